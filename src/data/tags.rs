//! The rules for topics, checked and applied to every sentence.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::anchor::{Ids, Source, countable, fault, required, slug, unique};
use super::editorial::TagNote;
use super::raw_knowledge::{RawOverride, RawRest, RawTag, TopicsFile};
use super::reach::note;
use super::rules::{Reading, RuleWords};
use super::{Folder, SeedError};
use crate::model::plan::rules::{Override, Rule};
use crate::model::plan::{Note, Tag, Topic, TopicIndex};
use crate::model::text::{SentenceId, Span};

type TopicTags = (Vec<Topic>, Vec<Tag<TopicIndex>>, TagNote);

/// Which sentence is about which topic.
pub(super) fn load_topics(folder: &Folder, source: &Source) -> Result<TopicTags, SeedError> {
    const FILE: &str = "topics.json";
    let file: TopicsFile = folder.json_or_default(FILE)?;
    countable(FILE, "topic", file.topics.len())?;
    let (notes, reading) = rules(FILE, source, &file.topics, file.overrides)?;
    let topics = file.topics.iter();
    let topics = topics.map(|raw| topic(FILE, [&raw.id, &raw.name, &raw.en], false));
    let mut topics: Vec<Topic> = topics.collect::<Result<_, _>>()?;
    for decision in notes.overrides.iter().filter(|o| o.set.is_none()) {
        if let Some(topic) = topics.get_mut(decision.rule) {
            let left_out = (decision.sentence, decision.reason.clone());
            topic.left_out.push(left_out);
        }
    }
    let mut tags = apply(reading, &notes, |at| TopicIndex::try_from(at).ok());
    for ((raw, topic), at) in file.topics.iter().zip(&mut topics).zip(0..) {
        topic.lead = lead(FILE, source, &tags, raw, at)?;
    }
    if let Some(raw) = &file.rest {
        topics.push(topic(FILE, [&raw.id, &raw.name, &raw.en], true)?);
        let what = TopicIndex::try_from(file.topics.len()).unwrap_or_default();
        tags.extend(rest(FILE, source, &tags, raw, what)?);
        tags.sort_by_key(|tag| (source.document.span(tag.sentence), tag.what));
    }
    Ok((topics, tags, notes))
}

/// A topic that leaves nothing out yet.
fn topic(file: &str, [id, name, en]: [&str; 3], is_rest: bool) -> Result<Topic, SeedError> {
    Ok(Topic {
        id: slug(file, &format!("topic “{id}”"), id)?,
        name: name.to_owned(),
        original: String::new(),
        en: en.to_owned(),
        is_rest,
        left_out: Vec::new(),
        lead: Vec::new(),
    })
}

/// The sentences of a topic that stand first: each is about the topic, and listed once.
fn lead(
    file: &str,
    source: &Source,
    tags: &[Tag<TopicIndex>],
    raw: &RawTag,
    what: TopicIndex,
) -> Result<Vec<(SentenceId, Note)>, SeedError> {
    let mut lead: Vec<(SentenceId, Note)> = Vec::new();
    for raw_lead in &raw.lead {
        let record = format!("lead of topic “{}”, {}", raw.id, raw_lead.sentence);
        let (sentence, _) = source.sentence(file, &record, &raw_lead.sentence)?;
        let reason = note(file, &record, "reason", &raw_lead.reason)?;
        let is_tagged = |tag: &Tag<TopicIndex>| tag.what == what && tag.sentence == sentence;
        let wrong = |cause: &str, remedy: &str| {
            let cause = format!("{sentence} {cause}");
            Err(fault(file, &record, "sentence", cause, remedy))
        };
        if lead.iter().any(|(known, _)| *known == sentence) {
            return wrong("is listed twice", "Delete one of them.");
        }
        if !tags.iter().any(is_tagged) {
            return wrong(
                "is not about this topic",
                "Write a sentence of the topic, or add the topic to the sentence.",
            );
        }
        lead.push((sentence, reason));
    }
    Ok(lead)
}

