//! The entry point of the WebAssembly `extras`: search, and the tools of a page.

fn main() {
    yantu::extras::start();
}
