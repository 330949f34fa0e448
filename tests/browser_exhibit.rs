//! An exhibit in a hall: it attracts, is used, counts down and forgets.

mod support;

use std::fs;

use serde_json::json;
use support::hall::{Site, decoded, leap, run_out, screen, traces, wind_clock};
use support::{Browser, Visitor, dist, keys, serve_dist};

/// A host that knows where it can be reached.
const KNOWN: &str = r#"{ "address": "https://plan.example.org/yantu", "exhibit": { "idle": 60 } }"#;

/// Opens an exhibit and waits until its first scene stands.
#[track_caller]
fn attracting(site: &Site, (width, height): (u32, u32), more: &str) -> Browser {
    attracting_on(&screen(width, height), site, more)
}

#[track_caller]
fn attracting_on(screen: &Visitor, site: &Site, more: &str) -> Browser {
    let browser = Browser::open(screen);
    wind_clock(&browser);
    browser.goto(&site.exhibit(more));
    browser.wait_for("html[data-exhibit=attract] #hall-words [data-quote]");
    browser.wait_until("document.activeElement === document.body && scrollY === 0");
    browser
}

/// The same, and touches it.
#[track_caller]
fn in_use(site: &Site, size: (u32, u32), more: &str) -> Browser {
    let browser = attracting(site, size, more);
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser
}

/// Has the page ask the network itself, as where there is no service worker.
#[track_caller]
fn past_the_worker(browser: &Browser) {
    browser.cdp("Network.enable", json!({}));
    browser.cdp("Network.setBypassServiceWorker", json!({ "bypass": true }));
}

/// Goes to a page as a link of the site does.
#[track_caller]
fn follow(browser: &Browser, href: &str) {
    browser.script(&format!(
        "const a = document.createElement('a'); a.href = {href:?}; document.body.append(a); a.click(); a.remove();"
    ));
}

#[track_caller]
fn a_day_in_a_hall(name: &str, size: (u32, u32)) {
    let site = Site::new(name, Some(KNOWN));
    let browser = attracting(&site, size, "&idle=30");
    let fresh = traces(&browser);

    // Scene after scene: every word is the text's, map and tree move along.
    let text = fs::read_to_string(dist().join("data/text.txt")).expect("the text");
    let mut addresses = Vec::new();
    for _ in 0..4 {
        let quotes = browser.texts("#hall-words [data-quote]");
        assert!(!quotes.is_empty());
        for quote in quotes {
            assert!(text.contains(&quote), "“{quote}” is not in the text");
        }
        addresses.push(browser.url());
        leap(&browser, 30_000);
        browser.wait_until(&format!(
            "location.href !== {:?}",
            addresses[addresses.len() - 1]
        ));
    }
    addresses.dedup();
    assert_eq!(addresses.len(), 4, "{addresses:?}");
    assert!(addresses.iter().all(|a| a.contains("exhibit=1&idle=30")));

    // A touch anywhere begins, and does nothing else.
    let here = browser.url();
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    assert_eq!(browser.url(), here);

    // A visitor leaves traces of every kind.
    browser.tap(".county-map__button");
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    browser.tap(".switch__item[data-layer=mentions]");
    browser.wait_until("location.search.includes('layer=mentions')");
    assert!(browser.url().contains("/county/430481/?"));
    assert!(browser.url().ends_with("&exhibit=1&idle=30"));
    follow(&browser, "?lens=parts");
    browser.tap("[data-node=\"part-8\"] button");
    browser.tap("[data-node=\"article-31\"] a");
    browser.wait_for("[data-detail=\"article-31\"]");
    browser.script(
        "localStorage.setItem('yantu-settings', 'x'); sessionStorage.setItem('yantu-last', '31');\
         localStorage.setItem('another', 'stays');\
         document.documentElement.setAttribute('data-text', 'large');\
         document.querySelector('main').scrollTop = 200; scrollTo(0, 50);\
         document.querySelector('main a').focus();",
    );

    // Left alone, it counts down where all can see it; a touch cancels, and does nothing else.
    let here = browser.url();
    leap(&browser, 30_000);
    browser.wait_for("html[data-exhibit=countdown]");
    assert_eq!(browser.text("#hall-number"), "10");
    leap(&browser, 1_100);
    assert_eq!(browser.text("#hall-number"), "9");
    let [_, top, width, height] = browser.rectangle(".hall__count .hall__card");
    assert!(width > 200.0 && height > 200.0 && top > 0.0);
    browser.tap("main");
    browser.wait_for("html[data-exhibit=active]");
    assert_eq!(browser.url(), here);

    // Left alone again, it forgets all.
    leap(&browser, 30_000);
    run_out(&browser);
    browser.wait_until("document.activeElement === document.body");
    let mut after = traces(&browser);
    assert_eq!(
        after["local"],
        json!({ "another": "stays" }),
        "others' settings"
    );
    after["local"] = json!({});
    for (trace, value) in fresh.as_object().expect("traces") {
        assert_eq!(&after[trace], value, "{trace}");
    }
    browser.assert_no_errors();
}

