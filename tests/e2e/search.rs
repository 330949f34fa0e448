//! Searching as people do: with a keyboard, an input method, a finger, a link.

use crate::support::{Browser, NOT_WEBKIT, Profile, SCRIPTLESS, keys, only, serve_dist};

const BOX: &str = "#q";

/// The results that the list below the box shows, best first.
fn suggested(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#found:not([hidden]) [data-result]')]\
                  .map(option => option.dataset.result)";
    let names = browser.script(script);
    let names = names.as_array().cloned().unwrap_or_default();
    names
        .iter()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

/// Types into the box and waits until the list is about these words.
fn search(browser: &Browser, words: &str) -> Vec<String> {
    browser.script("const box = document.querySelector('#q'); box.value = ''; box.focus()");
    browser.type_into(BOX, words);
    browser.wait_until("document.querySelector('#found:not([hidden]) .found')");
    suggested(browser)
}

#[test]
fn the_keyboard_alone_finds_a_county() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    browser.press(&["/"]);
    browser.wait_until("document.activeElement.id === 'q'");
    browser.press(&["h", "e", "n", "g", "n", "a", "n"]);
    browser.wait_for("#found:not([hidden]) [data-result=\"county-430422\"]");
    browser.wait_for(&format!("{BOX}[aria-expanded=true]"));
    browser.press(&[keys::DOWN]);
    browser.wait_for("#found [data-result=\"county-430422\"][aria-selected=\"true\"]");
    browser.wait_for(&format!("{BOX}[aria-activedescendant]"));
    let chosen = browser
        .attribute(BOX, "aria-activedescendant")
        .unwrap_or_default();
    assert_eq!(
        browser
            .attribute(&format!("#{chosen}"), "data-result")
            .as_deref(),
        Some("county-430422")
    );
    // Round the ends of the list, and back.
    browser.press(&[keys::UP, keys::DOWN]);
    browser.press(&[keys::ENTER]);
    browser.wait_for("[data-detail=\"county-430422\"]");
    browser.wait_for_url("/county/430422/");
    browser.wait_until("document.querySelector('#found').hidden");
    browser.assert_no_errors();
}

#[test]
fn escape_closes_the_list_and_slash_in_the_box_is_a_slash() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    search(&browser, "养老");
    browser.wait_eq(Some("topic-elder-care".to_owned()), || {
        suggested(&browser).into_iter().next()
    });
    browser.wait_for("#found mark");
    browser.press(&[keys::ESCAPE]);
    browser.wait_until("document.querySelector('#found').hidden");
    browser.wait_for(&format!("{BOX}[aria-expanded=false]"));
    browser.press(&["/"]);
    browser.wait_until("document.activeElement.value === '养老/'");
    browser.assert_no_errors();
}

#[test]
fn a_search_has_an_address_that_works_from_a_cold_start() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}search/?q=%E5%85%BB%E8%80%81", server.url()));
    browser.wait_for("main [data-result=\"article-44\"]");
    browser.wait_until("document.querySelector('#q').value === '养老'");
    let words = browser.texts("main [data-result=\"article-44\"] [data-quote] mark");
    assert!(
        !words.is_empty() && words.iter().all(|word| word == "养老"),
        "{words:?}"
    );
    // A result, and back to the search.
    browser.click("main [data-result=\"topic-elder-care\"] a");
    browser.wait_for("[data-detail=\"topic-elder-care\"]");
    browser.back();
    browser.wait_for("main [data-result=\"article-44\"]");
    browser.wait_until("location.search === '?q=%E5%85%BB%E8%80%81'");
    // Typed further, the address follows.
    browser.type_into(BOX, "服务");
    browser.wait_until("decodeURIComponent(location.search) === '?q=养老服务'");
    browser.wait_until("document.querySelector('h1').textContent.includes('养老服务')");
    browser.assert_no_errors();
}

