//! Where each sentence applies: by mentions, zones, rules, and decisions by hand.

use std::collections::{BTreeMap, HashMap};

use super::anchor::{Source, fault, required, slug, unique, word};
use super::editorial::{AspectNote, ReachNote};
use super::geography::Geography;
use super::raw_knowledge::{RawAspect, RawDivisionsOf, RawFlag, RawNote, RawReach, ReachFile};
use super::rules::RuleWords;
use super::tags::check_words;
use super::{Folder, SeedError};
use crate::model::plan::rules::Rule;
use crate::model::plan::{
    Aspect, DivisionIndex, KindIndex, Mention, Note, PlaceKind, Reach, ReachSpan, Rest, Target,
    Zone, ZoneMention,
};
use crate::model::text::{SentenceId, Span};

const FILE: &str = "reach.json";
/// What the whole city is called where a kind of place is expected.
const CITY: &str = "city";

type Loaded = (Vec<PlaceKind>, Vec<Reach>, ReachNote);

/// What the text names: divisions and zones.
pub(super) struct Named<'a> {
    pub(super) zones: &'a [Zone],
    pub(super) mentions: &'a [Mention],
    pub(super) zone_mentions: &'a [ZoneMention],
}

/// Checks that a note has words in both languages.
pub(super) fn note(
    file: &str,
    record: &str,
    field: &str,
    raw: &RawNote,
) -> Result<Note, SeedError> {
    for (language, words) in [("zh", &raw.zh), ("en", &raw.en)] {
        required(file, record, &format!("{field}.{language}"), words)?;
    }
    Ok(Note {
        text: raw.zh.clone(),
        en: raw.en.clone(),
    })
}

/// Where each sentence applies.
pub(super) fn load_reach(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
    named: &Named,
) -> Result<Loaded, SeedError> {
    let file: ReachFile = folder.json_or_default(FILE)?;
    unique(FILE, "kind", file.kinds.iter().map(|kind| kind.id.as_str()))?;
    let mut kinds = Vec::new();
    for raw in &file.kinds {
        let record = format!("kind “{}”", raw.id);
        kinds.push(PlaceKind {
            id: slug(FILE, &record, &raw.id)?,
            name: raw.name.clone(),
            en: raw.en.clone(),
            divisions: divisions(&raw.divisions, geography, named.zones),
            reason: note(FILE, &record, "reason", &raw.reason)?,
        });
    }
    let rules = ReachNote {
        kinds: file
            .kinds
            .iter()
            .map(|raw| Rule {
                keywords: raw.keywords.clone(),
                traps: raw.traps.clone(),
            })
            .collect(),
        city: Rule {
            keywords: file.city.keywords.clone(),
            traps: file.city.traps.clone(),
        },
        aspects: aspects(source, &file.aspects)?,
    };
    let found = found(source, &file, &rules)?;
    let by_hand = by_hand(source, &file, &kinds, &found)?;
    let mut reach = Vec::new();
    for &(sentence, whole) in source.units.iter().filter(|(id, _)| id.number > 0) {
        let mut spans = in_sentence(sentence, named, found.get(&sentence));
        let mut rest = None;
        let mut reason = Note::default();
        if let Some(decision) = by_hand.get(&sentence) {
            spans.retain(|span| !decision.drop.contains(&span.target));
            spans.extend(&decision.set);
            rest = decision.rest;
            reason = decision.reason.clone();
        }
        if rest == Some(Rest::Outside) {
            spans.clear();
        }
        spans.sort_by_key(|span| span.words);
        spans.dedup_by(|one, other| (one.words, one.target) == (other.words, other.target));
        let by_rule = rest_by_rule(&spans);
        if rest == Some(by_rule) {
            return Err(fault(
                FILE,
                &format!("sentence “{sentence}”"),
                "rest",
                "the decision has no effect: the rule says the same".into(),
                "Delete the field.",
            ));
        }
        debug_assert!(spans.iter().all(|span| whole.contains(span.words)));
        reach.push(Reach {
            sentence,
            aspect: aspect_of(source, &rules.aspects, whole),
            spans,
            rest: rest.unwrap_or(by_rule),
            reason,
        });
    }
    Ok((kinds, reach, rules))
}

