//! The interface's words, read from a language file.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::anchor::required;
use super::{FileName, Folder, MapKind, SeedError};
use crate::model::messages::{Messages, Msg, placeholders};

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

/// What a map of tiles must say in words of its own: what it is, and where it is from.
const OF_TILES: [Msg; 4] = [
    Msg::MapTitle,
    Msg::MapNotice,
    Msg::AboutGeographyText,
    Msg::AboutPlacesCount,
];

/// Reads the words of one language from `messages/<tag>.json`; every key must be there, none
/// unknown, and each message must have the places (`{n}`) that its key demands. For a map of tiles
/// those of `messages/<tag>.tiles.json` go before: what is said of the map must be there.
pub(super) fn load_messages(
    folder: &Folder,
    tag: &str,
    kind: MapKind,
) -> Result<Messages, SeedError> {
    let file = format!("messages/{tag}.json");
    let mut words = load_table(folder, &file, Msg::ALL)?;
    if kind == MapKind::Tiles {
        words.extend(load_table(
            folder,
            &format!("messages/{tag}.tiles.json"),
            &OF_TILES,
        )?);
    }
    let in_order = Msg::ALL.iter().filter_map(|key| words.remove(key.as_str()));
    Messages::new(in_order.collect()).ok_or_else(|| {
        SeedError::new(
            &file,
            "the table is incomplete",
            "Compare it with another language's file.",
        )
    })
}

/// The words of a file by their keys. All of `demanded` must be there.
fn load_table(
    folder: &Folder,
    file: FileName,
    demanded: &[Msg],
) -> Result<BTreeMap<&'static str, String>, SeedError> {
    let Table(mut table) = folder.json(file)?;
    table.remove("$schema");
    let mut words = BTreeMap::new();
    let mut faults = Vec::new();
    for key in Msg::ALL {
        let Some(text) = table.remove(key.as_str()) else {
            if !demanded.contains(key) {
                continue;
            }
            let cause = format!("the message “{}” is missing", key.as_str());
            let remedy = "Add it; another language's file shows what it says.";
            faults.push(SeedError::new(file, cause, remedy).record(key.as_str()));
            continue;
        };
        if let Err(error) = required(file, key.as_str(), "the words", &text) {
            faults.push(error);
            continue;
        }
        let mut expected = key.places().to_vec();
        expected.sort_unstable();
        let found = placeholders(&text);
        if found != expected {
            faults.push(SeedError::new(
                file,
                format!("“{text}” has {}, but should have {}", written(&found), written(&expected)),
                "Write each of these places once, in half-width curly brackets; the explorer puts the value there.",
            )
            .record(key.as_str()));
        }
        words.insert(key.as_str(), text);
    }
    for key in table.keys() {
        let cause = format!("no part of the explorer uses the message “{key}”");
        faults.push(
            SeedError::new(file, cause, "Delete it, or correct its spelling.").record(key.as_str()),
        );
    }
    match SeedError::of_several(faults) {
        None => Ok(words),
        Some(error) => Err(error),
    }
}
