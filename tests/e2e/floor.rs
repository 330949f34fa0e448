//! The oldest browsers: what the programs are made of, and what is left where they cannot run.
#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Browser, Engine, LOST, NO_BROWSER, Profile, dist, only, serve_dist};
use serde_json::json;
use wasmparser::{Validator, WasmFeatures};
use yantu::site::FLOOR;

/// The files at the root of the built site with this ending.
#[track_caller]
fn programs(ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(dist())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .collect();
    found.sort();
    found
}

#[test]
fn webassembly_validates_as_the_first_version() {
    if !only(&[Engine::Chromium], NO_BROWSER) {
        return;
    }
    // Floating point is of the first version, though it can be switched off here.
    let first = WasmFeatures::FLOATS;
    let programs = programs("wasm");
    assert_eq!(
        programs.len(),
        3,
        "explorer, extras and kiosk: {programs:?}"
    );
    for path in programs {
        let bytes = fs::read(&path).expect("a program");
        let checked = Validator::new_with_features(first)
            .validate_all(&bytes)
            .map(drop);
        assert!(checked.is_ok(), "{}: {checked:?}", path.display());
    }
}

/// A script as a tree, by the grammar of 2020: Chrome 80 and Safari 13.1 read it.
#[track_caller]
fn parsed(path: &Path, module: bool) -> String {
    let acorn = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/acorn/bin/acorn");
    assert!(acorn.is_file(), "there is no acorn: run `make setup`");
    let mut command = Command::new("node");
    command.args([
        acorn.as_path(),
        Path::new("--ecma2020"),
        Path::new("--compact"),
    ]);
    command.args(module.then_some("--module")).arg(path);
    let output = command.output().expect("node");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", path.display());
    String::from_utf8(output.stdout).expect("a tree")
}

#[test]
fn scripts_parse_as_ecmascript_2020() {
    if !only(&[Engine::Chromium], NO_BROWSER) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    // The single file carries its programs as classic scripts.
    let single = fs::read_to_string(dist().join("hengyang-explorer.html")).expect("make single");
    let mut scripts = programs("js");
    for (number, script) in single.split("<script>").skip(1).enumerate() {
        let (script, _) = script.split_once("</script>").expect("an end");
        let path = folder.path().join(format!("classic-{number}.js"));
        fs::write(&path, script).expect("written");
        scripts.push(path);
    }
    assert!(scripts.len() > 12, "{scripts:?}");
    for path in scripts {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let classic = ["sw", "worker-", "early-", "classic-"];
        let module = !classic.iter().any(|start| name.starts_with(start));
        let tree = parsed(&path, module);
        // Of that year too, but Safari 14 was the first to know them.
        assert!(!tree.contains("\"bigint\":"), "{name} has a large integer");
    }
}

/// The built style sheets: those of the site and those of the single file.
#[track_caller]
fn styles() -> Vec<(String, String)> {
    let read = |path: &Path| fs::read_to_string(path).expect("a file");
    let name = |path: &Path| path.display().to_string();
    let sheets = programs("css");
    let mut styles: Vec<_> = sheets.iter().map(|path| (name(path), read(path))).collect();
    let single = read(&dist().join("hengyang-explorer.html"));
    for part in single.split("<style").skip(1) {
        let (_, sheet) = part.split_once('>').expect("a start tag");
        let (sheet, _) = sheet.split_once("</style>").expect("an end");
        styles.push(("the single file".to_owned(), sheet.to_owned()));
    }
    styles
}

/// What Chrome 88, Firefox 78 or Safari 15.4 do not read: a rule or declaration with it would be lost.
const NEWER_STYLE: [&str; 15] = [
    "@layer",
    "@container",
    "@scope",
    "@starting-style",
    "color-mix(",
    "oklch(",
    "lab(",
    "lch(",
    "light-dark(",
    "text-wrap:",
    "aspect-ratio:",
    "svh",
    "lvh",
    "subgrid",
    "translate:",
];

