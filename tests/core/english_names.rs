//! A name in English is in the words of the translation: who opens it finds them in the sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use yantu::data::{Folder, load, locales};

/// Words that only join others.
const JOINING: [&str; 25] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "our",
    "per", "than", "that", "the", "their", "them", "this", "through", "to", "who", "with",
];

/// A word without the ending of the plural.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let stem = word.strip_suffix('s');
    let stem = stem.filter(|stem| !stem.ends_with('s'));
    stem.unwrap_or(word).to_owned()
}

/// The words that say something, in lower case and in the singular.
fn content(words: &str) -> BTreeSet<String> {
    let plain = words.to_lowercase().replace("’s", " ");
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !JOINING.contains(word))
        .map(singular)
        .collect()
}

/// A name without what the editors add to it in brackets.
fn outside_brackets(name: &str) -> String {
    let mut outside = String::new();
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once('(') {
        outside.push_str(before);
        rest = behind.split_once(')').map_or("", |(_, behind)| behind);
    }
    outside.push_str(rest);
    outside
}

#[test]
fn words_are_compared_without_case_plural_and_brackets() {
    let name = outside_brackets("“One Map” (of the City) and Policies");
    let expected = ["map", "one", "policy"].map(str::to_owned);
    assert_eq!(content(&name), BTreeSet::from(expected));
}

#[test]
fn every_english_name_is_in_the_words_of_its_sentence_or_has_a_reason() {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("every language is whole");
    let english = further.into_iter().find(|plan| plan.language.tag == "en");
    let english = english.expect("an English edition");
    let reasons = fs::read_to_string("tests/fixtures/name_exceptions.json").expect("a file");
    let reasons: BTreeMap<String, String> = serde_json::from_str(&reasons).expect("reasons");
    let strategies = english.strategies.iter().map(|s| {
        let id = format!("strategies/{}", s.id);
        (id, &s.name, &s.occurrences, Some(s.sentence))
    });
    let terms = english.glossary.iter().map(|term| {
        let id = format!("glossary/{}", term.id);
        (id, &term.name, &term.occurrences, None)
    });
    let mut missing = BTreeMap::new();
    for (id, name, occurrences, introduced) in strategies.chain(terms) {
        let name = content(&outside_brackets(name));
        let sentences = occurrences.iter().map(|o| o.sentence).chain(introduced);
        let fewest = sentences
            .map(|sentence| {
                let words = content(english.translation(sentence).unwrap_or_default());
                name.difference(&words).cloned().collect::<Vec<String>>()
            })
            .min_by_key(Vec::len);
        let fewest = fewest.unwrap_or_default();
        if !fewest.is_empty() {
            missing.insert(id, fewest);
        }
    }
    for id in reasons.keys() {
        let found = missing.remove(id);
        assert!(found.is_some(), "{id} needs no reason any more");
    }
    assert!(missing.is_empty(), "not in the translation: {missing:#?}");
}
