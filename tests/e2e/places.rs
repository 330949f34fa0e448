//! My place and another: comparing, remembering a division, the cards of terms; as people do it on a
//! phone.

use crate::support::{Browser, NOT_WEBKIT, Profile, SCRIPTLESS, keys, only, serve_dist};

/// The text of the heading.
const HEADING: &str = "#main h1";

#[test]
fn two_places_are_compared_from_a_countys_page_and_the_way_back_works() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}county/430481/", server.url()));
    browser.script(
        "document.querySelector('[href$=\"compare/?a=430481\"]').scrollIntoView({block: 'center'})",
    );
    browser.tap("[href$='compare/?a=430481']");
    browser.wait_for_text(HEADING, "拿耒阳市与别处对比");
    browser.tap("#main .chips [href$='a=430481&b=430482']");
    browser.wait_for_url("/compare/?a=430481&b=430482");
    browser.wait_for_text(HEADING, "耒阳市与常宁市的对比");
    assert!(browser.title().starts_with("耒阳市与常宁市的对比 · "));
    browser.wait_for("#main td a[href$='county/430481/elder-care/']");
    // From one comparison to another, and back.
    browser.script(
        "const link = document.querySelector('#main details [href$=\"a=430481&b=430421\"]');
         link.closest('details').open = true; link.scrollIntoView({block: 'center'})",
    );
    browser.tap("#main details [href$='a=430481&b=430421']");
    browser.wait_for_text(HEADING, "耒阳市与衡阳县的对比");
    browser.back();
    browser.wait_for_text(HEADING, "耒阳市与常宁市的对比");
    // A link that somebody has sent.
    browser.reload();
    browser.wait_for_text(HEADING, "耒阳市与常宁市的对比");
    browser.goto(&format!("{}compare/?a=430481&b=110101", server.url()));
    browser.wait_for_text("#main .detail__statement", "不是本市的县市区");
    browser.goto(&format!("{}en/compare/?a=430481&b=430481", server.url()));
    browser.wait_for_text("#main .detail__statement", "same place");
    browser.assert_no_errors();
}

#[test]
fn comparing_without_script_offers_a_form_and_the_pages() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&format!("{}compare/", server.url()));
    browser.click(".compare-form button");
    browser.wait_for_url("/compare/?a=430405&b=430405");
    assert_eq!(browser.text(HEADING), "对比两个地方");
    browser.click("#main .chips [href$='county/430481/']");
    browser.wait_for_url("/county/430481/");
}

#[test]
fn a_remembered_county_is_told_of_beside_each_sentence_until_it_is_forgotten() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    let topic = format!("{}topic/elder-care/", server.url());
    let county = format!("{}county/430481/", server.url());
    let show = "document.querySelector('[data-my-county]').scrollIntoView({block: 'center'})";
    browser.goto_ready(&topic);
    assert_eq!(browser.count(".mine"), 0);
    assert!(
        !browser
            .requests()
            .iter()
            .any(|address| address.contains("extras"))
    );
    browser.goto_ready(&county);
    browser.script(show);
    browser.tap("[data-my-county]");
    browser.wait_for_text("#notice", "已记在这台设备上：耒阳市");
    browser.wait_for("[data-my-county][data-on]");
    browser.goto_ready(&topic);
    browser.wait_for(".mine--first [href$='county/430481/elder-care/']");
    let quotes = browser.count("#main figure.quote");
    browser.wait_for_count("#main figure .mine[data-mine]", quotes);
    browser.goto_ready(&format!("{}article/31/", server.url()));
    let sentences = browser.count("#main .sentence");
    browser.wait_for_count("#main .prose .mine[data-mine]", sentences);
    browser.wait_for_text("#main .prose .mine", "耒阳市：");
    browser.goto(&format!("{}search/?q=%E5%85%BB%E8%80%81", server.url()));
    browser.wait_for("#main figure .mine[data-mine]");
    browser.goto_ready(&county);
    browser.wait_for("[data-my-county][data-on]");
    browser.script(show);
    browser.tap("[data-my-county]");
    browser.wait_for_text("#notice", "已从这台设备上删去：耒阳市");
    browser.wait_until("localStorage.getItem('yantu:county') === null");
    // A kiosk neither offers nor shows it, whatever the device has kept.
    browser.script("localStorage.setItem('yantu:county', '430481')");
    browser.goto_ready(&format!("{topic}?exhibit=1"));
    browser.script("document.dispatchEvent(new CustomEvent('yantu:extras', { bubbles: true }))");
    browser.wait_for("html[data-exhibit]");
    browser.wait_for_requests("extras", 1);
    assert_eq!(browser.count(".mine"), 0);
    browser.assert_no_errors();
}

