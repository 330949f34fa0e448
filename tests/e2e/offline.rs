//! Without a network: what has been read, and on request the whole site, stays readable; releases
//! come whole or not at all; what is spoilt is mended; and all of it can be switched off.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use crate::support::folders::{copied_part, files};
use crate::support::{Browser, NOT_WEBKIT, Profile, STATUS, dist, only, serve, serve_dist};
use serde_json::{Value, json};
use tempfile::TempDir;
use yantu::site::serve::{Options, Server};
use yantu::site::write_service_worker;

/// One page of every kind: its way, and what its detail is called.
const PAGES: [(&str, &str); 9] = [
    ("", "overview"),
    ("county/430481/", "county-430481"),
    ("zone/core/", "zone-core"),
    ("part/8/", "part-8"),
    ("article/31/", "article-31"),
    ("strategy/five-centres/", "strategy-five-centres"),
    ("topic/elder-care/", "topic-elder-care"),
    ("read/", "read"),
    ("about/", "about"),
];
const BASE: &str = "/sub/path/";

/// A published copy of the built site, which can be changed, cut off and joined again.
struct Host {
    folder: TempDir,
    core: Vec<String>,
    port: u16,
    server: Option<Server>,
}

impl Host {
    /// Publishes the built site without its compressed copies; for speed also without the pages below
    /// the folders left out, and if there are any, without those of a topic in a county.
    fn publish(left_out: &[&str]) -> Self {
        let dist = dist();
        let switch = fs::read_to_string(dist.join("sw.js")).expect("a service worker");
        let worker = switch.split('"').nth(1).expect("the worker's name");
        let worker = fs::read_to_string(dist.join(worker)).expect("the worker");
        let core = worker
            .lines()
            .find_map(|line| line.strip_prefix("const CORE = ")?.strip_suffix(';'))
            .map(|cores| serde_json::from_str::<Value>(cores).expect("a map"))
            .expect("what every page needs");
        let core = serde_json::from_value(core[""].clone()).expect("a list");
        let folder = copied_part(&dist, |way| {
            let compressed = way.ends_with(".br") || way.ends_with(".gz");
            let small = !left_out.is_empty();
            let named = way.split('/').any(|name| left_out.contains(&name));
            !(compressed || named || small && is_county_topic(way))
        });
        let mut host = Self {
            folder,
            core,
            port: 0,
            server: None,
        };
        host.release();
        host.join();
        host
    }

    /// Lists the files as they are now as a release.
    fn release(&self) {
        write_service_worker(self.folder.path(), &[], "{}").expect("a release");
    }

    /// Lists the files of the first language alone as a release, as the generator does.
    fn release_first_language(&self) {
        let words = |tag: &str, name: &str, title: &str, text: &str, link: &str| json!({ "tag": tag, "name": name, "title": title, "text": text, "link": link });
        let locales = json!({
            "": words("zh-Hans", "简体", "没有保存", "只有{}版", "打开{}版"),
            "en/": words("en", "English", "Not saved", "Only {} pages are saved.", "Open it in {}"),
        });
        let others = ["en", "zh-hant"];
        write_service_worker(self.folder.path(), &others, &locales.to_string()).expect("a release");
    }

    /// Makes every page one of another release.
    fn mark(&self, release: &str) {
        let mark = format!("<meta name=\"release\" content=\"{release}\"></head>");
        for page in pages(self.folder.path()) {
            let html = fs::read_to_string(&page).expect("a page");
            fs::write(&page, html.replacen("</head>", &mark, 1)).expect("a page");
        }
        self.release();
    }

    /// Joins the network, always on the same port.
    fn join(&mut self) {
        if self.port == 0 {
            let server = serve(self.folder.path(), BASE, Options::default());
            self.port = server.port();
            self.server = Some(server);
            return;
        }
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let folder = self.folder.path().to_owned();
        self.server = Some(Server::start(folder, BASE, address).expect("the port again"));
    }

