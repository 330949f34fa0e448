//! What the search knows of the language, reduced to the characters of one plan.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pinyin::ToPinyin;
use serde::Deserialize;

use super::anchor::{fault, required, unique};
use super::lexicon::Lexicon;
use super::spellings::spellings;
use super::{Folder, SeedError};
use crate::model::plan::{Plan, SearchTables, TopicIndex};
use crate::model::text::Span;
use crate::search::alphabet;

const FILE: &str = "search.json";

/// `search.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SearchFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    #[serde(default)]
    readings: Vec<Readings>,
    #[serde(default)]
    topics: Vec<TopicWords>,
    #[serde(default)]
    matters: Vec<TopicWords>,
    #[serde(default)]
    everyday: Vec<Everyday>,
    /// By the tags of languages.
    #[serde(default)]
    synonyms: BTreeMap<String, Vec<Everyday>>,
}

/// A character and how it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Readings {
    character: String,
    readings: Vec<String>,
}

/// Other words for a topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicWords {
    topic: String,
    words: Vec<String>,
}

/// An everyday word and the plan's words for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Everyday {
    word: String,
    also: Vec<String>,
}

/// The tables for a plan that is otherwise complete; `write` brings the words of the file into the
/// script of the plan's text.
pub(super) fn load_search(
    folder: &Folder,
    plan: &mut Plan,
    write: &dyn Fn(&str) -> Result<String, SeedError>,
) -> Result<(), SeedError> {
    let mut file: SearchFile = folder.json_or_default(FILE)?;
    for words in words_of(&mut file) {
        *words = write(words)?;
    }
    let synonyms = checked_synonyms(&mut file, plan)?;
    let listed = checked_readings(&file)?;
    check_everyday(&file, plan)?;
    plan.search.topic_words = topic_words(&file.topics, "topic", plan)?;
    plan.search.matters = topic_words(&file.matters, "matters of topic", plan)?;
    let matters = plan.search.matters.iter().map(|(_, word)| word.as_str());
    unique(FILE, "matter", matters)?;
    // The names, those words among them, are part of the alphabet.
    let alphabet = alphabet(&plan.searched_texts());
    let readings: Vec<Vec<String>> = alphabet.iter().map(|c| read(*c, &listed)).collect();
    let syllables: BTreeSet<&String> = readings.iter().flatten().collect();
    let number =
        |syllable: &String| syllables.iter().position(|s| *s == syllable).unwrap_or(0) as u16;
    let further = (0..).zip(&readings).flat_map(|(index, readings)| {
        readings
            .iter()
            .skip(1)
            .map(move |syllable| (index, syllable))
    });
    plan.search = SearchTables {
        topic_words: std::mem::take(&mut plan.search.topic_words),
        matters: std::mem::take(&mut plan.search.matters),
        spellings: spellings(&alphabet),
        readings: readings
            .iter()
            .map(|readings| readings.first().map_or(0, |first| number(first) + 1))
            .collect(),
        more_readings: further.map(|(index, s)| (index, number(s))).collect(),
        syllables: syllables
            .iter()
            .map(|s| s.as_str())
            .collect::<Vec<_>>()
            .join(" "),
        everyday: file
            .everyday
            .into_iter()
            .map(|e| (e.word, e.also))
            .collect(),
        synonyms: synonyms.into_iter().map(|e| (e.word, e.also)).collect(),
    };
    Ok(())
}

/// All that the file says in the text's language; readings are of characters in any script.
fn words_of(file: &mut SearchFile) -> impl Iterator<Item = &mut String> {
    let topics = file.topics.iter_mut().chain(&mut file.matters);
    let topics = topics.flat_map(|topic| &mut topic.words);
    let everyday = file
        .everyday
        .iter_mut()
        .flat_map(|entry| std::iter::once(&mut entry.word).chain(&mut entry.also));
    let readings = file
        .readings
        .iter_mut()
        .map(|reading| &mut reading.character);
    topics.chain(everyday).chain(readings)
}

/// The synonyms of the plan's language; each must be in its translation.
fn checked_synonyms(file: &mut SearchFile, plan: &Plan) -> Result<Vec<Everyday>, SeedError> {
    let tags = file.synonyms.keys();
    for tag in tags {
        if !plan.languages.iter().any(|language| language.tag == *tag) {
            return Err(fault(
                FILE,
                "synonyms",
                tag,
                format!("there is no language “{tag}”"),
                "Write the tag of a language in languages.json.",
            ));
        }
    }
    let synonyms = file.synonyms.remove(&plan.language.tag).unwrap_or_default();
    let words = synonyms.iter().map(|entry| entry.word.as_str());
    unique(FILE, "synonym", words)?;
    for entry in &synonyms {
        let record = format!("synonym “{}”", entry.word);
        required(FILE, &record, "word", &entry.word)?;
        for (at, words) in entry.also.iter().enumerate() {
            required(FILE, &record, &format!("also[{at}]"), words)?;
        }
    }
    Ok(synonyms)
}

