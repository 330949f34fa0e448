//! The entry point of the second WebAssembly.

fn main() {
    yantu::kiosk::ui::start();
}