    /// Leaves the network.
    fn cut(&mut self) {
        self.server = None;
    }

    fn url(&self, way: &str) -> String {
        format!("http://127.0.0.1:{}{BASE}{way}", self.port)
    }

    /// The file with all pages of the first language.
    fn page_pack(&self) -> String {
        let files = files(self.folder.path()).into_iter();
        let mut packs = files.filter(|file| file.starts_with("pages-") && file.ends_with(".json"));
        packs.next().expect("the pages")
    }

    fn file(&self, way: &str) -> PathBuf {
        self.folder.path().join(way)
    }
}

/// Every page below a folder.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let ways = files(folder).into_iter();
    let pages = ways.filter(|way| way.ends_with(".html"));
    pages.map(|way| folder.join(way)).collect()
}

/// Whether this is a file of `county/<adcode>/<topic>/`, in any language.
fn is_county_topic(way: &str) -> bool {
    let mut names = way.split('/').skip_while(|name| *name != "county");
    names.nth(3).is_some()
}

/// A small site: what the tests of updates need.
const SMALL: &[&str] = &["strategy", "topic", "part", "zone", "data"];

/// A visitor who gets every page as it was published: the copies that are kept are checked.
fn profile() -> Profile {
    Profile {
        plain: true,
        ..Profile::default()
    }
}

/// Visits a page and waits until the service worker has answered.
fn visit(browser: &Browser, url: &str) {
    browser.goto_ready(url);
    browser.wait_for("html[data-offline]");
    browser.wait_until("navigator.serviceWorker.controller");
    // The last that every page needs.
    browser.wait_until(
        "performance.getEntriesByType('resource').some(e => e.name.includes('/lenses-') && e.responseEnd)",
    );
}

/// Opens a page and looks whether it is that page.
fn opens(browser: &Browser, host: &Host, way: &str, detail: &str) {
    browser.goto_ready(&host.url(way));
    browser.wait_for(&format!("[data-detail={detail}]"));
    assert_eq!(browser.url(), host.url(way));
}

/// The addresses that are kept, below the root of the page's language, in the newest cache.
fn kept(browser: &Browser) -> Vec<String> {
    let root = browser.script("return document.documentElement.dataset.root");
    kept_below(browser, root.as_str().unwrap_or_default())
}

/// The addresses that are kept, below a root, in the newest cache.
fn kept_below(browser: &Browser, root: &str) -> Vec<String> {
    let kept = browser.script_async(
        "const names = await caches.keys();
         const cache = await caches.open(names[names.length - 1]);
         return (await cache.keys()).map(({ url }) => url)",
    );
    let kept = kept.as_array().expect("addresses").iter();
    let kept = kept.filter_map(|url| url.as_str()?.strip_prefix(root));
    kept.map(str::to_owned).collect()
}

/// How many caches there are.
fn caches(browser: &Browser) -> usize {
    let names = browser.script_async("return await caches.keys()");
    names.as_array().map_or(0, Vec::len)
}

/// Looks under which status the page has come.
#[track_caller]
fn assert_not_found(browser: &Browser) {
    if only(NOT_WEBKIT, STATUS) {
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
        assert_eq!(browser.script(status), 404);
    }
}

/// Presses the button that keeps the whole site, and waits until it is kept.
#[track_caller]
fn save(browser: &Browser) {
    // Out from under the bars at the head and at the foot.
    browser.script(
        "document.querySelector('[data-offline-save]').scrollIntoView({ block: 'center' })",
    );
    browser.click("[data-offline-save]");
    browser.wait_for("html[data-offline=saved]");
}

