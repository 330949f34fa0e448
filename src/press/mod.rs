//! The site builder: what `press` does, natively, around the finished pages.

pub mod serve;
