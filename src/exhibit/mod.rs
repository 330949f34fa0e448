//! Kiosk mode as pure logic: events in, actions out. Time is passed in as milliseconds.

mod machine;
mod place;
mod scene;
mod settings;
mod watch;

pub use machine::{COUNTDOWN_MS, Effect, Event, Exhibit, Phase};
pub use place::Place;
pub use scene::{Pack, Scene, Words};
pub use settings::{DEFAULT_IDLE_S, checked_address, checked_idle, idle_from_word};
pub use watch::Watch;
