//! The entry point of the app's WebAssembly: map, tree, search box, navigation.

fn main() {
    yantu::app::start();
}
