//! The plan as data: its text, what is named in it, its messages and the host's settings.

pub mod citation;
pub mod host;
pub mod messages;
pub mod plan;
pub mod text;
