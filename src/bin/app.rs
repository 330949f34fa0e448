//! The WebAssembly entry point.

fn main() {
    yantu::app::start();
}
