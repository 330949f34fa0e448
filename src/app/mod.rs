//! The live parts of a page: map, tree and search box. Each is a root of its own: printed by the
//! builder inside the element of its id, and hydrated there by the browser.
//!
//! All roots share one [`AppState`]. The rest of a page is printed only; `navigation` replaces it when
//! the visitor goes to another page.
#![cfg_attr(
    not(feature = "app"),
    allow(
        dead_code,
        reason = "the generator prints the roots, and never runs them"
    )
)]
#![expect(
    unreachable_pub,
    reason = "the component macro wants `pub` on components of private modules"
)]

mod county_map;
mod page_frame;
mod search;
mod search_box;
mod state;
mod strategy_tree;

#[cfg(feature = "app")]
mod announcer;
#[cfg(feature = "app")]
mod navigation;
#[cfg(feature = "app")]
mod start;

pub use county_map::{CountyMap, CountyMapProps};
pub use page_frame::stage_view;
pub use search_box::{SearchBox, SearchBoxProps};
#[cfg(feature = "app")]
pub use start::start;
pub use state::AppState;
pub use strategy_tree::{StrategyTree, StrategyTreeProps};