#[test]
fn enter_leads_to_the_page_of_results_and_is_remembered_here_only() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    search(&browser, "湘江");
    browser.press(&[keys::ENTER]);
    browser.wait_for_url("/search/?q=%E6%B9%98%E6%B1%9F");
    browser.wait_for("main [data-result=\"article-39\"]");
    browser.goto_ready(&server.url());
    browser.click(BOX);
    browser.wait_for("#found:not([hidden]) .found");
    browser.wait_eq("湘江".to_owned(), || browser.text("#found [role=option]"));
    browser.click("#found [data-forget]");
    browser.wait_until("document.querySelector('#found').hidden");
    browser.wait_until("localStorage.length === 0");
    browser.assert_no_errors();
}

#[test]
fn an_input_method_is_left_alone_until_it_has_finished() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    search(&browser, "就业");
    browser.wait_for_text("#found", "就业");
    let compose = "const box = document.querySelector('#q');\
        const fire = (type, data, composing) => box.dispatchEvent(type.startsWith('composition')\
            ? new CompositionEvent(type, { data, bubbles: true })\
            : new InputEvent(type, { data, isComposing: composing, bubbles: true }));\
        fire('compositionstart', '');\
        for (const letters of ['y', 'ya', 'yang', \"yang'lao\"]) {\
            box.value = letters; fire('compositionupdate', letters); fire('input', letters, true);\
        }\
        return document.querySelector('#found').innerText;";
    let during = browser.script(compose);
    assert!(
        during.as_str().is_some_and(|words| words.contains("就业")),
        "{during}"
    );
    // Enter ends the composition; it chooses nothing.
    browser.script(
        "const box = document.querySelector('#q');\
         box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));\
         box.value = '养老';\
         box.dispatchEvent(new InputEvent('input', { data: '养老', isComposing: true, bubbles: true }));\
         box.dispatchEvent(new CompositionEvent('compositionend', { data: '养老', bubbles: true }));",
    );
    browser.wait_for("#found:not([hidden]) [data-result=\"topic-elder-care\"]");
    assert!(browser.url().ends_with('/'), "{}", browser.url());
    browser.assert_no_errors();
}

#[test]
fn a_phone_searches_from_the_tab_bar() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    browser.tap(".tab-bar a[href$=\"search/\"]");
    browser.wait_for("[data-detail=\"search\"]");
    browser.wait_until("document.activeElement.id === 'q'");
    browser.type_into(BOX, "老人");
    browser.wait_for("main [data-result=\"topic-elder-care\"]");
    // The everyday word is explained.
    browser.wait_for_text("main", "相关说法：养老");
    assert!(browser.script("return document.documentElement.scrollWidth <= innerWidth") == true);
    browser.tap("main [data-result=\"topic-elder-care\"] a");
    browser.wait_for("[data-detail=\"topic-elder-care\"]");
    browser.assert_no_errors();
}

/// The words get into the address a moment after the last key. A result that is pressed before, and
/// whose page is slow to come, stays what was chosen.
#[test]
fn a_result_pressed_at_once_is_not_taken_back() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}search/", server.url()));
    browser.type_into(BOX, "老人");
    browser.wait_for("main [data-result=\"topic-elder-care\"]");
    browser.script(
        "const fetched = window.fetch;\
         window.fetch = (...asked) => new Promise((go) => setTimeout(go, 1500)).then(() => fetched(...asked));\
         const box = document.querySelector('#q');\
         box.dispatchEvent(new InputEvent('input', { data: '人', bubbles: true }));\
         const hit = document.querySelector('main [data-result=\"topic-elder-care\"]');\
         (hit.closest('a') || hit.querySelector('a')).click();",
    );
    browser.wait_for("[data-detail=\"topic-elder-care\"]");
    browser.wait_for_url("/topic/elder-care/");
    browser.assert_no_errors();
}

