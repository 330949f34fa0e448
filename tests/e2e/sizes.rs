//! Every screen shows the answer first: every kind of page on screens from a small phone to a wall, in
//! standard and elder mode and with text of twice the size.
//!
//! `make test` looks at some sixty named cells of the matrix, `make test-all` at all of them
//! (`E2E_SIZES=all`); `E2E_SIZES` may also be words that a cell's name has, such as `county 320x568`.
#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

use std::fs;
use std::path::Path;

use crate::support::{Browser, NOT_WEBKIT, Profile, only, serve_dist};
use serde_json::Value;

/// A kind of page: its name, its address, what shows that it is there, and where its answer begins: the
/// first quotation, or the summary that stands before it.
struct Page {
    name: &'static str,
    path: &'static str,
    detail: &'static str,
    answer: &'static str,
}

const fn page(
    name: &'static str,
    path: &'static str,
    detail: &'static str,
    answer: &'static str,
) -> Page {
    Page {
        name,
        path,
        detail,
        answer,
    }
}

/// The first of them is reached by a tap on the map of the overview.
const PAGES: [Page; 14] = [
    page("tapped", "", "county-430481", ".gist__text, .quote__words"),
    page("overview", "", "overview", ""),
    page(
        "county",
        "county/430481/",
        "county-430481",
        ".gist__text, .quote__words",
    ),
    page(
        "county-topic",
        "county/430481/elder-care/",
        "county-430481-elder-care",
        ".quote__words",
    ),
    page(
        "topic",
        "topic/elder-care/",
        "topic-elder-care",
        ".gist__text, .quote__words",
    ),
    page(
        "article",
        "article/44/",
        "article-44",
        ".gist__text, .sentence",
    ),
    page(
        "zone",
        "zone/belt/",
        "zone-belt",
        ".gist__text, .quote__words",
    ),
    page(
        "strategy",
        "strategy/one-body-two-wings/",
        "strategy-one-body-two-wings",
        ".gist__text, .quote__words",
    ),
    page("reader", "read/", "read", ".detail__lead, .sentence"),
    page(
        "search",
        "search/?q=%E5%85%BB%E8%80%81",
        "search",
        "[data-result]",
    ),
    page(
        "glossary",
        "glossary/",
        "glossary",
        ".editorial, .term-entry__name",
    ),
    page(
        "compare",
        "compare/?a=430481&b=430482",
        "compare",
        ".detail__lead, .quote__words",
    ),
    page("about", "about/", "about", "p:not(.detail__kicker)"),
    page("tree", "tree/", "tree", ""),
];

/// The screens, and whether a finger uses them.
const SIZES: [(u32, u32, bool); 14] = [
    (320, 568, true),
    (360, 640, true),
    (390, 844, true),
    (430, 932, true),
    (844, 390, true),
    (600, 960, true),
    (720, 800, true),
    (820, 1180, true),
    (1280, 720, false),
    (1440, 900, false),
    (2560, 1080, false),
    (1080, 1920, false),
    (3840, 2160, false),
    (7680, 2160, false),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Standard,
    Elder,
    /// Text of twice the size, as a browser's own setting makes it.
    Twice,
}

impl Mode {
    const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Elder => "elder",
            Self::Twice => "twice",
        }
    }
}

/// The cells of `make test`.
fn is_quick(page: &Page, (width, height): (u32, u32), mode: Mode) -> bool {
    match (width, height, mode) {
        (320, 568, Mode::Standard) | (360, 640, Mode::Elder) | (1440, 900, Mode::Standard) => true,
        (390, 844, Mode::Twice) => {
            ["tapped", "county", "article", "reader", "tree"].contains(&page.name)
        }
        (390, 844, _) => ["tapped", "county", "county-topic", "topic"].contains(&page.name),
        (720, 800, _) | (844, 390, Mode::Standard) => page.name == "county",
        (2560, 1080, Mode::Standard) | (1280, 720, Mode::Standard) => page.name == "article",
        _ => false,
    }
}

/// Why not in WebKit.
const LETTERS: &str = "WebKitGTK's driver sets no size of letters";

/// What a browser's own bar takes from a page that has been laid out without it.
const BARS: u32 = 56;

/// Functions in the page: what is seen, what is cut off, what overlaps.
#[track_caller]
fn functions() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/sizes.js");
    fs::read_to_string(path).expect("a file")
}

/// What is wrong on the page as it stands, one line each.
#[track_caller]
fn judged(browser: &Browser, page: &Page, (width, height): (u32, u32), mode: Mode) -> Vec<String> {
    let touch = SIZES.contains(&(width, height, true));
    let whole_answer = touch && height >= 400 && mode != Mode::Twice
        // Its first screen is the name, which is long, and the contents.
        && !(page.name == "reader" && mode == Mode::Elder)
        && !page.answer.is_empty();
    let found = browser.script(&format!(
        "{}; return judge({:?}, {touch}, {whole_answer}, {width}, {BARS});",
        functions(),
        page.answer
    ));
    let Value::Array(found) = found else {
        panic!("the browser says {found}");
    };
    let found = found.iter().filter_map(Value::as_str);
    found.map(str::to_owned).collect()
}