/// Has the browser look for a new release; tells whether one came through.
fn update(browser: &Browser) -> bool {
    let came = browser.script_async(
        "const registration = await navigator.serviceWorker.getRegistration();
         const before = registration.active;
         const found = new Promise(resolve => registration.addEventListener('updatefound', resolve, { once: true }));
         await registration.update();
         // Some browsers tell of it a little later, and a small worker may be through by then.
         const here = () => registration.installing || registration.waiting
             || (registration.active === before ? null : registration.active);
         if (!here()) await Promise.race([found, new Promise(resolve => setTimeout(resolve, 3000))]);
         const coming = here();
         return !!coming && await new Promise(resolve => {
             const look = () => {
                 if (coming.state === 'activated') resolve(true);
                 if (coming.state === 'redundant') resolve(false);
             };
             coming.addEventListener('statechange', look);
             look();
         });",
    );
    came == true
}

/// The release that a page belongs to; none for the first.
fn release_of(browser: &Browser) -> Option<String> {
    let marked = browser.count("meta[name=release]") > 0;
    marked.then(|| browser.attribute("meta[name=release]", "content"))?
}

#[test]
fn after_one_visit_with_a_search_every_kind_of_page_opens() {
    let mut host = Host::publish(&[]);
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("county/430481/?layer=scope"));
    // Only what has been used is kept, each under its own plain address.
    let mut expected = host.core.clone();
    expected.push("county/430481/".to_owned());
    expected.sort();
    browser.wait_eq(expected, || {
        let mut found = kept(&browser);
        found.sort();
        found
    });
    // A page that is not there is none, and is not kept.
    browser.goto(&host.url("article/99/"));
    browser.wait_for("html[data-ready]");
    assert_not_found(&browser);
    let stray = |file: &String| file.contains("article/99") || file == "404.html";
    assert!(!kept(&browser).iter().any(stray), "{:?}", kept(&browser));

    // Who has come to the search box has what prints every page.
    browser.goto_ready(&host.url("county/430481/"));
    browser.script("document.getElementById('q').focus()");
    browser.wait_until(
        "performance.getEntriesByType('resource').some(({ name }) => /plan-.*pack/.test(name))",
    );
    let here = |file: &String| file.starts_with("extras-") || file.starts_with("plan-");
    browser.wait_eq(true, || {
        kept(&browser).iter().filter(|file| here(file)).count() >= 3
    });

    host.cut();
    for (way, detail) in PAGES {
        opens(&browser, &host, way, detail);
    }
    opens(&browser, &host, "article/31/?layer=scope#s2", "article-31");
    browser.wait_for("[data-layer=scope]");
    // And from there on as ever.
    browser.click("[data-county='430422']");
    browser.wait_for("[data-detail=county-430422]");
    browser.back();
    browser.wait_for_url("article/31/?layer=scope#s2");
}

#[test]
fn a_page_that_is_not_cached_says_so() {
    let mut host = Host::publish(&[]);
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("county/430481/"));
    host.cut();
    opens(&browser, &host, "county/430481/", "county-430481");
    browser.click("[data-county='430422']");
    browser.wait_until("document.querySelector('main h1').textContent === '这一页加载失败'");
    assert_eq!(browser.url(), host.url("county/430422/"));
    browser.wait_for("[data-county='430422'][aria-current]");
    browser.back();
    browser.wait_for("[data-detail=county-430481]");
    // A cold start stands on a page that is kept, and says the same.
    browser.goto_ready(&host.url("article/31/"));
    browser.wait_until("document.querySelector('main h1').textContent === '这一页加载失败'");
    assert_eq!(browser.url(), host.url("article/31/"));
}

#[test]
fn one_visit_caches_each_language() {
    let mut host = Host::publish(SMALL);
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("en/county/430481/"));
    host.cut();
    opens(&browser, &host, "en/county/430481/", "county-430481");
    assert_eq!(browser.text("h1"), "Leiyang City");
    browser.goto_ready(&host.url("en/article/31/"));
    browser
        .wait_until("document.querySelector('main h1').textContent === 'This page did not load'");
    assert_eq!(browser.url(), host.url("en/article/31/"));
    // Nor does another language come in between.
    host.join();
    visit(&browser, &host.url("article/31/"));
    host.cut();
    browser.goto_ready(&host.url("about/"));
    browser.wait_until("document.querySelector('main h1').textContent === '这一页加载失败'");
    assert_eq!(browser.url(), host.url("about/"));
}

