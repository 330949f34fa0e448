//! The one loader: from a folder of seeds to a plan, or an error that says what to mend.

use super::anchor::Source;
use super::geography::{Geography, load_geography};
use super::gists::load_gists;
use super::glossary::load_glossary;
use super::knowledge::{Knowledge, load_knowledge};
use super::languages::load_languages;
use super::map_kind::draw_tiles;
use super::mentions::load_mentions;
use super::messages::load_messages;
use super::meta::{check_meta, load_edition, meta};
use super::raw::{PlanFile, RawColour};
use super::reach::Named;
use super::scenes::{SceneSeed, load_scenes};
use super::search::load_search;
use super::sentences::load_sentences;
use super::text::{load_repairs, text_of};
use super::zones::{Zones, load_centres, load_zones};
use super::{Editorial, Folder, MapKind, Restoration, SeedError, restore};
use crate::model::plan::hit_point;
use crate::model::plan::{Language, Plan, SearchTables, Titles, Translations};

/// A plan and what only the generator needs of its seeds.
#[derive(Debug)]
pub struct Seeds {
    /// The plan.
    pub plan: Plan,
    /// The zones' colours, parallel to [`Plan::zones`].
    pub zone_colours: Vec<RawColour>,
    /// The editors' notes.
    pub editorial: Editorial,
    /// The scenes of an exhibit.
    pub scenes: Vec<SceneSeed>,
    /// Where the restored text is kept, relative to the seeds folder.
    pub restored: String,
}

/// Reads the seeds into a plan in the text's own language; [`locales`](super::locales) has it in
/// the others.
///
/// # Errors
/// The first thing that is wrong, with file, record, field, cause and what to do.
pub fn load(folder: &Folder) -> Result<Seeds, SeedError> {
    load_with(folder, MapKind::default())
}

/// As [`load`], with the map drawn in this way and the words that say what it is.
///
/// # Errors
/// As those of [`load`].
pub fn load_with(folder: &Folder, kind: MapKind) -> Result<Seeds, SeedError> {
    let file: PlanFile = folder.json("plan.json")?;
    let repairs = load_repairs(folder)?;
    let mut read = text_of(folder, &file, &repairs)?;
    read.faults.extend(check_meta(&file, &read.document));
    if let Some(error) = SeedError::of_several(read.faults) {
        return Err(error);
    }
    let (text, document) = (read.received.text, read.document);
    let source = Source::new(&text, &document);

    let geography = load_geography(folder)?;
    let Zones {
        pattern,
        zones,
        colours: zone_colours,
        mentions: zone_mentions,
    } = load_zones(folder, &source, &geography)?;
    let centres = load_centres(folder, &source)?;
    let mentions = load_mentions(folder, &source, &geography)?;
    let readings = match file.restore {
        Restoration::TraditionalAnnotated => {
            restore::count_readings(&folder.text(&file.source)?, &repairs, "repairs.json")?
        }
        Restoration::Verbatim | Restoration::FromPdf => 0,
    };
    let edition = load_edition(&source, &repairs, file.restore, readings)?;
    let named = Named {
        zones: &zones,
        mentions: &mentions,
        zone_mentions: &zone_mentions,
    };
    let knowledge = load_knowledge(folder, &source, &geography, &named, &centres)?;
    let glossary = load_glossary(folder, &source)?;
    let gists = load_gists(folder, &source, &geography, &knowledge.topics)?;
    let Knowledge {
        strategies,
        places,
        links,
        kinds,
        reach,
        topics,
        topic_tags,
        ..
    } = knowledge;
    let languages = load_languages(folder)?
        .into_iter()
        .map(|seed| seed.language);
    let languages: Vec<Language> = languages.collect();
    let language = languages.first().cloned().unwrap_or_default();
    let messages = load_messages(folder, &language.tag, kind)?;
    let Geography {
        divisions,
        map,
        inset,
    } = geography;
    let restored = file.restored.clone();
    let mut translations = Vec::new();
    for language in languages
        .iter()
        .filter(|language| language.is_foreign_to_text())
    {
        let translation = load_sentences(folder, &language.tag, &document)?;
        if !translation.is_empty() {
            translations.push((language.tag.clone(), translation));
        }
    }
    let mut plan = Plan {
        language,
        languages,
        meta: meta(file, edition),
        document,
        titles: Titles::default(),
        translations: Translations::default(),
        divisions,
        zones,
        pattern,
        centres,
        mentions,
        zone_mentions,
        strategies,
        places,
        links,
        kinds,
        reach,
        topics,
        topic_tags,
        threads: knowledge.threads,
        figures: knowledge.figures,
        background: knowledge.background,
        glossary,
        gists,
        method: knowledge.method,
        hit_points: (0..map.shapes.len())
            .map(|shape| hit_point(&map, shape))
            .collect(),
        map,
        inset,
        search: SearchTables::default(),
        messages,
        text,
        pictures: false,
        converted: false,
    };
    load_search(folder, &mut plan, &|words| Ok(words.to_owned()))?;
    if kind == MapKind::Tiles {
        draw_tiles(&mut plan);
    }
    Ok(Seeds {
        zone_colours,
        editorial: Editorial {
            map: kind,
            translations,
            ..knowledge.editorial
        },
        scenes: load_scenes(folder, &plan)?,
        restored,
        plan,
    })
}
