//! A kiosk: a touch screen in exhibit mode whose clock the test sets forward.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use yantu::site::serve::{Options, Server};

use super::{Browser, Profile, dist, folders, serve};

/// The built site with another `site.json`, removed at the end.
pub struct Site {
    folder: PathBuf,
    /// Serves it.
    pub server: Server,
}

impl Site {
    /// The site with this file, or with none; `name` is that of its folder, another for each test.
    #[track_caller]
    pub fn new(name: &str, site_json: Option<&str>) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        folders::link(&dist(), &folder);
        for beside in ["site.json", "site.json.br", "site.json.gz"] {
            let _ = fs::remove_file(folder.join(beside));
        }
        if let Some(text) = site_json {
            fs::write(folder.join("site.json"), text).expect("written");
        }
        let server = serve(&folder, "/", Options::default());
        Self { folder, server }
    }

    /// Puts another `site.json` up while the site is served, or takes it away.
    #[track_caller]
    pub fn set(&self, site_json: Option<&[u8]>) {
        let file = self.folder.join("site.json");
        let _ = fs::remove_file(&file);
        if let Some(bytes) = site_json {
            fs::write(file, bytes).expect("written");
        }
    }

    /// The address of the exhibit.
    pub fn exhibit(&self, more: &str) -> String {
        format!("{}?exhibit=1{more}", self.server.url())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A touch screen in a kiosk.
pub fn screen(width: u32, height: u32) -> Profile {
    Profile {
        width,
        height,
        touch: true,
        ..Profile::default()
    }
}

/// From the next page on, `leap(ms)` puts the page's clock forward.
#[track_caller]
pub fn wind_clock(browser: &Browser) {
    let script = "const real = performance.now.bind(performance);\
        let ahead = 0;\
        performance.now = () => real() + ahead;\
        window.leap = ms => { ahead += ms; document.dispatchEvent(new Event('visibilitychange')); };";
    browser.beforehand(script);
}

/// Puts the clock forward.
#[track_caller]
pub fn leap(browser: &Browser, ms: u32) {
    browser.script(&format!("leap({ms})"));
}

/// Lets a countdown run out, as fast as it can.
#[track_caller]
pub fn run_out(browser: &Browser) {
    browser.wait_for("html[data-exhibit=countdown]");
    browser.script("for (let n = 0; n < 7; n++) leap(1500)");
    browser.wait_for("html[data-exhibit=attract]");
}

/// All that a visitor could leave behind. Whether the device keeps the site is no visitor's doing.
#[track_caller]
pub fn traces(browser: &Browser) -> Value {
    browser.script(
        "const scrolled = [...document.querySelectorAll('*')].filter(e => e.scrollTop || e.scrollLeft);
         const html = document.documentElement;
         return {
           address: location.href,
           history: history.length,
           local: {...localStorage},
           session: {...sessionStorage},
           cookies: document.cookie,
           focus: document.activeElement.tagName,
           selection: String(getSelection()),
           scrolled: scrolled.map(e => e.className || e.tagName),
           map: document.querySelector('.county-map__sheet').getAttribute('transform'),
           layer: document.querySelector('[data-layer][aria-current]').dataset.layer,
           open: [...document.querySelectorAll('[aria-expanded=true]')].map(e => e.dataset.node),
           rows: document.querySelectorAll('[role=treeitem]').length,
           fields: [...document.querySelectorAll('input')].map(e => e.value),
           details: document.querySelectorAll('details[open]').length,
           html: html.getAttributeNames().filter(n => n !== 'data-offline').sort().map(n => [n, html.getAttribute(n)]),
           elder: document.querySelector('[data-elder-switch]').getAttribute('aria-pressed'),
           window: window.name,
           words: document.querySelector('#kiosk-words').textContent,
           shown: [...document.querySelectorAll('#kiosk > :not([hidden])')].map(e => e.className),
           detail: document.querySelector('main').textContent,
         };",
    )
}

/// The text of the one QR code on the screen; waits until it can be read.
#[track_caller]
pub fn scanned(browser: &Browser) -> String {
    browser.patiently("no QR code can be read", || decoded(&browser.picture()))
}

/// The text of the one QR code in a picture (a PNG file), by a decoder that is not ours.
fn decoded(picture: &[u8]) -> Option<String> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture))
        .read_info()
        .expect("a PNG file");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a picture");
    let step = info.color_type.samples();
    let line = info.line_size;
    let (width, height) = (info.width as usize, info.height as usize);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        pixels[y * line + x * step + usize::from(step > 1)]
    });
    match picture.detect_grids().as_slice() {
        [code] => Some(code.decode().ok()?.1),
        _ => None,
    }
}
