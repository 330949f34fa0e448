//! What the text says, as data: one loader for each file, joined here.

use super::anchor::{Ids, Source, fault, required, source_page, unique, word};
use super::geography::Geography;
use super::places::{load_links, load_places};
use super::raw_knowledge::{
    BackgroundFile, FiguresFile, MethodFile, RawAgreement, RawDoubt, ThreadsFile,
};
use super::reach::{Named, load_reach};
use super::strategies::load_strategies;
use super::tags::load_topics;
use super::{Editorial, Folder, SeedError};
use crate::model::plan::{
    Agreement, Background, Centre, Doubt, Figure, FigureKind, Link, Method, Place, PlaceKind,
    Reach, Readings, Stage, Step, Strategy, Tag, Thread, Topic, TopicIndex,
};

/// What the text says, and the editors' notes on it.
#[derive(Debug, Default)]
pub(super) struct Knowledge {
    pub(super) strategies: Vec<Strategy>,
    pub(super) places: Vec<Place>,
    pub(super) links: Vec<Link>,
    pub(super) kinds: Vec<PlaceKind>,
    pub(super) reach: Vec<Reach>,
    pub(super) topics: Vec<Topic>,
    pub(super) topic_tags: Vec<Tag<TopicIndex>>,
    pub(super) threads: Vec<Thread>,
    pub(super) figures: Vec<Figure>,
    pub(super) background: Vec<Background>,
    pub(super) method: Method,
    pub(super) editorial: Editorial,
}

/// Reads all of it; a file that is not there is empty.
pub(super) fn load_knowledge(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
    named: &Named,
    centres: &[Centre],
) -> Result<Knowledge, SeedError> {
    let mut knowledge = Knowledge::default();
    let notes = &mut knowledge.editorial;
    (knowledge.places, notes.places) = load_places(folder, source, geography)?;
    (knowledge.links, notes.links) = load_links(folder, source, &knowledge.places)?;
    (knowledge.strategies, notes.strategies, notes.not_entries) =
        load_strategies(folder, source, geography, named.zones, &knowledge.places)?;
    (knowledge.kinds, knowledge.reach, notes.reach) = load_reach(folder, source, geography, named)?;
    (knowledge.topics, knowledge.topic_tags, notes.topics) = load_topics(folder, source)?;
    knowledge.threads = load_threads(folder, source, centres)?;
    (knowledge.figures, notes.figures) = load_figures(folder, source)?;
    (knowledge.background, notes.background) = load_background(
        folder,
        &knowledge.strategies,
        &knowledge.places,
        &knowledge.kinds,
    )?;
    knowledge.method = load_method(folder)?;
    knowledge.method.left_out = notes
        .not_entries
        .iter()
        .map(|entry| (entry.string.clone(), entry.reason.zh.clone()))
        .collect();
    Ok(knowledge)
}

/// The editors' account of their work.
fn load_method(folder: &Folder) -> Result<Method, SeedError> {
    const FILE: &str = "method.json";
    let file: MethodFile = folder.json_or_default(FILE)?;
    let readings = file.readings.map(|raw| {
        Ok(Readings {
            reach: agreement("reach", &raw.reach)?,
            topics: agreement("topics", &raw.topics)?,
        })
    });
    let mut doubts = Vec::new();
    for (at, raw) in file.doubts.into_iter().enumerate() {
        let record = format!("doubt {} “{}”", at + 1, raw.title);
        for (field, value) in [("title", &raw.title), ("text", &raw.text)] {
            required(FILE, &record, field, value)?;
        }
        let RawDoubt { title, text } = raw;
        doubts.push(Doubt { title, text });
    }
    Ok(Method {
        readings: readings.transpose()?,
        doubts,
        left_out: Vec::new(),
    })
}

/// How well two readings agree, checked.
fn agreement(record: &str, raw: &RawAgreement) -> Result<Agreement, SeedError> {
    let record = format!("readings of {record}");
    let wrong = |field: &str, cause: String, remedy: &str| {
        Err(fault("method.json", &record, field, cause, remedy))
    };
    let bounds = [
        ("agreement", raw.agreement, 0.0..=100.0),
        ("kappa", raw.kappa, -1.0..=1.0),
    ];
    for (field, value, range) in bounds {
        if !range.contains(&value) {
            return wrong(
                field,
                format!("{value} is out of range"),
                "Write the agreement in per cent, from 0 to 100, and kappa from -1 to 1.",
            );
        }
    }
    if raw.differences > raw.decisions {
        return wrong(
            "differences",
            format!("{} of {} decisions differ", raw.differences, raw.decisions),
            "Write in how many of the decisions the readings differed.",
        );
    }
    Ok(Agreement {
        decisions: raw.decisions,
        differences: raw.differences,
        agreement: raw.agreement.to_string(),
        kappa: raw.kappa.to_string(),
    })
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
    let centres = centres.iter().map(|c| c.id.as_str());
    let centres = Ids::new("centre", "centres.json", centres);
    let mut threads = Vec::new();
    for raw in &file.threads {
        let record = format!("thread “{}”", raw.centre);
        let centre = centres.find(FILE, &record, "centre", &raw.centre)?;
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
            gloss: String::new(),
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
    kinds: &[PlaceKind],
) -> Result<(Vec<Background>, Vec<String>), SeedError> {
    const FILE: &str = "background.json";
    let file: BackgroundFile = folder.json_or_default(FILE)?;
    unique(FILE, "item", file.background.iter().map(|b| b.id.as_str()))?;
    let strategies = strategies.iter().map(|s| s.id.as_str());
    let strategies = Ids::new("strategy", "strategies.json", strategies);
    let places = places.iter().map(|p| p.id.as_str());
    let places = Ids::new("place", "places.json", places);
    let kinds = Ids::new("kind", "reach.json", kinds.iter().map(|k| k.id.as_str()));
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
        let strategy = raw.about.strategy.as_deref();
        let strategy = strategy.map(|id| strategies.find(FILE, &record, "about.strategy", id));
        let place = raw.about.place.as_deref();
        let place = place.map(|id| places.find(FILE, &record, "about.place", id));
        let kind = raw.about.kind.as_deref();
        let kind = kind.map(|id| kinds.find(FILE, &record, "about.kind", id));
        let (strategy, place) = (strategy.transpose()?, place.transpose()?);
        let kind = kind.transpose()?;
        if strategy.is_none() && place.is_none() && kind.is_none() {
            return Err(fault(
                FILE,
                &record,
                "about",
                "it explains nothing".into(),
                "Name the strategy, the place or the kind of place that it explains.",
            ));
        }
        let page = source_page(FILE, &record, &raw.url, &raw.words, &raw.read)?;
        let (text, source) = (raw.text_zh, raw.source);
        items.push((
            Background {
                strategy,
                place,
                kind,
                text,
                source,
                page,
            },
            raw.text_en,
        ));
    }
    Ok(items.into_iter().unzip())
}
