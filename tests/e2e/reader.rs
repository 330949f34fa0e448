//! Reading: contents, place and size kept, copying, sharing, printing, listening.

use crate::support::{Browser, Engine, NOT_WEBKIT, Profile, SCRIPTLESS, keys, only, serve_dist};
use serde_json::{Value, json};

/// The clipboard as a list that can be read.
const CLIPBOARD: &str = "window.copied = [];\
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => \
      ({ writeText: words => { copied.push(words); return Promise.resolve(); } }) });";

/// A voice that says nothing and ends when it is told to.
const VOICE: &str = "window.heard = []; window.cancelled = 0;\
    const voices = [{ lang: 'en-US', localService: true }];\
    window.SpeechSynthesisUtterance = class extends EventTarget \
      { constructor(text) { super(); this.text = text; } };\
    const synthesis = { onvoiceschanged: null, getVoices: () => voices,\
      speak: said => heard.push(said), cancel: () => { cancelled += 1; } };\
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });\
    window.end = (name = 'end') => heard.at(-1).dispatchEvent(new Event(name));\
    window.voicesCome = () => { voices.push({ lang: 'zh-CN', localService: true });\
      synthesis.onvoiceschanged(); };";

/// What has been copied last, when something new has.
fn copied(browser: &Browser, count: usize) -> String {
    browser.wait_until(&format!("copied.length === {count}"));
    let last = browser.script("return copied.at(-1)");
    last.as_str().unwrap_or_default().to_owned()
}

/// Marks the words of an element, as a mouse would.
fn mark(browser: &Browser, css: &str) {
    browser.script(&format!(
        "const range = document.createRange();\
         range.selectNodeContents(document.querySelector(`{css}`));\
         getSelection().removeAllRanges(); getSelection().addRange(range);"
    ));
}

/// The day as the browser has it.
fn today(browser: &Browser) -> String {
    let script = "const d = new Date(), two = n => String(n).padStart(2, '0');\
        return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`";
    let day = browser.script(script);
    day.as_str().unwrap_or_default().to_owned()
}

fn shown(browser: &Browser, css: &str) -> bool {
    let script = format!(
        "const e = document.querySelector(`{css}`);\
         return !!e && e.checkVisibility({{ visibilityProperty: true }})"
    );
    browser.script(&script) == Value::Bool(true)
}

#[test]
fn the_contents_follow_the_reading_and_the_address_stays() {
    let server = serve_dist("/");
    for profile in [
        Profile {
            width: 1440,
            height: 900,
            ..Profile::default()
        },
        Profile::phone(),
    ] {
        let browser = Browser::open(&profile);
        browser.goto_ready(&format!("{}read/", server.url()));
        browser.wait_for("#to-preamble[aria-current=\"true\"]");
        // Beside the text they are open, above it they wait to be opened.
        let open = usize::from(!profile.touch);
        browser.wait_for_count(".contents__fold[open]", open);
        let entries = browser.script("return history.length");
        browser.script("document.getElementById('a24s9').scrollIntoView({ block: 'start' })");
        browser.wait_for("#to-a24[aria-current=\"true\"]");
        browser.wait_for_count(".contents [aria-current]", 1);
        assert!(browser.url().ends_with("/read/"), "{}", browser.url());
        assert_eq!(browser.script("return history.length"), entries);
        browser.wait_for(".contents [rel=next][href=\"#a25\"]");
        if profile.touch {
            browser.wait_for_text(".contents__now", "第24条");
            browser.tap(".contents summary");
            browser.wait_for(".contents__fold[open]");
        }
        browser.click("#to-a31");
        browser.wait_for_url("/read/#a31");
        browser.wait_for("#to-a31[aria-current=\"true\"]");
        browser.wait_for_count(".contents__fold[open]", open);
        browser.click(".contents [rel=prev]");
        browser.wait_for("#to-a30[aria-current=\"true\"]");
        browser.wait_until(
            "(r => r.top >= 0 && r.top < innerHeight / 3)(document.getElementById('a30').getBoundingClientRect())",
        );
        browser.assert_no_errors();
    }
}

