//! My place, my matter: from the overview to what the plan says of elder care in Leiyang, with its first
//! quotation in sight: by touch, by search, by keyboard, and by roles and names alone.

use crate::support::{Browser, Profile, keys, serve_dist};

/// The page that everybody is to come to.
const ANSWER: &str = "[data-detail=county-430481-elder-care]";

/// Opens the overview.
#[track_caller]
fn overview(url: &str, profile: &Profile, elder: bool) -> Browser {
    let browser = Browser::open(profile);
    browser.goto_ready(url);
    if elder {
        browser.tap("[data-elder-switch]");
        browser.wait_for("html[data-elder]");
        browser.script("scrollTo(0, 0)");
    }
    browser
}

/// Waits until the name of the page and the first line of its first quotation are on the screen, and
/// under nothing, though nobody has scrolled.
#[track_caller]
fn assert_answered(browser: &Browser) {
    browser.wait_for(ANSWER);
    browser.wait_until(
        "['#main h1', '#main [data-quote]'].every((css) => {
             const range = document.createRange();
             range.selectNodeContents(document.querySelector(css));
             const { left, top, bottom } = range.getClientRects()[0];
             const hit = document.elementFromPoint(left + 8, (top + bottom) / 2);
             return top >= 0 && bottom <= innerHeight && hit && hit.closest(css);
         })",
    );
    browser.assert_no_errors();
}

/// Taps what a finger reaches: what lies further down is scrolled to first, which is no tap.
#[track_caller]
fn tap(browser: &Browser, css: &str) {
    browser.wait_for(css);
    browser.script(&format!(
        "const e = document.querySelector({css:?}), {{ top, bottom }} = e.getBoundingClientRect();
         if (top < 0 || bottom > innerHeight - 90) e.scrollIntoView({{ block: 'center', behavior: 'instant' }});"
    ));
    browser.tap(css);
}

/// The two phones, each in standard and in elder mode.
fn phones() -> impl Iterator<Item = (Profile, bool)> {
    let sizes = [(360, 640), (390, 844)];
    sizes.into_iter().flat_map(|(width, height)| {
        let profile = Profile {
            width,
            height,
            ..Profile::phone()
        };
        [(profile, false), (profile, true)]
    })
}

#[test]
fn two_taps_lead_from_the_map_to_a_matter_of_a_place() {
    let server = serve_dist("/");
    for (profile, elder) in phones() {
        let browser = overview(&server.url(), &profile, elder);
        tap(&browser, "[data-county=\"430481\"]");
        browser.wait_for("[data-detail=county-430481]");
        tap(&browser, "#main .chip[href$='county/430481/elder-care/']");
        assert_answered(&browser);
    }
}

#[test]
fn two_taps_and_some_words_lead_there_by_search() {
    let server = serve_dist("/");
    for (profile, elder) in phones() {
        let browser = overview(&server.url(), &profile, elder);
        tap(&browser, "#q");
        browser.type_into("#q", "耒阳 养老");
        browser.wait_for("#found:not([hidden]) [data-result=county-430481-elder-care]");
        let first = browser.attribute("#found [data-result]", "data-result");
        assert_eq!(first.as_deref(), Some("county-430481-elder-care"));
        browser.tap("#found [data-result=county-430481-elder-care]");
        assert_answered(&browser);
    }
}

#[test]
fn keys_alone_lead_there() {
    let server = serve_dist("/");
    for elder in [false, true] {
        let browser = overview(&server.url(), &Profile::default(), elder);
        browser.press(&["/"]);
        browser.wait_eq("combobox".to_owned(), || browser.focused().1);
        browser.press(&["l", "y", " ", "y", "a", "n", "g", "l", "a", "o"]);
        browser.wait_for("#found:not([hidden]) [data-result=county-430481-elder-care]");
        browser.press(&[keys::DOWN, keys::ENTER]);
        assert_answered(&browser);
    }
    // Without a word: the list of divisions comes after the map.
    let browser = overview(&server.url(), &Profile::default(), false);
    for (name, detail) in [
        ("耒阳市", "county-430481"),
        ("养老", "county-430481-elder-care"),
    ] {
        tab_to(&browser, name);
        browser.press(&[keys::ENTER]);
        browser.wait_for(&format!("[data-detail={detail}]"));
    }
    assert_answered(&browser);
}

/// Presses Tab until a link has the focus whose name begins so.
#[track_caller]
fn tab_to(browser: &Browser, name: &str) {
    for _ in 0..150 {
        browser.press(&[keys::TAB]);
        let (own, role) = browser.focused();
        if role == "link" && own.starts_with(name) {
            return;
        }
    }
    assert_eq!(browser.focused().0, name, "Tab never came there");
}

#[test]
fn roles_and_names_lead_there() {
    let server = serve_dist("/");
    let browser = overview(&server.url(), &Profile::default(), false);
    browser.click_by_name("link", "耒阳市");
    browser.wait_for_name("heading", "耒阳市");
    browser.click_by_name("link", "养老");
    browser.wait_for_name("heading", "耒阳市 · 养老");
    assert_answered(&browser);
}
