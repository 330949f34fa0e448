//! The one door to the browser: Rust types out, nothing of web-sys beyond it.
//!
//! Everything here is called from effects and event handlers only; at build time, when pages are
//! printed, none of it runs.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the door: what is disallowed elsewhere is done here"
)]

mod dom;
mod finding;
mod gesture;
#[cfg(feature = "annex")]
pub mod hall;
mod history;
mod report;
mod storage;
mod typing;

pub use dom::{
    adopt_links, after_painting, focus, focus_quietly, mark_ready, on_link, on_reset, point_at,
    printed_prefix, scroll_inside, scroll_into_view, scroll_to_start, set_title, settled_root,
};
pub use finding::{
    Answer, Asked, Question, ask, on_answer, on_finder, on_lost_finder, on_plan, on_question,
    tell_arrival,
};
pub use gesture::{mouse_place, plain_key, pressed_twin, primary_press, touch_places, wheel_steps};
pub use history::{Address, current, listen, push, replace};
pub use report::{install_panic_page, warn_once};
pub use storage::{store, stored};
pub use typing::{
    after_pause, choose, focus_on_slash, is_composing, is_inside, press_chosen, set_value, typed,
};
