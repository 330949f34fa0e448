//! Export: the present view of map and tree is saved as SVG and as PNG.
#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

use std::fs;

use crate::support::{Browser, Profile, dist, keys, serve_dist};

/// Saves both files from the open box: the names, the SVG, and width and height of the PNG.
#[track_caller]
fn save(browser: &Browser) -> ([String; 2], String, [u32; 2]) {
    browser.wait_for(".keep [download$='.svg']");
    browser.click(".keep [download$='.svg']");
    let (svg_name, svg) = browser.downloaded(".svg");
    browser.click(".keep [download$='.png']");
    let (png_name, png) = browser.downloaded(".png");
    let decoder = png::Decoder::new(std::io::Cursor::new(png));
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("its pixels");
    // More than one colour: something has been painted.
    let first = pixels.get(..4).expect("a pixel").to_vec();
    assert!(pixels.chunks(4).any(|pixel| pixel != first));
    let svg = String::from_utf8(svg).expect("UTF-8");
    ([svg_name, png_name], svg, [frame.width, frame.height])
}

/// Width and height that an SVG document says of itself.
fn size(svg: &str) -> [u32; 2] {
    ["width", "height"].map(|name| {
        let rest = svg.split_once(&format!(" {name}=\"")).expect("a size").1;
        rest.split('"')
            .next()
            .and_then(|v| v.parse().ok())
            .expect("a number")
    })
}

#[test]
fn the_map_is_exported_as_it_is_seen() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("{}county/430481/?layer=mentions", server.url()));
    browser.click("[data-export=map]");
    let (names, svg, painted) = save(&browser);
    assert!(
        names[0].starts_with("耒阳市-") && names[1].starts_with("耒阳市-"),
        "{names:?}"
    );
    assert_eq!(painted, size(&svg).map(|side| side * 2));
    for words in [
        "耒阳市</text>",
        "提及次数",
        "原文：",
        "/county/430481/?layer=mentions",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!svg.contains("href"));
    // The look is the page's own.
    assert!(svg.contains("#a8301f") && !svg.contains("#f4907a"));
    // It closes by its button and by a key, and gives the focus back.
    browser.click(".keep [data-close]");
    browser.wait_gone(".keep");
    browser.wait_eq("存为图片".to_owned(), || browser.focused().0);
    browser.press(&[keys::ENTER]);
    browser.wait_for(".keep[open]");
    browser.press(&[keys::ESCAPE]);
    browser.wait_gone(".keep");
    browser.assert_no_errors();
}

#[test]
fn the_map_is_exported_with_its_zoom_and_dark_theme() {
    let server = serve_dist("/");
    let night = Profile {
        dark: true,
        ..Profile::default()
    };
    let browser = Browser::open(&night);
    browser.goto_ready(&server.url());
    browser.click(".county-map__controls button");
    browser.wait_until("document.querySelector('.county-map__sheet').getAttribute('transform').includes('scale(1.6)')");
    let seen = browser
        .attribute(".county-map__sheet", "transform")
        .expect("a transform");
    browser.click("[data-export=map]");
    let (_, svg, _) = save(&browser);
    let place = seen.split(')').next().expect("a place");
    assert!(svg.contains(place), "{seen}");
    assert!(svg.contains("scale(1.600000)") && svg.contains("#f4907a"));
}

#[test]
fn the_tree_is_exported_with_its_lens_and_folds() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile {
        width: 1440,
        height: 900,
        ..Profile::default()
    });
    browser.goto_ready(&format!("{}topic/elder-care/?lens=topics", server.url()));
    browser.click("[data-node=topic-jobs] > .tree__fold");
    browser.wait_for("[data-node=topic-jobs][aria-expanded=true]");
    let rows = browser.count("[role=treeitem]");
    browser.click("[data-export=tree]");
    let (names, svg, [width, height]) = save(&browser);
    assert!(names[1].contains("规划脉络"), "{names:?}");
    assert_eq!(svg.matches("rx=\"5\"").count(), rows);
    assert!(svg.contains("话题") && svg.contains("lens=topics"));
    let [wide, high] = size(&svg);
    assert!(width <= 2 * wide && height <= 2 * high && width >= wide / 2);
}

