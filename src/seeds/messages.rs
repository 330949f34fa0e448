//! The interface's words, read from a language file.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::anchor::required;
use super::{FileName, Folder, SeedError};
use crate::messages::{Messages, Msg, placeholders};

/// The keys and words of a file; a key that stands twice is an error.
struct Table(BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows;
        impl<'de> Visitor<'de> for Rows {
            type Value = Table;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a table of messages")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut rows: A) -> Result<Table, A::Error> {
                let mut table = BTreeMap::new();
                while let Some((key, words)) = rows.next_entry::<String, String>()? {
                    if table.contains_key(&key) {
                        return Err(A::Error::custom(format!(
                            "the message “{key}” stands twice"
                        )));
                    }
                    table.insert(key, words);
                }
                Ok(Table(table))
            }
        }
        deserializer.deserialize_map(Rows)
    }
}

/// Places as an editor writes them.
fn written(places: &[&str]) -> String {
    if places.is_empty() {
        return "no place in curly brackets".to_owned();
    }
    places
        .iter()
        .map(|place| format!("{{{place}}}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Reads the table of one language; every key must be there, none unknown, and each message
/// must have the places (`{n}`) that its key demands.
pub(super) fn load_messages(folder: &Folder, file: FileName) -> Result<Messages, SeedError> {
    let Table(mut table) = folder.json(file)?;
    table.remove("$schema");
    let mut words = Vec::with_capacity(Msg::ALL.len());
    for key in Msg::ALL {
        let Some(text) = table.remove(key.as_str()) else {
            return Err(SeedError::new(
                file,
                format!("the message “{}” is missing", key.as_str()),
                "Add it; another language's file shows what it says.",
            )
            .record(key.as_str()));
        };
        required(file, key.as_str(), "the words", &text)?;
        let mut expected = key.places().to_vec();
        expected.sort_unstable();
        let found = placeholders(&text);
        if found != expected {
            return Err(SeedError::new(
                file,
                format!("“{text}” has {}, but should have {}", written(&found), written(&expected)),
                "Write each of these places once, in half-width curly brackets; the explorer puts the value there.",
            )
            .record(key.as_str()));
        }
        words.push(text);
    }
    if let Some(key) = table.keys().next() {
        return Err(SeedError::new(
            file,
            format!("no part of the explorer uses the message “{key}”"),
            "Delete it, or correct its spelling.",
        )
        .record(key));
    }
    Messages::new(words).ok_or_else(|| {
        SeedError::new(
            file,
            "the table is incomplete",
            "Compare it with another language's file.",
        )
    })
}
