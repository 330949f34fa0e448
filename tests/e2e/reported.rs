//! What public bug reports of similar software describe does not happen here.

use crate::support::{Browser, Engine, Profile, keys, only, serve_dist};

#[test]
fn the_look_chosen_in_another_tab_is_taken_up() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}article/31/", server.url()));
    // As a page that Back has taken out of the browser's cache: nothing has told it of the change.
    browser.script("localStorage.setItem('yantu:look', 'dark elder')");
    browser.script("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    browser.wait_for("html[data-elder][data-theme=dark] [data-elder-switch][aria-pressed=true]");
    browser.script("localStorage.setItem('yantu:look', 'light')");
    browser.script("dispatchEvent(new StorageEvent('storage', { key: 'yantu:look' }))");
    browser.wait_for("html[data-theme=light]:not([data-elder])");
    // A switch changes its own word alone.
    browser.script("localStorage.setItem('yantu:look', 'dark elder')");
    browser.click("[data-theme-switch]");
    let look = browser.script("return localStorage.getItem('yantu:look')");
    assert!(
        look.as_str().is_some_and(|look| look.contains("elder")),
        "{look}"
    );
    browser.wait_for("html[data-elder]");
}

#[test]
fn a_tool_whose_program_cannot_be_had_says_so() {
    let server = serve_dist("/");
    // The program, and what it works with; in a browser each, because either is kept once it has come.
    for lost in ["*extras-*", "*plan-*"] {
        let browser = Browser::open(&Profile::default());
        browser.goto_ready(&format!("{}article/31/", server.url()));
        browser.block(&[lost]);
        for tool in ["[data-copy]", "[data-cite]", "[data-share]"] {
            browser.click(tool);
            browser
                .wait_until("document.getElementById('notice').textContent.includes('加载失败')");
            browser.wait_until("document.getElementById('notice').textContent === ''");
        }
        browser.block(&[]);
        browser.click("[data-cite]");
        browser.wait_until("/复制/.test(document.getElementById('notice').textContent)");
    }
}

#[test]
fn installing_is_offered_from_the_second_visit_until_it_is_dismissed() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    // As a browser does that could install the site. The offer of another language is out of the way.
    let offers_on_a_new_page = || {
        browser.goto_ready(&server.url());
        browser.wait_until("performance.getEntriesByType('resource').some(e => e.name.includes('/offline-') && e.responseEnd)");
        browser.script("localStorage.setItem('yantu:offered', '1'); document.querySelector('.offer')?.remove()");
        browser.script("dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt() { window.prompted = true; } }))");
        browser.count(".offer")
    };
    assert_eq!(offers_on_a_new_page(), 0, "the first page");
    browser.wait_until("!!navigator.serviceWorker.controller");
    assert_eq!(
        offers_on_a_new_page(),
        0,
        "the second page of the same visit"
    );
    let stored = browser.script("return Object.keys(localStorage).join()");
    assert_eq!(
        stored, "yantu:offered",
        "nothing is stored before an answer"
    );
    browser.script("sessionStorage.clear()");
    assert_eq!(offers_on_a_new_page(), 1, "the second visit");
    browser.tap(".offer button");
    browser.wait_until("window.prompted && !document.querySelector('.offer')");
    assert_eq!(
        offers_on_a_new_page(),
        0,
        "taken or dismissed, nobody is asked again"
    );
    browser.assert_no_errors();
}

#[test]
fn a_drag_that_ends_outside_the_map_swallows_nothing() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    let drag = || {
        let [x, y, width, height] = browser.rectangle("#map [data-county='430481']");
        let [left, _, wide, _] = browser.rectangle("#map");
        let from = (x + width / 2.0, y + height / 2.0);
        browser.drag(
            (from.0 as i32, from.1 as i32),
            ((left + wide + 150.0) as i32, from.1 as i32),
        );
    };
    drag();
    browser.script("document.querySelector(\"[data-county='430421']\").focus()");
    browser.press(&[keys::ENTER]);
    browser.wait_for("[data-detail='county-430421']");
    // A click with a modifier key is the browser's own.
    drag();
    browser.script(
        "addEventListener('click', (event) => {
             document.body.dataset.taken = event.defaultPrevented;
             event.preventDefault();
         });
         document.querySelector(\"[data-county='430422']\").dispatchEvent(new MouseEvent('mousedown', { bubbles: true, ctrlKey: true, buttons: 1 }));
         document.querySelector(\"[data-county='430422']\").dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true, detail: 1 }))",
    );
    browser.wait_for("body[data-taken=false]");
}

#[test]
fn counts_are_announced_once_and_again_when_they_repeat() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&server.url());
    browser.type_into("#q", "y");
    browser.wait_for("#found:not([hidden]) [data-result]");
    browser.wait_until("document.getElementById('announcer').textContent !== ''");
    browser.script(
        "window.spoken = [];
         const region = document.getElementById('announcer');
         new MutationObserver(() => window.spoken.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });",
    );
    // All keys at once, as fast as a person types at most.
    browser.script(
        "const box = document.getElementById('q');
         'yanglao'.split('').forEach((_, at) => setTimeout(() => {
             box.value = 'yanglao'.slice(0, at + 1);
             box.dispatchEvent(new InputEvent('input', { bubbles: true }));
         }, at * 90));",
    );
    browser.wait_until("window.spoken.length > 0");
    let wait = "await new Promise((done) => setTimeout(done, 900)); return window.spoken.length";
    assert_eq!(browser.script_async(wait), 1);
    for (spoken, words) in [(2, "zzzzqqq"), (3, "qqqqzzzz")] {
        browser.script(&format!(
            "const box = document.getElementById('q');
             box.value = '{words}';
             box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
        ));
        browser.wait_until(&format!("window.spoken.length === {spoken}"));
    }
}

#[test]
fn a_least_size_of_letters_cuts_off_no_row_of_the_tree() {
    if !only(
        &[Engine::Chromium],
        "only Chromium's driver sets a least size",
    ) {
        return;
    }
    let server = serve_dist("/");
    for least in [18, 20, 24] {
        let browser = Browser::open(&Profile {
            least_font: least,
            ..Profile::default()
        });
        browser.goto_ready(&server.url());
        let cut = browser.script(
            "return [...document.querySelectorAll('.tree__row')].filter((row) => {
                 const words = row.querySelector('a span').getBoundingClientRect(), box = row.getBoundingClientRect();
                 return words.top < box.top || words.bottom > box.bottom;
             }).length",
        );
        assert_eq!(cut, 0, "{least}");
    }
}
