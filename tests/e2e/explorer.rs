//! The explorer: map, tree, detail and addresses.

use crate::back::leave_and_return;
use crate::support::{
    Browser, Engine, FINGERS, LENSES, NOT_WEBKIT, Profile, SCRIPTLESS, WHEEL, keys, only,
    serve_dist,
};

/// Where the centre of an element is, in the viewport.
fn centre(browser: &Browser, css: &str) -> (i32, i32) {
    let [left, top, width, height] = browser.rectangle(css);
    ((left + width / 2.0) as i32, (top + height / 2.0) as i32)
}

/// Waits until so many divisions are marked as related in a way.
#[track_caller]
fn wait_for_related(browser: &Browser, how: &str, count: usize) {
    browser.wait_for_count(&format!("[data-county][data-related=\"{how}\"]"), count);
}

#[test]
fn touching_a_county_opens_what_the_plan_says_of_it() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    browser.tap("[data-county=\"430481\"]");
    browser.wait_for("[data-detail=\"county-430481\"]");
    browser.wait_for_url("/county/430481/");
    assert_eq!(browser.text("h1"), "耒阳市");
    assert!(browser.title().starts_with("耒阳市"), "{}", browser.title());
    let quote = browser.text("[data-detail=\"county-430481\"] [data-quote][data-article=\"31\"]");
    assert!(
        quote.contains("支持耒阳市、常宁市、祁东县协调联动发展"),
        "{quote}"
    );
    browser.wait_for("[data-county=\"430481\"][aria-current=\"true\"]");
    // The tree marks what concerns the county.
    browser.wait_for(
        "[data-node=\"part-8\"][data-relevance], [data-node=\"article-31\"][data-relevance=\"named\"]",
    );
    browser.assert_no_errors();
}

/// Every row of the tree with all that it has, whatever the order in which it came.
const ROWS: &str = "
    const told = (e) => [e.tagName, ...[...e.attributes].map((a) => a.name + '=' + a.value).sort(),
        ...(e.children.length ? [...e.children].map(told) : [e.textContent])].join(';');
    return [...document.querySelector('.tree').children].map(told).join(';');
";

/// Rows whose level, place and number of siblings are not those of where they stand, and what of the
/// tree is no row that the keyboard may lead to.
const MISPLACED: &str = "
    const wrong = [], open = [];
    const rows = [...document.querySelectorAll('[role=tree] [role=treeitem]')];
    let unfolded = true;
    const end = (level) => open.splice(level).forEach((l) => l.seen === l.size || wrong.push(['siblings', l]));
    for (const row of rows) {
        const [level, at, size] = ['level', 'posinset', 'setsize'].map((n) => +row.getAttribute('aria-' + n));
        if (level > open.length && unfolded) open.push({ seen: 0, size });
        end(level);
        const here = open[level - 1];
        if (!here || ++here.seen !== at || here.size !== size) wrong.push([row.dataset.node, level, at, size]);
        const fold = row.querySelector('button.tree__fold');
        unfolded = row.getAttribute('aria-expanded') === 'true';
        if (row.hasAttribute('aria-expanded') !== !!fold) wrong.push(['fold', row.dataset.node]);
        const words = row.textContent;
        if (row.getAttribute('aria-label') !== words) wrong.push(['name', row.dataset.node]);
        if (fold && !fold.getAttribute('aria-label').endsWith(words)) wrong.push(['fold', words]);
        if (row.querySelector('a').tabIndex !== -1) wrong.push(['stop', words]);
    }
    end(0);
    if (rows.filter((row) => row.tabIndex === 0).length !== 1) wrong.push('stops');
    if (document.querySelectorAll('[role=treeitem]').length !== rows.length) wrong.push('elsewhere');
    return wrong;
";

