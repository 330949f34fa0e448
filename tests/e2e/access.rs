//! Everyone can use the explorer: axe-core finds nothing, nothing jumps, a keyboard is enough, and so
//! are roles and names.
//!
//! Every kind of page is looked at in every language, light, dark and in elder mode, on a phone, on a
//! desktop and in a kiosk.
#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

use std::fs;
use std::path::Path;

use crate::support::kiosk::screen;
use crate::support::{AXE, Browser, Engine, NOT_WEBKIT, Profile, keys, only, serve_dist};
use serde_json::Value;

/// Every kind of page: its path, and what shows that it is there.
const KINDS: [(&str, &str); 12] = [
    ("", "overview"),
    ("county/430481/", "county-430481"),
    // A division that the text never names.
    ("county/430407/", "county-430407"),
    ("zone/circle/", "zone-circle"),
    ("part/8/", "part-8"),
    ("article/31/", "article-31"),
    (
        "strategy/one-body-two-wings/",
        "strategy-one-body-two-wings",
    ),
    ("topic/elder-care/", "topic-elder-care"),
    ("read/", "read"),
    ("search/?q=%E5%85%BB%E8%80%81", "search"),
    ("about/", "about"),
    ("404.html", "not-found"),
];
pub(super) const LANGUAGES: [&str; 3] = ["", "zh-hant/", "en/"];

/// The languages in which a theme or mode is looked at: Chinese of either script takes the same room and the
/// same colours, so that `make test` leaves one out; `make test-all` has all (`E2E_LANGUAGES=all`).
fn scripts() -> Vec<&'static str> {
    let is_all = std::env::var("E2E_LANGUAGES").is_ok_and(|which| which == "all");
    let wanted = |language: &&str| is_all || *language != "zh-hant/";
    LANGUAGES.into_iter().filter(wanted).collect()
}

/// The first of the words under which the look is kept.
const ELDER: &str = "localStorage.setItem('yantu:look', 'elder');";

fn phone() -> Profile {
    Profile::phone()
}

fn desktop() -> Profile {
    Profile {
        width: 1440,
        height: 900,
        ..Profile::default()
    }
}

/// The checker, as a function's body that defines `axe`.
pub(super) fn axe() -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}: run `make setup`", path.display()))
}

/// What axe-core finds on the page as it is, one line each.
#[track_caller]
pub(super) fn findings(browser: &Browser, axe: &str) -> Vec<String> {
    browser.script(axe);
    let found = browser.script_async(
        "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
         const { violations, passes } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
         if (passes.length < 20) return ['only ' + passes.length + ' rules were looked at'];
         return violations.flatMap(({ id, nodes }) => nodes.map(node =>
             id + ': ' + node.target.join(' ') + ': ' + node.failureSummary.split('\\n')[1].trim()));",
    );
    let Value::Array(found) = found else {
        panic!("axe-core says {found}");
    };
    found
        .iter()
        .map(|line| line.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// What has jumped since the page began to load, one line each, once all that comes late has come.
#[track_caller]
fn jumps(browser: &Browser) -> Vec<String> {
    browser.wait_until(
        "document.readyState === 'complete' &&
         performance.getEntriesByType('resource').some(r => r.name.endsWith('/site.json') && r.responseEnd)",
    );
    let found = browser.script_async(
        "const shifts = await new Promise(done => {
             const all = [];
             new PerformanceObserver(list => all.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
             // What is seen late is painted once more, and then told.
             requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(all), 50)));
         });
         // A mark that moves while its row is still being read is none that anybody sees.
         return shifts.filter(shift => shift.value >= .00005).map(shift => shift.value.toFixed(4) + ' of ' + shift.sources.map(({ node, previousRect: a, currentRect: b }) =>
             (node ? node.nodeName + '.' + ((node.parentNode && node.className) || '') : '?') + ' ' + [a.x, a.y, a.width, a.height] + ' to ' + [b.x, b.y, b.width, b.height]).join(' and '));",
    );
    let Value::Array(found) = found else {
        panic!("the browser says {found}");
    };
    found
        .iter()
        .map(|line| line.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Loads every kind of page in some languages and gathers what `judge` says of them.
#[track_caller]
fn judged(
    browser: &Browser,
    root: &str,
    languages: &[&str],
    judge: impl Fn() -> Vec<String>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for language in languages {
        for (path, detail) in KINDS {
            // A host has one page for what is not there.
            if detail == "not-found" && !language.is_empty() {
                continue;
            }
            browser.goto_ready(&format!("{root}{language}{path}"));
            browser.wait_for(&format!("[data-detail=\"{detail}\"]"));
            if detail == "search" {
                browser.wait_for("[data-result]");
            }
            let found = judge();
            wrong.extend(
                found
                    .iter()
                    .map(|line| format!("/{language}{path}: {line}")),
            );
        }
    }
    wrong
}

/// Loads every kind of page in some languages, and asserts that nothing is wrong.
#[track_caller]
fn look(profile: &Profile, languages: &[&str], elder: bool) {
    let (server, axe) = (serve_dist("/"), axe());
    let browser = Browser::open(profile);
    browser.goto_ready(&server.url());
    if elder {
        browser.script(ELDER);
    }
    let wrong = judged(&browser, &server.url(), languages, || {
        assert_eq!(browser.count("html[data-elder]"), usize::from(elder));
        let jumps = jumps(&browser).into_iter();
        jumps.chain(findings(&browser, &axe)).collect()
    });
    assert!(wrong.is_empty(), "{} findings: {wrong:#?}", wrong.len());
}

/// The tests of the validators look at these pages with axe.
#[test]
fn nothing_jumps_in_any_language_on_a_desktop() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&desktop());
    let wrong = judged(&browser, &server.url(), &LANGUAGES, || jumps(&browser));
    assert!(wrong.is_empty(), "{} jumps: {wrong:#?}", wrong.len());
}

