//! The same plan in its other languages.
//!
//! A converted language has the text and every word in another script; the number and the width
//! of the characters stay, and with them every span. A translated language leaves the text as it
//! is, and names, titles, notes and the interface are its own.

use super::convert::Converter;
use super::languages::{LanguageSeed, load_languages};
use super::messages::load_messages;
use super::names::NamesFile;
use super::raw_knowledge::BackgroundFile;
use super::scenes::check_english;
use super::search::load_search;
use super::sentences::load_sentences;
use super::translation::Translation;
use super::{Folder, SeedError, Seeds};
use crate::model::messages::Msg;
use crate::model::plan::Plan;

/// The records' field `en` is what this language calls them, where its file says nothing else.
pub const OF_THE_RECORDS: &str = "en";

/// The plan in every language after the first, in their order.
///
/// # Errors
/// A file of names or messages that is missing, incomplete, names what the plan has not, or
/// converts the text to another length.
pub fn locales(folder: &Folder, seeds: &Seeds) -> Result<Vec<Plan>, SeedError> {
    let languages = load_languages(folder)?;
    let further = languages.iter().skip(1);
    further
        .map(|language| edition(folder, seeds, language))
        .collect()
}

/// The plan in one language.
fn edition(folder: &Folder, seeds: &Seeds, seed: &LanguageSeed) -> Result<Plan, SeedError> {
    let mut plan = seeds.plan.clone();
    let tag = &seed.language.tag;
    let file = format!("names/{tag}.json");
    let names: NamesFile = folder.json_or_default(&file)?;
    plan.language = seed.language.clone();
    if let Some(conversion) = &seed.converted {
        let converter = Converter::new(conversion, &names.phrases, &file)?;
        convert(&mut plan, &converter)?;
        load_search(folder, &mut plan, &|words| converter.convert(words))?;
    } else {
        plan.messages = load_messages(folder, tag, seeds.editorial.map)?;
        let background: BackgroundFile = folder.json_or_default("background.json")?;
        let background: Vec<&str> = background
            .background
            .iter()
            .map(|b| b.id.as_str())
            .collect();
        let file = Translation {
            file: &file,
            names: &names,
            own: tag == OF_THE_RECORDS,
        };
        file.translate(&mut plan, seeds, &background)?;
        plan.translations = load_sentences(folder, tag, &plan.document)?;
        if tag == OF_THE_RECORDS {
            check_english(&plan, &seeds.scenes)?;
        }
        load_search(folder, &mut plan, &|words| Ok(words.to_owned()))?;
    }
    Ok(plan)
}

/// Writes text and words in another script.
fn convert(plan: &mut Plan, converter: &Converter) -> Result<(), SeedError> {
    plan.converted = true;
    plan.messages = plan.messages.mapped(|words| converter.convert(words))?;
    plan.messages = std::mem::take(&mut plan.messages).with(Msg::CiteNote, Msg::CiteNoteConverted);
    for words in words_of(plan) {
        *words = converter.convert(words)?;
    }
    Ok(())
}

/// Everything in the plan that is written in the text's language, the text among it.
fn words_of(plan: &mut Plan) -> Vec<&mut String> {
    let meta = &mut plan.meta;
    let mut words = vec![
        &mut plan.text,
        &mut meta.brand,
        &mut meta.city,
        &mut meta.city_full,
        &mut meta.title,
        &mut meta.short_title,
        &mut meta.title_basis,
        &mut meta.adopted_by,
        &mut meta.adopted_basis,
    ];
    words.extend(meta.period.as_mut().map(|period| &mut period.basis));
    for (restored, reason) in &mut meta.edition.repairs {
        words.extend([restored, reason]);
    }
    for (_, kept, note) in &mut meta.edition.kept {
        words.extend([kept, note]);
    }
    if let Some(status) = &mut meta.status {
        words.extend([&mut status.line, &mut status.text]);
        for (what, page) in &mut status.sources {
            words.extend([what, &mut page.words]);
        }
    }
    words.extend(plan.divisions.iter_mut().map(|d| &mut d.name));
    for zone in &mut plan.zones {
        words.extend([&mut zone.name, &mut zone.short, &mut zone.basis_note]);
    }
    for s in &mut plan.strategies {
        words.extend([&mut s.name, &mut s.why, &mut s.placed.text]);
    }
    for place in &mut plan.places {
        words.extend([&mut place.name, &mut place.source, &mut place.note]);
        words.push(&mut place.page.words);
    }
    for link in &mut plan.links {
        words.extend([&mut link.verb, &mut link.basis]);
    }
    for (quoted, reason) in &mut plan.method.left_out {
        words.extend([quoted, reason]);
    }
    for kind in &mut plan.kinds {
        words.extend([&mut kind.name, &mut kind.reason.text]);
    }
    words.extend(plan.reach.iter_mut().map(|reach| &mut reach.reason.text));
    words.extend(plan.topic_tags.iter_mut().map(|tag| &mut tag.reason.text));
    for topic in &mut plan.topics {
        words.push(&mut topic.name);
        let reasons = topic.left_out.iter_mut().chain(&mut topic.lead);
        words.extend(reasons.map(|(_, why)| &mut why.text));
    }
    for item in &mut plan.background {
        words.extend([&mut item.text, &mut item.source, &mut item.page.words]);
    }
    words.push(&mut plan.gists.by.text);
    let clauses = plan
        .gists
        .list
        .iter_mut()
        .flat_map(|gist| &mut gist.clauses);
    words.extend(clauses.map(|clause| &mut clause.text));
    for term in &mut plan.glossary {
        words.extend([&mut term.name, &mut term.text, &mut term.unsourced]);
        if let Some(source) = &mut term.source {
            words.extend([&mut source.name, &mut source.quote]);
        }
    }
    for doubt in &mut plan.method.doubts {
        words.extend([&mut doubt.title, &mut doubt.text]);
    }
    words.extend(plan.inset.as_mut().map(|inset| &mut inset.title));
    words
}
