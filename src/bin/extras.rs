//! The entry point of the third WebAssembly: search, and the tools of a page.

fn main() {
    yantu::extras::start();
}
