//! `translations/<tag>.json`: the text in another language, sentence by sentence.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::anchor::{fault, required};
use super::{Bilingual, Folder, SeedError};
use crate::model::plan::Translations;
use crate::model::text::{Document, SentenceId};

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TranslationFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    language: String,
    by: Bilingual,
    sentences: Sentences,
}

/// Sentences by their ids, in the order of the file; an id may stand there twice.
#[derive(Debug)]
struct Sentences(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Sentences {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows;
        impl<'de> Visitor<'de> for Rows {
            type Value = Sentences;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("sentences by their ids")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut rows: A) -> Result<Sentences, A::Error> {
                let mut sentences: Vec<(String, String)> = Vec::new();
                let mut ids = std::collections::BTreeSet::new();
                while let Some((id, words)) = rows.next_entry::<String, String>()? {
                    if !ids.insert(id.clone()) {
                        let twice = format!("the sentence “{id}” stands twice");
                        return Err(A::Error::custom(twice));
                    }
                    sentences.push((id, words));
                }
                Ok(Sentences(sentences))
            }
        }
        deserializer.deserialize_map(Rows)
    }
}

/// The translation into a language; none where the folder has no such file.
///
/// # Errors
/// A file of another language or form, an unknown sentence, a sentence without words.
pub(super) fn load_sentences(
    folder: &Folder,
    tag: &str,
    document: &Document,
) -> Result<Translations, SeedError> {
    let file = format!("translations/{tag}.json");
    if !folder.has(&file) {
        return Ok(Translations::default());
    }
    let raw: TranslationFile = folder.json(&file)?;
    if raw.language != tag {
        return Err(fault(
            &file,
            "translation",
            "language",
            format!(
                "“{}” is not the language that the file is named after",
                raw.language
            ),
            &format!("Write {tag}, or rename the file."),
        ));
    }
    required(&file, "translation", "by.zh", &raw.by.zh)?;
    required(&file, "translation", "by.en", &raw.by.en)?;
    let mut sentences = Vec::new();
    for (id, words) in raw.sentences.0 {
        let record = format!("sentence “{id}”");
        let known = id.parse().ok();
        let known = known.filter(|id: &SentenceId| id.number > 0 && document.span(*id).is_some());
        let Some(known) = known else {
            return Err(fault(
                &file,
                &record,
                "sentences",
                format!("the text has no sentence “{id}”"),
                "Take the id from derived/sentences.txt, or delete the line; titles are translated in names.",
            ));
        };
        required(&file, &record, "sentences", &words)?;
        sentences.push((known, words));
    }
    sentences.sort_by_key(|(id, _)| *id);
    Ok(Translations {
        by: raw.by.en,
        sentences,
    })
}
