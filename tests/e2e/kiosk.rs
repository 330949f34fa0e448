//! Kiosk mode: it attracts, is used, counts down and forgets.

use std::fs;

use crate::support::kiosk::{Site, leap, run_out, scanned, screen, traces, wind_clock};
use crate::support::{
    BARS, Browser, Engine, FINGERS, NOT_WEBKIT, Profile, dist, keys, only, serve_dist,
};
use serde_json::json;

/// A host that knows where it can be reached.
const KNOWN: &str = r#"{ "address": "https://plan.example.org/yantu", "exhibit": { "idle": 60 } }"#;

/// Opens an exhibit and waits until its first scene stands.
#[track_caller]
fn attracting(site: &Site, (width, height): (u32, u32), more: &str) -> Browser {
    attracting_on(&screen(width, height), site, more)
}

#[track_caller]
fn attracting_on(screen: &Profile, site: &Site, more: &str) -> Browser {
    let browser = Browser::open(screen);
    wind_clock(&browser);
    attract(&browser, site, more);
    browser
}

/// An exhibit in a browser without a service worker.
#[track_caller]
fn attracting_alone(site: &Site) -> Browser {
    let browser = Browser::open(&screen(1080, 1920));
    without_worker(&browser);
    wind_clock(&browser);
    attract(&browser, site, "");
    browser
}

#[track_caller]
fn attract(browser: &Browser, site: &Site, more: &str) {
    browser.goto(&site.exhibit(more));
    browser.wait_for("html[data-ready][data-exhibit=attract] #kiosk-words [data-quote]");
    browser.wait_until("document.activeElement === document.body && scrollY === 0");
}

/// The same, and touches it.
#[track_caller]
fn in_use(site: &Site, size: (u32, u32), more: &str) -> Browser {
    let browser = attracting(site, size, more);
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser
}

/// Waits for the extras, which an exhibit fetches when it begins: some browsers report on the way out
/// what has not come whole.
#[track_caller]
fn wait_for_extras(browser: &Browser) {
    browser.wait_until(
        "['extras-', 'plan-'].every(start => performance.getEntriesByType('resource')\
         .some(e => e.name.includes(start) && !e.name.endsWith('js') && e.responseEnd))",
    );
}

/// Has every page ask the network itself, as where there is no service worker.
#[track_caller]
fn without_worker(browser: &Browser) {
    browser.beforehand(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });",
    );
}

/// Goes to a page as a link of the site does.
#[track_caller]
fn follow(browser: &Browser, href: &str) {
    browser.script(&format!(
        "const a = document.createElement('a'); a.href = {href:?}; document.body.append(a); a.click(); a.remove();"
    ));
}

