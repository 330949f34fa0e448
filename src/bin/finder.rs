//! The entry point of the third WebAssembly: search.

fn main() {
    yantu::finder::start();
}
