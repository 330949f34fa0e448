//! Addresses: one enum of routes, plus the query and the anchor.

mod compare;
mod location;
mod message;
mod page;
mod path;
mod selection;

pub use compare::Side;
pub use location::{Layer, Lens, Location, Query, searched_words, split};
pub use page::PageMeta;
pub use path::Route;

/// The prefix of every address in the single-file edition: the page is named after `#`. A further
/// language has its folder behind it.
pub const HASH_ROOT: &str = "#/";

/// Whether the pages below a root are all in one file.
pub fn is_hash_root(root: &str) -> bool {
    root.starts_with('#')
}

/// The id of the kiosk's style sheet where it is part of the page, disabled until it is needed.
pub const KIOSK_STYLE: &str = "kiosk-style";

/// The id of the site settings where they are part of the page, in the format of `site.json`.
pub const BUILT_IN_SITE: &str = "site-json";

/// The data files published beside the pages, below the site's root.
pub const DATA_FILES: &[&str] = &[
    "data/plan.json",
    "data/plan.schema.json",
    "data/strategies.csv",
    "data/sentences.csv",
    "data/text.txt",
    "data/counties.geojson",
];
