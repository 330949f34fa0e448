//! The explorer as one file, opened from a disk: the same behaviour, and no request.

use std::fs;

use crate::support::kiosk::{leap, scanned, screen, wind_clock};
use crate::support::{
    Browser, Engine, NOT_WEBKIT, Profile, SCRIPTLESS, dist, keys, only, single_file,
};
use tempfile::TempDir;
use yantu::model::host::Host;

/// The single file alone on somebody's disk.
struct Disk {
    _folder: TempDir,
    url: String,
}

impl Disk {
    fn with_the_file() -> Self {
        let name = "hengyang-explorer.html";
        let file = dist().join(name);
        assert!(
            file.is_file(),
            "there is no {}: run `make single` first",
            file.display()
        );
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("规划 馆");
        fs::create_dir(&place).expect("a folder");
        fs::copy(file, place.join(name)).expect("a copy");
        Self {
            url: format!(
                "file://{}/%E8%A7%84%E5%88%92%20%E9%A6%86/{name}",
                folder.path().display()
            ),
            _folder: folder,
        }
    }

    /// The address of a page in the file.
    fn url(&self, way: &str) -> String {
        format!("{}#/{way}", self.url)
    }
}

/// Fails when anything but the file itself has been asked for.
fn assert_silent(browser: &Browser, disk: &Disk) {
    let asked: Vec<String> = browser
        .requests()
        .into_iter()
        .filter(|url| !url.starts_with(&disk.url))
        .collect();
    assert_eq!(asked, Vec::<String>::new(), "requests");
    let resources = "return performance.getEntriesByType('resource').map(({ name }) => name)\
                     .filter(name => !name.startsWith('data:'))";
    assert_eq!(browser.script(resources), serde_json::json!([]));
    browser.assert_no_errors();
}

#[test]
fn map_detail_and_history_work_in_the_single_file() {
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&disk.url);
    browser.wait_for("[data-detail=overview]");
    browser.click("[data-county='430481']");
    browser.wait_for("[data-detail=county-430481]");
    browser.wait_for_url("hengyang-explorer.html#/county/430481/");
    assert_eq!(browser.text("h1"), "耒阳市");
    assert!(browser.title().starts_with("耒阳市"), "{}", browser.title());
    browser.click(".quote figcaption a");
    browser.wait_for("[data-detail^=article-]");
    browser.back();
    browser.wait_for("[data-detail=county-430481]");
    browser.back();
    browser.wait_for("[data-detail=overview]");
    browser.forward();
    browser.wait_for("[data-detail=county-430481]");
    browser.wait_for("[data-county='430481'][aria-current=true]");
    browser.click(".masthead__brand");
    browser.wait_for("[data-detail=overview]");
    browser.wait_for_url("hengyang-explorer.html#/");
    assert_silent(&browser, &disk);
}

#[test]
fn the_keyboard_alone_reaches_an_article_and_its_text() {
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&disk.url("part/8/"));
    // The file holds the overview; another page is gone to from there.
    browser.wait_until("document.activeElement.id === 'main'");
    browser.script("document.querySelector('[data-node=\"part-8\"]').focus()");
    browser.press(&[keys::DOWN, keys::DOWN, keys::DOWN, keys::ENTER]);
    browser.wait_for("[data-detail=article-31]");
    browser.wait_for_url("#/article/31/");
    // The skip link skips, and the page stays.
    browser.script("document.querySelector('.skip-link').focus()");
    browser.press(&[keys::ENTER]);
    browser.wait_until("document.activeElement.id === 'main'");
    browser.wait_for("[data-detail=article-31]");
    browser.wait_for_url("#/article/31/");
    // A sentence, a lens, a layer: all behind the same sign.
    browser.click("[href='#s2']");
    browser.wait_for_url("#/article/31/#s2");
    browser.wait_for("#s2[data-current]");
    browser.click("[data-lens=topics]");
    browser.wait_for_url("#/article/31/?lens=topics#s2");
    browser.click(".switch [data-layer=scope]");
    browser.wait_for_url("#/article/31/?layer=scope&lens=topics#s2");
    browser.click("[data-lens=parts]");
    browser.click(".switch [data-layer=zones]");
    browser.wait_for_url("#/article/31/#s2");
    browser.wait_for("svg[data-layer=zones]");
    assert_silent(&browser, &disk);
}

