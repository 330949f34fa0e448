//! Every view looks as it did when somebody last looked at it: reference pictures in `tests/snapshots/`, at
//! four sizes, light and dark.
//!
//! After a change that is meant, `UPDATE_SNAPSHOTS=1 cargo test --features e2e --test e2e snapshots::`
//! takes them anew; open them before they are committed. What differs is put into `target/snapshots/`.
#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::{Browser, Engine, Profile, only, serve_dist, wait_limit};
use image_webp::WebPDecoder;

/// Every view: its name, its address, and what shows that it is there.
const VIEWS: [(&str, &str, &str); 21] = [
    ("overview", "", "[data-detail=overview]"),
    ("county", "county/430422/", "[data-detail=county-430422]"),
    // A division that the text never names.
    ("unnamed", "county/430407/", "[data-detail=county-430407]"),
    ("zone", "zone/circle/", "[data-detail=zone-circle]"),
    ("part", "part/8/", "[data-detail=part-8]"),
    ("article", "article/31/", "[data-detail=article-31]"),
    (
        "strategy",
        "strategy/one-body-two-wings/",
        "[data-detail=strategy-one-body-two-wings]",
    ),
    (
        "topic",
        "topic/elder-care/",
        "[data-detail=topic-elder-care]",
    ),
    ("read", "read/", "[data-detail=read]"),
    (
        "search",
        "search/?q=%E5%85%BB%E8%80%81",
        "[data-detail=search] [data-quote]",
    ),
    ("about", "about/", "[data-detail=about]"),
    ("not-found", "404.html", "[data-detail=not-found]"),
    (
        "scope",
        "article/31/?layer=scope",
        "svg[data-layer=scope] [data-county][data-related]",
    ),
    (
        "mentions",
        "?layer=mentions",
        "svg[data-layer=mentions] .county-map__counts text",
    ),
    (
        "places",
        "?layer=places",
        "svg[data-layer=places] .county-map__link text",
    ),
    ("centres", "?lens=centres", "[data-node=centre-hub]"),
    ("topics", "?lens=topics", "[data-node=topic-elder-care]"),
    ("english", "en/", "html[lang=en] [data-detail=overview]"),
    (
        "traditional",
        "zh-hant/county/430422/",
        "html[lang=zh-Hant] [data-detail=county-430422]",
    ),
    // The two that follow change the look for good.
    ("elder", "", "html[data-elder] [data-detail=overview]"),
    (
        "kiosk",
        "?exhibit=1",
        "html[data-exhibit=active] [data-kiosk=restart]",
    ),
];

/// By how much a channel of a pixel, 0 to 255, may differ before the pixel counts as another.
const SAME: u8 = 40;
/// The share of pixels that may be others: what another version of the browser does to letters.
const FEW: f64 = 0.002;

/// How often a view that differs is looked at again.
const ATTEMPTS: u8 = 6;

/// A picture: width, height, three bytes a pixel.
#[derive(PartialEq)]
struct Picture {
    size: (u32, u32),
    pixels: Vec<u8>,
}

impl Picture {
    fn read(webp: &[u8]) -> Self {
        let mut decoder = WebPDecoder::new(Cursor::new(webp)).expect("a WebP file");
        assert!(!decoder.has_alpha(), "a picture of a window is opaque");
        let mut pixels = vec![0; decoder.output_buffer_size().expect("a size")];
        decoder.read_image(&mut pixels).expect("a whole WebP file");
        Self {
            size: decoder.dimensions(),
            pixels,
        }
    }

    /// The share of pixels in which two pictures differ, 0 to 1.
    fn differs(&self, other: &Self) -> f64 {
        if self.size != other.size {
            return 1.0;
        }
        let pairs = self.pixels.chunks(3).zip(other.pixels.chunks(3));
        let others = pairs.filter(|(one, other)| {
            let channels = one.iter().zip(*other);
            channels.into_iter().any(|(a, b)| a.abs_diff(*b) > SAME)
        });
        others.count() as f64 / (self.pixels.len() / 3) as f64
    }
}

