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
    quotes: Vec<Anchor>,
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
    pub quotes: Vec<(SentenceId, Span)>,
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
            .map(|quote| source.resolve(FILE, &record, quote))
            .collect::<Result<_, _>>()?,
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
