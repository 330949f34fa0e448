//! The entry point of the WebAssembly `kiosk`: exhibit mode, QR codes.

fn main() {
    yantu::kiosk::ui::start();
}
