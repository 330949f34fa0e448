//! What the text says, as data: one loader for each file, joined here.

use super::anchor::{Source, fault, index, required, unique, word};
use super::geography::Geography;
use super::places::{load_links, load_places};
use super::raw_knowledge::{BackgroundFile, FiguresFile, ThreadsFile};
use super::strategies::load_strategies;
use super::tags::{load_scope, load_topics};
use super::{Editorial, Folder, SeedError};
use crate::plan::{
    Background, Centre, Figure, FigureKind, Link, Place, Scope, ScopeKind, Stage, Step, Strategy,
    Tag, Thread, Topic, TopicIndex, Zone,
};

/// What the text says, and the editors' notes on it.
#[derive(Debug, Default)]
pub(super) struct Knowledge {
    pub(super) strategies: Vec<Strategy>,
    pub(super) places: Vec<Place>,
    pub(super) links: Vec<Link>,
    pub(super) scopes: Vec<Scope>,
    pub(super) scope_tags: Vec<Tag<ScopeKind>>,
    pub(super) topics: Vec<Topic>,
    pub(super) topic_tags: Vec<Tag<TopicIndex>>,
    pub(super) threads: Vec<Thread>,
    pub(super) figures: Vec<Figure>,
    pub(super) background: Vec<Background>,
    pub(super) editorial: Editorial,
}

/// Reads all of it; a file that is not there is empty.
pub(super) fn load_knowledge(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
    zones: &[Zone],
    centres: &[Centre],
) -> Result<Knowledge, SeedError> {
    let mut knowledge = Knowledge::default();
    let notes = &mut knowledge.editorial;
    (knowledge.places, notes.places) = load_places(folder, source, geography)?;
    (knowledge.links, notes.links) = load_links(folder, source, &knowledge.places)?;
    (knowledge.strategies, notes.strategies, notes.not_entries) =
        load_strategies(folder, source, geography, zones, &knowledge.places)?;
    (knowledge.scopes, knowledge.scope_tags, notes.scope) =
        load_scope(folder, source, geography, zones)?;
    (knowledge.topics, knowledge.topic_tags, notes.topics) = load_topics(folder, source)?;
    knowledge.threads = load_threads(folder, source, centres)?;
    (knowledge.figures, notes.figures) = load_figures(folder, source)?;
    (knowledge.background, notes.background) =
        load_background(folder, &knowledge.strategies, &knowledge.places)?;
    Ok(knowledge)
}

/// The threads of the centres.
fn load_threads(
    folder: &Folder,
    source: &Source,
    centres: &[Centre],
) -> Result<Vec<Thread>, SeedError> {
    const FILE: &str = "threads.json";
    let file: ThreadsFile = folder.json_or_default(FILE)?;
    unique(
        FILE,
        "thread",
        file.threads.iter().map(|t| t.centre.as_str()),
    )?;
    let mut threads = Vec::new();
    for raw in &file.threads {
        let record = format!("thread “{}”", raw.centre);
        let ids = centres.iter().map(|c| c.id.as_str());
        let centre = index(
            FILE,
            &record,
            "centre",
            ("centre", "centres.json"),
            ids,
            &raw.centre,
        )?;
        let mut steps = Vec::new();
        for (at, step) in raw.steps.iter().enumerate() {
            let record = format!("{record}, step {}", at + 1);
            let (sentence, span) = source.quote(FILE, &record, &step.sentence, &step.quote)?;
            let stage = word(
                FILE,
                &record,
                "stage",
                &step.stage,
                Stage::ALL,
                Stage::as_str,
            )?;
            steps.push(Step {
                stage,
                sentence,
                span,
            });
        }
        threads.push(Thread { centre, steps });
    }
    Ok(threads)
}

/// The quantities and dates, in reading order.
fn load_figures(folder: &Folder, source: &Source) -> Result<(Vec<Figure>, Vec<String>), SeedError> {
    const FILE: &str = "figures.json";
    let file: FiguresFile = folder.json_or_default(FILE)?;
    let mut figures = Vec::new();
    for (at, raw) in file.figures.into_iter().enumerate() {
        let record = format!("figure {} “{}”", at + 1, raw.quote);
        let (sentence, span) = source.quote(FILE, &record, &raw.sentence, &raw.quote)?;
        if raw.value.is_some_and(|value| !value.is_finite()) {
            return Err(fault(
                FILE,
                &record,
                "value",
                "it is no number".into(),
                "Write a number.",
            ));
        }
        let kind = word(
            FILE,
            &record,
            "kind",
            &raw.kind,
            FigureKind::ALL,
            FigureKind::as_str,
        )?;
        let unit = raw.unit.unwrap_or_default();
        let figure = Figure {
            sentence,
            span,
            value: raw.value,
            unit,
            year: raw.year,
            kind,
        };
        figures.push((figure, raw.en));
    }
    figures.sort_by_key(|(figure, _)| figure.span);
    Ok(figures.into_iter().unzip())
}

/// What is not from the text.
fn load_background(
    folder: &Folder,
    strategies: &[Strategy],
    places: &[Place],
) -> Result<(Vec<Background>, Vec<String>), SeedError> {
    const FILE: &str = "background.json";
    let file: BackgroundFile = folder.json_or_default(FILE)?;
    unique(FILE, "item", file.background.iter().map(|b| b.id.as_str()))?;
    let mut items = Vec::new();
    for raw in file.background {
        let record = format!("item “{}”", raw.id);
        for (field, value) in [
            ("text_zh", &raw.text_zh),
            ("source", &raw.source),
            ("url", &raw.url),
        ] {
            required(FILE, &record, field, value)?;
        }
        let strategy = raw.about.strategy.as_deref().map(|id| {
            let ids = strategies.iter().map(|s| s.id.as_str());
            index(
                FILE,
                &record,
                "about.strategy",
                ("strategy", "strategies.json"),
                ids,
                id,
            )
        });
        let place = raw.about.place.as_deref().map(|id| {
            let ids = places.iter().map(|p| p.id.as_str());
            index(
                FILE,
                &record,
                "about.place",
                ("place", "places.json"),
                ids,
                id,
            )
        });
        let (strategy, place) = (strategy.transpose()?, place.transpose()?);
        if strategy.is_none() && place.is_none() {
            return Err(fault(
                FILE,
                &record,
                "about",
                "it explains nothing".into(),
                "Name the strategy or the place that it explains.",
            ));
        }
        let (text, source, url) = (raw.text_zh, raw.source, raw.url);
        items.push((
            Background {
                strategy,
                place,
                text,
                source,
                url,
            },
            raw.text_en,
        ));
    }
    Ok(items.into_iter().unzip())
}
