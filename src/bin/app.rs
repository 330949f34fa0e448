//! The WebAssembly entry point.

fn main() {
    yantu::start::start();
}
