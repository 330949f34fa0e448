//! Addresses: one enum of routes, the query, the anchor.

mod location;
mod page;
mod path;

pub use location::{Layer, Lens, Location, Query, searched_words, split};
pub use page::PageMeta;
pub use path::Route;

/// What every address starts with where all pages are in one file: the page is named behind `#`.
pub const HASH_ROOT: &str = "#/";

/// The data files that lie beside the pages, below the site's root.
pub const DATA_FILES: &[&str] = &[
    "data/plan.json",
    "data/plan.schema.json",
    "data/strategies.csv",
    "data/sentences.csv",
    "data/text.txt",
    "data/counties.geojson",
];
