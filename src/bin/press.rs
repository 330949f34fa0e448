//! The site builder.

fn main() {}