/// Rows are kept where they stand, attribute by attribute; put there anew they are the same.
#[test]
fn tree_items_state_their_level_position_and_set_size() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}county/430481/", server.url()));
    let placed = |when: &str| {
        println!("{when}");
        browser.wait_eq(serde_json::json!([]), || browser.script(MISPLACED));
    };
    browser.wait_for("[role=tree] [tabindex=\"0\"]");
    placed("at first");
    for node in ["part-3", "article-7", "part-8", "article-31"] {
        browser.click(&format!("[data-node={node}] > button"));
        browser.wait_for(&format!("[data-node={node}][aria-expanded=true]"));
    }
    placed("unfolded");
    browser.click("[data-node=article-30] > a");
    browser.wait_for("[data-detail=article-30]");
    browser.wait_for("[data-node=article-30][aria-selected=true]");
    browser.click("[data-node=part-3] > button");
    browser.wait_for("[data-node=part-3][aria-expanded=false]");
    browser.wait_gone("[data-node=article-7]");
    placed("folded again");
    let kept = browser.script(ROWS);
    browser.click("[data-lens=topics]");
    browser.wait_for("[data-node=topic-elder-care]");
    browser.wait_gone("[data-node=part-1]");
    placed("in another order");
    browser.click("[data-lens=parts]");
    browser.wait_for("[data-node=article-31]");
    placed("in the first order again");
    browser.wait_eq(kept, || browser.script(ROWS));
    browser.assert_no_errors();
}

#[test]
fn the_keyboard_alone_reaches_an_article() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    let mut presses = 0;
    let in_tree = "return document.activeElement.getAttribute('role') === 'treeitem'";
    while browser.script(in_tree) != serde_json::Value::Bool(true) {
        browser.press(&[keys::TAB]);
        presses += 1;
        assert!(presses < 24, "the tree is not reached with the Tab key");
    }
    // The eighth part, opened, and down to its third article.
    browser.press(&[keys::DOWN; 7]);
    browser.wait_until("document.activeElement.dataset.node === 'part-8'");
    browser.press(&[keys::RIGHT]);
    browser.wait_for("[data-node=\"part-8\"][aria-expanded=\"true\"]");
    browser.press(&[keys::DOWN, keys::DOWN, keys::DOWN]);
    browser.wait_until("document.activeElement.dataset.node === 'article-31'");
    browser.press(&[keys::ENTER]);
    browser.wait_for("[data-detail=\"article-31\"]");
    browser.wait_for_url("/article/31/");
    browser.wait_until("document.activeElement.id === 'main'");
    // Home, End, type-ahead and Left do what the tree pattern says.
    browser.script("document.querySelector('[data-node=\"article-31\"]').focus()");
    browser.press(&[keys::HOME]);
    browser.wait_until("document.activeElement.dataset.node === 'part-1'");
    browser.press(&[keys::END]);
    browser.wait_until("document.activeElement.dataset.node === 'part-13'");
    browser.press(&["推"]);
    browser.wait_until("document.activeElement.dataset.node === 'part-8'");
    browser.press(&[keys::LEFT]);
    browser.wait_for("[data-node=\"part-8\"][aria-expanded=\"false\"]");
    browser.wait_gone("[data-node=\"article-31\"]");
    browser.assert_no_errors();
}

#[test]
fn an_article_lights_up_the_divisions_it_concerns() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}part/8/", server.url()));
    browser.click("[data-node=\"article-31\"] a");
    browser.wait_for("[data-detail=\"article-31\"]");
    wait_for_related(&browser, "named", 8);
    wait_for_related(&browser, "zone", 4);
    browser.click("[data-node=\"part-13\"] a");
    browser.wait_for("[data-detail=\"part-13\"]");
    browser.click("[data-node=\"article-50\"] a");
    browser.wait_for("[data-detail=\"article-50\"]");
    wait_for_related(&browser, "city", 12);
    wait_for_related(&browser, "named", 0);
    // The map can answer too: a name in the text leads to its county.
    browser.goto_ready(&format!("{}article/31/", server.url()));
    browser.click(".sentence a[href$=\"county/430424/\"]");
    browser.wait_for("[data-detail=\"county-430424\"]");
    browser.assert_no_errors();
}

#[test]
fn a_row_folds_by_its_button_and_opens_by_its_link() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    browser.click("[data-node=\"part-8\"] button");
    browser.wait_for("[data-node=\"article-31\"]");
    assert!(
        !browser.url().contains("/part/"),
        "unfolding must not open: {}",
        browser.url()
    );
    browser.click("[data-node=\"article-31\"] button");
    browser.wait_for("[data-node=\"sentence-31.1\"]");
    browser.click("[data-node=\"sentence-31.2\"] a");
    browser.wait_for_url("/article/31/#s2");
    browser.wait_for("[data-node=\"sentence-31.2\"][aria-selected=\"true\"]");
    browser.assert_no_errors();
}