/// What the window shows once it no longer changes.
#[track_caller]
fn settled(browser: &Browser, size: (u32, u32), scale: f64) -> Vec<u8> {
    let mut before = browser.sketch(size, scale);
    let mut same = 0;
    let pause = Duration::from_millis(50);
    for _ in 0..wait_limit().as_millis() / pause.as_millis() {
        std::thread::sleep(pause);
        let now = browser.sketch(size, scale);
        same = if now == before { same + 1 } else { 0 };
        if same == 2 {
            return now;
        }
        before = now;
    }
    panic!("the view never stops changing")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// Why in one engine alone.
const ONE: &str = "the references were taken in Chromium";

#[track_caller]
fn look((width, height): (u32, u32), scale: f64, dark: bool) {
    if !only(&[Engine::Chromium], ONE) {
        return;
    }
    let server = serve_dist("/");
    let browser = Browser::open(&Profile {
        width,
        height,
        dark,
        reduced_motion: true,
        ..Profile::default()
    });
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let scheme = if dark { "-dark" } else { "" };
    let mut others = Vec::new();
    for (view, path, there) in VIEWS {
        browser.goto(&format!("{}{path}", server.url()));
        browser.wait_for("html[data-ready]");
        match view {
            "elder" => {
                browser.script("document.querySelector('[data-elder-switch]').click()");
            }
            "kiosk" => {
                browser.wait_for("html[data-exhibit=attract] #kiosk-words [data-quote]");
                browser.tap("body");
                browser.wait_for("[data-kiosk=keys-open]:not([hidden])");
            }
            _ => {}
        }
        browser.wait_for(there);
        // All that comes late: fonts, and the settings of the host.
        browser.wait_until(
            "document.readyState === 'complete' && document.fonts.status === 'loaded' &&
             performance.getEntriesByType('resource').some(r => r.name.endsWith('/site.json') && r.responseEnd)",
        );
        let name = format!("{view}-{width}x{height}{scheme}.webp");
        let reference = folder().join(&name);
        let mut seen = settled(&browser, (width, height), scale);
        if update {
            fs::create_dir_all(folder()).expect("a folder");
            fs::write(&reference, &seen).expect("written");
        }
        let known =
            fs::read(&reference).unwrap_or_else(|error| panic!("{}: {error}", reference.display()));
        let known = Picture::read(&known);
        // On a busy machine a view may pause before it is whole.
        let mut share = Picture::read(&seen).differs(&known);
        for _ in 0..ATTEMPTS {
            if share <= FEW {
                break;
            }
            std::thread::sleep(Duration::from_millis(500));
            seen = settled(&browser, (width, height), scale);
            share = Picture::read(&seen).differs(&known);
        }
        if share > FEW {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("snapshots");
            fs::create_dir_all(&kept).expect("a folder");
            fs::write(kept.join(&name), &seen).expect("written");
            others.push(format!("{name}: {:.1} % of it is another", share * 100.0));
        }
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
}

#[test]
fn every_view_matches_its_reference_on_a_phone() {
    look((390, 844), 0.6, false);
}

#[test]
fn every_view_matches_its_reference_on_a_dark_phone() {
    look((390, 844), 0.6, true);
}

#[test]
fn every_view_matches_its_reference_on_a_desktop() {
    look((1440, 900), 0.4, false);
}

#[test]
fn every_view_matches_its_reference_on_a_dark_desktop() {
    look((1440, 900), 0.4, true);
}

#[test]
fn every_view_matches_its_reference_on_a_portrait_screen() {
    look((1080, 1920), 0.35, false);
}

#[test]
fn every_view_matches_its_reference_on_a_dark_portrait_screen() {
    look((1080, 1920), 0.35, true);
}

#[test]
fn every_view_matches_its_reference_on_a_wall() {
    look((3840, 2160), 0.15, false);
}

#[test]
fn every_view_matches_its_reference_on_a_dark_wall() {
    look((3840, 2160), 0.15, true);
}

#[test]
fn a_changed_view_is_detected() {
    if !only(&[Engine::Chromium], ONE) {
        return;
    }
    let size = (1440, 900);
    let server = serve_dist("/");
    let browser = Browser::open(&Profile {
        width: size.0,
        height: size.1,
        reduced_motion: true,
        ..Profile::default()
    });
    browser.goto_ready(&server.url());
    let before = Picture::read(&settled(&browser, size, 0.4));
    for harm in [
        "document.querySelector('.masthead').style.transform = 'translateY(4px)'",
        "document.querySelector('[data-county=\"430422\"] use').style.fill = 'red'",
    ] {
        browser.script(harm);
        let after = Picture::read(&settled(&browser, size, 0.4));
        let share = before.differs(&after);
        assert!(share > FEW, "{harm} changes only {share}");
        browser.reload();
        browser.wait_for("html[data-ready]");
    }
}
