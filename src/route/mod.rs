//! Addresses: one enum of routes, the query, the anchor.

mod location;
mod message;
mod page;
mod path;
mod selection;

pub use location::{Layer, Lens, Location, Query, searched_words, split};
pub use page::PageMeta;
pub use path::Route;

/// What every address starts with where all pages are in one file: the page is named behind `#`.
pub const HASH_ROOT: &str = "#/";

/// The id of the kiosk's style sheet where it is part of the page, switched off until it is wanted.
pub const KIOSK_STYLE: &str = "kiosk-style";

/// The id of the host's settings where they are part of the page, as in `site.json`.
pub const BUILT_IN_SITE: &str = "site-json";

/// The data files that lie beside the pages, below the site's root.
pub const DATA_FILES: &[&str] = &[
    "data/plan.json",
    "data/plan.schema.json",
    "data/strategies.csv",
    "data/sentences.csv",
    "data/text.txt",
    "data/counties.geojson",
];
