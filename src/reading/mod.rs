//! What reading needs beside the words: a visitor's settings, and a voice that goes through the
//! sentences. Nothing here knows the browser.

mod aloud;
mod settings;

pub use aloud::{Aloud, Piece, Step, breath, rank};
pub use settings::{KEY, LOOK, Settings, TextSize, section_id, sections};
