//! On paper: what is folded, the small map, where the words are from, and why they apply, without any
//! colour of a background.

use crate::support::{Browser, Engine, Profile, only, serve_dist};
use serde_json::json;

/// The words without their spaces.
fn bare(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Pages, what their words must have on paper, and whether a map belongs to them.
const PAGES: [(&str, &[&str]); 6] = [
    (
        "county/430481/",
        &[
            "耒阳市",
            "原文提到你这里",
            "所在区域",
            "适用于这类地方的",
            "对全市说的话",
        ],
    ),
    ("county/430481/elder-care/", &["耒阳市·养老"]),
    ("topic/elder-care/", &["养老", "全市都适用", "判断依据"]),
    ("article/31/", &["推动市域协调发展"]),
    ("compare/?a=430481&b=430482", &["耒阳市与常宁市的对比"]),
    ("", &["2035"]),
];

#[test]
fn paper_has_what_is_folded_the_map_and_the_sources() {
    if !only(
        &[Engine::Chromium],
        "the sheets are read back from a PDF file as Chromium writes it",
    ) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    for (path, expected) in PAGES {
        let address = format!("{}{path}", server.url());
        browser.goto_ready(&address);
        // The program that writes the address comes with the first tool.
        browser.script(
            "window.print = () => {}; document.querySelector('.tools [data-print]')?.click()",
        );
        if browser.count(".tools [data-print]") > 0 {
            browser.wait_until("document.querySelector('.print-address').textContent");
        }
        let quoted = browser.script(
            "return [...document.querySelectorAll('.detail [data-quote], .detail .applies')]
                .map((e) => e.textContent)",
        );
        let quoted: Vec<String> = serde_json::from_value(quoted).expect("words");
        assert!(!quoted.is_empty(), "/{path}");
        let (text, sheets) = browser.print();
        let text = bare(&text);
        let missing: Vec<&String> = quoted
            .iter()
            .filter(|words| !text.contains(&bare(words)))
            .collect();
        // A sheet ends with its number, which may stand inside a sentence.
        assert!(
            missing.len() < sheets,
            "/{path}, {sheets} sheets: {missing:#?}"
        );
        for words in expected {
            assert!(text.contains(words), "/{path} without “{words}”: {text}");
        }
        if browser.count(".tools [data-print]") > 0 {
            assert!(text.contains(&address), "/{path} without its address");
        }
        // The text's date and source; the borders' own note; the names on the map.
        for words in ["2020年12月22日", "行政区划界线", "祁东县"] {
            assert!(text.contains(words), "/{path} without “{words}”");
        }
        browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let [_, _, wide, high] = browser.rectangle("#map .county-map__canvas");
        assert!(
            wide > 150.0 && (150.0..300.0).contains(&high),
            "/{path}: {wide}×{high}"
        );
        assert_eq!(
            browser.rectangle(".county-map__controls")[3],
            0.0,
            "/{path}"
        );
        browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
    }
    browser.assert_no_errors();
}

/// Each kind of reach has a line of its own kind around a division, and words in the legend.
#[test]
fn kinds_of_reach_are_told_apart_by_lines_and_words() {
    if !only(&[Engine::Chromium], "only its driver emulates paper") {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}article/31/", server.url()));
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let lines = browser.script(
        "const own = {};
         for (const e of document.querySelectorAll('#map a[data-related]')) {
             const { strokeWidth, strokeDasharray } = getComputedStyle(e.querySelector('use'));
             own[e.dataset.related] = `${strokeWidth} ${strokeDasharray}`;
         }
         const told = [...document.querySelectorAll('.legend [data-legend]')]
             .filter((e) => e.getBoundingClientRect().height > 0 && e.textContent.trim())
             .map((e) => e.dataset.legend);
         const kinds = Object.keys(own);
         return [kinds.length, new Set(Object.values(own)).size, kinds.every((kind) => told.includes(kind))]",
    );
    let [kinds, different, told] = [0, 1, 2].map(|at| lines.get(at).cloned().unwrap_or_default());
    assert!(kinds.as_u64() > Some(1), "{lines}");
    assert_eq!(kinds, different, "{lines}");
    assert_eq!(told, true, "{lines}");
    browser.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
}
