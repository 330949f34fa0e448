//! The rules for kinds of place and topics, checked and applied to every sentence.

use std::collections::BTreeMap;

use super::anchor::{Source, fault, index, required, slug, unique, word};
use super::editorial::TagNote;
use super::geography::Geography;
use super::raw_knowledge::{RawDivisionsOf, RawFlag, RawOverride, RawTag, ScopeFile, TopicsFile};
use super::{Folder, SeedError};
use crate::plan::rules::{Override, Rule, decide};
use crate::plan::{DivisionIndex, Scope, ScopeKind, Tag, Topic, TopicIndex, Zone};

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
    let mut note = rules(FILE, source, &file.tags, file.overrides)?;
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
    for id in file.divisions_of.keys() {
        let ids = file.tags.iter().map(|tag| tag.id.as_str());
        index(FILE, "divisions_of", id, ("tag", FILE), ids, id)?;
    }
    let tags = apply(source, &note, |at| scopes.get(at).map(|scope| scope.kind));
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
    let note = rules(FILE, source, &file.topics, file.overrides)?;
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
    let tags = apply(source, &note, |at| TopicIndex::try_from(at).ok());
    Ok((topics, tags, note))
}

/// The tags of every sentence, in reading order.
fn apply<T>(source: &Source, note: &TagNote, what: impl Fn(usize) -> Option<T>) -> Vec<Tag<T>> {
    let mut tags = Vec::new();
    for (sentence, span) in source.document.sentences() {
        for (at, rule) in note.rules.iter().enumerate() {
            let by_hand = note
                .overrides
                .iter()
                .find(|o| o.sentence == sentence && o.rule == at);
            let Some(what) = what(at) else { continue };
            if let Some((evidence, by_hand)) = decide(rule, by_hand, source.text, span) {
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
) -> Result<TagNote, SeedError> {
    unique(file, "tag", tags.iter().map(|tag| tag.id.as_str()))?;
    let mut note = TagNote::default();
    for raw in tags {
        let record = format!("tag “{}”", raw.id);
        check_words(file, source, &record, raw)?;
        note.rules.push(Rule {
            keywords: raw.keywords.clone(),
            traps: raw.traps.clone(),
        });
    }
    for raw in overrides {
        let record = format!("override of “{}” in {}", raw.tag, raw.sentence);
        let ids = tags.iter().map(|tag| tag.id.as_str());
        let rule = usize::from(index(file, &record, "tag", ("tag", file), ids, &raw.tag)?);
        required(file, &record, "reason", &raw.reason)?;
        let (sentence, span) = source.sentence(file, &record, &raw.sentence)?;
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
        if note
            .overrides
            .iter()
            .any(|o| o.sentence == sentence && o.rule == rule)
        {
            return Err(fault(
                file,
                &record,
                "sentence",
                "there are two overrides of this tag in this sentence".into(),
                "Delete one of them.",
            ));
        }
        let by_rule = note
            .rules
            .get(rule)
            .is_some_and(|rule| !rule.evidence(source.text, span).is_empty());
        if by_rule == raw.set {
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
    Ok(note)
}

/// Checks the words of a rule: each once, each in the text, each trap around a keyword.
fn check_words(file: &str, source: &Source, record: &str, raw: &RawTag) -> Result<(), SeedError> {
    let mut seen = std::collections::HashSet::new();
    let keywords = raw.keywords.iter().map(|word| ("keywords", word));
    for (field, word) in keywords.chain(raw.traps.iter().map(|word| ("traps", word))) {
        required(file, record, field, word)?;
        if !seen.insert(word) {
            return Err(fault(
                file,
                record,
                field,
                format!("“{word}” is listed twice"),
                "Leave it in one place only: keyword or trap.",
            ));
        }
        if !source
            .document
            .sentences()
            .any(|(_, span)| span.of(source.text).contains(word.as_str()))
        {
            return Err(fault(
                file,
                record,
                field,
                format!("“{word}” stands in no sentence"),
                "Copy the word exactly from the text, or delete it.",
            ));
        }
        if field == "traps"
            && !raw
                .keywords
                .iter()
                .any(|keyword| word.contains(keyword.as_str()))
        {
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
