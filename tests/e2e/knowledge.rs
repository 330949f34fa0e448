//! What is known of the text: names that are links, lenses, layers, figures.

use crate::support::{Browser, LENSES, NOT_WEBKIT, Profile, SCRIPTLESS, keys, only, serve_dist};
use serde_json::json;

const LAYERS: [&str; 4] = ["scope", "mentions", "places", "zones"];

/// Waits until the element with this id, or the title of a fold, is on the screen, below the masthead.
fn wait_until_seen(browser: &Browser, id: &str) {
    browser.wait_until(&format!(
        "(r => r.height > 0 && r.top >= 0 && r.bottom <= innerHeight)((e => e.querySelector('summary') || e)(document.getElementById('{id}')).getBoundingClientRect())"
    ));
}

/// Clicks an element in the middle of the screen, where no bar lies over it.
fn click_in_sight(browser: &Browser, css: &str) {
    browser.script(&format!(
        "document.querySelector('{css}').scrollIntoView({{ block: 'center' }})"
    ));
    browser.click(css);
}

/// Waits for the query that the address has to have; the anchor is for when there is no script.
#[track_caller]
fn wait_for_query(browser: &Browser, name: &str, value: &str, default: &str) {
    let stated = value != default;
    browser.wait_until(&format!(
        "location.search.includes('{name}={value}') === {stated} && !location.href.includes('#')"
    ));
}

#[test]
fn a_place_named_in_the_reader_leads_to_where_it_is_listed() {
    let server = serve_dist("/");
    for profile in [Profile::default(), Profile::phone()] {
        let browser = Browser::open(&profile);
        browser.goto_ready(&format!("{}read/", server.url()));
        click_in_sight(&browser, ".sentence a[href$=\"#place-southern-hunan\"]");
        browser.wait_for("[data-detail=\"overview\"]");
        browser.wait_for_url("/#place-southern-hunan");
        wait_until_seen(&browser, "place-southern-hunan");
        click_in_sight(&browser, "#link-gather-southern-hunan");
        browser.wait_for("[data-detail=\"article-29\"]");
        wait_until_seen(&browser, "s2");
        browser.goto_ready(&format!("{}read/", server.url()));
        click_in_sight(&browser, ".sentence a[href$=\"#place-nanyue-airport\"]");
        browser.wait_for("[data-detail=\"county-430422\"]");
        wait_until_seen(&browser, "place-nanyue-airport");
        // On the page itself a name leads to its entry as well, in what is unfolded too.
        browser.script(
            "document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })",
        );
        browser.script("scrollTo(0, 0); document.getElementById('main').scrollTop = 0");
        click_in_sight(&browser, ".quote a[href$=\"#place-nanyue-airport\"]");
        wait_until_seen(&browser, "place-nanyue-airport");
        browser.assert_no_errors();
    }
}

#[test]
fn every_lens_answers_fingers_and_keys_under_its_own_address() {
    let server = serve_dist("/");
    let phone = Browser::open(&Profile::phone());
    phone.goto_ready(&format!("{}article/31/", server.url()));
    phone.tap(".tab-bar [href=\"#tree\"]");
    for (lens, node) in LENSES {
        phone.tap(&format!("[data-lens=\"{lens}\"]"));
        phone.wait_for(&format!("[role=\"tree\"] [data-node=\"{node}\"]"));
        wait_for_query(&phone, "lens", lens, "parts");
        phone.wait_for("[data-detail=\"article-31\"]");
    }
    phone.assert_no_errors();
    let desktop = Browser::open(&Profile::default());
    desktop.goto_ready(&format!("{}article/31/", server.url()));
    for (lens, node) in LENSES {
        desktop.script(&format!(
            "document.querySelector('.switch [data-lens=\"{lens}\"]').focus()"
        ));
        desktop.press(&[keys::ENTER]);
        desktop.wait_for(&format!("[role=\"tree\"] [data-node=\"{node}\"]"));
        wait_for_query(&desktop, "lens", lens, "parts");
        // The address alone brings the same back.
        desktop.reload();
        desktop.wait_for("html[data-ready]");
        desktop.wait_for(&format!("[role=\"tree\"] [data-node=\"{node}\"]"));
        desktop.wait_for(&format!("[data-lens=\"{lens}\"][aria-current]"));
    }
    desktop.assert_no_errors();
}

