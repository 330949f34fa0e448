//! What the search knows of the language, reduced to the characters of one plan.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization as _;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use pinyin::ToPinyin;
use serde::Deserialize;

use super::anchor::{fault, required, unique};
use super::lexicon::Lexicon;
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

/// Traditional characters that OpenCC's phrases (`STPhrases`) write in some words for a character
/// other than the one they are simplified to.
const IN_PHRASES: [(char, char); 28] = [
    ('著', '着'),
    ('覆', '复'),
    ('鍊', '链'),
    ('藉', '借'),
    ('瞭', '了'),
    ('薰', '熏'),
    ('伕', '夫'),
    ('揹', '背'),
    ('擡', '抬'),
    ('彷', '仿'),
    ('谿', '溪'),
    ('幷', '并'),
    ('讎', '仇'),
    ('座', '坐'),
    ('俱', '具'),
    ('待', '呆'),
    ('庇', '蔽'),
    ('賙', '周'),
    ('鏚', '戚'),
    ('牴', '抵'),
    ('濬', '浚'),
    ('澂', '澄'),
    ('繐', '穗'),
    ('唚', '吣'),
    ('醯', '酰'),
    ('鮎', '鲶'),
    ('諮', '咨'),
    ('託', '托'),
];

/// Characters of the block CJK Radicals Supplement and the ideographs that they look like, which text
/// copied from a PDF may hold instead. Unlike the Kangxi radicals, Unicode's compatibility
/// decomposition has none of them; the pairs are those of its property Equivalent_Unified_Ideograph.
const RADICALS: &[(char, char)] = &[
    ('\u{2e81}', '厂'),
    ('\u{2e84}', '乙'),
    ('\u{2e85}', '亻'),
    ('\u{2e86}', '冂'),
    ('\u{2e88}', '刀'),
    ('\u{2e89}', '刂'),
    ('\u{2e8a}', '卜'),
    ('\u{2e8c}', '小'),
    ('\u{2e8d}', '小'),
    ('\u{2e8e}', '兀'),
    ('\u{2e92}', '巳'),
    ('\u{2e93}', '幺'),
    ('\u{2e97}', '心'),
    ('\u{2e9c}', '日'),
    ('\u{2e9d}', '月'),
    ('\u{2e9e}', '歹'),
    ('\u{2ea0}', '民'),
    ('\u{2ea7}', '牛'),
    ('\u{2ea9}', '王'),
    ('\u{2eaa}', '疋'),
    ('\u{2eab}', '目'),
    ('\u{2eac}', '示'),
    ('\u{2eae}', '竹'),
    ('\u{2eb3}', '网'),
    ('\u{2eb4}', '网'),
    ('\u{2eb5}', '网'),
    ('\u{2eb6}', '羊'),
    ('\u{2eb7}', '羊'),
    ('\u{2ebb}', '聿'),
    ('\u{2ebc}', '肉'),
    ('\u{2ebd}', '臼'),
    ('\u{2ec1}', '虎'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec6}', '角'),
    ('\u{2ec7}', '角'),
    ('\u{2ec9}', '贝'),
    ('\u{2eca}', '足'),
    ('\u{2ecb}', '车'),
    ('\u{2ed1}', '長'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed5}', '阜'),
    ('\u{2ed7}', '雨'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ede}', '食'),
    ('\u{2ee1}', '首'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee4}', '鬼'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee7}', '卤'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
];

/// The ideograph that a radical or a compatibility ideograph stands for.
pub(super) fn unified(c: char) -> Option<char> {
    let listed = RADICALS.iter().find(|(radical, _)| *radical == c);
    let listed = listed.map(|(_, ideograph)| *ideograph);
    listed.or_else(|| std::iter::once(c).nfkc().next().filter(|other| *other != c))
}

/// Other spellings of an alphabet's characters: every ideograph that OpenCC simplifies to one of
/// them, their Traditional forms, in Hong Kong and Taiwan too, and those of some words.
fn spellings(alphabet: &[char]) -> Vec<(u16, u16)> {
    let converter = |config| OpenCC::from_config(config).ok();
    let simplified = converter(BuiltinConfig::T2s);
    let one = |converter: &Option<OpenCC>, c: char| {
        let converted = converter.as_ref()?.convert(c.encode_utf8(&mut [0; 4]));
        let mut characters = converted.chars();
        characters.next().filter(|_| characters.next().is_none())
    };
    // Where the alphabet has no simplified form, the first that is simplified to it stands for it.
    let mut forms: BTreeMap<char, usize> = BTreeMap::new();
    for (index, c) in alphabet.iter().enumerate() {
        forms
            .entry(one(&simplified, *c).unwrap_or(*c))
            .or_insert(index);
    }
    let own: BTreeMap<char, usize> = alphabet.iter().copied().zip(0..).collect();
    forms.extend(&own);
    let mut found: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for c in ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}') {
        if let Some(index) = one(&simplified, c).and_then(|s| forms.get(&s))
            && own.get(&c) != Some(index)
        {
            found.entry(c).or_default().push(*index);
        }
    }
    for c in ('\u{2e80}'..='\u{2fdf}').chain('\u{f900}'..='\u{faff}') {
        let ideograph = unified(c).map(|c| one(&simplified, c).unwrap_or(c));
        if let Some(index) = ideograph.and_then(|ideograph| forms.get(&ideograph)) {
            let known = found.entry(c).or_default();
            if !known.contains(index) {
                known.push(*index);
            }
        }
    }
    let mut put = |spelling: char, index: usize| {
        // What is in the alphabet stands for itself before anything else.
        let known = found
            .entry(spelling)
            .or_insert_with(|| own.get(&spelling).copied().into_iter().collect());
        if !known.contains(&index) {
            known.push(index);
        }
    };
    for config in [BuiltinConfig::S2t, BuiltinConfig::S2hk, BuiltinConfig::S2tw] {
        let traditional = converter(config);
        for (index, c) in alphabet.iter().enumerate() {
            if let Some(spelling) = one(&traditional, *c).filter(|spelling| spelling != c) {
                put(spelling, index);
            }
        }
    }
    for (spelling, c) in IN_PHRASES {
        match (own.get(&c), own.get(&spelling)) {
            (Some(index), _) => put(spelling, *index),
            // A plan in Traditional characters.
            (None, Some(index)) => put(c, *index),
            (None, None) => {}
        }
    }
    let mut before = 0;
    let pairs = found.into_iter().flat_map(|(spelling, indices)| {
        let code = u16::try_from(u32::from(spelling)).ok();
        let indices = indices
            .into_iter()
            .map(move |index| Some((code?, index as u16)));
        indices.flatten()
    });
    let distances = pairs.map(|(code, index)| {
        let distance = code - before;
        before = code;
        (distance, index)
    });
    distances.collect()
}