#[test]
fn a_language_that_is_not_cached_names_the_one_that_is() {
    let mut host = Host::publish(SMALL);
    host.release_first_language();
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("en/county/430481/"));
    // What the first language needs comes along, with the overview.
    browser.wait_eq(true, || {
        kept_below(&browser, &host.url("")).contains(&String::new())
    });
    host.cut();
    for way in ["en/county/430481/?layer=scope", "en/nothing/"] {
        browser.goto(&host.url(way));
        browser.wait_for("html[lang=en] main[data-not-cached]");
        assert_eq!(browser.text("h1"), "Not saved");
        assert_eq!(browser.text("main p"), "Only 简体 pages are saved.");
        let same = browser.attribute("main a", "href").expect("an address");
        assert_eq!(same, host.url(way.trim_start_matches("en/")));
    }
    browser.goto(&host.url("en/"));
    browser.wait_for("main[data-not-cached]");
    browser.click("main a");
    browser.wait_for("html[data-ready] [data-detail=overview]");
    assert_eq!(browser.url(), host.url(""));
    // What is not there in the language that is kept is not there.
    browser.goto(&host.url("nothing/"));
    assert_eq!(browser.count("[data-not-cached]"), 0);
}

#[test]
fn another_language_of_a_saved_site_is_no_wrong_address() {
    let server = serve_dist("/");
    let url = server.url();
    let browser = Browser::open(&profile());
    visit(&browser, &format!("{url}about/"));
    save(&browser);
    drop(server);
    browser.goto_ready(&format!("{url}county/430481/"));
    browser.click("[data-lang=en]");
    browser.wait_for_url("/en/county/430481/");
    browser.wait_for_text("main", "简体");
    let says_wrong = browser.script("return document.body.textContent.includes('地址可能写错了')");
    assert_eq!(says_wrong, json!(false));
}

#[test]
fn the_whole_site_is_saved_on_request() {
    let mut host = Host::publish(&[]);
    let browser = Browser::open(&Profile {
        plain: true,
        ..Profile::phone()
    });
    visit(&browser, &host.url("about/"));
    assert_eq!(browser.text(".offline__state"), "");
    save(&browser);
    browser.wait_for_text(".offline__state", "没有网络也能打开每一页");

    host.cut();
    for (way, detail) in PAGES {
        opens(&browser, &host, way, detail);
        let redirects = "return performance.getEntriesByType('navigation')[0].redirectCount";
        assert_eq!(browser.script(redirects), 0, "{way} itself is kept");
    }
    // Its address without the last slash, with its file name, with parameters of the explorer.
    browser.goto_ready(&host.url("article/31"));
    browser.wait_for_url("/article/31/");
    browser.goto_ready(&host.url("article/31/index.html?layer=scope"));
    browser.wait_for("[data-detail=article-31]");
    browser.goto(&host.url("data/text.txt"));
    assert!(browser.source().contains("衡阳"));
    // What is no page is none without a network either.
    browser.goto_ready(&host.url("article/99/"));
    browser.wait_for("[data-detail=not-found]");
    assert_not_found(&browser);
    // Search and exhibit, which come on demand, are kept as well.
    browser.goto_ready(&host.url("search/?q=hn"));
    browser.wait_for("[data-detail=search] [data-result='county-430422']");
    browser.goto(&host.url("?exhibit=1"));
    browser.wait_for("html[data-exhibit=attract] #kiosk-words [data-quote]");
}

/// The most that the whole of a language may weigh on the network, in bytes.
const WHOLE: u64 = 3_000_000;

