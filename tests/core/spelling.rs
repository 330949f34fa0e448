//! The English of the seeds is spelled as in America.

use std::fs;

use serde_json::Value;

fn json(path: &str) -> Value {
    let text = fs::read_to_string(path).expect("a file");
    serde_json::from_str(&text).expect("a file of JSON")
}

/// The words that are said in English: what stands under `en`, and all of a language's own file.
fn english(value: &Value, is_english: bool, found: &mut Vec<String>) {
    match value {
        Value::String(words) if is_english => found.push(words.clone()),
        Value::Array(list) => {
            for value in list {
                english(value, is_english, found);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                let is_name = matches!(key.as_str(), "en" | "text_en" | "also" | "reference");
                let is_id = matches!(key.as_str(), "evidence" | "$schema");
                english(value, (is_english || is_name) && !is_id, found);
            }
        }
        _ => {}
    }
}

/// Parts of words that British spelling has and American has not.
const BRITISH: [&str; 26] = [
    "centre",
    "centring",
    "metre",
    "labour",
    "colour",
    "favour",
    "honour",
    "behaviour",
    "neighbour",
    "harbour",
    "endeavour",
    "programme",
    "defence",
    "offence",
    "licence",
    "isation",
    "catalogue",
    "fulfilment",
    "enrolment",
    "speciality",
    "specialities",
    "liveable",
    "travelling",
    "labelled",
    "towards",
    "centerd",
];

/// What ends like a British verb and is spelled so in America as well (`crise` is for crises).
const BOTH: [&str; 27] = [
    "advertise",
    "advise",
    "arise",
    "comprise",
    "compromise",
    "concise",
    "crise",
    "devise",
    "disguise",
    "enterprise",
    "excise",
    "exercise",
    "expertise",
    "franchise",
    "improvise",
    "likewise",
    "merchandise",
    "noise",
    "otherwise",
    "praise",
    "precise",
    "premise",
    "promise",
    "raise",
    "revise",
    "supervise",
    "surprise",
];

fn is_british(word: &str) -> bool {
    let verb = match word.strip_suffix("ing") {
        Some(stem) => format!("{stem}e"),
        None => word.trim_end_matches(['d', 's', 'r']).to_owned(),
    };
    let is_both = BOTH.contains(&verb.as_str());
    BRITISH.iter().any(|part| word.contains(part))
        || (verb.len() > 4 && verb.ends_with("ise") && !is_both)
}

#[test]
fn british_words_are_told_from_american_ones() {
    for word in [
        "organise",
        "organised",
        "organising",
        "modernisation",
        "metres",
    ] {
        assert!(is_british(word), "{word}");
    }
    for word in [
        "enterprises",
        "supervising",
        "raised",
        "specialist",
        "center",
        "wise",
    ] {
        assert!(!is_british(word), "{word}");
    }
}

#[test]
fn english_in_the_seeds_is_spelled_as_in_america() {
    let mut found = Vec::new();
    for file in fs::read_dir("seeds").expect("the seeds") {
        let path = file.expect("a file").path();
        // Visitors type words of both countries.
        let is_typed = path.file_name().is_some_and(|name| name == "search.json");
        if !is_typed && path.extension().is_some_and(|ext| ext == "json") {
            english(&json(&path.to_string_lossy()), false, &mut found);
        }
    }
    for file in ["seeds/names/en.json", "seeds/translations/en.json"] {
        english(&json(file), true, &mut found);
    }
    assert!(found.len() > 3_000, "{}", found.len());
    let mut wrong = Vec::new();
    for words in &found {
        let lower = words.to_lowercase();
        let mut each = lower.split(|c: char| !c.is_ascii_alphabetic());
        if let Some(word) = each.find(|word| is_british(word)) {
            wrong.push(format!("{word}: {words}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
