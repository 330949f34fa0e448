//! Reading settings, and the state machine for reading aloud. Nothing in this module depends on a
//! browser.

mod aloud;
mod settings;

pub use aloud::{Aloud, Piece, Step, breath, rank, rank_for};
pub use settings::{INSTALL, KEY, LOOK, OFFERED, PLACE, Settings, TextSize, section_id, sections};