#[test]
fn the_reading_place_is_stored_and_offered_again() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}read/", server.url()));
    assert!(!shown(&browser, ".resume"), "nothing has been read yet");
    browser.wait_for("#contents [aria-current]");
    browser.script("document.getElementById('a31').scrollIntoView()");
    browser.wait_until("localStorage.getItem('yantu:reading') === '0 a31'");
    browser.goto_ready(&server.url());
    browser.tap(".tab-bar a[href$=\"read/\"]");
    browser.wait_for(".resume:not([hidden])");
    browser.wait_eq("接着读：第31条".to_owned(), || {
        browser.text(".resume")
    });
    browser.tap(".resume a");
    browser.wait_for_url("/read/#a31");
    browser.wait_until(
        "(r => r.top >= 0 && r.top < innerHeight / 3)(document.getElementById('a31').getBoundingClientRect())",
    );
    let kept = browser.script("return localStorage.length + localStorage.getItem('yantu:reading')");
    assert_eq!(kept, "10 a31", "one setting of few bytes");
    browser.assert_no_errors();
}

#[test]
fn the_size_of_text_is_kept_across_pages_and_set_before_they_are_painted() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    let size = "parseFloat(getComputedStyle(document.querySelector('.sentence')).fontSize)";
    browser.goto_ready(&format!("{}article/31/", server.url()));
    let sizes: Vec<f64> = (0..3)
        .map(|step| {
            if step > 0 {
                browser.tap("[data-text-size]");
                browser.wait_for(&format!("html[data-size=\"{step}\"]"));
            }
            browser
                .script(&format!("return {size}"))
                .as_f64()
                .unwrap_or_default()
        })
        .collect();
    assert!(
        sizes[0] >= 17.0 && sizes[1] > sizes[0] + 2.0 && sizes[2] > sizes[1] + 2.0,
        "{sizes:?}"
    );
    browser.wait_eq("字号：特大".to_owned(), || {
        browser.name_and_role("[data-text-size]").0.replace(" ", "")
    });
    browser.wait_until("document.getElementById('notice').textContent === '字号：特大'");
    // Another page, loaded anew: set while the document is still being read, so nothing jumps.
    browser.beforehand(
        "new MutationObserver((_, watch) => { if (document.body) {\
           window.early = document.documentElement.dataset.size; watch.disconnect(); } })\
         .observe(document, { childList: true, subtree: true });",
    );
    browser.goto_ready(&format!("{}read/", server.url()));
    assert_eq!(browser.script("return window.early"), "2");
    assert_eq!(
        browser.script(&format!("return {size}")).as_f64(),
        Some(sizes[2])
    );
    browser.tap("[data-text-size]");
    browser.wait_gone("html[data-size]");
    browser.assert_no_errors();
}

#[test]
fn what_is_copied_carries_its_citation() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.beforehand(CLIPBOARD);
    let (root, by) = (server.url(), "中国共产党衡阳市第十一届委员会第十次全体会议");
    let title =
        "中共衡阳市委关于制定衡阳市国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议";
    let note = "（标题、日期由编者补充，不在原文中）";
    browser.goto_ready(&format!("{root}article/31/"));
    let today = today(&browser);
    // Marked words inside a sentence.
    mark(&browser, "#s3");
    browser.click("[data-cite]");
    let words = browser.script("return document.getElementById('s3').textContent");
    let words = words.as_str().unwrap_or_default();
    assert_eq!(
        copied(&browser, 1),
        format!(
            "{words}\n{by}. {title}: 第31条第3句[EB/OL]. (2020-12-22)[{today}]. {root}article/31/#s3\n{note}"
        )
    );
    browser.wait_until("document.getElementById('notice').textContent.includes('已复制')");
    mark(&browser, "#s3");
    browser.click("[data-copy]");
    assert_eq!(
        copied(&browser, 2),
        format!(
            "{words}\n——《{title}》第31条第3句，{by}，2020-12-22 通过。{root}article/31/#s3（{today} 查阅）\n{note}"
        )
    );
    // Nothing marked: the whole article.
    browser.script("getSelection().removeAllRanges()");
    browser.click("[data-copy]");
    let whole = copied(&browser, 3);
    assert!(whole.starts_with("31.推动市域协调发展。构建"), "{whole}");
    assert!(whole.contains("》第31条，") && whole.contains(&format!("{root}article/31/（")));
    // A county that is never named: the clause of its zone, with the place where that stands.
    browser.goto_ready(&format!("{root}county/430405/"));
    browser.click("[data-copy]");
    let county = copied(&browser, 1);
    assert!(county.contains("》第31条第1句，"), "{county}");
    // Words of the page that are not the plan's are not passed off as the plan's.
    mark(&browser, ".detail__kicker");
    browser.click("[data-copy]");
    let foreign = copied(&browser, 2);
    assert!(
        !foreign.contains(by) && foreign.ends_with(&format!("{root}county/430405/")),
        "{foreign}"
    );
    // From one article into the next, in the reader.
    browser.goto_ready(&format!("{root}read/"));
    browser.script(
        "const range = document.createRange();\
         range.setStart(document.getElementById('a30s1').firstChild, 0);\
         range.setEnd(document.getElementById('a31s1').firstChild, 2);\
         getSelection().addRange(range);",
    );
    browser.click("[data-copy]");
    let long = copied(&browser, 1);
    assert!(long.contains("》第30条第1句至第31条第1句，"), "{long}");
    assert!(long.contains("\n31.推动市域协调发展。构建\n——"), "{long}");
    // The mark of a sentence gives its address.
    browser.script("document.querySelector('#a31s2 + .sentence__anchor').click()");
    assert_eq!(copied(&browser, 2), format!("{root}read/#a31s2"));
    browser.wait_for_url("/read/#a31s2");
    browser.assert_no_errors();
}

