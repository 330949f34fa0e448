//! Pages printed as the generator prints them, around files of invented names.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test uses its own part of this"
)]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use yantu::client_index::ClientIndex;
use yantu::data::{Folder, load, locales};
use yantu::model::plan::Plan;
use yantu::route::Route;
use yantu::site::{Assets, PageWriter, Palette, Settings};

/// The file with the shapes of the map.
pub const MAP: &str = "map-6.svg";

/// The files that every page names, in the first language.
pub const ASSETS: [&str; 6] = [
    "boot-1.js",
    "explorer-2.js",
    "explorer-3_bg.wasm",
    "style-4.css",
    "index-5.pack",
    "lenses-8.pack",
];

/// The plan in every language, the text's own first.
pub static PLANS: LazyLock<Vec<&'static Plan>> = LazyLock::new(|| {
    let folder = Folder::new("seeds");
    let seeds = load(&folder).expect("the seeds are sound");
    let further = locales(&folder, &seeds).expect("the languages are sound");
    let all = std::iter::once(seeds.plan).chain(further);
    all.map(|plan| &*Box::leak(Box::new(plan))).collect()
});

/// The anchors with which a page links to the tree: the nodes that have a page.
pub fn tree_anchors(plan: &Plan) -> BTreeSet<String> {
    let routes = Route::all(plan);
    let nodes = routes.iter().filter_map(Route::node);
    nodes.map(|node| node.to_string()).collect()
}

/// What prints the pages of a plan.
pub fn writer(plan: &'static Plan, public_url: &str, site_url: Option<&str>) -> PageWriter {
    _ = any_spawner::Executor::init_futures_executor();
    let [boot, js, wasm, css, index, lenses] = ASSETS.map(str::to_owned);
    let assets = Assets {
        early: "early-7.js".to_owned(),
        boot,
        js,
        wasm,
        css,
        index: format!("{}{index}", plan.language.folder()),
        lenses: format!("{}{lenses}", plan.language.folder()),
        palette: Palette::default(),
    };
    let settings = Settings {
        quick: false,
        public_url: public_url.to_owned(),
        site_url: site_url.map(str::to_owned),
        host: Default::default(),
        scripts: Default::default(),
    };
    let index = Box::leak(Box::new(ClientIndex::of(plan, MAP)));
    PageWriter::new(plan, index, assets, &settings)
}

/// Every page of a plan.
pub fn site(plan: &'static Plan, public_url: &str, site_url: Option<&str>) -> Vec<(Route, String)> {
    let writer = writer(plan, public_url, site_url);
    let routes = Route::all(plan).into_iter();
    routes
        .map(|route| {
            let source = writer.page(&route);
            (route, source)
        })
        .collect()
}