/// Goes to a page as a link of the site does, or by a tap on the map; where the visitor is there already,
/// the page follows the size of the screen.
#[track_caller]
fn follow(browser: &Browser, page: &Page) {
    let by_tap = page.name == "tapped";
    let here = format!(
        "document.querySelector('[data-detail=\"{}\"]')",
        page.detail
    );
    if by_tap || browser.script(&format!("return !{here};")) == true {
        browser.script(&format!(
            "const a = document.createElement('a'); a.href = '/{}';
             document.body.append(a); a.click(); a.remove();",
            page.path
        ));
    }
    if by_tap {
        browser.wait_for("[data-detail=overview]");
        // On a low screen with large letters a visitor has to scroll to the division first.
        // The map may still take its size.
        browser.wait_until(
            "((division) => {
                 const { bottom } = division.getBoundingClientRect();
                 const below = Math.round(bottom + 80 - innerHeight);
                 const top = Math.max(0, scrollY + below);
                 if (top !== Math.round(scrollY)) scrollTo({ top, behavior: 'instant' });
                 return top === Math.round(scrollY);
             })(document.querySelector('[data-county=\"430481\"]'))",
        );
        browser.tap("[data-county=\"430481\"]");
    }
    browser.wait_until(&format!("{here} && !document.documentElement.dataset.busy"));
    if page.name == "search" {
        browser.wait_for("[data-result]");
    }
    if !by_tap {
        browser.script("for (const pane of [document.scrollingElement, ...document.querySelectorAll('#stage > *, .tree')]) pane.scrollTop = pane.scrollLeft = 0;");
    }
    // What follows the size of the screen does so before the second frame.
    browser.script_async(
        "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));",
    );
}

/// Looks at all the cells that `wanted` names on the screens of one kind.
#[track_caller]
fn look(touch: bool) {
    let server = serve_dist("/");
    let (mut wrong, mut cells) = (Vec::new(), 0);
    for modes in [&[Mode::Standard, Mode::Elder][..], &[Mode::Twice]] {
        let letters = if modes.contains(&Mode::Twice) { 32 } else { 16 };
        if letters != 16 && !only(NOT_WEBKIT, LETTERS) {
            continue;
        }
        let sizes = SIZES.iter().filter(|(.., own)| *own == touch);
        let most = |side: fn(&(u32, u32, bool)) -> u32| sizes.clone().map(side).max();
        let browser = Browser::open(&Profile {
            width: most(|size| size.0).unwrap_or_default(),
            height: most(|size| size.1).unwrap_or_default(),
            touch,
            letters,
            reduced_motion: true,
            ..Profile::default()
        });
        browser.goto_ready(&server.url());
        for mode in modes {
            if *mode == Mode::Elder {
                browser.script("document.querySelector('[data-elder-switch]').click();");
            }
            for page in &PAGES {
                for (width, height, _) in sizes.clone() {
                    let size = (*width, *height);
                    let cell = format!("{} {width}x{height} {}", page.name, mode.name());
                    if !is_wanted(&cell, page, size, *mode) {
                        continue;
                    }
                    browser.resize(size, touch);
                    follow(&browser, page);
                    let found = judged(&browser, page, size, *mode);
                    cells += 1;
                    if let Some(folder) = std::env::var_os("E2E_PICTURES") {
                        let file = format!("{}.webp", cell.replace(' ', "-"));
                        let picture = browser.sketch(size, (900.0 / f64::from(*width)).min(1.0));
                        fs::write(Path::new(&folder).join(file), picture).expect("a picture");
                    }
                    wrong.extend(found.iter().map(|line| format!("{cell}: {line}")));
                }
            }
        }
    }
    eprintln!("{cells} cells, {} findings", wrong.len());
    assert!(wrong.is_empty(), "{} findings: {wrong:#?}", wrong.len());
}

/// Whether a cell is to be looked at in this run.
fn is_wanted(cell: &str, page: &Page, size: (u32, u32), mode: Mode) -> bool {
    match std::env::var("E2E_SIZES").as_deref() {
        Err(_) | Ok("") => is_quick(page, size, mode),
        Ok("all") => true,
        Ok(words) => {
            let has = |words: &str| {
                words
                    .split(',')
                    .any(|word| cell.split(' ').any(|own| own == word))
            };
            words.split(' ').all(has)
        }
    }
}

#[test]
fn phones_and_tablets_show_the_answer_first_and_lose_nothing() {
    look(true);
}

#[test]
fn desktops_and_walls_show_the_answer_first_and_lose_nothing() {
    look(false);
}