#[test]
fn axe_finds_nothing_in_any_language_on_a_phone() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    look(&phone(), &LANGUAGES, false);
}

#[test]
fn axe_finds_nothing_in_the_dark_theme() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    for profile in [phone(), desktop()] {
        look(
            &Profile {
                dark: true,
                ..profile
            },
            &scripts(),
            false,
        );
    }
}

#[test]
fn axe_finds_nothing_in_elder_mode() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    for profile in [phone(), desktop()] {
        look(&profile, &scripts(), true);
    }
}

/// Every kind of page in a kiosk, in every language, reached as a visitor of the kiosk reaches it.
#[track_caller]
fn look_in_a_kiosk(profile: &Profile, elder: bool) {
    let (server, axe) = (serve_dist("/"), axe());
    let browser = Browser::open(profile);
    let mut wrong = Vec::new();
    for language in scripts() {
        browser.goto(&format!("{}{language}?exhibit=1&idle=3600", server.url()));
        browser.wait_for("html[data-exhibit=attract] #kiosk-words [data-quote]");
        let attracting = findings(&browser, &axe);
        let attracting = attracting.iter();
        wrong.extend(attracting.map(|line| format!("/{language} attracting: {line}")));
        browser.tap("body");
        browser.wait_for("html[data-exhibit=active]");
        if elder {
            browser.tap("[data-elder-switch]");
            browser.wait_for("html[data-elder]");
        }
        // No link of an exhibit leads to what is not there.
        for (path, detail) in KINDS.iter().filter(|(_, detail)| *detail != "not-found") {
            // An exhibit follows the site's own links, and keeps itself on them.
            browser.script(&format!(
                "const a = document.createElement('a');
                 a.href = '/{language}{path}';
                 document.body.append(a); a.click(); a.remove();"
            ));
            browser.wait_for(&format!("[data-detail=\"{detail}\"]"));
            if *detail == "search" {
                browser.wait_for("[data-result]");
            }
            assert_eq!(browser.count("html[data-exhibit=active]"), 1);
            assert_eq!(browser.count("html[data-elder]"), usize::from(elder));
            let found = findings(&browser, &axe);
            wrong.extend(
                found
                    .iter()
                    .map(|line| format!("/{language}{path}: {line}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{} findings: {wrong:#?}", wrong.len());
}

/// The screen of a kiosk; words that are still fading in have not their contrast yet.
fn kiosk() -> Profile {
    Profile {
        reduced_motion: true,
        ..screen(1080, 1920)
    }
}

#[test]
fn axe_finds_nothing_in_kiosk_mode() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    look_in_a_kiosk(&kiosk(), false);
}

#[test]
fn axe_finds_nothing_in_dark_kiosk_mode() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    let dark = Profile {
        dark: true,
        ..kiosk()
    };
    look_in_a_kiosk(&dark, false);
}

#[test]
fn axe_finds_nothing_in_kiosk_mode_for_elders() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    look_in_a_kiosk(&kiosk(), true);
}

/// What runs over the window's edge sideways, or is cut off, one line each: the page itself, and
/// words that do not fit their box.
const LOST: &str = "
    const wide = document.documentElement.scrollWidth - innerWidth;
    const lost = wide > 0 ? ['the page is ' + wide + ' px too wide'] : [];
    for (const e of document.querySelectorAll('h1, h2, h3, p, li, a, button, label, summary, td, th, figcaption, blockquote')) {
        const { left, right, width, height } = e.getBoundingClientRect();
        const style = getComputedStyle(e);
        if (!width || !height || style.visibility !== 'visible' || style.clipPath !== 'none') continue;
        if (e.closest('svg, [aria-hidden=true], .skip-link, .visually-hidden, .switch, .legend, .tree, dialog')) continue;
        let parent = e.parentElement, hidden = false;
        for (; parent; parent = parent.parentElement) if (getComputedStyle(parent).clipPath !== 'none') hidden = true;
        if (hidden) continue;
        const name = e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 20);
        if (right > innerWidth + 1 || left < -1) lost.push(name + ' ends at ' + Math.round(right));
        else if (style.overflow !== 'visible' && style.textOverflow !== 'ellipsis' && e.scrollHeight > e.clientHeight + 2 && e.clientHeight)
            lost.push(name + ' is cut');
    }
    return lost;";

