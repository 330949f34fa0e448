//! Reading the files people edit and turning them into a model that cannot be wrong.

mod anchor;
mod error;
mod folder;
mod geography;
mod geojson;
mod json_words;
mod load;
mod messages;
pub mod raw;
mod restore;

pub use error::SeedError;
pub use folder::{FileName, Folder};
pub use geojson::{DivisionFeature, draw_map, parse_divisions, parse_lines};
pub use load::{Seeds, load};
pub use restore::restore;
