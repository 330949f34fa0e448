//! The rules for kinds of place and topics, checked and applied to every sentence.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::anchor::{Ids, Source, countable, fault, required, slug, unique, word};
use super::editorial::TagNote;
use super::geography::Geography;
use super::raw_knowledge::{RawDivisionsOf, RawFlag, RawOverride, RawTag, ScopeFile, TopicsFile};
use super::rules::{Reading, RuleWords};
use super::{Folder, SeedError};
use crate::model::plan::rules::{Override, Rule};
use crate::model::plan::{DivisionIndex, Scope, ScopeKind, Tag, Topic, TopicIndex, Zone};
use crate::model::text::{SentenceId, Span};

type ScopeTags = (Vec<Scope>, Vec<Tag<ScopeKind>>, TagNote);
type TopicTags = (Vec<Topic>, Vec<Tag<TopicIndex>>, TagNote);

/// Which sentence speaks of which kind of place.
pub(super) fn load_scope(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
    zones: &[Zone],
) -> Result<ScopeTags, SeedError> {
    const FILE: &str = "scope.json";
    let file: ScopeFile = folder.json_or_default(FILE)?;
    let (mut note, reading) = rules(FILE, source, &file.tags, file.overrides)?;
    let mut scopes = Vec::new();
    for raw in &file.tags {
        let record = format!("tag “{}”", raw.id);
        let kind = word(
            FILE,
            &record,
            "id",
            &raw.id,
            ScopeKind::ALL,
            ScopeKind::as_str,
        )?;
        let (divisions, reason) = divisions_of(FILE, &record, &file.divisions_of, &raw.id)
            .map(|rule| (divisions(rule, geography, zones), rule.reason.clone()))?;
        note.reasons.push(reason);
        scopes.push(Scope {
            kind,
            name: raw.name.clone(),
            en: raw.en.clone(),
            divisions,
        });
    }
    let ids = Ids::new("tag", FILE, file.tags.iter().map(|tag| tag.id.as_str()));
    for id in file.divisions_of.keys() {
        ids.find::<usize>(FILE, "divisions_of", id, id)?;
    }
    let tags = apply(reading, &note, |at| scopes.get(at).map(|scope| scope.kind));
    Ok((scopes, tags, note))
}

/// The rule of one kind of place.
fn divisions_of<'a>(
    file: &str,
    record: &str,
    rules: &'a BTreeMap<String, RawDivisionsOf>,
    id: &str,
) -> Result<&'a RawDivisionsOf, SeedError> {
    let rule = rules.get(id).ok_or_else(|| {
        fault(
            file,
            record,
            "divisions_of",
            format!("it is not said which divisions are “{id}”"),
            "Add the kind to divisions_of; with a reason only, it stands for no division.",
        )
    })?;
    required(file, record, "divisions_of.reason", &rule.reason)?;
    Ok(rule)
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

/// Which sentence is about which topic.
pub(super) fn load_topics(folder: &Folder, source: &Source) -> Result<TopicTags, SeedError> {
    const FILE: &str = "topics.json";
    let file: TopicsFile = folder.json_or_default(FILE)?;
    countable(FILE, "topic", file.topics.len())?;
    let (note, reading) = rules(FILE, source, &file.topics, file.overrides)?;
    let mut topics = Vec::new();
    for raw in &file.topics {
        let id = slug(FILE, &format!("topic “{}”", raw.id), &raw.id)?;
        topics.push(Topic {
            id,
            name: raw.name.clone(),
            original: String::new(),
            en: raw.en.clone(),
        });
    }
    let tags = apply(reading, &note, |at| TopicIndex::try_from(at).ok());
    Ok((topics, tags, note))
}

