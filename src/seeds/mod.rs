//! Reading the files people edit and turning them into a model that cannot be wrong.

mod error;
mod geojson;

pub use error::SeedError;
pub use geojson::{DivisionFeature, draw_map, parse_divisions, parse_lines};