#[track_caller]
fn a_day_in_a_kiosk(name: &str, size: (u32, u32)) {
    let site = Site::new(name, Some(KNOWN));
    let browser = attracting(&site, size, "&idle=30");
    let fresh = traces(&browser);

    // Scene after scene: every word is the text's, map and tree move along.
    let text = fs::read_to_string(dist().join("data/text.txt")).expect("the text");
    let mut addresses = Vec::new();
    for _ in 0..4 {
        let quotes = browser.texts("#kiosk-words [data-quote]");
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
    browser.tap(".county-map__controls button");
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    browser.tap(".switch [data-layer=mentions]");
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
    browser.tap("[data-theme-switch]");
    browser.tap("[data-elder-switch]");
    browser.wait_for("html[data-theme][data-elder]");

    // Left alone, it counts down where all can see it; a touch cancels, and does nothing else.
    let here = browser.url();
    // At one go, as the clock runs on meanwhile.
    let counted = browser.script(
        "const number = () => document.getElementById('kiosk-number').textContent;\
         leap(30_000);\
         const first = number();\
         leap(1_100);\
         return [first, number()];",
    );
    assert_eq!(counted, json!(["10", "9"]));
    browser.wait_for("html[data-exhibit=countdown]");
    let [_, top, width, height] = browser.rectangle(".kiosk__count .kiosk__card");
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
    a_day_in_a_kiosk("kiosk-portrait", (1080, 1920));
}

#[test]
fn a_wall_attracts_counts_down_and_forgets() {
    a_day_in_a_kiosk("kiosk-wall", (3840, 2160));
}

#[test]
fn start_over_resets_at_once() {
    let site = Site::new("kiosk-again", Some(KNOWN));
    let browser = in_use(&site, (1080, 1920), "");
    browser.tap("[data-county=\"430422\"]");
    browser.wait_for("[data-detail=\"county-430422\"]");
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    // Back, but not by the browser's history: it must not lead to the last visitor's pages.
    browser.tap("[data-kiosk=back]");
    browser.wait_for("[data-detail=\"county-430422\"]");
    let length = browser.script("return history.length");
    browser.tap("[data-kiosk=restart]");
    browser.wait_for("html[data-exhibit=attract]");
    browser.wait_for_url("/?exhibit=1");
    assert_eq!(browser.script("return history.length"), length);
    browser.assert_no_errors();
}

#[test]
fn the_qr_code_leads_to_the_present_view() {
    let site = Site::new("kiosk-take", Some(KNOWN));
    for size in [(1080, 1920), (3840, 2160)] {
        let browser = in_use(&site, size, "");
        follow(&browser, "/article/31/#s2");
        browser.wait_for("[data-detail=\"article-31\"]");
        browser.tap(".switch [data-layer=scope]");
        browser.wait_until("location.search.includes('layer=scope')");
        let shown = browser.url().replace("exhibit=1", "").replace("?&", "?");
        assert!(shown.contains("article/31/"));
        browser.tap("[data-kiosk=take]");
        browser.wait_for("#kiosk-code svg");
        let address = scanned(&browser);
        assert_eq!(address, browser.text("#kiosk-address"));
        let rest = address.strip_prefix("https://plan.example.org/yantu/");
        assert!(
            rest.is_some_and(|rest| rest.starts_with("article/31/?layer=scope")),
            "{address}"
        );
        assert!(!address.contains("exhibit"), "{address}");
        browser.tap("[data-kiosk=take-close]");
        browser.wait_until("document.querySelector('.kiosk__take').hidden");
        browser.assert_no_errors();
    }
}

#[test]
fn settings_that_are_missing_broken_or_hostile_change_nothing() {
    let long = format!(
        "{{ \"address\": \"https://example.org/\", \"x\": \"{}\" }}",
        "x".repeat(70_000)
    );
    let site = Site::new("kiosk-settings", None);
    let browser = Browser::open(&screen(1080, 1920));
    // No worker answers with the settings before.
    without_worker(&browser);
    wind_clock(&browser);
    for file in [
        None,
        Some(""),
        Some("{"),
        Some("null"),
        Some("[[]]"),
        Some(r#"{ "address": 7, "exhibit": { "idle": "60" } }"#),
        Some(r#"{ "address": "javascript:alert(1)", "exhibit": { "idle": 0 } }"#),
        Some(r#"{ "address": "https://a\"><script>", "exhibit": { "idle": -1e99 } }"#),
        Some(long.as_str()),
    ] {
        site.set(file.map(str::as_bytes));
        attract(&browser, &site, "&idle=soon");
        browser.tap("body");
        browser.wait_for("html[data-exhibit=active]");
        assert!(
            browser.attribute("[data-kiosk=take]", "hidden").is_some(),
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
    let site = Site::new("kiosk-idle", Some(r#"{ "exhibit": { "idle": 120 } }"#));
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
fn no_link_leaves_the_kiosk() {
    let site = Site::new("kiosk-out", Some(KNOWN));
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
             a.className = 'kiosk__button'; document.querySelector('main').prepend(a);"
        ));
        browser.tap("#out");
        browser.wait_until("!document.querySelector('.kiosk__take').hidden");
        assert_eq!(browser.text("#kiosk-address"), shown);
        assert_eq!(scanned(&browser), shown);
        browser.tap("[data-kiosk=take-close]");
    }
    browser.wait_eq(site.exhibit(""), || browser.url());

    // Every link inside keeps the exhibit.
    for page in ["read", "about"] {
        browser.tap(&format!(".masthead a[href$=\"{page}/\"]"));
        browser.wait_until(&format!(
            "location.search === '?exhibit=1' && location.pathname === '/{page}/'"
        ));
    }
    // Menus, dragging and selecting are refused; several fingers zoom the map and nothing else.
    for name in ["contextmenu", "dragstart"] {
        let refused = browser.script(&format!(
            "return !document.querySelector('main').dispatchEvent(new Event('{name}', {{bubbles: true, cancelable: true}}))"
        ));
        assert_eq!(refused, true, "{name}");
    }
    // Some browsers say of what is as around it that it is automatic.
    let select = browser.script(
        "return ['html', 'main'].map(name => { const style = getComputedStyle(document.querySelector(name));\
         return style.userSelect || style.webkitUserSelect })",
    );
    assert_eq!(select[0], "none");
    assert!(
        select[1] == "none" || select[1] == "auto" && Engine::chosen() == Engine::Firefox,
        "{select}"
    );
    let before = browser.url();
    if only(NOT_WEBKIT, FINGERS) {
        browser.pinch([(300, 1000), (200, 900)], [(500, 1200), (700, 1500)]);
        browser.pinch([(300, 300), (200, 200)], [(500, 500), (700, 700)]);
    }
    assert_eq!(browser.script("return visualViewport.scale"), 1);
    assert_eq!(browser.url(), before);
    assert_eq!(
        browser.attribute("html", "data-exhibit").as_deref(),
        Some("active")
    );
    browser.assert_no_errors();
}

#[test]
fn targets_are_large_and_within_reach_when_seated() {
    let site = Site::new("kiosk-targets", Some(KNOWN));
    for ((width, height), least) in [((1080, 1920), 60.0), ((3840, 2160), 120.0)] {
        let browser = in_use(&site, (width, height), "");
        browser.wait_for("[data-kiosk=keys-open]:not([hidden])");
        // Buttons that come and go move no other from under a finger.
        let restart = browser.rectangle("[data-kiosk=restart]");
        browser.script(
            "for (const button of document.querySelectorAll('.kiosk__bar > *'))\
               button.hidden = button.dataset.kiosk !== 'restart';",
        );
        assert_eq!(browser.rectangle("[data-kiosk=restart]"), restart);
        browser.script(
            "for (const button of document.querySelectorAll('.kiosk__bar > *')) button.hidden = false;",
        );
        browser.tap("[data-kiosk=keys-open]");
        // Links within sentences are as high as their line.
        assert!(browser.count(".prefs button, .prefs a") > 4);
        let small = browser.script(&format!(
            "const seen = e => e.width && e.height && e.top < innerHeight && e.bottom > 0;\
             return [...document.querySelectorAll('a, button')]\
               .filter(e => !e.closest('svg, p:not([class*=detail__kicker]), blockquote, .skip-link') && seen(e.getBoundingClientRect()))\
               .filter(e => {{ const r = e.getBoundingClientRect(); return Math.min(r.width, r.height) < {least} - .5 }})\
               .map(e => e.outerHTML.slice(0, 90))"
        ));
        assert_eq!(small, json!([]), "at {width} × {height}");
        browser.tap("[data-kiosk=keys-close]");
        browser.wait_for("html:not([data-kiosk-keys])");
        if height > width {
            let high = browser.script(
                "return [...document.querySelectorAll('.kiosk__button, .masthead a, .switch a, .prefs a, .prefs button, .county-map__controls button')]\
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
    let site = Site::new("kiosk-keys", Some(KNOWN));
    let browser = in_use(&site, (1080, 1920), "");
    browser.script(
        "const box = document.querySelector('#q');\
         window.heard = []; box.addEventListener('input', () => heard.push(box.value));",
    );
    browser.wait_for("[data-kiosk=keys-open]:not([hidden])");
    browser.tap("[data-kiosk=keys-open]");
    for key in ["h", "n", "2", "delete"] {
        browser.tap(&format!("[data-kiosk=key-{key}]"));
    }
    browser.wait_until("heard.length === 4");
    assert_eq!(
        browser.script("return heard"),
        json!(["h", "hn", "hn2", "hn"])
    );
    // Low for those who sit, high for those who stand.
    let [_, low, ..] = browser.rectangle(".kiosk__keys");
    browser.tap("[data-kiosk=keys-higher]");
    browser.wait_for("html[data-kiosk-keys=high]");
    assert!(low > 1_000.0, "{low}");
    browser.wait_eq(true, || browser.rectangle(".kiosk__keys")[1] < 700.0);
    browser.tap("[data-kiosk=key-clear]");
    browser.wait_until("heard.length === 5 && heard[4] === ''");
    browser.tap("[data-kiosk=key-7]");
    browser.wait_until("heard.length === 6");
    // The next visitor finds it closed and empty.
    browser.tap("[data-kiosk=restart]");
    browser.wait_for("html[data-exhibit=attract]:not([data-kiosk-keys])");
    browser.wait_until("document.querySelector('#q').value === ''");
    browser.wait_until("document.querySelector('.kiosk__keys').hidden");
    browser.assert_no_errors();
}

/// What lies at the middle of an element is the element itself or inside it.
const UNCOVERED: &str = "(e => { const r = e.getBoundingClientRect();\
    return e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)) })";

#[test]
fn a_few_letters_on_the_screen_find_places_and_topics() {
    let site = Site::new("kiosk-letters", Some(KNOWN));
    for size in [(1080, 1920), (3840, 2160)] {
        let browser = in_use(&site, size, "");
        for (letters, found, detail, heading) in [
            ("hn", "county-430422", "county-430422", "衡南县"),
            ("ny", "county-430412", "county-430412", "南岳区"),
            ("yl", "topic-elder-care", "topic-elder-care", "养老"),
        ] {
            browser.tap("[data-kiosk=keys-open]");
            browser.wait_for("html[data-kiosk-keys=low]");
            browser.tap("[data-kiosk=key-clear]");
            for letter in letters.chars() {
                browser.tap(&format!("[data-kiosk=key-{letter}]"));
            }
            let candidate = format!("#found:not([hidden]) [data-result='{found}']");
            browser.wait_for(&candidate);
            assert!(browser.text(&candidate).contains(heading));
            // It can be seen and touched beside the keyboard, and the box is still written in.
            browser.wait_until(&format!(
                "{UNCOVERED}(document.querySelector(`{candidate}`))"
            ));
            browser.wait_until("document.activeElement.id === 'q'");
            browser.tap(&candidate);
            browser.wait_for(&format!("[data-detail=\"{detail}\"]"));
            browser.wait_for_text("h1", heading);
            browser.tap("[data-kiosk=keys-close]");
            browser.wait_for("html:not([data-kiosk-keys])");
        }
        browser.assert_no_errors();
    }
}

#[test]
fn a_chosen_language_ends_with_the_session() {
    let site = Site::new("kiosk-language", Some(KNOWN));
    let browser = attracting(&site, (1080, 1920), "&idle=30");
    let fresh = traces(&browser);
    wait_for_extras(&browser);
    browser.tap("body");
    browser.wait_for("html[data-ready][data-exhibit=active]");
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    browser.tap("[data-elder-switch]");
    browser.tap("[data-lang=en]");
    // The same page, and the visitor goes on.
    browser
        .wait_for("html[lang=en][data-ready][data-exhibit=active] [data-detail=\"county-430481\"]");
    browser.wait_for_url("/en/county/430481/?exhibit=1&idle=30");
    assert_eq!(
        browser.attribute("html", "data-elder").as_deref(),
        Some("1")
    );
    // The host's settings hold here too.
    browser.wait_for("[data-kiosk=take]:not([hidden])");
    browser.tap("[data-kiosk=take]");
    browser.wait_for("#kiosk-code svg");
    let address = "https://plan.example.org/yantu/en/county/430481/";
    assert_eq!(browser.text("#kiosk-address"), address);
    if only(NOT_WEBKIT, BARS) {
        assert_eq!(scanned(&browser), address);
    }
    browser.tap("[data-kiosk=take-close]");
    // From there to a third, with another page shown than the one that was loaded.
    browser.tap("[data-county=\"430422\"]");
    browser.wait_for("[data-detail=\"county-430422\"]");
    browser.tap("[data-lang=zh-Hant]");
    browser.wait_for(
        "html[lang=zh-Hant][data-ready][data-exhibit=active] [data-detail=\"county-430422\"]",
    );
    browser.wait_for_url("/zh-hant/county/430422/?exhibit=1&idle=30");
    leap(&browser, 30_000);
    run_out(&browser);
    browser
        .wait_for("html[lang=zh-Hans][data-ready][data-exhibit=attract] #kiosk-words [data-quote]");
    browser.wait_until("document.activeElement === document.body && scrollY === 0");
    let after = traces(&browser);
    for (trace, value) in fresh.as_object().expect("traces") {
        assert_eq!(&after[trace], value, "{trace}");
    }
    browser.assert_no_errors();
}

#[test]
fn a_kiosk_started_in_english_returns_to_english() {
    let site = Site::new("kiosk-english", Some(KNOWN));
    let browser = Browser::open(&screen(3840, 2160));
    wind_clock(&browser);
    browser.goto(&format!("{}en/?exhibit=1", site.server.url()));
    browser.wait_for("html[lang=en][data-ready][data-exhibit=attract] #kiosk-words [data-quote]");
    wait_for_extras(&browser);
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser.tap("[data-lang=zh-Hans]");
    browser.wait_for("html[lang=zh-Hans][data-ready][data-exhibit=active]");
    browser.tap("[data-kiosk=restart]");
    browser.wait_for("html[lang=en][data-ready][data-exhibit=attract] #kiosk-words [data-quote]");
    browser.wait_for_url("/en/?exhibit=1");
    wait_for_extras(&browser);
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser.tap("[data-kiosk=restart]");
    browser.wait_for("html[lang=en][data-ready][data-exhibit=attract]");
    browser.assert_no_errors();
}

#[test]
fn a_kiosk_speaks_the_language_of_its_pages() {
    let site = Site::new("kiosk-editions", Some(KNOWN));
    let text = fs::read_to_string(dist().join("data/text.txt")).expect("the text");
    let browser = Browser::open(&screen(1080, 1920));
    wind_clock(&browser);
    // English: the text's own words are marked as Chinese, and nothing else is.
    let own = "const words = document.querySelector('#kiosk').cloneNode(true);\
        words.querySelectorAll('[lang|=zh]').forEach(e => e.remove());\
        const labels = [...words.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'));\
        return words.textContent + labels.join(' ')";
    browser.goto(&format!("{}en/?exhibit=1", site.server.url()));
    browser.wait_for("html[lang=en][data-exhibit=attract] #kiosk-words [data-quote]");
    for _ in 0..4 {
        let own = browser.script(own);
        let own = own.as_str().expect("words");
        assert!(own.contains("Touch the screen to begin"), "{own}");
        assert!(!own.chars().any(is_han), "{own}");
        assert!(!browser.text("#kiosk-words h1").chars().any(is_han));
        // What has not appeared yet has its words already.
        let quotes = browser.script(
            "return [...document.querySelectorAll('#kiosk-words [data-quote]')].map(e => [e.lang, e.textContent])",
        );
        let quotes = quotes.as_array().expect("quotations");
        assert!(quotes.len() > 1);
        for quote in quotes {
            assert_eq!(quote[0], "zh-Hans");
            let words = quote[1].as_str().expect("words");
            assert!(text.contains(words), "“{words}” is not in the text");
        }
        let url = browser.url();
        leap(&browser, 30_000);
        browser.wait_until(&format!("location.href !== {url:?}"));
    }
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    assert_eq!(browser.text("[data-kiosk=restart]"), "Start over");
    browser.tap("[data-kiosk=take]");
    browser.wait_for("#kiosk-code svg");
    assert!(
        browser
            .name_and_role("#kiosk-code svg")
            .0
            .starts_with("QR code: ")
    );
    browser.tap("[data-kiosk=take-close]");
    leap(&browser, 60_000);
    browser.wait_for("html[data-exhibit=countdown]");
    assert_eq!(browser.text("#kiosk-seconds"), "Starting over in 10 s");
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");

    // Traditional Chinese: all of it, the quotations too.
    browser.goto(&format!("{}zh-hant/?exhibit=1", site.server.url()));
    browser.wait_for("html[lang=zh-Hant][data-exhibit=attract] #kiosk-words [data-quote]");
    let words = browser.script("return document.querySelector('#kiosk-words').textContent");
    for said in ["輕觸屏幕開始", "在全省率先基本實現社會主義現代化"] {
        assert!(
            words.as_str().is_some_and(|words| words.contains(said)),
            "{words}"
        );
    }
    assert_eq!(browser.count("#kiosk-words [lang]"), 0);
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    assert_eq!(browser.text("[data-kiosk=restart]"), "重新開始");
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[test]
fn a_kiosk_survives_losing_the_network() {
    let site = Site::new("kiosk-cut", Some(KNOWN));
    let browser = attracting_alone(&site);
    // What has been opened before and what can be printed is not at stake here.
    browser.block(&["*extras-*"]);
    browser.reload();
    browser.wait_for("html[data-exhibit=attract] #kiosk-words [data-quote]");
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    browser.offline(true);
    browser.script("window.old = true");
    follow(&browser, "/article/31/");
    browser.wait_for("main a[href='']");
    browser.wait_for_url("/article/31/?exhibit=1");
    // Neither loading it anew nor another language leads to the browser's own words.
    browser.script("document.querySelector('main a[href=\"\"]').scrollIntoView()");
    for link in ["main a[href='']", "[data-lang=en]"] {
        browser.requests();
        browser.tap(link);
        browser.wait_for_requests("exhibit=1", 1);
    }
    assert_eq!(browser.script("return window.old"), true);
    // Nor does the watchdog, nor the end of the visit.
    browser.script("document.documentElement.setAttribute('data-failed', '')");
    browser.script("window.dog = setInterval(() => leap(2000), 50)");
    browser.wait_for_requests("exhibit=1", 2);
    browser.script("clearInterval(dog); document.documentElement.removeAttribute('data-failed')");
    // Meanwhile the visitor may have been taken for gone.
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    leap(&browser, 60_000);
    run_out(&browser);
    let first = browser.text("#kiosk-words .kiosk__heading");
    leap(&browser, 30_000);
    browser.wait_until(&format!(
        "document.querySelector('#kiosk-words .kiosk__heading').textContent !== '{first}'"
    ));
    assert_eq!(browser.script("return window.old"), true);
    // With the network everything is there again.
    browser.offline(false);
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    follow(&browser, "/article/31/");
    browser.wait_for("[data-detail=\"article-31\"]");
}

#[test]
fn every_page_opens_offline_once_search_has_loaded() {
    let site = Site::new("kiosk-desk", Some(KNOWN));
    let browser = attracting_alone(&site);
    browser.tap("body");
    browser.wait_for("html[data-exhibit=active]");
    // The exhibit has called it; a pinyin candidate shows that it is there.
    browser.tap("[data-kiosk=keys-open]");
    browser.tap("[data-kiosk=key-h]");
    browser.wait_for("#found:not([hidden]) [data-result]");
    browser.tap("[data-kiosk=keys-close]");
    browser.offline(true);
    for (way, detail) in [
        ("article/31/", "article-31"),
        ("zone/core/", "zone-core"),
        ("read/", "read"),
    ] {
        follow(&browser, &format!("/{way}"));
        browser.wait_for(&format!("[data-detail=\"{detail}\"]"));
    }
}

#[test]
fn a_page_that_no_longer_answers_reloads() {
    let site = Site::new("kiosk-watchdog", Some(KNOWN));
    let browser = in_use(&site, (1080, 1920), "");
    browser.script("window.old = true; document.documentElement.setAttribute('data-failed', '')");
    // Two seconds at most count between two looks.
    browser.script("setInterval(() => leap(2000), 50)");
    browser.wait_until("!window.old");
    browser.wait_for("html[data-exhibit=attract][data-ready] #kiosk-words [data-quote]");
    browser.assert_no_errors();
}

#[test]
fn a_kiosk_reloads_after_hours_when_online() {
    let site = Site::new("kiosk-renewal", Some(KNOWN));
    let browser = attracting_alone(&site);
    browser.script("window.old = true");
    browser.offline(true);
    browser.requests();
    leap(&browser, 5 * 3_600_000);
    leap(&browser, 30_000);
    browser.wait_for_requests("exhibit=1", 1);
    assert_eq!(
        browser.script("return window.old"),
        true,
        "kept without a network"
    );
    browser.offline(false);
    leap(&browser, 11 * 60_000);
    browser.wait_until("!window.old");
    browser.wait_for("html[data-exhibit=attract][data-ready] #kiosk-words [data-quote]");
}

#[test]
fn an_ordinary_visit_loads_the_kiosk_program_only_for_a_qr_code() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    let kiosk = |requests: &[String]| requests.iter().filter(|r| r.contains("kiosk")).count();
    assert_eq!(kiosk(&browser.requests()), 0);
    let ask = "window.done = 0;\
        for (const address of ['https://example.org/a/', 'https://example.org/b/']) {\
          const code = document.createElement('div'); code.dataset.qr = address; code.className = 'code';\
          code.addEventListener('yantu:qr-done', () => window.done++);\
          document.querySelector('main').prepend(code);\
          code.dispatchEvent(new Event('yantu:qr', { bubbles: true }));\
        }";
    browser.script(ask);
    browser.wait_until("window.done === 2");
    assert_eq!(kiosk(&browser.requests()), 2, "script and WebAssembly");
    let (name, role) = browser.name_and_role(".code svg");
    assert_eq!(
        (name.as_str(), role.as_str()),
        ("二维码：https://example.org/b/", "image")
    );
    browser.script("document.querySelectorAll('.code')[1].remove()");
    assert_eq!(scanned(&browser), "https://example.org/b/");
    assert_eq!(browser.attribute("html", "data-exhibit"), None);
    browser.assert_no_errors();
}

#[test]
fn a_page_works_without_the_kiosk_program() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    without_worker(&browser);
    browser.block(&["*kiosk-*"]);
    browser.goto_ready(&server.url());
    for _ in 0..2 {
        browser.script(
            "const code = document.createElement('div'); code.dataset.qr = 'https://example.org/';\
             document.body.append(code);\
             code.dispatchEvent(new Event('yantu:qr', { bubbles: true }));",
        );
    }
    browser
        .wait_until("performance.getEntriesByType('resource').some(e => e.name.includes('kiosk'))");
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

/// What a page has taken: JavaScript heap and WebAssembly memory in bytes, how many nodes and
/// listeners.
#[track_caller]
fn taken(browser: &Browser) -> [f64; 4] {
    for _ in 0..3 {
        browser.cdp("HeapProfiler.collectGarbage", json!({}));
    }
    let heap = browser.cdp("Runtime.getHeapUsage", json!({}));
    let dom = browser.cdp("Memory.getDOMCounters", json!({}));
    let memory = browser.script_async(
        "const boot = await (await fetch(document.querySelector('script[type=module]').src)).text();\
         const { home } = document.documentElement.dataset;\
         const size = async name => (await (await import(home + boot.match(name + '-[0-9a-f]+')[0] + '.js')).default()).memory.buffer.byteLength;\
         return await size('app') + await size('kiosk') + await size('extras');",
    );
    [
        heap["usedSize"].as_f64(),
        memory.as_f64(),
        dom["nodes"].as_f64(),
        dom["jsEventListeners"].as_f64(),
    ]
    .map(|figure| figure.expect("a figure"))
}

/// Gives the page `come()`: ten visitors, each attracted, at work and forgotten as fast as the page
/// can follow; it answers with how many came, and whether the page asks to be loaded anew, which
/// waits for `renew()`. Where `kept` it is never loaded anew.
#[track_caller]
fn teach_visits(browser: &Browser, kept: bool) {
    browser.script(&format!(
        "const html = document.documentElement, rest = () => new Promise(go => setTimeout(go, 4));
         const until = async what => {{
           for (let n = 0; n < 2000; n++) {{ if (what()) return; await rest(); }}
           throw new Error('never: ' + what + ' ' + html.dataset.exhibit + ' ' + location.href);
         }};
         let due = false, visited = 0;
         const real = fetch;
         window.fetch = (what, how) => {{
           if (how?.cache !== 'no-store') return real(what, how);
           if ({kept}) return Promise.reject('cut');
           due = true;
           return new Promise(go => window.renew = go).then(() => real(what, how));
         }};
         const touch = () => document.body.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true, cancelable: true }}));
         const codes = [...document.querySelectorAll('[data-county]')].map(e => e.dataset.county);
         const visit = async code => {{
           touch(); await until(() => html.dataset.exhibit === 'active');
           document.querySelector(`[data-county='${{code}}']`).dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}));
           await until(() => document.querySelector(`[data-detail='county-${{code}}']`));
           document.querySelector('.county-map__controls button').click();
           document.querySelector('[aria-expanded=false] button')?.click();
           document.querySelector('[data-kiosk=take]').click(); await rest();
           leap(10000); await until(() => html.dataset.exhibit === 'countdown');
           for (let s = 0; s < 7; s++) leap(1500);
           await until(() => html.dataset.exhibit === 'attract');
           await until(() => location.pathname === '/');
         }};
         window.come = async () => {{
           for (let came = 0; came < 10; came++) {{
             leap(31000); await rest();
             if (due) return [came, due];
             await visit(codes[visited++ % codes.length]);
           }}
           return [10, due];
         }};",
    ));
}

/// Lets visitors come until there have been as many as each of `counts`. What the page has taken
/// after each, and how often it was loaded anew.
#[track_caller]
fn soaked(name: &str, kept: bool, counts: &[u64]) -> (Vec<[f64; 4]>, u32) {
    let site = Site::new(name, Some(KNOWN));
    let hasty = Profile {
        hasty: true,
        ..screen(720, 960)
    };
    // Short enough that a page has all its visits before its hours are over.
    let browser = attracting_on(&hasty, &site, "&idle=10");
    teach_visits(&browser, kept);
    let (mut visited, mut renewals) = (0, 0);
    let mut figures = Vec::new();
    for count in counts {
        while visited < *count {
            // Always the same words: the browser keeps what it compiles.
            let came = browser.script_async("return await come()");
            assert!(came.is_array(), "{came}");
            visited += came[0].as_u64().expect("a number of visitors");
            if came[1] == true {
                renewals += 1;
                browser.script("window.old = true; renew()");
                browser.wait_until("!window.old");
                browser
                    .wait_for("html[data-exhibit=attract][data-ready] #kiosk-words [data-quote]");
                teach_visits(&browser, kept);
            }
        }
        assert_eq!(visited, *count);
        let now = taken(&browser);
        println!(
            "{visited:>5} visits, loaded anew {renewals} times: heap {} B, WebAssembly {} B, {} nodes, {} listeners",
            now[0], now[1], now[2], now[3]
        );
        figures.push(now);
    }
    browser.assert_no_errors();
    (figures, renewals)
}

/// No figure has grown by more than this part.
#[track_caller]
fn assert_steady(early: [f64; 4], late: [f64; 4], part: f64) {
    let names = ["heap", "WebAssembly", "nodes", "listeners"];
    for (name, (early, late)) in names.iter().zip(early.iter().zip(late)) {
        assert!(
            late <= early * (1.0 + part),
            "{name}: {early} first, {late} at last"
        );
    }
}

#[test]
#[ignore = "takes some minutes: two thousand visitors"]
fn two_thousand_sessions_keep_memory_steady() {
    let counts = [100, 250, 500, 1_000, 1_500, 2_000];
    let (figures, renewals) = soaked("kiosk-soak", false, &counts);
    assert_steady(figures[0], figures[5], 0.05);
    // The last page has had as many as any page has.
    assert_eq!(renewals, 7);
}

#[test]
#[ignore = "takes many minutes: four thousand visitors"]
fn a_page_that_cannot_reload_keeps_its_memory_steady() {
    let counts = [100, 500, 1_000, 2_000, 3_000, 4_000];
    let (figures, _) = soaked("kiosk-soak-kept", true, &counts);
    // What the browser has compiled by then is all that there is to compile.
    assert_steady(figures[3], figures[5], 0.02);
}