#[test]
fn a_portrait_screen_attracts_counts_down_and_forgets() {
    a_day_in_a_hall("hall-portrait", (1080, 1920));
}

#[test]
fn a_wall_attracts_counts_down_and_forgets() {
    a_day_in_a_hall("hall-wall", (3840, 2160));
}

#[test]
fn beginning_again_needs_no_waiting() {
    let site = Site::new("hall-again", Some(KNOWN));
    let browser = in_use(&site, (1080, 1920), "");
    browser.tap("[data-county=\"430422\"]");
    browser.wait_for("[data-detail=\"county-430422\"]");
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    // Back, but not by the browser's history: it must not lead to the last visitor's pages.
    browser.tap("[data-hall=back]");
    browser.wait_for("[data-detail=\"county-430422\"]");
    let length = browser.script("return history.length");
    browser.tap("[data-hall=restart]");
    browser.wait_for("html[data-exhibit=attract]");
    browser.wait_for_url("/?exhibit=1");
    assert_eq!(browser.script("return history.length"), length);
    browser.assert_no_errors();
}

#[test]
fn a_phone_takes_the_present_view_home() {
    let site = Site::new("hall-take", Some(KNOWN));
    for size in [(1080, 1920), (3840, 2160)] {
        let browser = in_use(&site, size, "");
        follow(&browser, "/article/31/#s2");
        browser.wait_for("[data-detail=\"article-31\"]");
        browser.tap(".switch__item[data-layer=scope]");
        browser.wait_until("location.search.includes('layer=scope')");
        let shown = browser.url().replace("exhibit=1", "").replace("?&", "?");
        assert!(shown.contains("article/31/"));
        browser.tap("[data-hall=take]");
        browser.wait_for("#hall-code svg");
        let address = decoded(&browser.picture());
        assert_eq!(address, browser.text("#hall-address"));
        let rest = address.strip_prefix("https://plan.example.org/yantu/");
        assert!(
            rest.is_some_and(|rest| rest.starts_with("article/31/?layer=scope")),
            "{address}"
        );
        assert!(!address.contains("exhibit"), "{address}");
        browser.tap("[data-hall=take-close]");
        browser.wait_until("document.querySelector('.hall__take').hidden");
        browser.assert_no_errors();
    }
}

