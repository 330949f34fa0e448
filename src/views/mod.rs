//! The views: what the core computed, printed.
#![expect(
    unreachable_pub,
    reason = "the component macro wants `pub` on components of private modules"
)]

mod announcer;
mod app;
mod county_map;
mod element;
mod footer;
mod language;
mod masthead;
mod prefs;
mod search;
mod search_box;
mod shown;
mod state;
mod strategy_tree;
mod tab_bar;
mod tools;

pub use app::{App, AppProps};
pub use county_map::{map_overlays, map_shapes};
pub use masthead::MARK;
pub use state::{Books, Explorer};
pub use strategy_tree::follow_scrolling;