#[test]
fn each_language_is_saved_by_itself_and_is_light() {
    for (edition, name) in [("", "耒阳市"), ("en/", "Leiyang City")] {
        let server = serve_dist("/");
        let url = server.url();
        let browser = Browser::open(&profile());
        visit(&browser, &format!("{url}{edition}about/"));
        save(&browser);
        let kept = kept_below(&browser, &url).into_iter();
        let sizes = kept.filter(|file| !file.contains('?')).map(|file| {
            let page = if file.is_empty() || file.ends_with('/') {
                "index.html"
            } else {
                ""
            };
            let sent = fs::metadata(dist().join(format!("{file}{page}.br")));
            let sent = sent.or_else(|_| fs::metadata(dist().join(format!("{file}{page}"))));
            sent.map_or(0, |file| file.len())
        });
        let bytes: u64 = sizes.sum();
        println!("/{edition}: {bytes} bytes");
        assert!(
            (100_000..=WHOLE).contains(&bytes),
            "/{edition}: {bytes} bytes"
        );
        drop(server);
        for way in ["county/430481/", "county/430481/elder-care/", "glossary/"] {
            browser.goto_ready(&format!("{url}{edition}{way}"));
            let redirects = "return performance.getEntriesByType('navigation')[0].redirectCount";
            assert_eq!(
                browser.script(redirects),
                0,
                "{edition}{way} itself is kept"
            );
        }
        browser.goto_ready(&format!("{url}{edition}county/430481/"));
        assert_eq!(browser.text("h1"), name);
    }
}

#[test]
fn a_new_release_arrives_while_a_page_of_the_old_one_is_open() {
    let mut host = Host::publish(SMALL);
    let kiosk = "kiosk-0123456789abcdef.js";
    fs::write(host.file(kiosk), "'of the first'").expect("a file");
    host.release();
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("article/31/"));
    visit(&browser, &host.url(""));
    let ask = || {
        browser.script_async(&format!(
            "const address = document.documentElement.dataset.root + '{kiosk}';
             const answer = await fetch(address, {{ cache: 'reload' }});
             return answer.ok ? await answer.text() : answer.status"
        ))
    };
    assert_eq!(ask(), "'of the first'");
    fs::remove_file(host.file(kiosk)).expect("removed");
    host.mark("2");
    assert!(update(&browser));
    assert_eq!(release_of(&browser), None, "the open page stays");
    browser.click("[data-county='430422']");
    browser.wait_for("[data-detail=county-430422]");
    assert_eq!(ask(), "'of the first'", "the open page still finds its own");
    browser.assert_no_errors();

    host.cut();
    for way in ["", "article/31/"] {
        browser.goto_ready(&host.url(way));
        assert_eq!(release_of(&browser).as_deref(), Some("2"), "/{way}");
    }
    // Two releases later, nothing is left of the first.
    host.join();
    host.mark("3");
    assert!(update(&browser));
    browser.wait_eq(true, || caches(&browser) <= 2);
    assert_eq!(ask(), 404);
}

#[test]
fn an_update_that_is_interrupted_changes_nothing() {
    let mut host = Host::publish(SMALL);
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("about/"));
    save(&browser);
    // Of the pages only half is there.
    host.mark("2");
    let pages = host.file(&host.page_pack());
    let whole = fs::read(&pages).expect("the pages");
    fs::write(&pages, &whole[..whole.len() / 2]).expect("half of the pages");
    assert!(!update(&browser));

    host.cut();
    for way in ["", "article/31/", "county/430481/", "about/"] {
        browser.goto_ready(&host.url(way));
        assert_eq!(release_of(&browser), None, "/{way}");
    }
    browser.wait_for("html[data-offline=saved]");

    host.join();
    fs::write(&pages, &whole).expect("the pages");
    assert!(update(&browser));
    host.cut();
    for way in ["", "article/31/", "county/430481/", "about/"] {
        browser.goto_ready(&host.url(way));
        assert_eq!(release_of(&browser).as_deref(), Some("2"), "/{way}");
    }
    browser.wait_for("html[data-offline=saved]");
}