#[test]
fn every_address_of_the_site_works_behind_the_hash() {
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile::phone());
    for (way, detail) in [
        ("article/24/?layer=scope#s9", "article-24"),
        ("county/430481/", "county-430481"),
        ("zone/core/", "zone-core"),
        ("strategy/five-centres/", "strategy-five-centres"),
        ("topic/elder-care/", "topic-elder-care"),
        ("read/#a31", "read"),
        ("nothing/9/", "not-found"),
        ("article/99/", "not-found"),
        ("about/", "about"),
        ("", "overview"),
    ] {
        // From outside, and typed into the open page.
        browser.goto("about:blank");
        browser.goto_ready(&disk.url(way));
        browser.wait_for(&format!("[data-detail={detail}]"));
        if let Some((_, anchor)) = way.split_once('#') {
            browser.wait_until(&format!(
                "(r => r.top > -9 && r.top < innerHeight)(document.getElementById('{anchor}').getBoundingClientRect())"
            ));
        }
        browser.goto(&disk.url("part/2/"));
        browser.wait_for("[data-detail=part-2]");
        browser.goto(&disk.url(way));
        browser.wait_for(&format!("[data-detail={detail}]"));
    }
    browser.goto(&disk.url("article/99/"));
    browser.click("[data-detail=not-found] a");
    browser.wait_for("[data-detail=overview]");
    // What lies beside the site is named there but leads nowhere from here.
    browser.goto(&disk.url("about/"));
    browser.wait_for("[data-detail=about]");
    assert!(
        browser
            .text("[data-detail=about]")
            .contains("data/plan.json")
    );
    assert_eq!(browser.count("[href*='data/']"), 0);
    assert_eq!(browser.rectangle(".offline"), [0.0; 4]);
    assert_eq!(browser.count("html[data-offline]"), 0);
    assert_silent(&browser, &disk);
}

#[test]
fn search_works_in_the_single_file() {
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&disk.url);
    browser.type_into("#q", "hn");
    browser.wait_for("#found:not([hidden]) [data-result='county-430422']");
    browser.press(&[keys::ENTER]);
    browser.wait_for("[data-detail=search] [data-result='county-430422']");
    browser.wait_for_url("#/search/?q=hn");
    browser.reload();
    browser.wait_for("[data-detail=search] [data-result='county-430422']");
    browser.click("[data-detail=search] [data-result='county-430422']");
    browser.wait_for("[data-detail=county-430422]");
    assert_silent(&browser, &disk);
}

#[test]
fn without_decompression_by_the_browser_the_single_file_works() {
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile::default());
    browser.beforehand("delete window.DecompressionStream;");
    browser.goto_ready(&disk.url);
    browser.click("[data-county='430481']");
    browser.wait_for_text("h1", "耒阳市");
    browser.type_into("#q", "养老");
    browser.wait_for("#found:not([hidden]) [data-result]");
}

#[test]
fn the_single_file_speaks_every_language() {
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&disk.url("en/county/430481/"));
    browser.wait_for("html[lang=en] [data-detail=county-430481]");
    assert_eq!(browser.text("h1"), "Leiyang City");
    browser.click("[data-county='430422']");
    browser.wait_for("[data-detail=county-430422]");
    browser.wait_for_url("#/en/county/430422/");
    browser.click("[data-lang=zh-Hant]");
    browser.wait_for("html[lang=zh-Hant][data-ready] [data-detail=county-430422]");
    browser.wait_for_url("#/zh-hant/county/430422/");
    assert_eq!(browser.text("h1"), "衡南縣");
    browser.back();
    browser.wait_for("html[lang=en][data-ready] [data-detail=county-430422]");
    browser.click(".masthead__brand");
    browser.wait_for("[data-detail=overview]");
    browser.wait_for_url("#/en/");
    browser.click("[data-lang=zh-Hans]");
    browser.wait_for("html[lang=zh-Hans][data-ready] [data-detail=overview]");
    browser.wait_for_url("hengyang-explorer.html#/");
    browser.goto(&disk.url("en/search/?q=old%20people"));
    browser.wait_for("html[lang=en] [data-detail=search] [data-result]");
    assert_silent(&browser, &disk);
}