#[test]
fn back_and_forward_restore_pages_and_selection() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    browser.click("[data-node=\"part-3\"] a");
    browser.wait_for("[data-detail=\"part-3\"]");
    browser.click("[data-node=\"article-7\"] a");
    browser.wait_for("[data-detail=\"article-7\"]");
    browser.back();
    browser.wait_for("[data-detail=\"part-3\"]");
    browser.wait_for_url("/part/3/");
    browser.back();
    browser.wait_for("[data-detail=\"overview\"]");
    browser.forward();
    browser.forward();
    browser.wait_for("[data-detail=\"article-7\"]");
    browser.wait_for("[data-node=\"article-7\"][aria-selected=\"true\"]");
    browser.wait_until("document.title.includes('第7条')");
    browser.assert_no_errors();
}

#[test]
fn a_deep_link_opens_selects_and_shows_its_sentence() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}article/24/#s9", server.url()));
    browser.wait_for("[data-node=\"sentence-24.9\"][aria-selected=\"true\"]");
    browser.wait_until(
        "(r => r.top >= 0 && r.bottom <= innerHeight)(document.getElementById('s9').getBoundingClientRect())",
    );
    browser.wait_until(
        "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('[data-node=\"sentence-24.9\"]').getBoundingClientRect())",
    );
    browser.assert_no_errors();
}

#[test]
fn one_press_of_a_switch_is_one_change_where_no_page_is() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    for wrong in [
        "county/430409",
        "en/nope",
        "county/nope/",
        "county/430481/nope/nope/",
    ] {
        browser.goto_ready(&format!("{}{wrong}", server.url()));
        browser.click("[data-elder-switch]");
        browser.wait_for("html[data-elder] [data-elder-switch][aria-pressed=true]");
        browser.click("[data-theme-switch]");
        browser.wait_for("html[data-theme=dark]");
        browser.script("localStorage.clear()");
    }
}

#[test]
fn the_site_works_below_any_base_path() {
    let server = serve_dist("/portal/yantu/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    browser.click("[data-county=\"430422\"]");
    browser.wait_for_url("/portal/yantu/county/430422/");
    browser.click(".masthead__list a[href$=\"read/\"]");
    browser.wait_for_url("/portal/yantu/read/");
    browser.reload();
    browser.wait_for("html[data-ready]");
    browser.click(".prose__title[href$=\"article/2/\"]");
    browser.wait_for("[data-detail=\"article-2\"]");
    let foreign: Vec<String> = browser
        .requests()
        .into_iter()
        .filter(|address| !address.starts_with(&server.url()))
        .collect();
    assert_eq!(foreign, Vec::<String>::new(), "requests outside the site");
    browser.assert_no_errors();
}

#[test]
fn without_script_text_map_and_links_are_there() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&server.url());
    browser.click("[data-county=\"430426\"]");
    browser.wait_for("[data-detail=\"county-430426\"]");
    assert!(
        browser.url().ends_with("/county/430426/"),
        "{}",
        browser.url()
    );
    browser.click(".quote figcaption a");
    browser.wait_for("[data-detail=\"article-31\"]");
    assert!(browser.text("#s3").contains("完成新一轮行政区划调整"));
    assert_eq!(browser.count("[data-county]"), 12);
    browser.click("[data-node=\"article-30\"] a");
    browser.wait_for("[data-detail=\"article-30\"]");
}

#[test]
fn an_unknown_address_shows_the_way_back() {
    let server = serve_dist("/some/where/");
    let browser = Browser::open(&Profile::default());
    for wrong in [
        "article/99/",
        "county/999999/",
        "zone/x/",
        "nothing",
        "part/1/2/3/",
    ] {
        browser.goto_ready(&format!("{}{wrong}", server.url()));
        browser.wait_for("[data-detail=\"not-found\"]");
        browser.click("[data-detail=\"not-found\"] a");
        browser.wait_for("[data-detail=\"overview\"]");
        assert_eq!(browser.url(), server.url());
    }
}