#[test]
fn a_term_opens_its_card_by_tap_and_by_key_and_the_page_stays() {
    let server = serve_dist("/");
    let term = "#main a.term:not(.name)[data-term]";
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}article/44/", server.url()));
    let show = format!("document.querySelector('{term}').scrollIntoView({{block: 'center'}})");
    browser.script(&show);
    browser.tap(term);
    browser.wait_for("#term-card[role=dialog] a[href*='glossary/#']");
    assert!(browser.text("#term-card").chars().count() > 20);
    browser.wait_for_url("/article/44/");
    browser.wait_for(&format!("{term}[aria-expanded=true]"));
    browser.press(&[keys::ESCAPE]);
    browser.wait_gone("#term-card");
    browser.tap(term);
    browser.wait_for("#term-card");
    browser.tap("#term-card [data-close-card]");
    browser.wait_gone("#term-card");
    browser.tap(term);
    browser.wait_for("#term-card");
    browser.tap("#term-card a");
    browser.wait_for("[data-detail=glossary]");
    browser.wait_gone("#term-card");
    browser.back();
    browser.wait_for("[data-detail=article-44]");
    // A key puts the focus into the card, and Escape back on the term.
    browser.script(&format!("document.querySelector('{term}').focus()"));
    browser.press(&[keys::ENTER]);
    browser.wait_until("document.activeElement.closest('#term-card')");
    browser.press(&[keys::ESCAPE]);
    browser.wait_until("document.activeElement.matches('a.term')");
    browser.wait_gone("#term-card");
    browser.assert_no_errors();
}

#[test]
fn while_a_topic_is_open_the_map_leads_to_it_in_a_county() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}topic/elder-care/", server.url()));
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for_url("/county/430481/elder-care/");
    browser.wait_for_text(HEADING, "耒阳市");
    // Another county keeps the topic, by key as by finger.
    browser.script("document.querySelector('[data-county=\"430482\"]').focus()");
    browser.press(&[" "]);
    browser.wait_for_url("/county/430482/elder-care/");
    browser.back();
    browser.wait_for_url("/county/430481/elder-care/");
    browser.assert_no_errors();
}

/// The divisions, by code.
const DIVISIONS: [u32; 12] = [
    430_405, 430_406, 430_407, 430_408, 430_412, 430_421, 430_422, 430_423, 430_424, 430_426,
    430_481, 430_482,
];

#[test]
fn a_countys_page_is_four_screens_of_a_phone_at_most() {
    let server = serve_dist("/");
    for (width, height, screens) in [(390, 844, 4.0), (360, 640, 5.4)] {
        let browser = Browser::open(&Profile {
            width,
            height,
            ..Profile::phone()
        });
        for code in DIVISIONS {
            browser.goto_ready(&format!("{}county/{code}/", server.url()));
            let high = browser.script("return document.documentElement.scrollHeight / innerHeight");
            let high = high.as_f64().unwrap_or(f64::MAX);
            println!("{width}×{height}: /county/{code}/ {high:.2}");
            assert!(
                high <= screens,
                "/county/{code}/ at {width}×{height}: {high}"
            );
            // Each topic can be pressed, and nothing folded is lost.
            let small = browser.script(
                "return [...document.querySelectorAll('#topics a')].filter((a) => {
                     const { width, height } = a.getBoundingClientRect();
                     return width < 44 || height < 44;
                 }).map((a) => a.textContent).join()",
            );
            assert_eq!(small, "", "/county/{code}/");
        }
        browser.assert_no_errors();
    }
}