#[test]
fn a_corrupt_copy_is_never_shown_and_is_replaced() {
    let mut host = Host::publish(SMALL);
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("about/"));
    save(&browser);
    let spoil = |file: &str| {
        browser.script_async(&format!(
            "const cache = await caches.open((await caches.keys()).pop());
             const address = document.documentElement.dataset.root + '{file}';
             const {{ headers }} = await cache.match(address);
             await cache.put(address, new Response('<h1>spoilt</h1>', {{ headers }}));"
        ));
    };
    let wasm = host.core.iter().find(|file| file.ends_with(".wasm"));
    spoil(wasm.expect("the WebAssembly"));
    browser.goto_ready(&host.url("county/430481/"));
    let pages = host.page_pack();
    spoil(&pages);
    // Without a network a page comes out of what was read before, or is printed by the explorer.
    host.cut();
    opens(&browser, &host, "article/31/", "article-31");
    assert_eq!(browser.count("h1"), 1);
    assert!(!browser.text("h1").contains("spoilt"));
    // With one, the next page that opens sees that something is missing.
    host.join();
    browser.goto_ready(&host.url("about/"));
    browser.wait_for("html[data-offline=saved]");
    browser.wait_eq(true, || kept(&browser).contains(&pages));
    // Half of it lost: mended as well.
    let files = || {
        let kept = kept(&browser).into_iter();
        kept.filter(|file| !file.is_empty() && !file.ends_with('/'))
            .count()
    };
    let whole = files();
    browser.script_async(
        "const cache = await caches.open((await caches.keys()).pop());
         const kept = (await cache.keys()).filter(({ url }) => !url.includes('?'));
         await Promise.all(kept.filter((_, n) => n % 2).map(one => cache.delete(one)));",
    );
    assert!(files() < whole);
    browser.goto_ready(&host.url("read/"));
    browser.wait_for("html[data-offline=saved]");
    browser.wait_eq(whole, files);
    host.cut();
    opens(&browser, &host, "county/430422/", "county-430422");
}

#[test]
fn a_server_that_never_answers_does_not_delay_a_cached_page() {
    let mut host = Host::publish(SMALL);
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("article/31/"));
    host.cut();
    // It takes connections and never answers.
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, host.port)).expect("the port");
    opens(&browser, &host, "article/31/", "article-31");
    drop(silent);
}

#[test]
fn the_service_worker_can_be_switched_off() {
    let host = Host::publish(SMALL);
    let browser = Browser::open(&profile());
    visit(&browser, &host.url("article/31/"));
    assert_eq!(caches(&browser), 1);
    fs::copy(host.file("sw-off.js"), host.file("sw.js")).expect("the switch");
    // Firefox never says of a worker that leaves at once that it is active.
    browser.script_async(
        "await (await navigator.serviceWorker.getRegistration()).update();
         while (await navigator.serviceWorker.getRegistration()) {
             await new Promise(resolve => setTimeout(resolve, 20));
         }",
    );
    browser.wait_eq(0, || caches(&browser));
    // The site is as any other site, visit after visit.
    for way in ["about/", "article/31/"] {
        browser.goto_ready(&host.url(way));
        assert_eq!(caches(&browser), 0);
    }
    assert_eq!(browser.count("html[data-offline]"), 0);
    browser.assert_no_errors();
}

#[test]
fn without_service_workers_nothing_is_missing() {
    let host = Host::publish(SMALL);
    let browser = Browser::open(&Profile::default());
    browser.beforehand(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });",
    );
    browser.goto_ready(&host.url("about/"));
    browser.wait_until(
        "performance.getEntriesByType('resource').some(({ name }) => /offline-/.test(name))",
    );
    assert_eq!(
        browser.rectangle(".offline"),
        [0.0; 4],
        "no control without effect"
    );
    browser.click(".masthead__brand");
    browser.wait_for("[data-detail=overview]");
    browser.assert_no_errors();
}
