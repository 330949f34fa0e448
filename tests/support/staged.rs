//! A folder as Trunk leaves it to the generator.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test uses its own part of this"
)]

use std::fs;

use tempfile::TempDir;
use yantu::model::host::Host;
use yantu::route::Route;
use yantu::site::Settings;

/// The script of the explorer.
pub const JS: &str = "explorer-0123456789abcdef.js";
/// Its WebAssembly.
pub const WASM: &str = "explorer-0123456789abcdef_bg.wasm";
/// The style sheet.
pub const CSS: &str = "style-0123456789abcdef.css";

/// As much of a style sheet as the generator reads.
const SHEET: &str = ":root{--paper:#f7f2e6;--paper-raised:#fffdf8;--ink:#221f1a;--ink-soft:#524b40;\
    --ink-faint:#6f6758;--rule-strong:#8f8266;--vermilion:#a8301f;--river:#2a7b95;--land:#f4eedf}\
    @media print{:root{--paper:#fff}}";

/// A new folder with the page that names its files, and as much of these as is looked at.
#[track_caller]
pub fn staged() -> TempDir {
    let index = format!(
        "<!DOCTYPE html><html data-js=\"./{JS}\" data-wasm=\"./{WASM}\"><head>\
         <link rel=\"stylesheet\" href=\"./{CSS}\"></head></html>"
    );
    let folder = tempfile::tempdir().expect("a folder");
    for (file, text) in [
        ("index.html", index.as_str()),
        (JS, "export default () => {};\n"),
        (WASM, "\0asm\u{1}\0\0\0"),
        (CSS, SHEET),
    ] {
        fs::write(folder.path().join(file), text).expect("written");
    }
    folder
}

/// What a site is built with that works under any path.
pub fn settings(site_url: Option<&str>, host: Host) -> Settings {
    Settings {
        public_url: "./".to_owned(),
        site_url: site_url.map(str::to_owned),
        host,
        scripts: Default::default(),
        quick: false,
    }
}

/// The file of a page.
pub fn file_of(route: &Route) -> String {
    match route {
        Route::NotFound => "404.html".to_owned(),
        _ => format!("{route}index.html"),
    }
}
