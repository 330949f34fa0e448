//! 雁图 Yantu: an interactive, backend-free explorer of a city's five-year plan.
//!
//! The modules from the pure core to what is delivered; `docs/architecture.md` has the map.

// Compiled always, without Leptos, web-sys and JSON; parts that need them are behind features inside.
pub mod client_index;
pub mod geo;
pub mod kiosk;
pub mod markup;
pub mod model;
pub mod pages;
pub mod reading;
pub mod route;
pub mod search;
pub mod sort;
pub mod tree;
pub mod viewport;

// Native only: seed files to model, model to static files.
#[cfg(feature = "site")]
pub mod data;
#[cfg(feature = "site")]
pub mod site;

// The browser.
#[cfg(any(feature = "app", feature = "extras"))]
mod address;
#[cfg(any(feature = "app", feature = "site"))]
pub mod app;
#[cfg(any(
    feature = "app",
    feature = "extras",
    feature = "kiosk",
    feature = "site"
))]
pub mod dom;
// Its functional part, what is printed natively too, needs no feature.
pub mod extras;
#[cfg(any(feature = "kiosk", feature = "site"))]
pub mod qr;