#[test]
fn a_blocked_clipboard_is_reported() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });\
         document.execCommand = () => window.old = true;",
    );
    browser.goto_ready(&format!("{}article/31/", server.url()));
    browser.tap("[data-copy]");
    browser.wait_until(
        "window.old === true && document.getElementById('notice').textContent.includes('已复制')",
    );
    browser.script("document.execCommand = () => false");
    browser.tap("[data-copy]");
    browser.wait_until("document.getElementById('notice').textContent.includes('不允许复制')");
    assert_eq!(browser.count("textarea"), 0, "the field is left behind");
    browser.assert_no_errors();
}

#[test]
fn sharing_opens_the_sheet_or_copies_or_points_to_the_menu() {
    let server = serve_dist("/");
    let address = format!("{}county/430481/", server.url());
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(CLIPBOARD);
    browser.beforehand("window.shared = []; navigator.share = what => { shared.push(what);\
           return window.refuse ? Promise.reject(new DOMException('', refuse)) : Promise.resolve(); };",
    );
    browser.goto_ready(&format!("{address}?layer=scope"));
    browser.tap("[data-share]");
    browser.wait_until("shared.length === 1");
    assert_eq!(browser.script("return shared[0].url"), address.as_str());
    assert!(
        browser
            .script("return shared[0].title")
            .as_str()
            .is_some_and(|t| t.starts_with("耒阳市"))
    );
    let text = browser.script("return shared[0].text");
    assert!(
        text.as_str().is_some_and(|text| text.contains("耒阳市")),
        "{text}"
    );
    // Closed again, it is over; refused, title, words and address are copied.
    let is_whole = |words: &str| {
        let lines: Vec<&str> = words.lines().collect();
        lines.len() == 3 && lines[0].starts_with("耒阳市") && lines[2] == address
    };
    browser.script("window.refuse = 'AbortError'");
    browser.tap("[data-share]");
    browser.wait_until("shared.length === 2");
    browser.script("window.refuse = 'NotAllowedError'");
    browser.tap("[data-share]");
    assert!(is_whole(&copied(&browser, 1)));
    browser.script("delete window.refuse; navigator.share = undefined");
    // From under the notice at the foot of the screen.
    browser.script("document.querySelector('[data-share]').scrollIntoView({ block: 'center' })");
    browser.tap("[data-share]");
    assert!(is_whole(&copied(&browser, 2)));
    browser.wait_until("document.getElementById('notice').textContent === '已复制链接。'");
    // Inside WeChat there is only its own menu.
    browser.beforehand(
        "Object.defineProperty(Navigator.prototype, 'userAgent', \
           { get: () => 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50' });",
    );
    browser.goto_ready(&address);
    browser.tap("[data-share]");
    browser.wait_until("document.getElementById('notice').textContent.includes('右上角')");
    assert_eq!(browser.script("return shared.length + copied.length"), 0);
    browser.assert_no_errors();
}