/// Loads every kind of page and asserts that nothing is lost on it after `change`.
#[track_caller]
fn look_for_losses(profile: &Profile, languages: &[&str], change: &str) {
    let server = serve_dist("/");
    let browser = Browser::open(profile);
    let wrong = judged(&browser, &server.url(), languages, || {
        browser.script(change);
        let Value::Array(lost) = browser.script(LOST) else {
            panic!("the browser says nothing");
        };
        let lost = lost.iter().filter_map(Value::as_str);
        lost.map(str::to_owned).collect()
    });
    assert!(wrong.is_empty(), "{} losses: {wrong:#?}", wrong.len());
}

/// 320 CSS pixels: a desktop's window of 1280 at 400 %.
fn narrow() -> Profile {
    Profile {
        width: 320,
        height: 640,
        ..Profile::default()
    }
}

/// The distances of WCAG 1.4.12, as a sheet of the visitor's own.
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet];";

#[test]
fn a_narrow_window_loses_nothing() {
    look_for_losses(&narrow(), &scripts(), "");
}

#[test]
fn spaced_text_loses_nothing() {
    look_for_losses(&phone(), &["", "en/"], SPACED);
    look_for_losses(&desktop(), &["", "en/"], SPACED);
}

#[test]
fn text_of_twice_the_size_loses_nothing() {
    // By the browser's own setting, which the breakpoints follow.
    if !only(NOT_WEBKIT, "WebKitGTK's driver sets no size of letters") {
        return;
    }
    let profile = Profile {
        letters: 32,
        ..desktop()
    };
    look_for_losses(&profile, &["", "en/"], "");
}

#[test]
fn forced_colours_and_more_contrast_lose_nothing() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    let server = serve_dist("/");
    let themes = [
        Profile {
            forced_colors: true,
            ..desktop()
        },
        Profile {
            more_contrast: true,
            ..desktop()
        },
        Profile {
            more_contrast: true,
            dark: true,
            ..desktop()
        },
    ];
    for profile in themes {
        let browser = Browser::open(&profile);
        browser.goto_ready(&format!("{}county/430481/", server.url()));
        // The selection is more than a colour of the ground: an outline, and a state.
        let [selected, outline] = ["[data-county][aria-current] use", ".county-map__selected"].map(|css| {
            browser.script(&format!("const s = getComputedStyle(document.querySelector('{css}')); return s.fill + ' ' + s.stroke + ' ' + s.strokeWidth;"))
        });
        let other = browser.script("return getComputedStyle(document.querySelector('[data-county]:not([aria-current]) use')).fill + '';");
        assert_ne!(
            selected.as_str().unwrap_or_default().split(" none").next(),
            other.as_str()
        );
        let outline = outline.as_str().unwrap_or_default();
        assert!(
            !outline.contains(" none ") && !outline.ends_with(" 0px"),
            "{outline}"
        );
        // What is focused shows it.
        browser.script("document.querySelector('[role=treeitem][tabindex=\"0\"]').focus();");
        let ring = browser.script("const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + parseFloat(s.outlineWidth);");
        assert_eq!(ring, "solid 3");
        // Words keep their distance from their ground.
        let found = findings(&browser, &axe());
        assert!(found.is_empty(), "{found:#?}");
        if profile.more_contrast {
            let inks = browser.script("const s = getComputedStyle(document.documentElement); return ['--ink', '--ink-soft', '--ink-faint', '--rule'].map(n => s.getPropertyValue(n).trim());");
            let first = &inks[0];
            assert!((1..4).all(|at| inks[at] == *first), "{inks}");
        }
    }
}