#[test]
fn settings_that_are_missing_broken_or_hostile_change_nothing() {
    let long = format!(
        "{{ \"address\": \"https://example.org/\", \"x\": \"{}\" }}",
        "x".repeat(70_000)
    );
    for (number, file) in [
        None,
        Some(""),
        Some("{"),
        Some("null"),
        Some("[[]]"),
        Some(r#"{ "address": 7, "exhibit": { "idle": "60" } }"#),
        Some(r#"{ "address": "javascript:alert(1)", "exhibit": { "idle": 0 } }"#),
        Some(r#"{ "address": "https://a\"><script>", "exhibit": { "idle": -1e99 } }"#),
        Some(long.as_str()),
    ]
    .into_iter()
    .enumerate()
    {
        let site = Site::new(&format!("hall-settings-{number}"), file);
        let browser = in_use(&site, (1080, 1920), "&idle=soon");
        assert!(
            browser.attribute("[data-hall=take]", "hidden").is_some(),
            "{file:?}"
        );
        leap(&browser, 45_000);
        assert_eq!(
            browser.attribute("html", "data-exhibit").as_deref(),
            Some("active")
        );
        leap(&browser, 15_000);
        browser.wait_for("html[data-exhibit=countdown]");
    }
}

#[test]
fn the_idle_time_comes_from_the_address_or_from_the_host() {
    let site = Site::new("hall-idle", Some(r#"{ "exhibit": { "idle": 120 } }"#));
    for (more, idle) in [("", 120_000), ("&idle=20", 20_000)] {
        let browser = in_use(&site, (1080, 1920), more);
        leap(&browser, idle - 12_000);
        assert_eq!(
            browser.attribute("html", "data-exhibit").as_deref(),
            Some("active")
        );
        leap(&browser, 12_000);
        browser.wait_for("html[data-exhibit=countdown]");
        browser.assert_no_errors();
    }
}

#[test]
fn there_is_no_way_out() {
    let site = Site::new("hall-out", Some(KNOWN));
    let browser = in_use(&site, (1080, 1920), "");
    for (href, shown) in [
        (
            "https://elsewhere.example/a?b=c",
            "https://elsewhere.example/a?b=c",
        ),
        (
            "data/text.txt",
            "https://plan.example.org/yantu/data/text.txt",
        ),
    ] {
        browser.script(&format!(
            "document.querySelector('#out')?.remove();\
             const a = document.createElement('a'); a.id = 'out'; a.href = {href:?}; a.textContent = 'x';\
             a.className = 'hall__button'; document.querySelector('main').prepend(a);"
        ));
        browser.tap("#out");
        browser.wait_until("!document.querySelector('.hall__take').hidden");
        assert_eq!(browser.text("#hall-address"), shown);
        assert_eq!(decoded(&browser.picture()), shown);
        browser.tap("[data-hall=take-close]");
    }
    assert_eq!(browser.url(), site.exhibit(""));

    // Every link inside keeps the exhibit.
    for link in ["a[href$=\"read/\"]", "a[href$=\"about/\"]"] {
        browser.tap(&format!(".masthead {link}"));
        browser.wait_until("location.search === '?exhibit=1' && location.pathname.length > 1");
    }
    // Menus, dragging and selecting are refused; several fingers zoom the map and nothing else.
    for name in ["contextmenu", "dragstart"] {
        let refused = browser.script(&format!(
            "return !document.querySelector('main').dispatchEvent(new Event('{name}', {{bubbles: true, cancelable: true}}))"
        ));
        assert_eq!(refused, true, "{name}");
    }
    let select =
        browser.script("return getComputedStyle(document.querySelector('main')).userSelect");
    assert_eq!(select, "none");
    let before = browser.url();
    browser.pinch([(300, 1000), (200, 900)], [(500, 1200), (700, 1500)]);
    browser.pinch([(300, 300), (200, 200)], [(500, 500), (700, 700)]);
    assert_eq!(browser.script("return visualViewport.scale"), 1);
    assert_eq!(browser.url(), before);
    assert_eq!(
        browser.attribute("html", "data-exhibit").as_deref(),
        Some("active")
    );
    browser.assert_no_errors();
}

#[test]
fn targets_are_large_and_within_reach_of_somebody_seated() {
    let site = Site::new("hall-targets", Some(KNOWN));
    for ((width, height), least) in [((1080, 1920), 60.0), ((3840, 2160), 120.0)] {
        let browser = in_use(&site, (width, height), "");
        browser.script(
            "if (!document.querySelector('input[type=search]')) {\
               const box = document.createElement('input'); box.type = 'search';\
               box.className = 'hall__button'; document.querySelector('.masthead').append(box); }",
        );
        browser.wait_for("[data-hall=keys-open]:not([hidden])");
        browser.tap("[data-hall=keys-open]");
        // Links within sentences are as high as their line.
        let small = browser.script(&format!(
            "const seen = e => e.width && e.height && e.top < innerHeight && e.bottom > 0;\
             return [...document.querySelectorAll('a, button')]\
               .filter(e => !e.closest('svg, p:not([class*=detail__kicker]), blockquote, .skip-link') && seen(e.getBoundingClientRect()))\
               .filter(e => {{ const r = e.getBoundingClientRect(); return Math.min(r.width, r.height) < {least} - .5 }})\
               .map(e => e.outerHTML.slice(0, 90))"
        ));
        assert_eq!(small, json!([]), "at {width} × {height}");
        browser.tap("[data-hall=keys-close]");
        browser.wait_for("html:not([data-hall-keys])");
        if height > width {
            let high = browser.script(
                "return [...document.querySelectorAll('.hall__button, .masthead a, .switch a, .county-map__button')]\
                   .filter(e => e.offsetParent !== null || getComputedStyle(e).position === 'fixed')\
                   .filter(e => e.getBoundingClientRect().height && e.getBoundingClientRect().top < innerHeight * .6)\
                   .map(e => e.outerHTML.slice(0, 90))",
            );
            assert_eq!(high, json!([]), "controls in the upper part");
        }
    }
}

#[test]
fn the_keyboard_on_the_screen_writes_into_the_search_box() {
    let site = Site::new("hall-keys", Some(KNOWN));
    let browser = in_use(&site, (1080, 1920), "");
    browser.script(
        "let box = document.querySelector('input[type=search]');\
         if (!box) { box = document.createElement('input'); box.type = 'search';\
           document.querySelector('.masthead').append(box); }\
         window.heard = []; box.addEventListener('input', () => heard.push(box.value));",
    );
    browser.wait_for("[data-hall=keys-open]:not([hidden])");
    browser.tap("[data-hall=keys-open]");
    for key in ["h", "n", "2", "delete"] {
        browser.tap(&format!("[data-hall=key-{key}]"));
    }
    browser.wait_until("heard.length === 4");
    assert_eq!(
        browser.script("return heard"),
        json!(["h", "hn", "hn2", "hn"])
    );
    // Low for those who sit, high for those who stand.
    let [_, low, ..] = browser.rectangle(".hall__keys");
    browser.tap("[data-hall=keys-higher]");
    browser.wait_for("html[data-hall-keys=high]");
    let [_, high, ..] = browser.rectangle(".hall__keys");
    assert!(low > 1_000.0 && high < 700.0, "{low} {high}");
    browser.tap("[data-hall=key-clear]");
    browser.wait_until("heard.length === 5 && heard[4] === ''");
    browser.tap("[data-hall=key-7]");
    browser.wait_until("heard.length === 6");
    // The next visitor finds it closed and empty.
    browser.tap("[data-hall=restart]");
    browser.wait_for("html[data-exhibit=attract]:not([data-hall-keys])");
    browser.wait_until("document.querySelector('input[type=search]').value === ''");
    browser.wait_until("document.querySelector('.hall__keys').hidden");
    browser.assert_no_errors();
}

#[test]
fn a_page_that_no_longer_answers_is_loaded_anew() {
    let site = Site::new("hall-watchdog", Some(KNOWN));
    let browser = in_use(&site, (1080, 1920), "");
    browser.script("window.old = true; document.documentElement.setAttribute('data-failed', '')");
    // Two seconds at most count between two looks.
    browser.script("setInterval(() => leap(2000), 50)");
    browser.wait_until("!window.old");
    browser.wait_for("html[data-exhibit=attract][data-ready] #hall-words [data-quote]");
    browser.assert_no_errors();
}

#[test]
fn it_is_loaded_anew_after_hours_if_it_can_be_had() {
    let site = Site::new("hall-renewal", Some(KNOWN));
    let browser = attracting(&site, (1080, 1920), "");
    past_the_worker(&browser);
    browser.script("window.old = true");
    browser.offline(true);
    leap(&browser, 5 * 3_600_000);
    leap(&browser, 30_000);
    browser.wait_until(
        "performance.getEntriesByType('resource').some(e => e.name.includes('exhibit=1'))",
    );
    assert_eq!(
        browser.script("return window.old"),
        true,
        "kept without a network"
    );
    browser.offline(false);
    leap(&browser, 11 * 60_000);
    browser.wait_until("!window.old");
    browser.wait_for("html[data-exhibit=attract][data-ready] #hall-words [data-quote]");
}

#[test]
fn an_ordinary_visit_loads_nothing_of_it_until_a_code_is_asked_for() {
    let server = serve_dist("/");
    let browser = Browser::open(&Visitor::default());
    browser.goto_ready(&server.url());
    let annex = |requests: &[String]| requests.iter().filter(|r| r.contains("annex")).count();
    assert_eq!(annex(&browser.requests()), 0);
    let ask = "window.done = 0;\
        for (const address of ['https://example.org/a/', 'https://example.org/b/']) {\
          const code = document.createElement('div'); code.dataset.qr = address; code.className = 'code';\
          code.addEventListener('yantu:qr-done', () => done++);\
          document.querySelector('main').prepend(code);\
          code.dispatchEvent(new Event('yantu:qr', { bubbles: true }));\
        }";
    browser.script(ask);
    browser.wait_until("done === 2");
    assert_eq!(annex(&browser.requests()), 2, "script and WebAssembly");
    let (name, role) = browser.name_and_role(".code svg");
    assert_eq!(
        (name.as_str(), role.as_str()),
        ("二维码：https://example.org/b/", "image")
    );
    browser.script("document.querySelectorAll('.code')[1].remove()");
    assert_eq!(decoded(&browser.picture()), "https://example.org/b/");
    assert_eq!(browser.attribute("html", "data-exhibit"), None);
    browser.assert_no_errors();
}

#[test]
fn a_page_lives_on_without_it() {
    let server = serve_dist("/");
    let browser = Browser::open(&Visitor::default());
    past_the_worker(&browser);
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*annex-*"] }));
    browser.goto_ready(&server.url());
    for _ in 0..2 {
        browser.script(
            "const code = document.createElement('div'); code.dataset.qr = 'https://example.org/';\
             document.body.append(code);\
             code.dispatchEvent(new Event('yantu:qr', { bubbles: true }));",
        );
    }
    browser
        .wait_until("performance.getEntriesByType('resource').some(e => e.name.includes('annex'))");
    browser.press(&[keys::TAB]);
    browser.click("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    let errors: Vec<_> = browser
        .console()
        .into_iter()
        .filter(|complaint| complaint.source != "network")
        .collect();
    // At most one for each time it was asked for.
    assert!((1..=2).contains(&errors.len()), "{errors:#?}");
}

/// What a page has taken: JavaScript heap and WebAssembly memory in bytes, and how many nodes.
#[track_caller]
fn taken(browser: &Browser) -> [f64; 4] {
    for _ in 0..3 {
        browser.cdp("HeapProfiler.collectGarbage", json!({}));
    }
    let heap = browser.cdp("Runtime.getHeapUsage", json!({}));
    let dom = browser.cdp("Memory.getDOMCounters", json!({}));
    let memory = browser.script_async(
        "const boot = await (await got(document.querySelector('script[type=module]').src)).text();\
         const root = document.documentElement.dataset.root, size = async js => (await (await import(root + js)).default()).memory.buffer.byteLength;\
         const explorer = boot.match(/explorer-[0-9a-f]+\\.js/)[0], annex = boot.match(/annex-[0-9a-f]+/)[0] + '.js';\
         return await size(explorer) + await size(annex);",
    );
    [
        heap["usedSize"].as_f64(),
        memory.as_f64(),
        dom["nodes"].as_f64(),
        dom["jsEventListeners"].as_f64(),
    ]
    .map(|figure| figure.expect("a figure"))
}

/// Gives the page `cycles(first, count)`: attracting, use and reset, as fast as it can follow.
#[track_caller]
fn teach_cycles(browser: &Browser) {
    browser.script(
        "const html = document.documentElement, rest = () => new Promise(go => setTimeout(go, 4));
         const until = async what => {
           for (let n = 0; n < 2000; n++) { if (what()) return; await rest(); }
           throw new Error('never: ' + what + ' ' + html.dataset.exhibit + ' ' + location.href);
         };
         const touch = () => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
         const codes = [...document.querySelectorAll('[data-county]')].map(e => e.dataset.county);
         window.cycles = async (first, count) => { for (let n = first; n < first + count; n++) {
           leap(31000); await rest();
           touch(); await until(() => html.dataset.exhibit === 'active');
           const code = codes[n % codes.length];
           document.querySelector(`[data-county='${code}']`).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
           await until(() => document.querySelector(`[data-detail='county-${code}']`));
           document.querySelector('.county-map__button').click();
           document.querySelector('[aria-expanded=false] button')?.click();
           document.querySelector('[data-hall=take]').click(); await rest();
           leap(60000); await until(() => html.dataset.exhibit === 'countdown');
           for (let s = 0; s < 7; s++) leap(1500);
           await until(() => html.dataset.exhibit === 'attract');
           await until(() => location.pathname === '/');
         } };",
    );
}

#[test]
#[ignore = "takes some minutes: two thousand visitors"]
fn two_thousand_visitors_leave_no_weight() {
    let site = Site::new("hall-soak", Some(KNOWN));
    let hasty = Visitor {
        hasty: true,
        ..screen(720, 960)
    };
    let browser = attracting_on(&hasty, &site, "");
    // The leaps make up days, and no renewal is to help.
    browser.script("window.got = window.fetch; window.fetch = () => Promise.reject('cut')");
    teach_cycles(&browser);
    let mut done = 0;
    let mut figures = Vec::new();
    for count in [100, 500, 1_000, 1_500, 2_000] {
        while done < count {
            browser.script_async(&format!("await cycles({done}, 5)"));
            done += 5;
        }
        let now = taken(&browser);
        println!(
            "{count:>5} cycles: heap {} B, WebAssembly {} B, {} nodes, {} listeners",
            now[0], now[1], now[2], now[3]
        );
        figures.push(now);
    }
    let (early, late) = (figures[0], figures[figures.len() - 1]);
    for (name, (early, late)) in ["heap", "WebAssembly", "nodes", "listeners"]
        .iter()
        .zip(early.iter().zip(late))
    {
        assert!(
            late <= early * 1.05,
            "{name}: {early} after 100, {late} after 2,000"
        );
    }
    browser.assert_no_errors();
}
