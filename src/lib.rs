//! 雁图 Yantu: an interactive, backend-free explorer of a city's five-year plan.
//!
//! Read it as a table of contents, from the pure core down to the browser:

pub mod cite;
pub mod exhibit;
pub mod geo;
pub mod guide;
pub mod host;
pub mod markup;
pub mod messages;
pub mod order;
pub mod pages;
pub mod picture;
pub mod plan;
pub mod reading;
pub mod route;
pub mod search;
pub mod text;
pub mod tree;
pub mod viewport;

#[cfg(feature = "seeds")]
pub mod seeds;

#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod app;
#[cfg(any(feature = "door", feature = "ssr"))]
pub mod browser;
#[cfg(any(feature = "annex", feature = "press"))]
pub mod qr;

#[cfg(any(feature = "hydrate", feature = "desk"))]
mod address;

#[cfg(feature = "annex")]
pub mod annex;

#[cfg(feature = "desk")]
pub mod desk;

#[cfg(feature = "press")]
pub mod press;
