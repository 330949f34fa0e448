//! The WebAssembly entry point.

fn main() {}