/// The city is the default; a narrower place takes it back, unless the whole city is named too.
fn rest_by_rule(spans: &[ReachSpan]) -> Rest {
    let names = |wanted: fn(&ReachSpan) -> bool| spans.iter().any(wanted);
    if !spans.is_empty() && !names(|span| span.target == Target::City) {
        Rest::None
    } else {
        Rest::City
    }
}

/// The divisions of a kind of place.
fn divisions(rule: &RawDivisionsOf, geography: &Geography, zones: &[Zone]) -> Vec<DivisionIndex> {
    let flagged = |division: DivisionIndex| {
        rule.zones_flagged == Some(RawFlag::Urban)
            && zones
                .iter()
                .any(|zone| zone.urban && zone.members.contains(&division))
    };
    (0..)
        .zip(&geography.divisions)
        .filter(|(at, division)| rule.all || flagged(*at) || rule.kinds.contains(&division.kind))
        .map(|(at, _)| at)
        .collect()
}

/// The spans that the rules find in each sentence.
type Found = HashMap<SentenceId, Vec<ReachSpan>>;

/// Looks for the keywords of kinds and of the whole city.
fn found(source: &Source, file: &ReachFile, note: &ReachNote) -> Result<Found, SeedError> {
    let rules: Vec<Rule> = note.kinds.iter().chain([&note.city]).cloned().collect();
    let words = RuleWords::new(&rules);
    let reading = words.read(source);
    let mut seen = reading.seen.iter().copied();
    let names = file.kinds.iter().map(|raw| format!("kind “{}”", raw.id));
    let names = names.chain([CITY.to_owned()]);
    for ((number, rule), record) in rules.iter().enumerate().zip(names) {
        check_words(FILE, &record, (number, rule), &words, &mut seen)?;
    }
    let found = reading.units.into_iter().map(|(sentence, found)| {
        let spans = found.into_iter().flat_map(|(rule, words)| {
            let kind = KindIndex::try_from(rule).ok();
            let kind = kind.filter(|kind| usize::from(*kind) < note.kinds.len());
            words.into_iter().map(move |words| ReachSpan {
                words,
                target: kind.map_or(Target::City, Target::Kind),
                by_hand: false,
            })
        });
        (sentence, spans.collect())
    });
    Ok(found.collect())
}

/// A decision by hand.
struct Decision {
    set: Vec<ReachSpan>,
    drop: Vec<Target>,
    rest: Option<Rest>,
    reason: Note,
}

/// The decisions by hand, checked.
fn by_hand(
    source: &Source,
    file: &ReachFile,
    kinds: &[PlaceKind],
    found: &Found,
) -> Result<BTreeMap<SentenceId, Decision>, SeedError> {
    unique(
        FILE,
        "sentence",
        file.sentences.iter().map(|raw| raw.sentence.as_str()),
    )?;
    let mut decisions = BTreeMap::new();
    for raw in &file.sentences {
        let (sentence, decision) = decision(source, raw, kinds, found)?;
        decisions.insert(sentence, decision);
    }
    Ok(decisions)
}