#[test]
fn a_place_and_a_matter_bring_their_page_first_and_kinds_stand_apart() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    // 耒阳 养老
    browser.goto_ready(&format!(
        "{}search/?q=%E8%80%92%E9%98%B3+%E5%85%BB%E8%80%81",
        server.url()
    ));
    browser.wait_for("main [data-result]");
    let first = browser.attribute("main [data-result]", "data-result");
    assert_eq!(first.as_deref(), Some("county-430481-elder-care"));
    let words = browser.script("return document.querySelector('main').textContent");
    let words = words.as_str().unwrap_or_default();
    assert!(
        words.contains("没有一句同时说到“耒阳”和“养老”，分别找到"),
        "{words}"
    );
    assert!(words.contains("句原文"), "{words}");
    // A word that the text does not have is named: 公租房.
    browser.goto_ready(&format!(
        "{}search/?q=%E5%85%AC%E7%A7%9F%E6%88%BF",
        server.url()
    ));
    browser.wait_for("main [data-result=\"topic-housing\"]");
    browser
        .wait_until("document.querySelector('main').textContent.includes('原文没有写到“公租房”')");
    browser.assert_no_errors();
}

#[test]
fn a_search_without_results_leads_on() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!(
        "{}search/?q=%E9%98%BF%E5%BC%A5%E9%99%80%E4%BD%9B",
        server.url()
    ));
    browser.wait_until("document.querySelector('main').textContent.includes('没有找到')");
    assert!(browser.count("main a[href*=\"topic/\"]") > 10);
    // Markup, regular expressions, lone surrogates, endless words: nothing breaks.
    for words in [
        "<img src=x onerror=alert(1)>",
        ".*(a|b)+$",
        "\\\\u{0}",
        "😀😀",
        "   ",
    ] {
        let typed = format!(
            "const box = document.querySelector('#q'); box.value = {}; box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))",
            serde_json::Value::from(words)
        );
        browser.script(&typed);
    }
    browser.script(
        "const box = document.querySelector('#q');\
         for (const words of ['\\ud83d', '养老'.repeat(5000), 'a'.repeat(10000)]) {\
             box.value = words; box.dispatchEvent(new InputEvent('input', { bubbles: true }));\
         }",
    );
    browser.wait_until("document.querySelector('h1').textContent.includes('aaaa')");
    assert_eq!(browser.count("main img"), 0);
    browser.assert_no_errors();
}

#[test]
fn without_script_the_page_of_the_search_offers_what_there_is() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&format!("{}search/", server.url()));
    assert!(browser.text("main").contains("没有启用"));
    assert!(browser.count("main a[href*=\"topic/\"]") > 10);
    assert!(browser.count("main a[href*=\"strategy/\"]") > 200);
    assert_eq!(
        browser
            .attribute("form[role=search]", "method")
            .as_deref()
            .unwrap_or("get"),
        "get"
    );
}

#[test]
fn a_search_that_does_not_load_says_so() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    browser.block(&["*extras-*"]);
    browser.type_into(BOX, "养老");
    browser.wait_for_console("could not be loaded");
    browser.press(&[keys::ENTER]);
    browser.wait_until("document.querySelector('main').textContent.includes('加载失败')");
    browser.block(&[]);
    browser.type_into(BOX, "服务");
    browser.wait_for("main [data-result=\"article-44\"]");
}

/// The box writes from right to left what is written so, and the search takes it as it is.
#[test]
fn words_from_right_to_left_stay_as_they_are_written() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}search/", server.url()));
    let direction =
        || browser.script("return getComputedStyle(document.getElementById('q')).direction");
    assert_eq!(direction(), "ltr");
    browser.type_into(BOX, "كبار السن");
    assert_eq!(direction(), "rtl");
    browser.press(&[keys::ENTER]);
    browser.wait_until("new URL(location).searchParams.get('q') === 'كبار السن'");
    browser.wait_until("document.querySelector('main').textContent.includes('没有找到')");
    assert_eq!(
        browser.script("return document.documentElement.scrollWidth <= innerWidth"),
        true
    );
    browser.assert_no_errors();
}