/// The tags of every sentence, in reading order. Evidence by hand comes first, the keywords after
/// it.
fn apply<T>(reading: Reading, note: &TagNote, what: impl Fn(usize) -> Option<T>) -> Vec<Tag<T>> {
    let mut by_hand: HashMap<SentenceId, Vec<&Override>> = HashMap::new();
    for decision in &note.overrides {
        by_hand.entry(decision.sentence).or_default().push(decision);
    }
    let mut tags = Vec::new();
    // Titles carry no tags.
    let sentences = reading.units.into_iter();
    for (sentence, found) in sentences.filter(|(id, _)| id.number > 0) {
        let mut decided: BTreeMap<usize, (Vec<Span>, bool)> = found
            .into_iter()
            .map(|(rule, evidence)| (rule, (evidence, false)))
            .collect();
        for decision in by_hand.get(&sentence).into_iter().flatten() {
            match decision.set {
                None => {
                    decided.remove(&decision.rule);
                }
                Some(words) => {
                    let (evidence, is_by_hand) = decided.entry(decision.rule).or_default();
                    evidence.insert(0, words);
                    *is_by_hand = true;
                }
            }
        }
        for (rule, (evidence, by_hand)) in decided {
            if let Some(what) = what(rule) {
                tags.push(Tag {
                    sentence,
                    what,
                    evidence,
                    by_hand,
                });
            }
        }
    }
    tags
}

/// Checks rules and overrides.
fn rules(
    file: &str,
    source: &Source,
    tags: &[RawTag],
    overrides: Vec<RawOverride>,
) -> Result<(TagNote, Reading), SeedError> {
    unique(file, "tag", tags.iter().map(|tag| tag.id.as_str()))?;
    let mut note = TagNote::default();
    let rules = tags.iter().map(|raw| Rule {
        keywords: raw.keywords.clone(),
        traps: raw.traps.clone(),
    });
    note.rules = rules.collect();
    let words = RuleWords::new(&note.rules);
    let reading = words.read(source);
    let mut seen = reading.seen.iter().copied();
    for (rule, raw) in tags.iter().enumerate() {
        let record = format!("tag “{}”", raw.id);
        check_words(file, &record, (rule, raw), &words, &mut seen)?;
    }
    let ids = Ids::new("tag", file, tags.iter().map(|tag| tag.id.as_str()));
    let mut decided = HashSet::new();
    for raw in overrides {
        let record = format!("override of “{}” in {}", raw.tag, raw.sentence);
        let rule = ids.find(file, &record, "tag", &raw.tag)?;
        required(file, &record, "reason", &raw.reason)?;
        let (sentence, _) = source.sentence(file, &record, &raw.sentence)?;
        let set = match (raw.set, &raw.evidence) {
            (false, _) => None,
            (true, Some(words)) => Some(
                source
                    .quote(file, &record, &raw.sentence, words)
                    .map_err(|error| error.field("evidence"))?
                    .1,
            ),
            (true, None) => {
                required(file, &record, "evidence", "")?;
                None
            }
        };
        if !decided.insert((sentence, rule)) {
            return Err(fault(
                file,
                &record,
                "sentence",
                "there are two overrides of this tag in this sentence".into(),
                "Delete one of them.",
            ));
        }
        if reading.finds(rule, sentence) == raw.set {
            return Err(fault(
                file,
                &record,
                "set",
                "the override has no effect: the keywords say the same".into(),
                "Delete the override.",
            ));
        }
        note.overrides.push(Override {
            sentence,
            rule,
            set,
            reason: raw.reason,
        });
    }
    Ok((note, reading))
}

/// Checks the words of a rule: each once, each in the text, each trap around a keyword. What is
/// `seen` of the text's words goes on with those of this rule.
fn check_words(
    file: &str,
    record: &str,
    (rule, raw): (usize, &RawTag),
    words: &RuleWords,
    seen: &mut impl Iterator<Item = bool>,
) -> Result<(), SeedError> {
    let mut listed = HashSet::new();
    let keywords = raw.keywords.iter().map(|word| ("keywords", word));
    let traps = raw.traps.iter().map(|word| ("traps", word));
    for ((field, word), seen) in keywords.chain(traps).zip(seen) {
        required(file, record, field, word)?;
        if !listed.insert(word) {
            return Err(fault(
                file,
                record,
                field,
                format!("“{word}” is listed twice"),
                "Leave it in one place only: keyword or trap.",
            ));
        }
        if !seen {
            return Err(fault(
                file,
                record,
                field,
                format!("“{word}” stands in no sentence"),
                "Copy the word exactly from the text, or delete it.",
            ));
        }
        if field == "traps" && !words.has_keyword(rule, word) {
            return Err(fault(
                file,
                record,
                field,
                format!("“{word}” contains no keyword"),
                "Delete the trap: nothing falls into it.",
            ));
        }
    }
    Ok(())
}