#[test]
fn broken_parameters_fall_back_and_are_reported_once() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}?layer=%3Cscript%3E&lens=9&x=1", server.url()));
    browser.wait_for("[data-detail=\"overview\"]");
    let mut warnings = browser.wait_for_console("layer");
    if !warnings.iter().any(|w| w.message.contains("lens")) {
        warnings.extend(browser.wait_for_console("lens"));
    }
    // What the browser itself has to say names the address too.
    warnings.retain(|w| w.level != "INFO");
    let about = |name: &str| warnings.iter().filter(|w| w.message.contains(name)).count();
    assert_eq!((about("layer"), about("lens")), (1, 1), "{warnings:?}");
}

#[test]
fn the_map_zooms_by_buttons_wheel_fingers_and_keys() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    let scale = "Number(document.querySelector('.county-map__sheet').getAttribute('transform').match(/scale\\(([\\d.]+)/)[1])";
    browser.wait_until(&format!("{scale} === 1"));
    browser.click(".county-map__controls button");
    browser.wait_until(&format!("{scale} > 1.5"));
    browser.click(".county-map__controls button:nth-child(3)");
    browser.wait_until(&format!("{scale} === 1"));
    let map = centre(&browser, ".county-map__canvas");
    if only(NOT_WEBKIT, WHEEL) {
        browser.wheel(map, -200, &[keys::CONTROL]);
    } else {
        browser.click(".county-map__controls button");
    }
    browser.wait_until(&format!("{scale} > 1.1"));
    // Dragging moves the map and is no click.
    let here = browser.url();
    let before = browser.attribute(".county-map__sheet", "transform");
    browser.drag(map, (map.0 - 60, map.1 - 40));
    browser.wait_until(&format!(
        "document.querySelector('.county-map__sheet').getAttribute('transform') !== {:?}",
        before.unwrap_or_default()
    ));
    assert_eq!(browser.url(), here, "a drag opened something");
    // Arrow keys walk from neighbour to neighbour.
    browser.script("document.querySelector('[data-county=\"430422\"]').focus()");
    browser.press(&[keys::DOWN]);
    browser.wait_until("['430481','430482'].includes(document.activeElement.dataset.county)");
    browser.press(&[keys::SPACE]);
    browser.wait_for("[data-detail^=\"county-4304\"]");
    browser.assert_no_errors();
}

#[test]
fn two_fingers_zoom_and_one_scrolls_the_page_or_moves_the_larger_map() {
    if !only(NOT_WEBKIT, FINGERS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    let (x, y) = centre(&browser, ".county-map__canvas");
    browser.pinch(
        [(x - 20, y), (x - 90, y - 20)],
        [(x + 20, y), (x + 90, y + 20)],
    );
    browser.wait_until(
        "Number(document.querySelector('.county-map__sheet').getAttribute('transform').match(/scale\\(([\\d.]+)/)[1]) > 1.5",
    );
    // The larger map moves under one finger, and says how it is made whole.
    let map = || browser.attribute(".county-map__sheet", "transform");
    let before = map();
    browser.swipe((x, y), (x - 60, y - 30));
    browser.wait_eq(true, || map() != before);
    assert_eq!(browser.script("return scrollY"), 0);
    browser.wait_for_text(".county-map__hint", "看全图");
    browser.tap(".county-map__controls button:nth-child(3)");
    browser.wait_for(".county-map__hint[hidden]");
    if only(&[Engine::Chromium], "geckodriver's fingers scroll nothing") {
        browser.swipe((x, y + 60), (x, y - 120));
        browser.wait_until("scrollY > 60");
    }
    browser.assert_no_errors();
}

#[test]
fn a_division_that_is_pointed_at_says_what_it_is() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    assert_eq!(browser.count(".county-map__card[hidden]"), 1);
    // By the keyboard's focus, as by the mouse.
    browser.script("document.querySelector('[data-county=\"430421\"]').focus()");
    browser.wait_for_text(".county-map__card", "衡阳县，一圈");
    browser.script("document.activeElement.blur()");
    browser.wait_for(".county-map__card[hidden]");
    let (x, y) = centre(&browser, "[data-county='430481']");
    browser.drag((x, y), (x + 1, y));
    browser.wait_for_text(".county-map__card", "耒阳市，一带");
    browser.assert_no_errors();
}