#[test]
fn style_sheets_hold_no_syntax_newer_than_the_floor() {
    if !only(&[Engine::Chromium], NO_BROWSER) {
        return;
    }
    let esbuild = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/.bin/esbuild");
    let styles = styles();
    assert_eq!(styles.len(), 4, "style and kiosk, twice");
    let folder = tempfile::tempdir().expect("a folder");
    for (name, sheet) in styles {
        // Chrome 104, Firefox 63 and Safari 16.4 were the first to read `(width >= 600px)`.
        for rule in sheet.split('@').skip(1) {
            let condition = rule.split(['{', ';']).next().unwrap_or_default();
            assert!(!condition.contains(['<', '>', '=']), "{name}: @{condition}");
        }
        // The property is newer than the floor; the media feature of its name is not.
        let properties = sheet.replace("(min-aspect-ratio:", "(");
        for newer in NEWER_STYLE {
            assert!(!properties.contains(newer), "{name} has {newer}");
        }
        // Nesting, media ranges and colours: a tool that knows the floor finds nothing to lower.
        let file = folder.path().join("sheet.css");
        fs::write(&file, &sheet).expect("written");
        let lowered = Command::new(&esbuild)
            .args(["--minify", "--charset=utf8", "--log-level=warning"])
            .arg(format!("--target={FLOOR}"))
            .arg(&file)
            .output()
            .expect("esbuild");
        assert!(
            lowered.status.success() && lowered.stderr.is_empty(),
            "{name}: {lowered:?}"
        );
        assert!(
            lowered.stdout == sheet.as_bytes(),
            "{name} is not as for the floor"
        );
    }
}

/// What not every browser of the floor has; called where it is there, or not at all.
const NEWER_SCRIPT: [&str; 8] = [
    "DecompressionStream",
    "structuredClone",
    ".findLast(",
    ".at(-",
    "Object.hasOwn",
    "Promise.any",
    "Promise.withResolvers",
    ".showModal(",
];

#[test]
fn scripts_call_nothing_newer_than_the_floor() {
    if !only(&[Engine::Chromium], NO_BROWSER) {
        return;
    }
    let mut scripts = programs("js");
    scripts.push(dist().join("hengyang-explorer.html"));
    for path in scripts {
        let script = fs::read_to_string(&path).expect("a file");
        for newer in NEWER_SCRIPT {
            assert!(!script.contains(newer), "{} has {newer}", path.display());
        }
    }
}

#[test]
fn without_webassembly_the_page_is_there_to_read_and_leads_on() {
    let server = serve_dist("/");
    for profile in [Profile::default(), Profile::phone()] {
        let browser = Browser::open(&profile);
        browser.beforehand(&format!(
            "delete window.WebAssembly; {}",
            told("typeof WebAssembly")
        ));
        browser.goto(&format!("{}article/31/", server.url()));
        browser.wait_for("html[data-failed]");
        assert!(browser.text("#s3").contains("完成新一轮行政区划调整"));
        assert_eq!(browser.count("[data-county]"), 12);
        browser.script("document.querySelector('.pager__link--next').click()");
        browser.wait_for("[data-detail=\"article-32\"]");
        browser.wait_for("html[data-failed]");
        browser.wait_for("html[data-told=undefined]");
        assert_eq!(browser.script(NOTICE_SHOWN), true);
    }
}

/// A script that has the page itself tell what something is there, in `data-told`: a driver's own
/// scripts may see another world than the page's.
fn told(what: &str) -> String {
    format!(
        "addEventListener('DOMContentLoaded', () => document.documentElement.dataset.told = {what});"
    )
}

/// Whether the page says that it is a printed one.
const NOTICE_SHOWN: &str =
    "return document.querySelector('.colophon__still').getClientRects().length > 0";

