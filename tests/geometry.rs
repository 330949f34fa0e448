//! The geometry, from degrees to path data: invariants, small maps, broken files, the real divisions.

#[path = "geometry/invariants.rs"]
mod invariants;
#[cfg(feature = "site")]
#[path = "geometry/real_map.rs"]
mod real_map;
#[cfg(feature = "site")]
#[path = "geometry/seeds.rs"]
mod seeds;
#[path = "geometry/small_maps.rs"]
mod small_maps;
