//! Tests of the test support itself, on a site of one small page.

use std::fs;
use std::path::PathBuf;

use crate::support::{
    Browser, Engine, FINGERS, NOT_WEBKIT, Profile, SCRIPTLESS, WHEEL, keys, only, serve,
};
use serde_json::Value;
use yantu::site::serve::{Options, Server};

const PAGE: &str = r#"<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>一页</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="page.css">
<h1>衡阳</h1>
<noscript><p id="still">没有脚本也能看</p></noscript>
<a id="next" href="next/">下一页</a>
<button id="count">0</button>
<input type="search" aria-label="搜索">
<p id="gesture"></p>
<div id="pad"></div>
<script src="page.js"></script>
"#;

const STYLE: &str = "#pad { height: 3000px; touch-action: none }";

const SCRIPT: &str = r##"
const count = document.querySelector("#count"), seen = document.querySelector("#gesture");
let pressed = 0, fingers = new Set(), most = 0;
count.addEventListener("click", event => {
    count.textContent = `${++pressed}`;
    count.dataset.pointer = event.pointerType;
    history.pushState({}, "", `?pressed=${pressed}`);
});
addEventListener("popstate", () => document.documentElement.dataset.popped = location.search);
addEventListener("pointerdown", event => {
    fingers.add(event.pointerId);
    most = Math.max(most, fingers.size);
    seen.textContent = `${event.pointerType} ${most}`;
});
addEventListener("pointerup", event => fingers.delete(event.pointerId));
addEventListener("wheel", event => { seen.textContent = `wheel ${event.deltaY} ${event.ctrlKey}`; });
document.documentElement.dataset.ready = "";
"##;

/// A site in a temporary folder, removed at the end.
struct Site {
    folder: PathBuf,
}

