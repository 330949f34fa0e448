//! What the map shows besides its shapes: names, zones, patterns, the inset. The shapes themselves are
//! in one file beside the pages, which map and inset reference by name.

use serde::{Deserialize, Serialize};

use crate::geo::GridPoint;

/// What the map shows, as data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MapData {
    /// What the map is called.
    pub title: String,
    /// Parallel to the divisions of the index.
    pub regions: Vec<RegionData>,
    /// The zones, in the order of the plan.
    pub zones: Vec<ZoneData>,
    /// The enlarged part of the map, if it has one.
    pub inset: Option<InsetData>,
    /// Free space around the map where it shows links outbound, in map units; 0 where there are none.
    pub outbound_margin: i32,
}

/// What the map shows of a division.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionData {
    /// Its accessible name.
    pub name: String,
    /// The words of its label.
    pub label: String,
    /// The class of its label, which says how it makes room for others; empty for none.
    pub label_class: String,
    /// The id of its zone; empty for none.
    pub zone: String,
    /// How often the text names it: `0`, `1`, `2` or `many`.
    pub mentions: String,
    /// A point to aim at, where its middle lies outside it.
    pub hit_point: Option<GridPoint>,
}

/// What the map shows of a zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneData {
    /// Its id, as in addresses and names of shapes.
    pub id: String,
    /// Its short name.
    pub short: String,
    /// Its name.
    pub name: String,
    /// Whether an editor inferred its members.
    pub is_inferred: bool,
    /// The path of one tile of its pattern; empty for a plain zone.
    pub pattern: String,
    /// Whether that path is drawn as dots.
    pub has_dots: bool,
    /// The shape that its divisions in the inset make together; empty for none.
    pub inset_shape: String,
}

/// The enlarged part of the map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct InsetData {
    /// Its title.
    pub title: String,
    /// Where the origin of the map comes to lie.
    pub offset: [f64; 2],
    /// How much it enlarges.
    pub scale: f64,
    /// Left, top, width, height of its frame.
    pub frame: [f64; 4],
    /// Division and place of every label.
    pub labels: Vec<(u16, [f64; 2])>,
}

/// The name of a division's shape.
pub fn region_shape(adcode: impl std::fmt::Display) -> String {
    format!("d{adcode}")
}

/// The name of a zone's shape.
pub fn zone_shape(id: &str) -> String {
    format!("z-{id}")
}

/// The names of the shapes that are no division's and no zone's.
pub const BORDERS: &str = "m-borders";
/// The border of the whole map.
pub const OUTLINE: &str = "m-outline";
/// The rivers.
pub const RIVERS: &str = "m-rivers";
/// The borders between the divisions of the inset.
pub const INSET: &str = "m-inset";