/// Other words for topics, by the topics' indices.
fn topic_words(
    all: &[TopicWords],
    kind: &str,
    plan: &Plan,
) -> Result<Vec<(TopicIndex, String)>, SeedError> {
    let topics = (0..).zip(&plan.topics);
    let topics: HashMap<&str, TopicIndex> = topics.map(|(at, t)| (t.id.as_str(), at)).collect();
    let mut found = Vec::new();
    for raw in all {
        let record = format!("{kind} “{}”", raw.topic);
        let Some(&topic) = topics.get(raw.topic.as_str()) else {
            return Err(fault(
                FILE,
                &record,
                "topic",
                format!("there is no topic “{}”", raw.topic),
                "Write the id of a topic in topics.json.",
            ));
        };
        for (at, words) in raw.words.iter().enumerate() {
            required(FILE, &record, &format!("words[{at}]"), words)?;
            found.push((topic, words.clone()));
        }
    }
    Ok(found)
}

fn checked_readings(file: &SearchFile) -> Result<BTreeMap<char, &[String]>, SeedError> {
    let words = || file.readings.iter().map(|r| r.character.as_str());
    unique(FILE, "character", words()).map_err(|error| error.field("character"))?;
    let mut listed = BTreeMap::new();
    for raw in &file.readings {
        let record = format!("character “{}”", raw.character);
        let mut characters = raw.character.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else {
            return Err(fault(
                FILE,
                &record,
                "character",
                "that is not one character".into(),
                "Write exactly one character between the quotation marks.",
            ));
        };
        let is_syllable =
            |s: &String| (1..=6).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_lowercase());
        if raw.readings.is_empty() || !raw.readings.iter().all(is_syllable) {
            return Err(fault(
                FILE,
                &record,
                "readings",
                format!("“{}” are no syllables", raw.readings.join("”, “")),
                "Write each in lower-case letters without tone, ü as v, e.g. \"lv\"; the usual reading first.",
            ));
        }
        listed.insert(character, raw.readings.as_slice());
    }
    Ok(listed)
}

fn check_everyday(file: &SearchFile, plan: &Plan) -> Result<(), SeedError> {
    unique(FILE, "word", file.everyday.iter().map(|e| e.word.as_str()))
        .map_err(|error| error.field("word"))?;
    let all = || file.everyday.iter().flat_map(|raw| &raw.also);
    let mut seen = vec![false; all().count()];
    let lexicon = Lexicon::new(all().map(String::as_str));
    lexicon.mark(&plan.text, Span::new(0, plan.text.len()), &mut seen);
    let mut seen = seen.into_iter();
    for raw in &file.everyday {
        let record = format!("word “{}”", raw.word);
        required(FILE, &record, "word", &raw.word)?;
        if raw.also.is_empty() {
            return Err(fault(
                FILE,
                &record,
                "also",
                "the list is empty".into(),
                "Name at least one word of the text, or delete the record.",
            ));
        }
        for ((at, also), seen) in raw.also.iter().enumerate().zip(&mut seen) {
            let field = format!("also[{at}]");
            required(FILE, &record, &field, also)?;
            if !seen {
                return Err(fault(
                    FILE,
                    &record,
                    &field,
                    format!("“{also}” does not stand in the text"),
                    "Copy the words exactly from the text, or delete them.",
                ));
            }
        }
    }
    Ok(())
}

/// The readings of a character, the usual one first; `ü` may be typed as `v` or `u`.
fn read(character: char, listed: &BTreeMap<char, &[String]>) -> Vec<String> {
    let mut readings: Vec<String> = match listed.get(&character) {
        Some(readings) => readings.to_vec(),
        None => character
            .to_pinyin()
            .map(|reading| reading.plain().replace('ü', "v"))
            .into_iter()
            .collect(),
    };
    let typed: Vec<String> = readings
        .iter()
        .filter(|syllable| syllable.starts_with("lv") || syllable.starts_with("nv"))
        .map(|syllable| syllable.replacen('v', "u", 1))
        .collect();
    readings.extend(typed);
    readings
}