/// The tags of the sentences that are about no topic: each has a reason, and no other sentence has.
fn rest(
    file: &str,
    source: &Source,
    tags: &[Tag<TopicIndex>],
    raw: &RawRest,
    what: TopicIndex,
) -> Result<Vec<Tag<TopicIndex>>, SeedError> {
    let record = format!("rest “{}”", raw.id);
    let tagged: HashSet<SentenceId> = tags.iter().map(|tag| tag.sentence).collect();
    let mut reasons: HashMap<SentenceId, Note> = HashMap::new();
    for group in &raw.reasons {
        let reason = note(file, &record, "reason", &group.reason)?;
        for name in &group.sentences {
            let (sentence, _) = source.sentence(file, &record, name)?;
            let twice = reasons.insert(sentence, reason.clone()).is_some();
            if twice || tagged.contains(&sentence) {
                let cause = if twice {
                    format!("{sentence} is listed twice")
                } else {
                    format!("{sentence} is about a topic")
                };
                return Err(fault(
                    file,
                    &record,
                    "reasons",
                    cause,
                    "Delete the sentence from the list.",
                ));
            }
        }
    }
    let sentences = source.document.sentences().map(|(id, _)| id);
    sentences
        .filter(|id| !tagged.contains(id))
        .map(|sentence| match reasons.remove(&sentence) {
            Some(reason) => Ok(Tag {
                sentence,
                what,
                evidence: Vec::new(),
                by_hand: true,
                reason,
            }),
            None => Err(fault(
                file,
                &record,
                "reasons",
                format!("{sentence} is about no topic, and nothing says why"),
                "Add the sentence to a reason, or a topic to the sentence.",
            )),
        })
        .collect()
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
        let mut decided: BTreeMap<usize, (Vec<Span>, Option<Note>)> = found
            .into_iter()
            .map(|(rule, evidence)| (rule, (evidence, None)))
            .collect();
        for decision in by_hand.get(&sentence).into_iter().flatten() {
            match decision.set {
                None => {
                    decided.remove(&decision.rule);
                }
                Some(words) => {
                    let (evidence, reason) = decided.entry(decision.rule).or_default();
                    evidence.insert(0, words);
                    *reason = Some(decision.reason.clone());
                }
            }
        }
        for (rule, (evidence, reason)) in decided {
            if let Some(what) = what(rule) {
                tags.push(Tag {
                    sentence,
                    what,
                    evidence,
                    by_hand: reason.is_some(),
                    reason: reason.unwrap_or_default(),
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
    let mut notes = TagNote::default();
    let rules = tags.iter().map(|raw| Rule {
        keywords: raw.keywords.clone(),
        traps: raw.traps.clone(),
    });
    notes.rules = rules.collect();
    let words = RuleWords::new(&notes.rules);
    let reading = words.read(source);
    let mut seen = reading.seen.iter().copied();
    for ((number, rule), raw) in notes.rules.iter().enumerate().zip(tags) {
        let record = format!("tag “{}”", raw.id);
        check_words(file, &record, (number, rule), &words, &mut seen)?;
    }
    let ids = Ids::new("tag", file, tags.iter().map(|tag| tag.id.as_str()));
    let mut decided = HashSet::new();
    for raw in overrides {
        let record = format!("override of “{}” in {}", raw.tag, raw.sentence);
        let rule = ids.find(file, &record, "tag", &raw.tag)?;
        let reason = note(file, &record, "reason", &raw.reason)?;
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
        notes.overrides.push(Override {
            sentence,
            rule,
            set,
            reason,
        });
    }
    Ok((notes, reading))
}

/// Checks the words of a rule: each once, each in the text, each trap around a keyword. What is
/// `seen` of the text's words goes on with those of this rule.
pub(super) fn check_words(
    file: &str,
    record: &str,
    (number, rule): (usize, &Rule),
    words: &RuleWords,
    seen: &mut impl Iterator<Item = bool>,
) -> Result<(), SeedError> {
    let mut listed = HashSet::new();
    let mut faults = Vec::new();
    let keywords = rule.keywords.iter().map(|word| ("keywords", word));
    let traps = rule.traps.iter().map(|word| ("traps", word));
    for ((field, word), seen) in keywords.chain(traps).zip(seen) {
        faults.extend(required(file, record, field, word).err());
        if !listed.insert(word) {
            faults.push(fault(
                file,
                record,
                field,
                format!("“{word}” is listed twice"),
                "Leave it in one place only: keyword or trap.",
            ));
            continue;
        }
        if !seen {
            faults.push(fault(
                file,
                record,
                field,
                format!("“{word}” stands in no sentence"),
                "Copy the word exactly from the text, or delete it.",
            ));
            continue;
        }
        if field == "traps" && !words.has_keyword(number, word) {
            faults.push(fault(
                file,
                record,
                field,
                format!("“{word}” contains no keyword"),
                "Delete the trap: nothing falls into it.",
            ));
        }
    }
    SeedError::of_several(faults).map_or(Ok(()), Err)
}
