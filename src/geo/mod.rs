//! Geometry: from degrees on the ground to shapes on a small integer grid.
