//! The interface's words, read from a language file.

use std::collections::BTreeMap;

use super::{FileName, Folder, SeedError};
use crate::messages::{Messages, Msg, placeholders};

/// Reads the table of one language; every key must be there, none unknown, and each message
/// must have the places (`{n}`) that its key demands.
pub(super) fn load_messages(folder: &Folder, file: FileName) -> Result<Messages, SeedError> {
    let mut table: BTreeMap<String, String> = folder.json(file)?;
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
        let mut expected = key.places().to_vec();
        expected.sort_unstable();
        if placeholders(&text) != expected {
            return Err(SeedError::new(
                file,
                format!("“{text}” does not have exactly the places {expected:?}"),
                "Write each place in curly brackets, e.g. {n}, once.",
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
        SeedError::new(file, "the table is incomplete", "Compare it with another language's file.")
    })
}
