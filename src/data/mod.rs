//! Reading the files people edit and turning them into a model that cannot be wrong.

mod anchor;
mod check;
mod convert;
mod editorial;
mod error;
mod folder;
mod geography;
mod geojson;
mod gists;
mod glossary;
mod host;
mod json_words;
mod knowledge;
mod languages;
mod lexicon;
mod load;
mod locales;
mod map_kind;
mod mentions;
mod messages;
mod meta;
mod names;
mod places;
pub mod raw;
pub mod raw_knowledge;
mod reach;
mod received;
mod restore;
mod rules;
mod scenes;
mod search;
mod sentences;
mod spellings;
mod strategies;
mod tags;
mod text;
mod translation;
mod zones;

pub use check::check;
pub use editorial::{
    AspectNote, Bilingual, Editorial, LinkNote, NotEntry, PlaceNote, ReachNote, Reference,
    StrategyNote, TagNote,
};
pub use error::SeedError;
pub use folder::{FileName, Folder};
pub use geojson::{DivisionFeature, draw_map, parse_divisions, parse_lines};
pub use host::{HOST_FILE, host_json, load_host, parse_host};
pub use load::{Seeds, load, load_with};
pub use locales::{OF_THE_RECORDS, locales};
pub use map_kind::MapKind;
pub use received::{Change, Received, Restoration};
pub use restore::restore;
pub use scenes::{SceneQuote, SceneSeed};
pub use text::{PlanText, read_text};