#[test]
fn a_link_to_a_place_opens_its_fold() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}county/430412/", server.url()));
    let id = browser.attribute("#main details[id^=place-]", "id");
    let id = id.expect("a place in Nanyue");
    assert_eq!(browser.count(&format!("#main #{id}[open]")), 0);
    browser.goto_ready(&format!("{}county/430412/#{id}", server.url()));
    browser.wait_for(&format!("#main #{id}[open] [data-quote]"));
    browser.assert_no_errors();
}

#[test]
fn a_topic_of_the_whole_city_has_a_small_map_on_a_phone() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    let height = |path: &str| {
        browser.goto_ready(&format!("{}{path}", server.url()));
        browser.rectangle("#map .county-map__canvas")[3]
    };
    let (usual, small) = (height("topic/tourism/"), height("topic/elder-care/"));
    assert!(small <= usual * 0.75, "{small} of {usual}");
    // The map follows the page that is shown.
    browser.tap("[data-detail=topic-elder-care] a[href*='/article/']");
    browser.wait_for("[data-detail^=article-]");
    browser.wait_eq(usual, || browser.rectangle("#map .county-map__canvas")[3]);
    browser.back();
    browser.wait_for("[data-detail=topic-elder-care]");
    browser.wait_eq(small, || browser.rectangle("#map .county-map__canvas")[3]);
    browser.assert_no_errors();
}

#[test]
fn an_unknown_topic_of_a_county_leads_to_its_topics() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto(&format!("{}county/430481/chess/", server.url()));
    browser.wait_for_text(HEADING, "没有这个话题");
    browser.wait_for("#main [href$='county/430481/elder-care/']");
    browser.script("document.querySelector('#main [href$=\"county/430481/\"]').click()");
    browser.wait_for("[data-detail=county-430481]");
    // A county that there is not is an address like any other.
    browser.goto(&format!("{}county/110101/chess/", server.url()));
    browser.wait_for_text(HEADING, "没有这一页");
}

#[test]
fn without_storage_nothing_is_offered_to_be_remembered_and_all_else_works() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(
        "for (const name of ['localStorage', 'sessionStorage'])
             Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError') } });",
    );
    browser.goto_ready(&format!("{}county/430481/", server.url()));
    browser.script("document.dispatchEvent(new CustomEvent('yantu:extras', { bubbles: true }))");
    browser.wait_for_requests("extras", 1);
    let shown = "return document.querySelector('[data-my-county]').checkVisibility({ visibilityProperty: true })";
    assert_eq!(browser.script(shown), false, "offered without storage");
    browser.script("document.querySelector('#main .chip[href$=\"430481/elder-care/\"]').click()");
    browser.wait_for("[data-detail=county-430481-elder-care] [data-applies]");
    browser.goto_ready(&format!("{}topic/elder-care/", server.url()));
    browser.wait_for("#main .applies");
    assert_eq!(browser.count(".mine"), 0);
    browser.goto(&format!("{}search/?q=%E5%85%BB%E8%80%81", server.url()));
    browser.wait_for("#main figure");
    assert_eq!(browser.count(".mine"), 0);
    browser.assert_no_errors();
}

#[test]
fn without_script_nothing_is_offered_to_be_remembered() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&format!("{}county/430481/", server.url()));
    assert_eq!(browser.rectangle("[data-my-county]")[3], 0.0);
    browser.click("#main .chip[href$='430481/elder-care/']");
    browser.wait_for_url("/county/430481/elder-care/");
    assert!(browser.count("[data-applies]") > 0);
}