#[test]
fn every_layer_answers_fingers_and_keys_under_its_own_address() {
    let server = serve_dist("/");
    let phone = Browser::open(&Profile::phone());
    phone.goto_ready(&format!("{}county/430412/", server.url()));
    for layer in LAYERS {
        phone.tap(&format!(".switch [data-layer=\"{layer}\"]"));
        phone.wait_for(&format!("svg[data-layer=\"{layer}\"]"));
        wait_for_query(&phone, "layer", layer, "zones");
    }
    phone.assert_no_errors();
    let desktop = Browser::open(&Profile::default());
    desktop.goto_ready(&format!("{}county/430412/", server.url()));
    for layer in LAYERS {
        desktop.script(&format!(
            "document.querySelector('.switch [data-layer=\"{layer}\"]').focus()"
        ));
        desktop.press(&[keys::ENTER]);
        desktop.wait_for(&format!("svg[data-layer=\"{layer}\"]"));
        wait_for_query(&desktop, "layer", layer, "zones");
        desktop.reload();
        desktop.wait_for("html[data-ready]");
        desktop.wait_for(&format!("svg[data-layer=\"{layer}\"]"));
    }
    desktop.assert_no_errors();
}

#[test]
fn without_script_lenses_and_layers_lead_to_what_is_printed() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::without_script());
    for (switch, anchor, shown) in [
        ("[data-lens=\"centres\"]", "centres", ".centre__name"),
        ("[data-lens=\"topics\"]", "topics", ".chip"),
        ("[data-lens=\"programmes\"]", "strategies", ".chip__count"),
        ("[data-layer=\"places\"]", "links", "li"),
        ("[data-layer=\"mentions\"]", "divisions", ".chip__count"),
    ] {
        browser.goto(&format!("{}article/31/", server.url()));
        browser.click(&format!(".switch {switch}"));
        browser.wait_for("[data-detail=\"overview\"]");
        assert!(browser.url().ends_with(&format!("#{anchor}")));
        assert!(browser.count(&format!("#{anchor} {shown}")) > 0, "{anchor}");
    }
}

#[test]
fn labels_of_outbound_links_are_readable_and_apart() {
    let server = serve_dist("/");
    let sizes = [(390, 844), (820, 1180), (1440, 900)];
    let languages = ["", "zh-hant/", "en/"];
    let cases = languages
        .iter()
        .flat_map(|language| sizes.map(|size| (language, size)));
    for (language, (width, height)) in cases {
        let least = 11.0;
        let browser = Browser::open(&Profile {
            width,
            height,
            ..Profile::default()
        });
        browser.goto_ready(&format!("{}{language}?layer=places", server.url()));
        browser.wait_for("svg[data-layer=\"places\"]");
        // The layer comes when it is first wanted, and has its size when it has been laid out.
        browser.wait_until(
            "[...document.querySelectorAll('.county-map__link text')]\
             .filter(t => t.getClientRects().length > 0 && t.getBBox().width > 0).length > 12",
        );
        let look = || {
            browser.script(
            "const map = document.querySelector('.county-map__canvas');\
             const frame = map.getBoundingClientRect();\
             const scale = map.getScreenCTM().a;\
             const all = [...document.querySelectorAll('.county-map__link text')]\
               .filter(t => t.getClientRects().length > 0)\
               .map(t => {\
                 /* As high as its characters: the line around them is of another height in every engine. */\
                 const { x, y, width, height } = t.getBBox(), size = parseFloat(getComputedStyle(t).fontSize);\
                 const own = size * (1 + 1.25 * (t.children.length - 1));\
                 return [t.textContent, { x, y: y + (height - own) / 2, width, height: own }, size * scale];\
               });\
             const faults = [];\
             const box = map.viewBox.baseVal;\
             const wide = frame.width / scale, high = frame.height / scale;\
             const x0 = box.x - (wide - box.width) / 2, y0 = box.y - (high - box.height) / 2;\
             all.forEach(([words, r], i) => {\
               if (r.x < x0 || r.x + r.width > x0 + wide || r.y < y0 || r.y + r.height > y0 + high) faults.push(words + ' leaves the map: ' + [r.x, r.y, r.width, r.height, x0, y0, wide, high].map(Math.round));\
               all.slice(i + 1).forEach(([other, s]) => {\
                 const dx = Math.min(r.x + r.width, s.x + s.width) - Math.max(r.x, s.x);\
                 const dy = Math.min(r.y + r.height, s.y + s.height) - Math.max(r.y, s.y);\
                 if (dx > 0 && dy > r.height / 4) faults.push(words + ' / ' + other);\
               });\
             });\
             return { faults, few: all.length <= 12, small: all.map(a => a[2]).filter(size => size < LEAST) };"
                .replace("LEAST", &least.to_string())
                .as_str(),
            )
        };
        println!("{language} {width}×{height}");
        let sound = json!({ "faults": [], "few": false, "small": [] });
        browser.wait_eq(sound, look);
    }
}