#[test]
fn a_visitor_of_the_kiosk_changes_the_language_of_the_single_file() {
    if !only(
        NOT_WEBKIT,
        "loaded anew from a disk, the exhibit in WebKit begins at its beginning",
    ) {
        return;
    }
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile {
        width: 1080,
        height: 1920,
        touch: true,
        ..Profile::default()
    });
    browser.goto(&disk.url("?exhibit=1"));
    browser.wait_for("html[data-exhibit=attract] #kiosk-words [data-quote]");
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser.tap("[data-county='430481']");
    browser.wait_for("[data-detail=county-430481]");
    browser.tap("[data-lang=en]");
    browser.wait_for("html[lang=en][data-ready][data-exhibit=active] [data-detail=county-430481]");
    browser.tap("[data-kiosk=restart]");
    browser.wait_for("html[lang=zh-Hans][data-ready][data-exhibit=attract]");
    assert_silent(&browser, &disk);
}

#[test]
fn kiosk_mode_works_in_the_single_file() {
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile {
        width: 1080,
        height: 1920,
        touch: true,
        ..Profile::default()
    });
    browser.goto(&disk.url("?exhibit=1"));
    browser.wait_for("html[data-exhibit=attract] #kiosk-words [data-quote]");
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser.tap("[data-county='430481']");
    browser.wait_for("[data-detail=county-430481]");
    browser.wait_until("/[?&]exhibit=1/.test(location.hash)");
    browser.tap("[data-kiosk=restart]");
    browser.wait_for("html[data-exhibit=attract]");
    assert_silent(&browser, &disk);
}

#[test]
fn kiosk_mode_keeps_the_settings_of_the_build() {
    if !only(
        &[Engine::Chromium],
        "only Chromium runs a script before one of a file",
    ) {
        return;
    }
    let host = Host {
        title: "</script><b>".to_owned(),
        address: "https://plan.example.org/yantu/".to_owned(),
        idle: Some(60),
        ..Host::default()
    };
    let (_folder, file) = single_file("seeds", &host, "https://other.example/");
    let browser = Browser::open(&screen(1080, 1920));
    wind_clock(&browser);
    browser.goto(&format!("file://{}#/?exhibit=1", file.display()));
    browser.wait_for("html[data-exhibit=attract] #kiosk-words [data-quote]");
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser.tap("[data-county='430481']");
    browser.wait_for("[data-detail=county-430481]");
    browser.wait_for("[data-kiosk=take]:not([hidden])");
    browser.tap("[data-kiosk=take]");
    browser.wait_for("#kiosk-code svg");
    assert_eq!(
        scanned(&browser),
        "https://plan.example.org/yantu/county/430481/"
    );
    // A slow machine takes some seconds of its own.
    leap(&browser, 40_000);
    assert_eq!(
        browser.attribute("html", "data-exhibit").as_deref(),
        Some("active")
    );
    leap(&browser, 20_000);
    browser.wait_for("html[data-exhibit=countdown]");
    browser.assert_no_errors();
}

#[test]
fn it_is_small_and_its_policy_forbids_every_request() {
    if !only(
        &[Engine::Chromium],
        "only Chromium lets the console of a file be heard",
    ) {
        return;
    }
    let disk = Disk::with_the_file();
    let file = fs::metadata(dist().join("hengyang-explorer.html")).expect("the file");
    // Its programs lie in it as they are: old browsers cannot unpack anything.
    assert!(file.len() <= 4_000_000, "{} bytes", file.len());
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&disk.url);
    let refused = browser.script_async(
        "const way = url => fetch(url).then(() => 'came', () => 'refused');
         return await Promise.all([way('https://example.org/'), way(location.href)])",
    );
    assert_eq!(refused, serde_json::json!(["refused", "refused"]));
    let console = browser.console();
    let policy = console
        .iter()
        .filter(|line| line.message.contains("Content Security Policy"));
    assert!(policy.count() >= 1, "{console:?}");
}

#[test]
fn without_script_the_overview_is_there() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let disk = Disk::with_the_file();
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&disk.url);
    browser.wait_for("[data-detail=overview]");
    assert_eq!(browser.count("[data-county]"), 12);
    assert!(!browser.text("h1").is_empty());
}
