//! The geometry, from degrees to path data: invariants, small maps, broken files, the real divisions.

#[path = "geometry/invariants.rs"]
mod invariants;
#[cfg(feature = "seeds")]
#[path = "geometry/real_map.rs"]
mod real_map;
#[cfg(feature = "seeds")]
#[path = "geometry/seeds.rs"]
mod seeds;
#[path = "geometry/small_maps.rs"]
mod small_maps;
