//! Everything that is to be done in a folder of seeds, not only what comes first.

use std::fs;

use super::anchor::Source;
use super::geography::load_geography;
use super::glossary::load_glossary;
use super::languages::load_languages;
use super::load::load_with;
use super::mentions::load_mentions;
use super::messages::load_messages;
use super::raw::PlanFile;
use super::zones::{load_centres, load_zones};
use super::{Folder, HOST_FILE, MapKind, SeedError, load_host, locales, read_text};

/// Every error that can be found in a folder, file by file; none if its plan can be built.
pub fn check(folder: &Folder, kind: MapKind) -> Vec<SeedError> {
    let mut found = Vec::new();
    let mut note = |error: SeedError| {
        for error in error.each() {
            if !found.contains(&error) {
                found.push(error);
            }
        }
    };
    let text = match read_text(folder) {
        Ok(text) => {
            text.faults.iter().cloned().for_each(&mut note);
            Some(text)
        }
        Err(error) => {
            note(error);
            None
        }
    };
    if let Some(error) = unnamed_source(folder) {
        note(error);
    }
    let geography = load_geography(folder).map_err(&mut note).ok();
    // Sentences of a text that is not read rightly have no ids to rely on.
    if let Some(text) = text.filter(|text| text.faults.is_empty()) {
        let source = Source::new(&text.received.text, &text.document);
        load_centres(folder, &source).map_err(&mut note).ok();
        load_glossary(folder, &source).map_err(&mut note).ok();
        if let Some(geography) = &geography {
            load_zones(folder, &source, geography)
                .map_err(&mut note)
                .ok();
            load_mentions(folder, &source, geography)
                .map_err(&mut note)
                .ok();
        }
    }
    match load_languages(folder) {
        Err(error) => note(error),
        Ok(languages) => {
            let first = languages.into_iter().next();
            let tag = first.map_or_else(|| "zh-Hans".to_owned(), |first| first.language.tag);
            load_messages(folder, &tag, kind).map_err(&mut note).ok();
        }
    }
    match load_with(folder, kind) {
        Err(error) => note(error),
        Ok(seeds) => {
            locales(folder, &seeds).map_err(&mut note).ok();
        }
    }
    if folder.has(HOST_FILE) {
        load_host(folder, HOST_FILE).map_err(&mut note).ok();
    }
    found
}

/// Texts that lie beside the source and are not read.
fn unnamed_source(folder: &Folder) -> Option<SeedError> {
    let file: PlanFile = folder.json("plan.json").ok()?;
    let mut others: Vec<String> = fs::read_dir(folder.path("source"))
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| format!("source/{}", entry.file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".txt") && *name != file.source)
        .collect();
    others.sort();
    if others.is_empty() {
        return None;
    }
    let cause = format!(
        "{} is not read: the source is {}",
        others.join(", "),
        file.source
    );
    let remedy =
        "Write the name of the plan's text into source in plan.json, or move the other text away.";
    Some(
        SeedError::new("plan.json", cause, remedy)
            .record("plan")
            .field("source"),
    )
}