fn decision(
    source: &Source,
    raw: &RawReach,
    kinds: &[PlaceKind],
    found: &Found,
) -> Result<(SentenceId, Decision), SeedError> {
    let record = format!("sentence “{}”", raw.sentence);
    let (sentence, _) = source.sentence(FILE, &record, &raw.sentence)?;
    let reason = note(FILE, &record, "reason", &raw.reason)?;
    let target = |field: &str, id: &str| -> Result<Target, SeedError> {
        let kind = (0..).zip(kinds).find(|(_, kind)| kind.id.as_str() == id);
        match kind {
            Some((at, _)) => Ok(Target::Kind(at)),
            None if id == CITY => Ok(Target::City),
            None => Err(fault(
                FILE,
                &record,
                field,
                format!("there is no kind of place with the id “{id}”"),
                "Write the id of a kind of this file, or city.",
            )),
        }
    };
    let mut set = Vec::new();
    for own in &raw.set {
        let (_, words) = source
            .quote(FILE, &record, &raw.sentence, &own.evidence)
            .map_err(|error| error.field("set"))?;
        set.push(ReachSpan {
            words,
            target: target("set", &own.kind)?,
            by_hand: true,
        });
    }
    let mut drop = Vec::new();
    for id in &raw.drop {
        let target = target("drop", id)?;
        let mut spans = found.get(&sentence).into_iter().flatten();
        if !spans.any(|span| span.target == target) {
            return Err(fault(
                FILE,
                &record,
                "drop",
                format!("the decision has no effect: no keyword of “{id}” stands here"),
                "Delete it from the list.",
            ));
        }
        drop.push(target);
    }
    let rest = raw.rest.as_deref();
    let rest = rest.map(|rest| word(FILE, &record, "rest", rest, Rest::ALL, Rest::as_str));
    let rest = rest.transpose()?;
    if set.is_empty() && drop.is_empty() && rest.is_none() {
        return Err(fault(
            FILE,
            &record,
            "rest",
            "nothing is decided".into(),
            "Write set, drop or rest, or delete the record.",
        ));
    }
    let decision = Decision {
        set,
        drop,
        rest,
        reason,
    };
    Ok((sentence, decision))
}

/// The spans of a sentence: divisions and zones that it names, the sentence that introduces a zone,
/// and what the rules find. A zone named by the words of a kind of place is that kind.
fn in_sentence(
    sentence: SentenceId,
    named: &Named,
    found: Option<&Vec<ReachSpan>>,
) -> Vec<ReachSpan> {
    let by_rule = |words: Span, target: Target| ReachSpan {
        words,
        target,
        by_hand: false,
    };
    let found = found.map_or(&[][..], Vec::as_slice);
    let mentions = named.mentions.iter().filter(|m| m.sentence == sentence);
    let mut spans: Vec<ReachSpan> = mentions
        .map(|m| by_rule(m.span, Target::Division(m.division)))
        .collect();
    let introduced = (0..)
        .zip(named.zones)
        .filter(|(_, zone)| zone.sentence == sentence);
    spans.extend(introduced.map(|(at, zone)| by_rule(zone.evidence, Target::Zone(at))));
    let zones = named.zone_mentions.iter().filter(|m| {
        let is_kind = |span: &&ReachSpan| {
            matches!(span.target, Target::Kind(_)) && span.words.contains(m.span)
        };
        m.sentence == sentence && !found.iter().any(|span| is_kind(&span))
    });
    spans.extend(zones.map(|m| by_rule(m.span, Target::Zone(m.zone))));
    spans.extend(found);
    spans
}

/// The sentences that do not speak of what is to be done.
fn aspects(source: &Source, raw: &[RawAspect]) -> Result<Vec<AspectNote>, SeedError> {
    let mut aspects = Vec::new();
    for raw in raw {
        let record = format!("aspect “{}”", raw.aspect);
        let aspect = word(
            FILE,
            &record,
            "aspect",
            &raw.aspect,
            Aspect::ALL,
            Aspect::as_str,
        )?;
        let (from, first) = source.sentence(FILE, &record, &raw.from)?;
        let (to, last) = source.sentence(FILE, &record, &raw.to)?;
        if last < first {
            return Err(fault(
                FILE,
                &record,
                "to",
                format!("{to} stands before {from}"),
                "Write the first sentence as from, the last as to.",
            ));
        }
        aspects.push(AspectNote {
            aspect,
            from,
            to,
            reason: note(FILE, &record, "reason", &raw.reason)?,
        });
    }
    Ok(aspects)
}

/// Of which time a sentence speaks.
fn aspect_of(source: &Source, aspects: &[AspectNote], whole: Span) -> Aspect {
    let within = |note: &&AspectNote| {
        let from = source.document.span(note.from);
        let to = source.document.span(note.to);
        from.zip(to)
            .is_some_and(|(from, to)| from <= whole && whole <= to)
    };
    aspects
        .iter()
        .find(within)
        .map_or(Aspect::Plan, |note| note.aspect)
}