#[test]
fn what_is_shared_keeps_place_matter_and_sentence() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(
        "window.shared = []; navigator.share = what => { shared.push(what); return Promise.resolve(); };",
    );
    browser.goto_ready(&format!("{}county/430481/elder-care/", server.url()));
    browser.tap("[data-share]");
    browser.wait_until("shared.length === 1 && shared[0].title.includes('耒阳') && shared[0].title.includes('养老')");
    browser.goto_ready(&format!("{}article/44/#s6", server.url()));
    browser.tap("[data-share]");
    browser.wait_until(
        "shared.length === 1 && shared[0].text.includes('医养康养相结合的养老服务体系')",
    );
    // In English the translation is sent, unless the original is shown.
    browser.goto_ready(&format!("{}en/article/44/#s6", server.url()));
    browser.tap("[data-share]");
    browser.wait_until(
        r"shared.length === 1 && /elderly care/.test(shared[0].text) && !/\p{Script=Han}/u.test(shared[0].text)",
    );
    browser.assert_no_errors();
}

/// On a slow phone the program starts when its reader has long gone on.
#[test]
fn the_start_leaves_the_reader_where_they_are() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(
        "new MutationObserver(() => document.documentElement.hasAttribute('data-ready') && scrollTo(0, 0))\
           .observe(document, { attributeFilter: ['data-ready'], subtree: true });",
    );
    browser.goto_ready(&format!("{}article/44/#s6", server.url()));
    browser.wait_for("#s6[data-current]");
    assert_eq!(browser.script("return scrollY"), 0);
}

#[test]
fn reading_aloud_goes_sentence_by_sentence_and_stops_on_navigation() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(VOICE);
    browser.goto_ready(&format!("{}article/31/", server.url()));
    assert!(
        !shown(&browser, "[data-read-aloud]"),
        "no Chinese voice yet"
    );
    browser.script("voicesCome()");
    browser.wait_for("html[data-voice]");
    browser.wait_eq((true, false), || {
        (
            shown(&browser, "[data-read-aloud]"),
            shown(&browser, "[data-stop]"),
        )
    });
    browser.tap("[data-read-aloud]");
    browser.wait_until("heard.length === 1 && heard[0].text.includes('推动市域协调发展')");
    assert_eq!(browser.script("return heard[0].voice.lang"), "zh-CN");
    browser.wait_eq("暂停".to_owned(), || {
        browser.name_and_role("[data-read-aloud]").0
    });
    // Every breath of the sentence is said while the sentence is marked.
    browser.script("end()");
    browser.wait_for("#s1[aria-current=\"true\"]");
    for _ in 0..20 {
        if browser.count("#s2[aria-current]") > 0 {
            break;
        }
        browser.script("end()");
    }
    browser.wait_for("#s2[aria-current=\"true\"]");
    browser.wait_for_count(".detail [aria-current]:not(a)", 1);
    let first = browser.script(
        "return heard.slice(1, -1).map(u => u.text).join('') === document.getElementById('s1').textContent",
    );
    assert_eq!(first, true, "the sentence is said in full");
    // A late report of what is over changes nothing; a pause holds; going on says it again.
    let said = browser.script("heard[0].dispatchEvent(new Event('end')); return heard.length");
    browser.tap("[data-read-aloud]");
    browser.wait_for("html[data-aloud=\"paused\"]");
    browser.script("end('error')");
    assert_eq!(browser.script("return heard.length"), said);
    browser.tap("[data-read-aloud]");
    browser.wait_until("heard.at(-1).text === heard.at(-2).text");
    browser.tap("[data-stop]");
    browser.wait_gone("html[data-aloud]");
    browser.wait_gone(".detail [aria-current]:not(a)");
    // On another page the voice is silent.
    browser.tap("[data-read-aloud]");
    browser.wait_for("html[data-aloud=\"speaking\"]");
    let before = browser.script("return cancelled");
    browser.script("document.querySelector('.pager__link--next').click()");
    browser.wait_for("[data-detail=\"article-32\"]");
    browser.wait_gone("html[data-aloud]");
    assert!(browser.script("return cancelled").as_u64() > before.as_u64());
    // A voice that fails ends it, and the page says so.
    browser.tap("[data-read-aloud]");
    browser.wait_for("html[data-aloud=\"speaking\"]");
    browser.script("end('error')");
    browser.wait_gone("html[data-aloud]");
    browser.wait_until("document.getElementById('notice').textContent.includes('朗读')");
    browser.assert_no_errors();
}