#[test]
fn a_centre_in_the_tree_unfolds_its_thread() {
    let server = serve_dist("/");
    for profile in [Profile::default(), Profile::phone()] {
        let phone = profile.width < 600;
        let browser = Browser::open(&profile);
        browser.goto_ready(&format!("{}?lens=centres", server.url()));
        browser.wait_for("[data-node=\"centre-innovation\"]");
        if phone {
            browser.tap(".tab-bar [href=\"#tree\"]");
        }
        click_in_sight(&browser, "[data-node=\"centre-innovation\"] a");
        browser.wait_for("#centre-innovation[open] .quote");
        browser.wait_until(
            "(r => r.height > 0 && r.top >= 0 && r.top < innerHeight)(document.getElementById('centre-innovation').getBoundingClientRect())",
        );
        click_in_sight(&browser, "#centre-innovation .action");
        browser.wait_for("[data-detail^=\"strategy-\"]");
        browser.assert_no_errors();
    }
}

#[test]
fn a_kind_of_names_leads_to_its_list() {
    let server = serve_dist("/");
    for profile in [Profile::default(), Profile::phone()] {
        let browser = Browser::open(&profile);
        browser.goto_ready(&server.url());
        click_in_sight(&browser, "#strategies [href$=\"#kind-base\"]");
        browser.wait_for("[data-detail=search] #kind-base[open] .chip--name");
        browser.wait_for_url("/search/#kind-base");
        browser.wait_until(
            "(r => r.top >= 0 && r.top < innerHeight / 2)(document.getElementById('kind-base').getBoundingClientRect())",
        );
        browser.back();
        browser.wait_for("[data-detail=overview]");
        if profile.width > 600 {
            browser.click("[data-lens=programmes]");
            browser.click("[data-node=kind-base] a");
            browser.wait_for("[data-detail=search] #kind-base[open] .chip--name");
            browser.wait_for_url("/search/?lens=programmes#kind-base");
        }
        browser.assert_no_errors();
    }
}

#[test]
fn a_figure_leads_to_the_sentence_that_states_it() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    // Come from another page, so that the browser prints the figures itself.
    browser.goto_ready(&format!("{}article/2/", server.url()));
    browser.click("[data-node=\"article-1\"] a");
    browser.wait_for("[data-detail=\"article-1\"]");
    browser.wait_for(".figures__words");
    let words: Vec<String> = browser.texts(".figures__words");
    assert!(words.contains(&"预计2020年全市地区生产总值突破3500亿元".to_owned()));
    browser.click(".figures a[href=\"#s3\"]");
    browser.wait_for_url("/article/1/#s3");
    wait_until_seen(&browser, "s3");
    browser.wait_until("document.getElementById('s3').textContent.includes('3500亿元')");
    browser.assert_no_errors();
}
