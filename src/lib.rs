//! 雁图 Yantu: an interactive, backend-free explorer of a city's five-year plan.
//!
//! Read it as a table of contents, from the pure core down to the browser:

pub mod geo;
pub mod tree;

#[cfg(feature = "seeds")]
pub mod seeds;

#[cfg(feature = "press")]
pub mod press;