#[test]
fn reading_aloud_begins_at_the_current_article() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.beforehand(VOICE);
    browser.goto_ready(&format!("{}read/#a31", server.url()));
    browser.script("voicesCome()");
    browser.wait_for("#to-a31[aria-current=\"true\"]");
    browser.script("document.querySelector('[data-read-aloud]').click()");
    browser.wait_until("heard.length === 1");
    let text = browser.script("return heard[0].text");
    assert!(
        text.as_str().is_some_and(|t| t.starts_with("31.推动")),
        "{text}"
    );
    browser.script("end()");
    browser.wait_for("#a31s1[aria-current=\"true\"]");
    browser.assert_no_errors();
}

#[test]
fn blocked_storage_breaks_nothing_and_broken_settings_fall_back() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}article/31/", server.url()));
    browser.script("localStorage.setItem('yantu:reading', '9 <b>')");
    browser.console();
    browser.goto_ready(&format!("{}read/", server.url()));
    assert!(!shown(&browser, ".resume"));
    assert_eq!(browser.count("html[data-size]"), 0);
    let warnings = browser.wait_for_console("settings");
    let about = warnings
        .iter()
        .filter(|w| w.message.contains("settings"))
        .count();
    assert_eq!(about, 1, "{warnings:?}");
    browser.beforehand("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } });",
    );
    browser.goto_ready(&format!("{}read/", server.url()));
    browser.tap("[data-text-size]");
    browser.wait_for("html[data-size=\"1\"]");
    browser.script("document.getElementById('a3').scrollIntoView()");
    browser.wait_for("#to-a3[aria-current=\"true\"]");
    browser.assert_no_errors();
}

#[test]
fn without_script_there_are_no_tools_and_the_contents_lead_on() {
    if !only(NOT_WEBKIT, SCRIPTLESS) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::without_script());
    browser.goto(&format!("{}read/", server.url()));
    assert_eq!(browser.rectangle(".tools")[3], 0.0, "the tools take room");
    assert_eq!(browser.rectangle(".contents__step")[2], 0.0);
    browser.click(".contents summary");
    browser.click("#to-a31");
    browser.wait_for_url("/read/#a31");
    let top = browser.rectangle("#a31")[1];
    assert!((0.0..400.0).contains(&top), "{top}");
}

#[test]
fn the_tools_are_large_enough_and_reached_by_keyboard() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(VOICE);
    browser.goto_ready(&format!("{}county/430481/", server.url()));
    browser.script("voicesCome()");
    browser.wait_for("html[data-voice]");
    let small = browser.script(
        "return [...document.querySelectorAll('.tool')].map(t => [t.textContent, t.getBoundingClientRect()])\
           .filter(([, r]) => r.width > 0 && (r.width < 44 || r.height < 44)).map(([t]) => t)",
    );
    assert_eq!(small, json!([]));
    let row = browser.script(
        "return new Set([...document.querySelectorAll('.tools .tool')].map(t => t.getBoundingClientRect())\
           .filter(r => r.width > 0).map(r => r.top)).size",
    );
    assert_eq!(row, 1, "one row on a phone");
    browser.script("document.querySelector('[data-copy]').focus()");
    browser.press(&[keys::TAB, keys::TAB, keys::TAB]);
    browser.wait_until("document.activeElement.matches('[data-print]')");
    assert_eq!(browser.name_and_role("[data-copy]").0, "复制文字和出处");
    browser.assert_no_errors();
}

