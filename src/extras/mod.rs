//! What is loaded on demand: search results and the tools of a page (copy, share, export, read aloud).
//!
//! A WebAssembly of its own, driven by events. `picture` is pure and used by native tests, too.

pub mod picture;
#[cfg(feature = "extras")]
mod search;
#[cfg(feature = "extras")]
mod start;
#[cfg(feature = "extras")]
mod tools;

#[cfg(feature = "extras")]
pub use start::start;
