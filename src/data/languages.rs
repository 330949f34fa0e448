//! The languages that a plan is printed in.

use std::collections::HashSet;

use serde::Deserialize;

use super::anchor::{fault, required, unique};
use super::{Folder, SeedError};
use crate::model::plan::Language;
use crate::route::Route;

const FILE: &str = "languages.json";
/// The language of a plan without the file.
const ALONE: &str = "zh-Hans";
/// Folders of the site's root that are no pages.
const TAKEN: [&str; 1] = ["data"];

/// `languages.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguagesFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    languages: Vec<RawLanguage>,
}

/// One language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLanguage {
    tag: String,
    #[serde(default)]
    path: String,
    name: String,
    #[serde(default)]
    locale: String,
    #[serde(default)]
    converted: Option<String>,
}

/// A language, and how its words come about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LanguageSeed {
    pub(super) language: Language,
    /// The conversion that makes text and words out of the first language's, if there is one.
    pub(super) converted: Option<String>,
}

/// Reads the languages, in order; the first is the text's own and lies at the site's root.
pub(super) fn load_languages(folder: &Folder) -> Result<Vec<LanguageSeed>, SeedError> {
    if !folder.has(FILE) {
        let language = Language {
            tag: ALONE.to_owned(),
            ..Language::default()
        };
        return Ok(vec![LanguageSeed {
            language,
            converted: None,
        }]);
    }
    let file: LanguagesFile = folder.json(FILE)?;
    unique(
        FILE,
        "language",
        file.languages.iter().map(|l| l.tag.as_str()),
    )
    .map_err(|error| error.field("tag"))?;
    let Some(first) = file.languages.first() else {
        return Err(SeedError::new(
            FILE,
            "the list is empty",
            "Name the text's own language first, or delete the file.",
        )
        .field("languages"));
    };
    let own = first.tag.clone();
    let mut paths = HashSet::new();
    let mut languages = Vec::new();
    for (at, raw) in file.languages.into_iter().enumerate() {
        let record = format!("language “{}”", raw.tag);
        check(&record, &raw, at == 0)?;
        if !paths.insert(raw.path.clone()) {
            return Err(fault(
                FILE,
                &record,
                "path",
                format!("another language lies at “{}” already", raw.path),
                "Give each language a folder of its own.",
            ));
        }
        let text = match (at, &raw.converted) {
            (0, _) | (_, Some(_)) => String::new(),
            _ => own.clone(),
        };
        languages.push(LanguageSeed {
            language: Language {
                tag: raw.tag,
                path: raw.path,
                name: raw.name,
                locale: raw.locale,
                text,
            },
            converted: raw.converted,
        });
    }
    Ok(languages)
}

/// Refuses a language without name, and a folder that cannot be its own.
fn check(record: &str, raw: &RawLanguage, first: bool) -> Result<(), SeedError> {
    required(FILE, record, "tag", &raw.tag)?;
    required(FILE, record, "name", &raw.name)?;
    let well_formed = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
    if !raw.tag.bytes().all(well_formed) {
        return Err(fault(
            FILE,
            record,
            "tag",
            format!("“{}” is no tag of a language", raw.tag),
            "Write it as in the attribute lang of HTML, e.g. zh-Hans or fr.",
        ));
    }
    if first {
        if !raw.path.is_empty() || raw.converted.is_some() {
            let field = if raw.path.is_empty() {
                "converted"
            } else {
                "path"
            };
            return Err(fault(
                FILE,
                record,
                field,
                "the first language is the text's own and lies at the site's root".into(),
                "Leave the field out, or put the text's own language first.",
            ));
        }
        return Ok(());
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let page = |path: &str| {
        ["", "1/", "430481/", "a/"].iter().any(|below| {
            let route: Result<Route, _> = format!("{path}/{below}").parse();
            route.is_ok_and(|route| route != Route::NotFound)
        })
    };
    let taken = page(&raw.path) || TAKEN.contains(&raw.path.as_str());
    if raw.path.is_empty() || !raw.path.bytes().all(plain) || taken {
        return Err(fault(
            FILE,
            record,
            "path",
            format!("“{}” cannot be the folder of a language", raw.path),
            "Write a short folder name of lower-case letters, digits and hyphens that is no page's, e.g. en.",
        ));
    }
    Ok(())
}
