//! Strategies, and the proof that no quoted words of the text were forgotten.

use std::collections::HashMap;

use super::anchor::{Ids, Source, fault, required, slug, unique, word};
use super::editorial::{NotEntry, StrategyNote};
use super::geography::Geography;
use super::lexicon::{Hit, Lexicon, longest_first};
use super::places::{never, sentences, useful};
use super::raw_knowledge::{RawNotEntry, RawStrategy, StrategiesFile};
use super::reach::note;
use super::{Folder, SeedError};
use crate::model::plan::{Level, Member, Note, Occurrence, Place, Strategy, StrategyKind, Zone};
use crate::model::text::{SentenceId, Span};

const FILE: &str = "strategies.json";

type Strategies = (Vec<Strategy>, Vec<StrategyNote>, Vec<NotEntry>);

/// The strategies, with every occurrence.
pub(super) fn load_strategies(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
    zones: &[Zone],
    places: &[Place],
) -> Result<Strategies, SeedError> {
    let file: StrategiesFile = folder.json_or_default(FILE)?;
    unique(
        FILE,
        "strategy",
        file.strategies.iter().map(|s| s.id.as_str()),
    )?;
    let zones = Ids::new("zone", "zones.json", zones.iter().map(|z| z.id.as_str()));
    let places = places.iter().map(|p| p.id.as_str());
    let places = Ids::new("place", "places.json", places);
    let ids = Ids::new(
        "strategy",
        FILE,
        file.strategies.iter().map(|s| s.id.as_str()),
    );
    let found = found(source, &file.strategies);
    let mut strategies = Vec::new();
    for (raw, found) in file.strategies.iter().zip(found) {
        let record = format!("strategy “{}”", raw.id);
        for (field, value) in [
            ("name", &raw.name),
            ("en", &raw.en),
            ("why.zh", &raw.why.zh),
            ("why.en", &raw.why.en),
        ] {
            required(FILE, &record, field, value)?;
        }
        let occurrences = occurrences(source, &record, raw, &found)?;
        let by_hand = raw.whole_city || raw.outside;
        let by_hand = by_hand || !(raw.divisions.is_empty() && raw.zones.is_empty());
        let by_hand = by_hand || !raw.places.is_empty();
        let is_said = !(raw.placed.zh.is_empty() && raw.placed.en.is_empty());
        let placed = if by_hand || is_said {
            note(FILE, &record, "placed", &raw.placed)?
        } else {
            Note::default()
        };
        let (sentence, intro) = source.resolve(FILE, &record, &raw.intro)?;
        if !occurrences.iter().any(|o| intro.contains(o.span)) {
            return Err(fault(
                FILE,
                &record,
                "intro",
                format!("“{}” does not name it", raw.intro.quote),
                "Quote words that hold one of its forms.",
            ));
        }
        let mut divisions = Vec::new();
        for (at, code) in raw.divisions.iter().enumerate() {
            divisions.push(geography.division(
                FILE,
                &record,
                &format!("divisions[{at}]"),
                *code,
            )?);
        }
        let zone = |id: &String| zones.find(FILE, &record, "zones", id);
        let place = |id: &String| places.find(FILE, &record, "places", id);
        strategies.push(Strategy {
            id: slug(FILE, &record, &raw.id)?,
            name: raw.name.clone(),
            original: String::new(),
            en: raw.en.clone(),
            kind: word(
                FILE,
                &record,
                "kind",
                &raw.kind,
                StrategyKind::ALL,
                StrategyKind::as_str,
            )?,
            level: word(
                FILE,
                &record,
                "level",
                &raw.level,
                Level::ALL,
                Level::as_str,
            )?,
            sentence,
            intro,
            members: members(source, &record, raw, &ids)?,
            occurrences,
            divisions,
            zones: raw.zones.iter().map(zone).collect::<Result<_, _>>()?,
            places: raw.places.iter().map(place).collect::<Result<_, _>>()?,
            whole_city: raw.whole_city,
            why: raw.why.zh.clone(),
            outside: raw.outside,
            placed,
        });
    }
    if folder.has(FILE) {
        no_quoted_words_forgotten(source, &strategies, &file.not_entries)?;
    }
    let notes = file
        .strategies
        .into_iter()
        .map(|raw| StrategyNote {
            forms: raw.forms,
            why: raw.why,
        })
        .collect();
    let not_entries = file
        .not_entries
        .into_iter()
        .map(|raw| NotEntry {
            string: raw.string,
            reason: raw.reason,
        })
        .collect();
    Ok((strategies, notes, not_entries))
}

/// The members that the text lists.
fn members(
    source: &Source,
    record: &str,
    raw: &RawStrategy,
    ids: &Ids,
) -> Result<Vec<Member>, SeedError> {
    raw.members
        .iter()
        .enumerate()
        .map(|(at, member)| {
            let record = format!("{record}, member {}", at + 1);
            let (sentence, span) = source.quote(FILE, &record, &member.sentence, &member.quote)?;
            let strategy = member.strategy.as_deref();
            let strategy = strategy
                .map(|id| ids.find(FILE, &record, "strategy", id))
                .transpose()?;
            Ok(Member {
                sentence,
                span,
                strategy,
            })
        })
        .collect()
}

/// Where the forms of each strategy stand, wherever that is: the unit's number, and what was found
/// there, words by their numbers among the forms.
type Found = Vec<(usize, Hit)>;