#[test]
fn every_layer_has_its_own_legend() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}article/31/", server.url()));
    let wait_for_entries = |words: &[&str]| {
        browser.wait_eq(words.join("|"), || {
            let seen = browser.script(
                "return [...document.querySelectorAll('.legend > li')].filter(e => e.offsetParent) \
                   .map(e => e.textContent.trim().split(/\\s/)[0]).join('|')",
            );
            seen.as_str().unwrap_or_default().to_owned()
        });
    };
    wait_for_entries(&["一核", "一圈", "一带", "明确提到", "通过所在区域"]);
    browser.click("[data-layer=scope]");
    wait_for_entries(&["明确提到", "通过所在区域"]);
    browser.click("[data-layer=mentions]");
    wait_for_entries(&["没有提到", "提到1次", "提到3次或更多"]);
    browser.click("[data-layer=places]");
    wait_for_entries(&["有出处的地点", "位置只作示意", "与外地的联系"]);
    // Where nothing is selected there is nothing to show yet.
    browser.goto_ready(&server.url());
    browser.click("[data-layer=scope]");
    browser.wait_for_text(".legend [data-legend=nothing]", "先选");
    browser.assert_no_errors();
}

#[test]
fn the_detail_sheet_has_three_stops() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}county/430481/", server.url()));
    let stands = |map: &str, grip: &str| {
        format!(
            "(() => {{ const top = (css) => document.querySelector(css).getBoundingClientRect().top;\
             const [map, grip] = [top('.stage__map'), top('.stage__grip')];\
             const whole = document.querySelector('.stage__map').offsetHeight;\
             return {map} && {grip}; }})()"
        )
    };
    let whole = stands("map > 40", "Math.abs(grip - map - whole) < 2");
    let halves = stands("Math.abs(map) < 2", "Math.abs(grip - whole) < 2");
    let words = stands("Math.abs(map) < 2", "Math.abs(grip) < 2");
    browser.wait_until(&whole);
    browser.tap(".stage__grip");
    browser.wait_until(&halves);
    let share = browser.script(
        "return document.querySelector('.stage__grip').getBoundingClientRect().top / innerHeight",
    );
    let share = share.as_f64().expect("a number");
    assert!(
        (0.3..0.7).contains(&share),
        "the map has {share} of the screen"
    );

    // The pinned map answers, and the page stays where it is.
    let there = centre(&browser, "[data-county=\"430421\"]");
    browser.swipe(there, there);
    browser.wait_for("[data-detail=\"county-430421\"]");
    browser.wait_until(&halves);

    browser.tap(".stage__grip");
    browser.wait_until(&words);
    // As while the page still glides to a stop: it counts as reached.
    browser.script("scrollBy({ top: -3, behavior: 'instant' })");
    browser.tap(".stage__grip");
    browser.wait_until(&whole);

    // By keys nothing is reached that lies under the sheet.
    let shown = |css: &str| {
        format!(
            "(() => {{ const here = document.activeElement; const box = here.getBoundingClientRect();\
             const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);\
             return here.closest('{css}') && here.contains(seen); }})()"
        )
    };
    browser.script("scrollTo(0, 600); document.querySelector('.stage__grip').focus()");
    browser.press_with(&[keys::SHIFT], &[keys::TAB]);
    browser.wait_until(&shown(".stage__map"));
    browser.press(&[keys::TAB]);
    browser.wait_until(&shown(".stage__grip"));
    browser.assert_no_errors();
}

#[test]
fn the_map_tab_scrolls_the_map_into_view() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}county/430481/", server.url()));
    browser.script("scrollTo(0, 700)");
    browser.wait_until("!document.elementFromPoint(195, 200).closest('.stage__map')");
    browser.tap(".tab-bar a[href='#map']");
    browser.wait_until("document.elementFromPoint(195, 200).closest('.stage__map')");
    browser.assert_no_errors();
}

#[test]
fn back_returns_to_a_county_as_it_was_left() {
    let server = serve_dist("/");
    let county = format!("{}county/430481/?lens=topics", server.url());
    for profile in [Profile::default(), Profile::phone()] {
        let link = "main .quote figcaption a[href*='/article/']";
        leave_and_return(&Browser::open(&profile), &county, link);
    }
}

