//! Kiosk mode: a pure state machine, and its user interface as a WebAssembly of its own.
//!
//! The state machine takes events with their time in milliseconds and returns effects.

mod machine;
mod place;
mod scene;
mod settings;
#[cfg(feature = "kiosk")]
pub mod ui;
mod watch;

pub use machine::{COUNTDOWN_MS, Effect, Event, Exhibit, Phase};
pub use place::Place;
pub use scene::{Pack, Scene, Words};
pub use settings::{DEFAULT_IDLE_S, checked_address, checked_idle, idle_from_word};
pub use watch::Watch;