#[test]
fn a_page_whose_scripts_do_not_load_says_so() {
    if !only(&[Engine::Chromium], LOST) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.cdp("Network.enable", json!({}));
    // Neither can a browser from before 2018 read it.
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*/boot-*"] }));
    browser.goto(&format!("{}county/430481/", server.url()));
    browser.wait_for("html[data-failed=still]");
    assert_eq!(browser.script(NOTICE_SHOWN), true);
    assert!(browser.text(".colophon__still").contains("静态页面"));

    browser.cdp("Network.setBlockedURLs", json!({ "urls": [] }));
    browser.goto_ready(&server.url());
    assert_eq!(browser.script(NOTICE_SHOWN), false);
}

#[test]
fn lenses_that_do_not_load_are_fetched_again() {
    if !only(&[Engine::Chromium], LOST) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.cdp("Network.enable", json!({}));
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*/lenses-*"] }));
    browser.goto_ready(&server.url());
    // The tree stays as it is, and can be used.
    browser.click("[data-lens=topics]");
    browser.wait_for("[data-lens=topics][aria-current]");
    browser.click("[data-node=part-8] button");
    browser.wait_for("[role=tree] [data-node=article-31]");
    browser.wait_for_text(
        "[data-node=part-8] a",
        "八、推进新型城镇化，促进区域协调发展",
    );
    browser.cdp("Network.setBlockedURLs", json!({ "urls": [] }));
    browser.click("[data-lens=centres]");
    browser.wait_for("[role=tree] [data-node=centre-hub]");
    browser.wait_gone("[data-node=part-8]");
    // A page that is about one of them stays a printed one without them.
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*/lenses-*"] }));
    browser.goto(&format!("{}zone/belt/", server.url()));
    browser.wait_for("html[data-failed=still]");
    assert_eq!(browser.script(NOTICE_SHOWN), true);
}

#[test]
fn a_panic_leaves_the_page_readable_with_a_link_to_reload() {
    let server = serve_dist("/");
    for (way, title) in [
        ("", "互动功能停止了"),
        ("en/", "The interactive features have stopped"),
    ] {
        for end in ["end()", "Promise.resolve().then(end)"] {
            let browser = Browser::open(&Profile::default());
            // A WebAssembly whose one function is the instruction that a panic is compiled to.
            browser.beforehand(&format!(
                "const broken = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11);
                 const end = () => new WebAssembly.Instance(new WebAssembly.Module(broken)).exports.f();
                 addEventListener('click', ({{ target }}) => {{ if (target.closest('h1')) {end}; }});"
            ));
            browser.goto_ready(&format!("{}{way}article/31/", server.url()));
            assert_eq!(browser.count("#failure"), 0);
            for _ in 0..2 {
                browser.click("h1");
                browser.wait_for("html[data-failed] #failure[role=alert]");
            }
            assert_eq!(browser.count("#failure"), 1, "{end}");
            assert_eq!(browser.text("#failure strong"), title);
            // In English a translation stands before the original.
            browser.wait_until(
                "document.getElementById('s3').textContent.includes('完成新一轮行政区划调整')",
            );
            browser.click("#failure a");
            browser.wait_for("html[data-ready]:not([data-failed])");
            assert_eq!(browser.count("#failure"), 0);
            browser.wait_for("[data-detail=\"article-31\"]");
        }
    }
}

#[test]
fn without_streaming_compilation_the_page_reacts() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.beforehand(&format!(
        "delete WebAssembly.instantiateStreaming; delete WebAssembly.compileStreaming; {}",
        told("typeof WebAssembly.instantiateStreaming")
    ));
    browser.goto_ready(&server.url());
    browser.wait_for("html[data-told=undefined]");
    browser.click("[data-county=\"430422\"]");
    browser.wait_for("[data-detail=\"county-430422\"]");
    // The extras comes the same way.
    browser.type_into("#q", "hn");
    browser.wait_for("#found:not([hidden]) [data-result=\"county-430422\"]");
    browser.assert_no_errors();
}
