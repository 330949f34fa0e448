//! The scenes of an exhibit, from `scenes.json`.

use serde::Deserialize;

use super::anchor::{Source, fault, slug, unique, word};
use super::raw::Anchor;
use super::{Folder, SeedError};
use crate::model::plan::Plan;
use crate::model::text::{SentenceId, Span};
use crate::route::{Layer, Lens, Location, Query, Route};

const FILE: &str = "scenes.json";

/// `scenes.json`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScenesFile {
    #[serde(rename = "$schema", default)]
    _schema: String,
    #[serde(default)]
    scenes: Vec<RawScene>,
}

/// One scene.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScene {
    id: String,
    page: String,
    #[serde(default)]
    layer: String,
    #[serde(default)]
    lens: String,
    #[serde(default)]
    open: String,
    heading: Anchor,
    #[serde(default)]
    quotes: Vec<RawSceneQuote>,
}

/// A quotation and the words of its sentence's English translation that say the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSceneQuote {
    sentence: String,
    quote: String,
    #[serde(default)]
    en: String,
}

/// A scene of an exhibit: a page of the plan, and words that go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SceneSeed {
    /// The page, layer and lens.
    pub location: Location,
    /// The node of the tree that is opened; empty for none.
    pub open: String,
    /// The largest words.
    pub heading: (SentenceId, Span),
    /// What follows them.
    pub quotes: Vec<SceneQuote>,
}

/// A quotation of a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SceneQuote {
    /// Its sentence.
    pub sentence: SentenceId,
    /// Its words.
    pub span: Span,
    /// The words of the sentence's English translation that say the same; empty without.
    pub en: String,
}

/// Checks that the English of each quotation stands in the translation of its sentence.
pub(super) fn check_english(plan: &Plan, scenes: &[SceneSeed]) -> Result<(), SeedError> {
    let quotes = scenes.iter().flat_map(|scene| &scene.quotes);
    for quote in quotes.filter(|quote| !quote.en.is_empty()) {
        let translated = plan.translation(quote.sentence).unwrap_or_default();
        if !translated.contains(&quote.en) {
            return Err(fault(
                FILE,
                &format!("sentence “{}”", quote.sentence),
                "en",
                format!(
                    "the translation of this sentence does not say “{}”",
                    quote.en
                ),
                "Copy the words from translations/en.json, or from the title in names/en.json.",
            ));
        }
    }
    Ok(())
}

/// Reads the scenes of a plan; a plan may have none.
pub(super) fn load_scenes(folder: &Folder, plan: &Plan) -> Result<Vec<SceneSeed>, SeedError> {
    let file: ScenesFile = folder.json_or_default(FILE)?;
    unique(FILE, "scene", file.scenes.iter().map(|s| s.id.as_str()))?;
    let source = Source::new(&plan.text, &plan.document);
    let scenes = file.scenes.iter();
    scenes.map(|raw| scene(raw, plan, &source)).collect()
}

fn scene(raw: &RawScene, plan: &Plan, source: &Source) -> Result<SceneSeed, SeedError> {
    let record = format!("scene “{}”", raw.id);
    slug(FILE, &record, &raw.id)?;
    let query = Query {
        layer: known(&record, "layer", &raw.layer, Layer::ALL, Layer::as_str)?,
        lens: known(&record, "lens", &raw.lens, Lens::ALL, Lens::as_str)?,
        ..Query::default()
    };
    let (path, anchor) = raw.page.split_once('#').unwrap_or((&raw.page, ""));
    let route: Route = path.parse().unwrap_or(Route::NotFound);
    let route = route.within(plan);
    if route == Route::NotFound || route.to_string() != path {
        return Err(fault(
            FILE,
            &record,
            "page",
            format!("there is no page “{path}”"),
            "Write the page as in its address, e.g. zone/core/, or leave it empty for the overview.",
        ));
    }
    let tree = plan.lens_tree(query.lens);
    if !raw.open.is_empty() && !tree.iter().any(|(node, _)| node.to_string() == raw.open) {
        return Err(fault(
            FILE,
            &record,
            "open",
            format!("the tree has no node “{}” in this lens", raw.open),
            "Write a node as in centre-hub or zone-core, choose the lens that shows it, or leave the field out.",
        ));
    }
    Ok(SceneSeed {
        location: Location {
            query,
            anchor: anchor.to_owned(),
            ..Location::page(route)
        },
        open: raw.open.clone(),
        heading: source.resolve(FILE, &record, &raw.heading)?,
        quotes: raw
            .quotes
            .iter()
            .map(|raw| quote(raw, &record, source))
            .collect::<Result<_, _>>()?,
    })
}

fn quote(raw: &RawSceneQuote, record: &str, source: &Source) -> Result<SceneQuote, SeedError> {
    let anchor = Anchor {
        sentence: raw.sentence.clone(),
        quote: raw.quote.clone(),
    };
    let (sentence, span) = source.resolve(FILE, record, &anchor)?;
    Ok(SceneQuote {
        sentence,
        span,
        en: raw.en.clone(),
    })
}

/// The value of a word, or the default where there is none.
fn known<T: Copy + Default>(
    record: &str,
    field: &str,
    value: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<T, SeedError> {
    if value.is_empty() {
        return Ok(T::default());
    }
    word(FILE, record, field, value, all, name)
}
