//! The geometry, from degrees to path data: invariants, small maps, broken files, the real divisions.

mod exports;
mod invariants;
mod real_map;
mod seeds;
pub(crate) mod small_maps;
