//! The part of `plan.json` that says what the text says.

use serde_json::{Map, Value, json};

use super::data::Offsets;
use super::tables::target;
use crate::data::{Bilingual, Editorial, TagNote};
use crate::model::plan::rules::Rule;
use crate::model::plan::{Agreement, Clause, Note, Occurrence, Plan, Relation, StrategyIndex, Tag};
use crate::model::text::{SentenceId, Span};

/// What is written, and with what.
pub(super) struct Knowledge<'a> {
    pub(super) plan: &'a Plan,
    pub(super) editorial: &'a Editorial,
    pub(super) offsets: &'a Offsets,
}

/// A whole number without a decimal point.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        json!(value as i64)
    } else {
        json!(value)
    }
}

impl Knowledge<'_> {
    /// All fields.
    pub(super) fn fields(&self) -> Map<String, Value> {
        let fields = [
            ("zoneMentions", self.zone_mentions()),
            ("strategies", self.strategies()),
            ("notEntries", self.not_entries()),
            ("places", self.places()),
            ("links", self.links()),
            ("kinds", self.kinds()),
            ("cityWords", rule(&self.editorial.reach.city)),
            ("aspects", self.aspects()),
            ("reach", self.reach()),
            ("topics", self.topics()),
            (
                "topicTags",
                tags(
                    &self.plan.topic_tags,
                    "topic",
                    |tag| {
                        json!(
                            self.plan
                                .topics
                                .get(usize::from(tag.what))
                                .map(|t| t.id.as_str())
                        )
                    },
                    self,
                ),
            ),
            (
                "topicOverrides",
                overrides(&self.editorial.topics, "topic", |at| {
                    self.plan.topics.get(at).map(|topic| topic.id.as_str())
                }),
            ),
            ("threads", self.threads()),
            ("figures", self.figures()),
            ("background", self.background()),
            ("glossary", self.glossary()),
            ("gists", self.gists()),
            ("method", self.method()),
        ];
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// Words of a sentence.
    fn cited(&self, sentence: SentenceId, span: Span) -> Value {
        json!({
            "sentence": sentence.to_string(),
            "words": self.plan.words(span),
            "span": self.offsets.of(span),
        })
    }

    fn occurrences(&self, occurrences: &[Occurrence]) -> Vec<Value> {
        occurrences
            .iter()
            .map(|o| self.cited(o.sentence, o.span))
            .collect()
    }

    fn code(&self, division: u16) -> Option<u32> {
        self.plan
            .divisions
            .get(usize::from(division))
            .map(|d| d.adcode.get())
    }

    fn zone(&self, zone: u16) -> Option<&str> {
        self.plan
            .zones
            .get(usize::from(zone))
            .map(|z| z.id.as_str())
    }

    fn place(&self, place: u16) -> Option<&str> {
        self.plan
            .places
            .get(usize::from(place))
            .map(|p| p.id.as_str())
    }

    fn strategy(&self, strategy: StrategyIndex) -> Option<&str> {
        let strategy = self.plan.strategy_at(strategy);
        strategy.map(|s| s.id.as_str())
    }

    fn zone_mentions(&self) -> Value {
        let mentions = self.plan.zone_mentions.iter();
        mentions
            .map(|mention| {
                let mut value = self.cited(mention.sentence, mention.span);
                value["zone"] = json!(self.zone(mention.zone));
                value
            })
            .collect()
    }

    fn strategies(&self) -> Value {
        let notes = &self.editorial.strategies;
        let strategies = self.plan.strategies.iter().zip(notes);
        strategies
            .map(|(s, own)| {
                let members = s.members.iter().map(|member| {
                    let mut value = self.cited(member.sentence, member.span);
                    value["strategy"] = json!(member.strategy.and_then(|at| self.strategy(at)));
                    value
                });
                json!({
                    "id": s.id.as_str(),
                    "name": s.name,
                    "en": s.en,
                    "kind": s.kind.as_str(),
                    "level": s.level.as_str(),
                    "intro": self.cited(s.sentence, s.intro),
                    "forms": own.forms,
                    "members": members.collect::<Vec<_>>(),
                    "occurrences": self.occurrences(&s.occurrences),
                    "divisions": s.divisions.iter().map(|at| self.code(*at)).collect::<Vec<_>>(),
                    "zones": s.zones.iter().map(|at| self.zone(*at)).collect::<Vec<_>>(),
                    "places": s.places.iter().map(|at| self.place(*at)).collect::<Vec<_>>(),
                    "wholeCity": s.whole_city,
                    "outside": s.outside,
                    "applies": self.applies(&self.plan.divisions_of_strategy(s)),
                    "why": both(&own.why),
                    "placed": note(&s.placed),
                })
            })
            .collect()
    }

    fn not_entries(&self) -> Value {
        let entries = self.editorial.not_entries.iter();
        entries
            .map(|n| json!({ "string": n.string, "reason": both(&n.reason) }))
            .collect()
    }

    fn places(&self) -> Value {
        let places = self.plan.places.iter().zip(&self.editorial.places);
        places
            .map(|(p, note)| {
                let point = p.point.as_ref().zip(note.position.as_ref());
                json!({
                    "id": p.id.as_str(),
                    "name": p.name,
                    "en": p.en,
                    "pinyin": p.pinyin,
                    "forms": note.forms,
                    "outside": p.outside,
                    "division": p.division.and_then(|at| self.code(at)),
                    "certainty": p.certainty.as_str(),
                    "source": p.source,
                    "point": point.map(|(point, (lon, lat, datum))| json!({
                        "lon": lon, "lat": lat, "datum": datum, "source": point.source,
                    })),
                    "occurrences": self.occurrences(&p.occurrences),
                    "url": p.page.url,
                    "words": p.page.words,
                    "read": p.page.read,
                    "note": both(&note.note),
                })
            })
            .collect()
    }

    fn links(&self) -> Value {
        let links = self.plan.links.iter().zip(&self.editorial.links);
        links
            .map(|(link, note)| json!({
                "id": link.id.as_str(),
                "verb": link.verb,
                "target": self.place(link.target),
                "quote": self.cited(link.sentence, link.quote),
                "bearing": note.bearing,
                "basis": both(&note.basis),
                "reference": note.reference.as_ref().map(|r| json!({
                    "name": r.name, "lon": r.lon, "lat": r.lat, "datum": r.datum, "source": r.source,
                })),
                "note": both(&note.note),
            }))
            .collect()
    }

    fn kinds(&self) -> Value {
        let kinds = self.plan.kinds.iter().zip(&self.editorial.reach.kinds);
        kinds
            .map(|(kind, Rule { keywords, traps })| {
                json!({
                    "id": kind.id.as_str(),
                    "name": kind.name,
                    "en": kind.en,
                    "divisions": kind.divisions.iter().map(|at| self.code(*at)).collect::<Vec<_>>(),
                    "reason": note(&kind.reason),
                    "keywords": keywords,
                    "traps": traps,
                })
            })
            .collect()
    }

    fn aspects(&self) -> Value {
        let aspects = self.editorial.reach.aspects.iter();
        aspects
            .map(|aspect| {
                json!({
                    "aspect": aspect.aspect.as_str(),
                    "from": aspect.from.to_string(),
                    "to": aspect.to.to_string(),
                    "reason": note(&aspect.reason),
                })
            })
            .collect()
    }

    /// For each division why something applies there, or null where it does not.
    fn applies(&self, related: &[Option<Relation>]) -> Value {
        let divisions = self.plan.divisions.iter().zip(related);
        divisions
            .map(|(division, relation)| {
                (
                    division.adcode.to_string(),
                    json!(relation.map(Relation::as_str)),
                )
            })
            .collect::<Map<String, Value>>()
            .into()
    }

    fn reach(&self) -> Value {
        let reach = self.plan.reach.iter();
        reach
            .map(|reach| {
                let spans = reach.spans.iter().map(|span| {
                    let (word, of) = target(self.plan, span.target);
                    json!({
                        "words": self.plan.words(span.words),
                        "span": self.offsets.of(span.words),
                        "reach": word,
                        "of": of,
                        "byHand": span.by_hand,
                    })
                });
                json!({
                    "sentence": reach.sentence.to_string(),
                    "aspect": reach.aspect.as_str(),
                    "spans": spans.collect::<Vec<_>>(),
                    "rest": reach.rest.as_str(),
                    "reason": note(&reach.reason),
                    "applies": self.applies(&self.plan.divisions_of_sentence(reach.sentence)),
                })
            })
            .collect()
    }

    fn topics(&self) -> Value {
        let none = Rule::default();
        let rules = self.editorial.topics.rules.iter();
        let topics = self.plan.topics.iter().zip(rules.chain([&none]));
        topics
            .map(|(topic, Rule { keywords, traps })| {
                json!({
                    "id": topic.id.as_str(),
                    "name": topic.name,
                    "en": topic.en,
                    "keywords": keywords,
                    "traps": traps,
                    "rest": topic.is_rest,
                })
            })
            .collect()
    }

    fn threads(&self) -> Value {
        let threads = self.plan.threads.iter();
        threads
            .map(|thread| {
                let centre = self.plan.centres.get(usize::from(thread.centre));
                let steps = thread.steps.iter().map(|step| {
                    let mut value = self.cited(step.sentence, step.span);
                    value["stage"] = json!(step.stage.as_str());
                    value
                });
                json!({
                    "centre": centre.map(|c| c.id.as_str()),
                    "steps": steps.collect::<Vec<_>>(),
                })
            })
            .collect()
    }

    fn figures(&self) -> Value {
        let figures = self.plan.figures.iter().zip(&self.editorial.figures);
        figures
            .map(|(figure, en)| {
                let mut value = self.cited(figure.sentence, figure.span);
                value["value"] = figure.value.map_or(Value::Null, number);
                value["unit"] = json!(figure.unit);
                value["year"] = json!(figure.year);
                value["kind"] = json!(figure.kind.as_str());
                value["en"] = json!(en);
                value
            })
            .collect()
    }

    fn method(&self) -> Value {
        let method = &self.plan.method;
        let doubts = method.doubts.iter();
        json!({
            "readings": method.readings.as_ref().map(|r| json!({
                "reach": agreement(&r.reach),
                "topics": agreement(&r.topics),
            })),
            "doubts": doubts.map(|d| json!({ "title": d.title, "text": d.text })).collect::<Vec<_>>(),
        })
    }

    /// The glossary, in the order of its letters.
    fn glossary(&self) -> Value {
        let terms = self.plan.glossary.iter().map(|term| {
            let source = term.source.as_ref().map(|source| {
                json!({
                    "name": source.name,
                    "url": source.url,
                    "quote": source.quote,
                    "read": source.read,
                })
            });
            let explained_in = term.explained_in.iter().map(ToString::to_string);
            json!({
                "id": term.id.as_str(),
                "name": term.name,
                "en": term.english.name,
                "text": term.text,
                "textEn": term.english.text,
                "source": source,
                "explainedIn": explained_in.collect::<Vec<_>>(),
                "unsourced": term.unsourced,
                "occurrences": self.occurrences(&term.occurrences),
            })
        });
        terms.collect()
    }

    /// The editors' summaries.
    fn gists(&self) -> Value {
        let clauses = |clauses: &[Clause]| -> Value {
            let all = clauses.iter().map(|clause| {
                let evidence = clause.evidence.iter().map(ToString::to_string);
                json!({ "text": clause.text, "evidence": evidence.collect::<Vec<_>>() })
            });
            all.collect()
        };
        let gists = self.plan.gists.list.iter().map(|gist| {
            json!({
                "of": gist.of.to_string(),
                "by": self.plan.gists.by.text,
                "clauses": clauses(&gist.clauses),
                "clausesEn": clauses(&gist.english),
            })
        });
        gists.collect()
    }

    fn background(&self) -> Value {
        let items = self.plan.background.iter().zip(&self.editorial.background);
        items
            .map(|(item, en)| {
                json!({
                    "strategy": item.strategy.and_then(|at| self.strategy(at)),
                    "place": item.place.and_then(|at| self.place(at)),
                    "kind": item.kind.and_then(|at| self.plan.kind(at)).map(|k| k.id.as_str()),
                    "text": item.text,
                    "textEn": en,
                    "source": item.source,
                    "url": item.page.url,
                    "words": item.page.words,
                    "read": item.page.read,
                })
            })
            .collect()
    }
}

