//! `glossary.json`: terms of the text in plain words, each with a source, a sentence that explains
//! it, or the statement that there is neither.

use pinyin::ToPinyin;

use super::anchor::{Source, bilingual, fault, required, slug, source_page, unique};
use super::raw_knowledge::{GlossaryFile, RawTerm, RawTermSource};
use super::{Folder, SeedError};
use crate::model::plan::{EnglishTerm, Occurrence, Term, TermSource};
use crate::model::text::{SentenceId, Span};

const FILE: &str = "glossary.json";

/// The terms in the order of their letters; a file that is not there is empty.
pub(super) fn load_glossary(folder: &Folder, source: &Source) -> Result<Vec<Term>, SeedError> {
    let file: GlossaryFile = folder.json_or_default(FILE)?;
    unique(FILE, "term", file.terms.iter().map(|t| t.id.as_str()))?;
    unique(FILE, "term", file.terms.iter().map(|t| t.zh.as_str()))?;
    let terms = file.terms.into_iter().map(|raw| term(source, raw));
    let mut terms = terms.collect::<Result<Vec<Term>, SeedError>>()?;
    terms.sort_by_cached_key(|term| (term.letter.clone(), sort_key(&term.name)));
    Ok(terms)
}

/// One term, checked.
fn term(source: &Source, raw: RawTerm) -> Result<Term, SeedError> {
    let record = format!("term “{}”", raw.id);
    for (field, value) in [
        ("zh", &raw.zh),
        ("en", &raw.en),
        ("text.zh", &raw.text.zh),
        ("text.en", &raw.text.en),
    ] {
        required(FILE, &record, field, value)?;
    }
    let explained_in = raw
        .text_explains
        .iter()
        .map(|id| source.sentence(FILE, &record, id).map(|(id, _)| id))
        .collect::<Result<Vec<SentenceId>, SeedError>>()
        .map_err(|error| error.field("text_explains"))?;
    let named = raw.source.as_ref();
    let source_name = named.and_then(|source| source.name_en.clone());
    let page = raw
        .source
        .map(|source| term_source(&record, source))
        .transpose()?;
    let unsourced = raw.none.unwrap_or_default();
    bilingual(FILE, &record, "none", &unsourced)?;
    let is_sourced = page.is_some() || !explained_in.is_empty();
    if is_sourced != unsourced.zh.is_empty() {
        let cause = if is_sourced {
            "it has a source, and says that it has none"
        } else {
            "it has no source, and does not say so"
        };
        return Err(fault(
            FILE,
            &record,
            "none",
            cause.into(),
            "Give a source or the sentence that explains it (text_explains); only without either, write none.",
        ));
    }
    Ok(Term {
        id: slug(FILE, &record, &raw.id)?,
        letter: first_letter(&raw.zh),
        occurrences: occurrences(source, &record, &raw.forms)?,
        name: raw.zh,
        original: String::new(),
        text: raw.text.zh,
        source: page,
        explained_in,
        unsourced: unsourced.zh,
        english: EnglishTerm {
            name: raw.en,
            text: raw.text.en,
            source: source_name.unwrap_or_default(),
            unsourced: unsourced.en,
        },
    })
}

/// The page that an explanation rests on.
fn term_source(record: &str, raw: RawTermSource) -> Result<TermSource, SeedError> {
    for (field, value) in [
        ("source.name", &raw.name),
        ("source.url", &raw.url),
        ("source.quote", &raw.quote),
    ] {
        required(FILE, record, field, value)?;
    }
    if let Some(name) = &raw.name_en {
        required(FILE, record, "source.name_en", name)?;
    }
    let read = raw.read.unwrap_or_default();
    source_page(FILE, record, &raw.url, &raw.quote, &read)?;
    Ok(TermSource {
        name: raw.name,
        url: raw.url,
        quote: raw.quote,
        read,
    })
}

/// Where the forms of a term stand, in reading order; each must stand somewhere.
fn occurrences(
    source: &Source,
    record: &str,
    forms: &[String],
) -> Result<Vec<Occurrence>, SeedError> {
    if forms.is_empty() {
        required(FILE, record, "forms", "")?;
    }
    let mut found = Vec::new();
    for form in forms {
        required(FILE, record, "forms", form)?;
        let before = found.len();
        for &(sentence, span) in &source.units {
            for (at, _) in span.of(source.text).match_indices(form.as_str()) {
                let start = span.start as usize + at;
                let span = Span::new(start, start + form.len());
                found.push(Occurrence { sentence, span });
            }
        }
        if found.len() == before {
            return Err(fault(
                FILE,
                record,
                "forms",
                format!("“{form}” stands in no sentence"),
                "Copy the words exactly from the text, or delete them.",
            ));
        }
    }
    found.sort_unstable_by_key(|occurrence| occurrence.span);
    Ok(found)
}

/// The letter that a name is listed under: of its first syllable in pinyin, or its first letter;
/// `#` for anything else.
pub(super) fn first_letter(name: &str) -> String {
    let letter = sort_key(name).chars().next();
    let letter = letter.filter(char::is_ascii_alphabetic);
    letter
        .map_or('#', |letter| letter.to_ascii_uppercase())
        .to_string()
}

/// What names are sorted by: letters, digits and toneless pinyin.
pub(super) fn sort_key(name: &str) -> String {
    let mut key = String::new();
    for character in name.chars() {
        match character.to_pinyin() {
            Some(syllable) => key.push_str(syllable.plain()),
            None if character.is_alphanumeric() => key.extend(character.to_lowercase()),
            None => {}
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_by_pinyin_or_letter() {
        for (name, letter, key) in [
            ("双循环", "S", "shuangxunhuan"),
            ("“三高四新”", "S", "sangaosixin"),
            ("UP模式", "U", "upmoshi"),
            ("1+N", "#", "1n"),
            ("“One Core”", "O", "onecore"),
        ] {
            assert_eq!(
                (first_letter(name).as_str(), sort_key(name).as_str()),
                (letter, key)
            );
        }
    }
}