impl Site {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("next")).expect("a folder");
        for (file, text) in [
            ("index.html", PAGE),
            ("page.css", STYLE),
            ("page.js", SCRIPT),
            ("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
            (
                "next/index.html",
                "<!doctype html><title>二页</title><link rel=icon href=../icon.svg>",
            ),
            (
                "inline.html",
                "<!doctype html><link rel=icon href=icon.svg><script>var ran = 1</script>",
            ),
        ] {
            fs::write(folder.join(file), text).expect("a file");
        }
        Self { folder }
    }

    fn serve(&self, base: &str) -> Server {
        serve(&self.folder, base, Options::default())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn mouse_keyboard_and_history_reach_the_page() {
    let site = Site::new("mouse");
    let server = site.serve("/sub/path/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    assert_eq!(browser.title(), "一页");
    assert_eq!(browser.text("h1"), "衡阳");
    assert_eq!(browser.count("#still"), 0);

    browser.click("#count");
    browser.wait_until("document.querySelector('#count').textContent === '1'");
    assert_eq!(
        browser.attribute("#count", "data-pointer").as_deref(),
        Some("mouse")
    );
    browser.wait_for_url("/sub/path/?pressed=1");
    browser.back();
    browser.wait_for("html[data-popped='']");
    browser.forward();
    browser.wait_for("html[data-popped='?pressed=1']");

    browser.script("document.querySelector('#next').focus()");
    browser.press(&[keys::TAB, keys::ENTER]);
    browser.wait_for_url("?pressed=2");
    browser.type_into("input", "养老");
    let typed = browser.script("return document.querySelector('input').value");
    assert_eq!(typed, "养老");
    let (name, role) = browser.name_and_role("input");
    assert_eq!((name.as_str(), role.as_str()), ("搜索", "searchbox"));

    if only(NOT_WEBKIT, WHEEL) {
        browser.wheel((300, 500), 40, &[keys::CONTROL]);
        browser.wait_until("document.querySelector('#gesture').textContent === 'wheel 40 true'");
    }
    browser.drag((300, 500), (400, 600));
    browser.wait_until("document.querySelector('#gesture').textContent === 'mouse 1'");

    browser.click("#next");
    browser.wait_for_url("/sub/path/next/");
    browser.back();
    browser.wait_for("#count");
    browser.assert_no_errors();
    let asked = browser.requests();
    let own = |url: &String| url.starts_with(&server.url());
    assert!(asked.len() > 3 && asked.iter().all(own), "{asked:?}");
}

#[test]
fn touch_and_pinch_reach_the_page_of_a_phone() {
    if !only(NOT_WEBKIT, FINGERS) {
        return;
    }
    let site = Site::new("phone");
    let server = site.serve("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    assert_eq!(browser.script("return innerWidth"), 390);
    browser.tap("#count");
    browser.wait_until("document.querySelector('#count').textContent === '1'");
    assert_eq!(
        browser.attribute("#count", "data-pointer").as_deref(),
        Some("touch")
    );
    browser.pinch([(150, 400), (50, 400)], [(200, 400), (300, 400)]);
    browser.wait_until("document.querySelector('#gesture').textContent === 'touch 2'");
    browser.assert_no_errors();
}

#[test]
fn a_browser_has_the_settings_of_its_profile() {
    let site = Site::new("settings");
    let server = site.serve("/");
    let look = |profile: &Profile| {
        let browser = Browser::open(profile);
        browser.goto_ready(&server.url());
        let facts = browser.script(
            "return [innerWidth, innerHeight,
                ...['prefers-color-scheme: dark', 'prefers-reduced-motion: reduce',
                    'forced-colors: active', 'prefers-contrast: more']
                    .map(feature => matchMedia(`(${feature})`).matches)]",
        );
        (browser, facts)
    };
    let (browser, facts) = look(&Profile {
        forced_colors: true,
        more_contrast: true,
        ..Profile::default()
    });
    // WebKit knows no forced colours.
    let forced = Engine::chosen() != Engine::WebKit;
    assert_eq!(
        facts,
        serde_json::json!([1280, 800, false, false, forced, true])
    );
    if only(NOT_WEBKIT, "WebKitGTK speaks the language of the system") {
        assert_eq!(browser.script("return navigator.language"), "zh-CN");
    }
    let (browser, facts) = look(&Profile {
        width: 320,
        height: 400,
        dark: true,
        reduced_motion: true,
        ..Profile::default()
    });
    assert_eq!(
        facts,
        serde_json::json!([320, 400, true, true, false, false])
    );
    let sized = browser.script_async("await document.fonts.ready; return devicePixelRatio");
    assert_eq!(sized, 1);
    let picture = site.folder.join("shots/settings.png");
    browser.screenshot(&picture);
    let picture = fs::read(picture).expect("a picture");
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
}

#[test]
fn without_script_the_page_is_read_and_links_lead_on() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let site = Site::new("noscript");
    let server = site.serve("/");
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&server.url());
    assert_eq!(browser.text("#still"), "没有脚本也能看");
    assert_eq!(browser.count("html[data-ready]"), 0);
    browser.click("#next");
    browser.wait_for_url("/next/");
    browser.assert_no_errors();
}

#[test]
fn the_console_tells_what_the_policy_refuses() {
    let site = Site::new("policy");
    let server = site.serve("/");
    let browser = Browser::open(&Profile::default());
    browser.goto(&format!("{}inline.html", server.url()));
    assert_eq!(browser.script("return typeof ran"), "undefined");
    browser.wait_eq(true, || {
        let console = browser.console();
        console.iter().any(|entry| entry.source == "security")
    });

    browser.goto(&format!("{}nothing.html", server.url()));
    browser.wait_for_console("404");
}

#[test]
fn a_stopped_server_is_gone() {
    let site = Site::new("stopped");
    let server = site.serve("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    server.stop();
    let answer = browser.script_async(
        "return await fetch('page.css', { cache: 'no-store' }).then(() => 'here', () => 'gone')",
    );
    assert_eq!(answer, Value::from("gone"));
}