#[test]
fn a_phone_exports_a_picture() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}en/", server.url()));
    browser.tap("[data-export=map]");
    browser.wait_for(".export__picture");
    // It is shown whole, and can be pressed long.
    browser.wait_until(
        "(i => i.complete && i.naturalWidth > 2000 && i.src.startsWith('data:image/png'))(document.querySelector('.export__picture'))",
    );
    let [x, y, width, height] = browser.rectangle(".keep");
    assert!(x >= 0.0 && y >= 0.0 && x + width <= 390.0 && y + height <= 844.0);
    let (_, svg, _) = save(&browser);
    assert!(svg.contains("Map of the counties"));
}

#[test]
fn the_single_file_exports_the_map() {
    let file = fs::read_dir(dist()).expect("a folder").find_map(|entry| {
        let path = entry.ok()?.path();
        path.to_str()?.ends_with("-explorer.html").then_some(path)
    });
    let file = file.expect("run `make single` first");
    let browser = Browser::open(&Profile::default());
    browser.goto_ready(&format!("file://{}#/county/430481/", file.display()));
    browser.click("[data-export=map]");
    let (_, svg, painted) = save(&browser);
    assert_eq!(painted, size(&svg).map(|side| side * 2));
    // Nobody else could open its address.
    assert!(!svg.contains("file:"));
}

#[test]
fn kiosk_mode_shows_no_export() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::default());
    browser.goto(&format!("{}?exhibit=1&idle=3600", server.url()));
    browser.wait_for("html[data-exhibit]");
    browser.wait_until(
        "[...document.querySelectorAll('[data-export]')].every(e => e.getClientRects().length === 0)",
    );
    assert_eq!(browser.count("[data-export]"), 2);
}

#[test]
fn a_picture_opens_in_a_dialog_and_leads_back() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}topic/elder-care/", server.url()));
    // A site built without pictures has no such link.
    browser.script(
        "if (!document.querySelector('main [data-picture]')) {\
             const link = document.createElement('a');\
             link.href = '../../cards/topic-elder-care.png'; link.target = '_self';\
             link.dataset.picture = ''; link.textContent = 'x';\
             document.querySelector('main .tools').append(link);\
         }",
    );
    browser.tap("main [data-picture]");
    browser.wait_for("dialog.keep img[src$='cards/topic-elder-care.png']");
    assert!(
        browser
            .attribute("dialog.keep a[download]", "download")
            .is_some_and(|name| name.contains("养老"))
    );
    browser.wait_for_url("/topic/elder-care/");
    browser.tap("dialog.keep [data-close]");
    browser.wait_until("!document.querySelector('dialog.keep')");
}

#[test]
fn a_picture_of_a_sentence_or_a_comparison_is_drawn_on_the_device() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}compare/?a=430481&b=430405", server.url()));
    browser.tap(".tools [data-export=words]");
    let (names, svg, painted) = save(&browser);
    assert!(names[0].contains("耒阳市与珠晖区的对比"), "{names:?}");
    assert!(svg.contains("只适用于耒阳市的话") && svg.contains("compare/?a=430481"));
    assert_eq!(painted, size(&svg).map(|side| side * 2));
    browser.assert_no_errors();
    // The sentence that the address names, in the place of the article's picture.
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&format!("{}article/44/#s6", server.url()));
    browser.script(
        "if (!document.querySelector('main .tools [data-picture]')) {
             const link = document.createElement('a');
             link.href = '../../cards/article-44.png'; link.target = '_self';
             link.dataset.picture = ''; link.textContent = 'x';
             document.querySelector('main .tools').append(link);
         }
         document.querySelector('main .tools [data-picture]').click()",
    );
    let (names, svg, _) = save(&browser);
    assert!(names[0].contains("第44条第6句"), "{names:?}");
    assert!(
        svg.contains("构建居家社区机构相协调") && svg.contains("article/44/#s6"),
        "{svg}"
    );
    browser.assert_no_errors();
}