#[test]
fn labels_never_overlap() {
    let server = serve_dist("/");
    let seen_by = |width, height| {
        let browser = Browser::open(&Profile {
            width,
            height,
            ..Profile::default()
        });
        browser.goto_ready(&server.url());
        browser
    };
    let clashes = |browser: &Browser| {
        browser.script(
            "const map = document.querySelector('.county-map__canvas').getBoundingClientRect();\
             /* As high as its characters: the line around them is of another height in every engine. */\
             const ink = l => { const r = l.getBoundingClientRect(), half = parseFloat(getComputedStyle(l).fontSize) * l.getScreenCTM().d / 2;\
               const middle = (r.top + r.bottom) / 2; return { left: r.left, right: r.right, width: r.width, top: middle - half, bottom: middle + half }; };\
             const all = [...document.querySelectorAll('.county-map__labels text')].map(l => [l.textContent, ink(l)])\
               .filter(([, r]) => r.width > 0);\
             const bad = [];\
             all.forEach(([a, r], i) => {\
               if (r.left < map.left - 1 || r.right > map.right + 1) bad.push(a + ' leaves the map');\
               all.slice(i + 1).forEach(([b, s]) => {\
                 if (r.left < s.right && s.left < r.right && r.top < s.bottom && s.top < r.bottom) bad.push(a + '/' + b);\
               });\
             });\
             return all.length < 12 ? ['only ' + all.length + ' labels'] : bad;",
        )
    };
    for (width, height, modes) in [
        (1080, 1920, &[false][..]),
        (3840, 2160, &[false]),
        (360, 780, &[true]),
        (390, 844, &[false, true]),
        (1440, 900, &[false, true]),
    ] {
        let browser = seen_by(width, height);
        for &elder in modes {
            if elder {
                browser.click("[data-elder-switch]");
                browser.wait_for("html[data-elder]");
            }
            println!("{width}×{height}, elder: {elder}");
            browser.wait_eq(serde_json::json!([]), || clashes(&browser));
        }
    }
}

#[test]
fn the_reader_and_the_map_show_the_same_place() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}article/31/", server.url()));
    browser.click(".action[href*=\"read/#a31\"]");
    browser.wait_for_url("/read/#a31");
    browser.wait_until(
        "(r => r.top >= -5 && r.top < innerHeight / 2)(document.getElementById('a31').getBoundingClientRect())",
    );
    wait_for_related(&browser, "named", 8);
    browser.wait_for("[data-node=\"article-31\"][aria-selected=\"true\"]");
    browser.assert_no_errors();
}

#[test]
fn every_lens_changes_tree_and_address() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    for (lens, node) in LENSES {
        browser.click(&format!("[data-lens=\"{lens}\"]"));
        browser.wait_for(&format!("[data-lens=\"{lens}\"][aria-current]"));
        browser.wait_for(&format!("[role=\"tree\"] [data-node=\"{node}\"]"));
        browser.wait_until(&format!(
            "location.search.includes('lens={lens}') === {}",
            lens != "parts"
        ));
    }
    // By its address, with the keyboard, and kept while one moves on.
    browser.goto_ready(&format!("{}?lens=topics", server.url()));
    browser.script("document.querySelector('[data-node=\"topic-elder-care\"]').focus()");
    browser.press(&[keys::ENTER]);
    browser.wait_for("[data-detail=\"topic-elder-care\"]");
    browser.wait_for_url("/topic/elder-care/?lens=topics");
    browser.wait_for("[data-node=\"topic-elder-care\"][aria-selected=\"true\"]");
    browser.click("[data-lens=\"programmes\"]");
    browser.click("[data-node=\"kind-action\"] button");
    browser.click("[data-node=\"strategy-talent-geese\"] a");
    browser.wait_for("[data-detail=\"strategy-talent-geese\"]");
    browser.back();
    browser.back();
    browser.wait_for("[data-node=\"topic-elder-care\"][aria-selected=\"true\"]");
    browser.assert_no_errors();
}