/// All forms of all strategies, looked for in one reading of the text.
fn found(source: &Source, all: &[RawStrategy]) -> Vec<Found> {
    let forms = all.iter().enumerate().flat_map(|(strategy, raw)| {
        let numbers = 0..raw.forms.len();
        numbers.map(move |form| (strategy, form))
    });
    let forms: Vec<(usize, usize)> = forms.collect();
    let lexicon = Lexicon::new(all.iter().flat_map(|raw| &raw.forms).map(String::as_str));
    let mut found: Vec<Found> = vec![Found::new(); all.len()];
    for (unit, (_, span)) in source.units.iter().enumerate() {
        for Hit { word, span } in lexicon.hits(source.text, *span) {
            let (strategy, word) = forms[word];
            found[strategy].push((unit, Hit { word, span }));
        }
    }
    found
}

/// Where a strategy is named, of what was `found` of its forms.
fn occurrences(
    source: &Source,
    record: &str,
    raw: &RawStrategy,
    found: &Found,
) -> Result<Vec<Occurrence>, SeedError> {
    let mut except: Vec<(SentenceId, &str)> = Vec::new();
    for exception in &raw.except {
        let (id, _) = source.quote(FILE, record, &exception.sentence, &exception.form)?;
        except.push((id, &exception.form));
    }
    let only = sentences(source, FILE, record, raw.only.as_deref())?;
    for form in &raw.forms {
        required(FILE, record, "forms", form)?;
    }
    unique(FILE, "form", raw.forms.iter().map(String::as_str))
        .map_err(|error| error.record(record).field("forms"))?;
    let mut used = vec![false; raw.forms.len()];
    let mut occurrences = Vec::new();
    for here in found.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((sentence, _)) = here.first().and_then(|(unit, _)| source.units.get(*unit)) else {
            continue;
        };
        if only.as_ref().is_some_and(|only| !only.contains(sentence)) {
            continue;
        }
        // A form that means something else here is no form here.
        let means_it = |hit: &Hit| !except.contains(&(*sentence, hit.span.of(source.text)));
        let hits = here.iter().map(|(_, hit)| *hit).filter(means_it);
        for Hit { word, span } in longest_first(hits.collect()) {
            used[word] = true;
            occurrences.push(Occurrence {
                sentence: *sentence,
                span,
            });
        }
    }
    if let Some(form) = raw
        .forms
        .iter()
        .zip(used)
        .find_map(|(form, used)| (!used).then_some(form))
    {
        return Err(never(FILE, record, form));
    }
    useful(FILE, record, only.as_deref(), &occurrences)?;
    Ok(occurrences)
}

/// The words between quotation marks `“…”` and title marks `《…》`.
fn quoted_words(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = words.get(from..).and_then(|rest| rest.find(['“', '《'])) {
        let open = from + open;
        let close = if words[open..].starts_with('“') {
            '”'
        } else {
            '》'
        };
        let inner = open + '“'.len_utf8();
        let Some(length) = words[inner..].find(close) else {
            break;
        };
        let start = span.start as usize + inner;
        found.push(Span::new(start, start + length));
        from = inner + length + close.len_utf8();
    }
    found
}

/// Where strategies are named.
struct Named {
    /// By the beginnings of the words: where those end that reach the farthest so far.
    ends: Vec<(u32, u32)>,
}

impl Named {
    fn new(strategies: &[Strategy]) -> Self {
        let all = strategies.iter().flat_map(|s| &s.occurrences);
        let mut ends: Vec<(u32, u32)> = all.map(|o| (o.span.start, o.span.end)).collect();
        ends.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut ends {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { ends }
    }

    /// Whether some words that name a strategy contain these.
    fn contains(&self, words: Span) -> bool {
        let before = self
            .ends
            .partition_point(|(start, _)| *start <= words.start);
        let last = before.checked_sub(1).and_then(|at| self.ends.get(at));
        last.is_some_and(|(_, end)| words.end <= *end)
    }
}

/// Every quoted word of the text belongs to a strategy, or is listed with a reason.
fn no_quoted_words_forgotten(
    source: &Source,
    strategies: &[Strategy],
    not_entries: &[RawNotEntry],
) -> Result<(), SeedError> {
    unique(
        FILE,
        "not_entries",
        not_entries.iter().map(|n| n.string.as_str()),
    )?;
    let listed = not_entries.iter().enumerate();
    let listed: HashMap<&str, usize> = listed.map(|(at, n)| (n.string.as_str(), at)).collect();
    let named = Named::new(strategies);
    let mut seen = vec![false; not_entries.len()];
    for &(sentence, span) in &source.units {
        for quoted in quoted_words(source.text, span) {
            let words = quoted.of(source.text);
            let listed = listed.get(words);
            if let Some(at) = listed {
                seen[*at] = true;
            }
            if listed.is_none() && !named.contains(quoted) {
                return Err(fault(
                    FILE,
                    "not_entries",
                    "string",
                    format!("“{words}” in {sentence} belongs to no strategy"),
                    "Add the strategy, or list the words in not_entries with the reason.",
                ));
            }
        }
    }
    for (raw, seen) in not_entries.iter().zip(seen) {
        let record = format!("not_entries “{}”", raw.string);
        required(FILE, &record, "reason.zh", &raw.reason.zh)?;
        required(FILE, &record, "reason.en", &raw.reason.en)?;
        if !seen {
            return Err(fault(
                FILE,
                &record,
                "string",
                "the text does not quote these words".into(),
                "Copy what stands between the quotation marks, or delete the record.",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_title_marks_are_found() {
        let text = "在“一体两翼”与《建议》、“未完";
        let found: Vec<_> = quoted_words(text, Span::new(0, text.len()))
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, ["一体两翼", "建议"]);
    }
}