/// A note in both languages.
fn both(note: &Bilingual) -> Value {
    json!({ "zh": note.zh, "en": note.en })
}

/// A note in both languages; null where there is none.
fn note(note: &Note) -> Value {
    match note.is_empty() {
        true => Value::Null,
        false => json!({ "zh": note.text, "en": note.en }),
    }
}

/// The words of a rule.
fn rule(Rule { keywords, traps }: &Rule) -> Value {
    json!({ "keywords": keywords, "traps": traps })
}

/// How well two readings agree.
fn agreement(agreement: &Agreement) -> Value {
    json!({
        "decisions": agreement.decisions,
        "differences": agreement.differences,
        "agreement": agreement.agreement,
        "kappa": agreement.kappa,
    })
}

/// Tags with their evidence.
fn tags<T>(
    tags: &[Tag<T>],
    name: &str,
    word: impl Fn(&Tag<T>) -> Value,
    with: &Knowledge,
) -> Value {
    tags.iter()
        .map(|tag| {
            let evidence = tag.evidence.iter().map(
                |span| json!({ "words": with.plan.words(*span), "span": with.offsets.of(*span) }),
            );
            let mut value = json!({
                "sentence": tag.sentence.to_string(),
                "evidence": evidence.collect::<Vec<_>>(),
                "byHand": tag.by_hand,
                "reason": note(&tag.reason),
            });
            value[name] = word(tag);
            value
        })
        .collect()
}

/// The decisions by hand, with their reasons.
fn overrides<'a>(notes: &TagNote, name: &str, word: impl Fn(usize) -> Option<&'a str>) -> Value {
    notes
        .overrides
        .iter()
        .map(|o| {
            let mut value = json!({
                "sentence": o.sentence.to_string(),
                "set": o.set.is_some(),
                "reason": note(&o.reason),
            });
            value[name] = json!(word(o.rule));
            value
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use crate::data::{Folder, load};
    use crate::site::data::{PLAN_SCHEMA, plan_json};

    #[test]
    fn the_open_data_follow_their_schema() {
        let seeds = load(&Folder::new("seeds")).expect("sound seeds");
        let json = plan_json(&seeds.plan, &seeds.editorial);
        let schema = serde_json::from_str(PLAN_SCHEMA).expect("a schema");
        jsonschema::meta::validate(&schema).expect("a schema of the draft");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let errors: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert_eq!(
            json["strategies"].as_array().map(Vec::len),
            Some(seeds.plan.strategies.len())
        );
    }
}