#[test]
fn every_layer_changes_map_and_address() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    // What a layer shows comes when it is first wanted.
    let shown = |css: &str, expected: bool| {
        browser.wait_until(&format!(
            "(() => {{
                const first = document.querySelector('{css}');
                let shown = !!first;
                for (let e = first; e; e = e.parentElement) shown &&= getComputedStyle(e).display !== 'none';
                return shown === {expected};
            }})()"
        ));
    };
    for layer in ["scope", "mentions", "places", "zones"] {
        browser.tap(&format!(".switch [data-layer=\"{layer}\"]"));
        browser.wait_for(&format!("svg[data-layer=\"{layer}\"]"));
        browser.wait_until(&format!(
            "location.search.includes('layer=') === {}",
            layer != "zones"
        ));
        shown(".county-map__counts text", layer == "mentions");
        shown(".county-map__arrow", layer == "places");
        shown(".county-map__places path", layer == "places");
    }
    // By its address, and by the keyboard.
    browser.goto_ready(&format!("{}county/430412/?layer=mentions", server.url()));
    browser.wait_for("svg[data-layer=\"mentions\"]");
    browser.script("document.querySelector('.switch [data-layer=\"places\"]').focus()");
    browser.press(&[keys::ENTER]);
    browser.wait_for("svg[data-layer=\"places\"]");
    browser.wait_for(".county-map__link");
    browser.script("document.querySelector('.county-map__link').focus()");
    browser.press(&[keys::ENTER]);
    browser.wait_for("[data-detail^=\"article-\"], [data-detail^=\"part-\"]");
    browser.assert_no_errors();
}

#[test]
fn what_the_text_names_leads_to_its_page_and_back() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}article/11/", server.url()));
    // A name that the glossary explains opens its card first.
    browser.click(".sentence a[href$=\"strategy/talent-geese/\"]");
    browser.click("#term-card a[href$=\"strategy/talent-geese/\"]");
    browser.wait_for("[data-detail=\"strategy-talent-geese\"]");
    browser.click(".quote figcaption a");
    browser.wait_for("[data-detail=\"article-11\"]");
    browser.click(".chip[href*=\"/topic/\"]");
    browser.wait_for("[data-detail^=\"topic-\"]");
    browser.wait_for(".applies");
    browser.goto_ready(&format!("{}county/430422/", server.url()));
    browser.click(".ring--kind summary");
    browser.wait_for(".ring--kind details[open] [data-quote]");
    browser.assert_no_errors();
}

#[test]
fn the_language_changes_and_the_place_stays() {
    let server = serve_dist("/");
    let at = |way: &str| format!("{}{way}", server.url());
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&at("?layer=scope"));
    browser.click("[data-node=part-8] > a");
    browser.wait_for("[data-detail=part-8]");
    browser.click("[data-lang=en]");
    browser.wait_for("html[lang=en][data-ready] [data-detail=part-8]");
    browser.wait_for_url("/en/part/8/?layer=scope");
    browser.click("[data-county='430422']");
    browser.wait_for("[data-detail=county-430422]");
    browser.wait_for_url("/en/county/430422/?layer=scope");
    browser.click("[data-lang=zh-Hant]");
    browser.wait_for("html[lang=zh-Hant][data-ready] [data-detail=county-430422]");
    browser.wait_for_text("h1", "衡南縣");
    browser.click("[data-lang=zh-Hans]");
    browser.wait_for("html[lang=zh-Hans][data-ready] [data-detail=county-430422]");
    assert_eq!(browser.url(), at("county/430422/?layer=scope"));
}

#[test]
fn theme_and_elder_mode_are_kept() {
    let server = serve_dist("/");
    let at = |way: &str| format!("{}{way}", server.url());
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&at(""));
    let size = "return parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)";
    let before = browser.script(size).as_f64().unwrap_or_default();
    browser.click("[data-elder-switch]");
    browser.wait_for("html[data-elder] [data-elder-switch][aria-pressed=true]");
    let after = browser.script(size).as_f64().unwrap_or_default();
    assert!(after >= 24.0 && after > before, "{before} {after}");
    let paper = "return getComputedStyle(document.body).backgroundColor";
    let light = browser.script(paper);
    browser.click("[data-theme-switch]");
    browser.wait_for("html[data-theme=dark]");
    browser.wait_until(&format!(
        "getComputedStyle(document.body).backgroundColor !== {light}"
    ));
    let dark = browser.script(paper);
    // Another page, from the start.
    browser.goto_ready(&at("about/"));
    browser.wait_for("html[data-elder][data-theme=dark] [data-elder-switch][aria-pressed=true]");
    browser.wait_eq(dark, || browser.script(paper));
    browser.click("[data-theme-switch]");
    browser.wait_for("html[data-theme=light]");
    browser.click("[data-theme-switch]");
    browser.wait_for("html:not([data-theme])");
    browser.click("[data-elder-switch]");
    browser.wait_for("html:not([data-elder]) [data-elder-switch][aria-pressed=false]");
}
