//! Reading the files people edit and turning them into a model that cannot be wrong.

mod anchor;
mod editorial;
mod error;
mod folder;
mod geography;
mod geojson;
mod json_words;
mod knowledge;
mod load;
mod messages;
mod places;
pub mod raw;
pub mod raw_knowledge;
mod restore;
mod scenes;
mod search;
mod strategies;
mod tags;

pub use editorial::{Editorial, LinkNote, NotEntry, PlaceNote, Reference, StrategyNote, TagNote};
pub use error::SeedError;
pub use folder::{FileName, Folder};
pub use geojson::{DivisionFeature, draw_map, parse_divisions, parse_lines};
pub use load::{Seeds, load};
pub use restore::restore;
pub use scenes::SceneSeed;