#[test]
fn print_shows_the_text_and_no_interface() {
    if !only(
        &[Engine::Chromium],
        "the sheets are read back from a PDF file as Chromium writes it",
    ) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile {
        dark: true,
        ..Profile::default()
    });
    browser.beforehand(
        "window.printed = 0; window.print = () => printed += 1;\
         document.addEventListener('yantu:qr', event => {\
           if (window.deaf) return;\
           window.asked = event.target.dataset.qr;\
           event.target.innerHTML = '<svg></svg>';\
           event.target.dispatchEvent(new CustomEvent('yantu:qr-done')); });",
    );
    let bare = |words: &str| {
        words
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let interface = [
        "复制",
        "分享",
        "朗读",
        "目录",
        "总览",
        "提及次数",
        "规划脉络",
        "¶",
    ];
    for (path, words) in [
        ("article/31/", "推动市域协调发展"),
        ("county/430481/", "支持耒阳市、常宁市、祁东县协调联动发展"),
        ("strategy/talent-geese/", "人才雁阵"),
        ("zone/circle/", "大衡阳都市经济圈"),
        ("topic/jobs/", "健全就业公共服务体系"),
        ("read/", "推动市域协调发展"),
    ] {
        let address = format!("{}{path}", server.url());
        browser.goto_ready(&address);
        browser.click(".tools [data-print]");
        browser.wait_until("printed === 1");
        assert_eq!(browser.script("return window.asked"), address.as_str());
        let (text, sheets) = browser.print();
        let text = bare(&text);
        assert!(text.contains(words), "/{path}: {text}");
        assert!(
            text.contains(&address),
            "/{path} says where it is from: {text}"
        );
        assert!(text.contains("2020年12月22日"), "/{path}: {text}");
        assert!(
            text.contains(&format!("{sheets}/{sheets}")),
            "/{path}: numbered"
        );
        for word in interface {
            assert!(!text.contains(word), "/{path} prints “{word}”: {text}");
        }
    }
    // The whole text, every sentence of it.
    browser.goto_ready(&format!("{}read/", server.url()));
    let whole = browser.script("return document.querySelector('[data-text]').textContent");
    let whole = bare(whole.as_str().unwrap_or_default());
    let (text, sheets) = browser.print();
    assert!(sheets > 10, "{sheets} sheets");
    // A sheet ends with its number, which may stand inside a sentence.
    let found = whole
        .split('。')
        .filter(|sentence| bare(&text).contains(sentence))
        .count();
    let all = whole.split('。').count();
    assert!(found + sheets >= all, "{found} of {all} sentences");
    browser.assert_no_errors();
    // Nobody draws the picture: printed without it after a while, and the old picture is gone.
    browser.block(&["*kiosk-*"]);
    browser.script("window.deaf = true; window.printed = 0");
    browser.click(".tools [data-print]");
    browser.wait_until("printed === 1");
    browser.wait_gone(".print-qr svg");
}

#[test]
fn a_branch_of_the_tree_is_printed_alone() {
    if !only(
        &[Engine::Chromium],
        "the sheets are read back from a PDF file as Chromium writes it",
    ) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.beforehand("window.printed = 0; window.print = () => printed += 1;");
    browser.goto_ready(&format!("{}part/8/", server.url()));
    browser.script("document.querySelector('[data-print-branch]').click()");
    browser.wait_until("printed === 1");
    let (text, sheets) = browser.print();
    let lines: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(lines.starts_with("1/1八、推进新型城镇化"), "{lines}");
    assert!(
        lines.contains("31.推动市域协调发展32.推进以人为核心"),
        "{lines}"
    );
    assert!(
        !lines.contains("构建“一核一圈一带”"),
        "only the titles: {lines}"
    );
    assert_eq!(sheets, 1);
    // `print` of the driver fires what the window's own would.
    browser.wait_gone(".print-branch h1");
    browser.wait_gone("html[data-branch]");
    browser.assert_no_errors();
}

/// A visitor whose browser prefers English is offered it in one line, once, and taken nowhere.
#[test]
fn english_is_offered_on_the_first_visit_only() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.beforehand(
        "Object.defineProperty(Navigator.prototype, 'language', { get: () => 'en-GB' });",
    );
    browser.goto_ready(&format!("{}article/44/", server.url()));
    browser.wait_for(".offer[lang=en]");
    assert!(browser.url().ends_with("/article/44/"), "{}", browser.url());
    browser.tap(".offer button");
    browser.wait_until("!document.querySelector('.offer')");
    browser.goto_ready(&format!("{}article/31/", server.url()));
    assert_eq!(browser.count(".offer"), 0);
    // Another visitor takes it, and stays on the page.
    browser.script("localStorage.clear()");
    browser.goto_ready(&format!("{}article/31/", server.url()));
    browser.tap(".offer a");
    browser.wait_for_url("/en/article/31/");
    browser.wait_for("html[lang=en][data-ready]");
    assert_eq!(browser.count(".offer"), 0);
    browser.assert_no_errors();
}
