//! Validators of others look at every kind of page of the built site: the HTML checker of the W3C, two
//! engines for accessibility, and the reader mode of Firefox.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::access::{LANGUAGES, axe, findings};
use crate::support::{AXE, Browser, Engine, NO_BROWSER, Profile, dist, only, serve_dist};
use serde_json::Value;

/// Every kind of page.
const KINDS: [&str; 18] = [
    "",
    "read/",
    "part/8/",
    "article/1/",
    "article/31/",
    "article/44/",
    "county/430481/",
    "county/430405/",
    // A division that the text never names.
    "county/430407/",
    "county/430481/elder-care/",
    "compare/",
    "zone/circle/",
    "strategy/one-body-two-wings/",
    "topic/education/",
    "glossary/",
    "tree/",
    "search/",
    "about/",
];

/// Every kind of page in every language, and the one page for what is not there.
fn addresses() -> Vec<String> {
    let mut all: Vec<String> = LANGUAGES
        .iter()
        .flat_map(|language| KINDS.map(|kind| format!("{language}{kind}")))
        .collect();
    all.push("404.html".to_owned());
    all
}

/// A file that an npm package brings.
#[track_caller]
fn package(path: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(".tools/node_modules")
        .join(path);
    assert!(path.is_file(), "no {}: run `make setup`", path.display());
    path
}

#[test]
fn the_html_checker_finds_no_error() {
    if !only(&[Engine::Chromium], NO_BROWSER) {
        return;
    }
    let files = addresses().into_iter().map(|address| match address {
        address if address.ends_with(".html") => address,
        address => format!("{address}index.html"),
    });
    let output = Command::new("java")
        .arg("-jar")
        .arg(package("vnu-jar/build/dist/vnu.jar"))
        .args(["--format", "json", "--exit-zero-always", "--errors-only"])
        .args(files)
        .current_dir(dist())
        .output()
        .expect("Java");
    let said = String::from_utf8_lossy(&output.stderr);
    let said: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
    let errors: Vec<String> = said["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .map(|error| {
            format!(
                "{}: {} {}",
                error["url"], error["message"], error["extract"]
            )
        })
        .collect();
    assert!(errors.is_empty(), "{} errors: {errors:#?}", errors.len());
}

/// What HTML CodeSniffer calls an error on the page as it is, one line each.
#[track_caller]
fn errors(browser: &Browser, sniffer: &str) -> Vec<String> {
    browser.script(sniffer);
    let found = browser.script_async(
        "await new Promise((done) => HTMLCS.process('WCAG2AA', document, done));
         const found = HTMLCS.getMessages();
         if (found.length < 20) return ['only ' + found.length + ' things were looked at'];
         return found.filter(({ type }) => type === HTMLCS.ERROR).map(
             ({ code, element, msg }) => [code, element.outerHTML.slice(0, 160), msg].join(': '));",
    );
    let said = found.as_array();
    assert!(said.is_some(), "HTML CodeSniffer says {found}");
    let found = said.into_iter().flatten().filter_map(Value::as_str);
    found.map(str::to_owned).collect()
}

#[test]
fn two_engines_for_accessibility_find_nothing_on_any_kind_of_page() {
    if !only(&[Engine::Chromium], AXE) {
        return;
    }
    let axe = axe();
    let sniffer =
        fs::read_to_string(package("html_codesniffer/build/HTMLCS.js")).expect("a script");
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    let mut wrong = Vec::new();
    for address in addresses() {
        browser.goto_ready(&format!("{}{address}", server.url()));
        let mut found = findings(&browser, &axe);
        found.extend(errors(&browser, &sniffer));
        wrong.extend(found.iter().map(|line| format!("/{address}: {line}")));
    }
    assert!(wrong.is_empty(), "{} findings: {wrong:#?}", wrong.len());
}

#[test]
fn the_reader_mode_of_firefox_keeps_every_sentence() {
    if !only(&[Engine::Chromium], NO_BROWSER) {
        return;
    }
    let readability =
        fs::read_to_string(package("@mozilla/readability/Readability.js")).expect("a script");
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto(&server.url());
    for language in LANGUAGES {
        let lost = browser.script_async(&format!(
            "{readability};
             const plain = (text) => text.replace(/\\s+/g, '');
             const lost = [];
             let quoted = 0;
             for (const page of [...Array(51).keys()].map((n) => 'article/' + (n + 1) + '/').concat('county/430481/elder-care/')) {{
                 const html = await (await fetch('/{language}' + page)).text();
                 const parse = () => new DOMParser().parseFromString(html, 'text/html');
                 const kept = plain(new Readability(parse()).parse()?.textContent ?? '');
                 for (const quote of parse().querySelectorAll('#article-text [data-quote], [data-quote][data-applies]')) {{
                     quoted += 1;
                     if (!kept.includes(plain(quote.textContent))) lost.push(page + ' ' + quote.dataset.quote);
                 }}
             }}
             return quoted > 340 ? lost : ['only ' + quoted + ' sentences were looked at'];"
        ));
        assert_eq!(lost, Value::Array(Vec::new()), "/{language}");
    }
}