#[test]
fn targets_in_the_tree_are_44_pixels_high_and_wide() {
    let server = serve_dist("/");
    let browser = Browser::open(&desktop());
    browser.goto_ready(&server.url());
    // From its middle as far as a press still meets it.
    let reach = |css: &str| {
        let found = browser.script(&format!(
            "const e = document.querySelector('{css}'), {{ left, top, width, height }} = e.getBoundingClientRect();
             const x = left + width / 2, y = top + height / 2;
             const met = (x, y) => e.contains(document.elementFromPoint(x, y));
             const far = (dx, dy) => {{ let n = 0; while (n < 400 && met(x + dx * n, y + dy * n)) n += .25; return n; }};
             return [far(-1, 0) + far(1, 0), far(0, -1) + far(0, 1)];"
        ));
        [0, 1].map(|at| found[at].as_f64().unwrap_or_default())
    };
    for css in [
        "[data-node=part-2] > .tree__fold",
        "[data-node=part-2] > a",
        "[data-export=map]",
        "[data-export=tree]",
        "[data-print-branch]",
    ] {
        browser.script(&format!(
            "document.querySelector('{css}').scrollIntoView({{ block: 'center' }});"
        ));
        let [width, height] = reach(css);
        assert!(
            width >= 43.9 && height >= 43.9,
            "{css}: {width} by {height}"
        );
    }
}

#[test]
fn the_not_found_page_speaks_every_language() {
    let server = serve_dist("/");
    let browser = Browser::open(&phone());
    browser.goto_ready(&format!("{}en/article/99/", server.url()));
    for (language, way) in [("zh-Hant", "/zh-hant/"), ("en", "/en/")] {
        browser.wait_for(&format!("main [lang={language}] h2"));
        let there = browser.script(&format!(
            "return new URL(document.querySelector('main [lang={language}] a').href).pathname;"
        ));
        assert_eq!(there, way);
    }
    browser.script("document.querySelector('main [lang=en] a').click();");
    browser.wait_for("html[lang=en][data-ready]");
}

/// Presses Tab until what has the focus is of this role and its name begins so.
#[track_caller]
fn tab_to(browser: &Browser, role: &str, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..120 {
        browser.press(&[keys::TAB]);
        let (own, its_role) = browser.focused();
        if its_role == role && own.starts_with(name) {
            return;
        }
        passed.push(own);
    }
    panic!("Tab never came to the {role} {name}, but to {passed:#?}");
}

/// Has the page note that it was printed, as no dialogue can be answered here.
fn note_printing(browser: &Browser) {
    browser.script("window.print = () => { window.printed = true; };");
}

#[test]
fn every_task_can_be_done_by_keyboard() {
    let server = serve_dist("/");
    let browser = Browser::open(&desktop());
    // My county, by its sound.
    browser.goto_ready(&server.url());
    browser.press(&["/"]);
    browser.wait_eq("combobox".to_owned(), || browser.focused().1);
    for letter in ["l", "e", "i", "y", "a", "n", "g"] {
        browser.press(&[letter]);
    }
    browser.wait_for("#found:not([hidden]) [data-result=county-430481]");
    browser.press(&[keys::DOWN, keys::ENTER]);
    browser.wait_for("[data-detail=\"county-430481\"]");
    // Care for the old, past all that comes before the words.
    browser.goto_ready(&server.url());
    browser.press(&[keys::TAB]);
    browser.wait_eq("link".to_owned(), || browser.focused().1);
    browser.press(&[keys::ENTER]);
    tab_to(&browser, "link", "养老");
    browser.press(&[keys::ENTER]);
    browser.wait_for("[data-detail=\"topic-elder-care\"]");
    // An article, down the tree.
    browser.goto_ready(&server.url());
    tab_to(&browser, "treeitem", "");
    browser.press(&[keys::END, keys::HOME, keys::RIGHT]);
    browser.wait_for("[data-node=part-1][aria-expanded=true]");
    browser.press(&[keys::RIGHT, keys::ENTER]);
    browser.wait_for("[data-detail=\"article-1\"]");
    // On paper, and in another language.
    browser.reload();
    browser.wait_for("html[data-ready]");
    note_printing(&browser);
    tab_to(&browser, "button", "打印");
    browser.press(&[keys::ENTER]);
    browser.wait_until("window.printed");
    browser.press(&["/"]);
    browser.press_with(&[keys::SHIFT], &[keys::TAB; 2]);
    browser.wait_eq(("English".to_owned(), "link".to_owned()), || {
        browser.focused()
    });
    browser.press(&[keys::ENTER]);
    browser.wait_for_url("/en/article/1/");
    browser.wait_for("html[lang=en][data-ready]");
}

#[test]
fn every_task_can_be_done_by_roles_and_names() {
    let server = serve_dist("/");
    let browser = Browser::open(&desktop());
    browser.goto_ready(&server.url());
    browser.click_by_name("link", "耒阳市");
    browser.wait_for_name("heading", "耒阳市");
    browser.click_by_name("link", "雁图");
    browser.click_by_name("link", "养老");
    browser.wait_for_name("heading", "养老");
    note_printing(&browser);
    browser.click_by_name("button", "打印");
    browser.wait_until("window.printed");
    browser.click_by_name("link", "原文");
    browser.wait_for_name("heading", "中共");
    browser.click_by_name("link", "31. 推动市域协调发展");
    browser.click_by_name("link", "English");
    browser.wait_for_name("link", "Full text");
}
