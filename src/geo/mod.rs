//! Geometry: from degrees on the ground to shapes on a small integer grid.
//!
//! The data flows through these steps, one file each:
//!
//! 1. [`Datum`]: positions from satellites (WGS-84) are converted to the datum of the borders
//!    (GCJ-02).
//! 2. [`Projection`]: degrees become units of a plane grid, y downwards.
//! 3. [`Topology`]: polygons that share vertices become shared arcs.
//! 4. [`simplify_arcs`], [`quantise`], [`conflicts`]: fewer points, whole numbers, no crossings.
//! 5. `follow_borders`, `map_lines`: rivers, drawn on the borders that follow them.
//! 6. [`MapGeometry`]: the result, which the views draw.
//! 7. `MapGeometry::tiled`: the same map as tiles without borders, on request (feature `seeds`).
//!
//! The plane measures are in `measure`, path data in `path`, label points in `polylabel`. This
//! module neither reads files nor parses JSON.

#[cfg(feature = "site")]
mod arrange;
mod clip;
mod conflicts;
mod datum;
mod delta;
mod error;
mod fit_arcs;
mod follow_borders;
mod map_build;
mod map_geometry;
mod map_lines;
mod measure;
mod neighbour_walk;
mod owners;
mod path;
mod plane;
mod point;
mod polylabel;
mod projection;
mod quantise;
mod simplify;
#[cfg(feature = "site")]
mod tiles;
mod topology;

#[cfg(feature = "site")]
pub use arrange::{Cell, arrange, cell_middle, side_by_side};
pub use clip::clip_line;
pub use conflicts::conflicts;
pub use datum::Datum;
pub use error::GeometryError;
pub use map_build::{LineLonLat, MapOptions, PolygonLonLat};
pub use map_geometry::{MapGeometry, MapLine};
pub use measure::{
    distance_to_segment, polygon_area, polygon_contains, ring_area, ring_centroid, ring_contains,
    segments_meet, self_crossing,
};
pub use neighbour_walk::Direction;
pub use path::push_path;
pub use point::{Bounds, GridBounds, GridPoint, Point};
pub use polylabel::polylabel;
pub use projection::{LonLat, Projection};
pub use quantise::quantise;
pub use simplify::simplify_arcs;
pub use topology::{ArcRef, Polygon, Shape, Topology, join_arcs};
