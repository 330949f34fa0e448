//! The three browser engines, and the capabilities that each is asked for.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::Path;

use serde_json::{Value, json};

use super::profile::Profile;
use super::webdriver::Driver;

/// Where the browsers are.
const TIME_ZONE: &str = "Asia/Shanghai";
/// How high the bar above WebKit's pages is at most.
const BAR: u32 = 60;
/// The bar is to be no wider than a phone.
const STYLE: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/// What draws the pages; `YANTU_ENGINE` chooses one for the whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, as Chrome, Edge and most Chinese browsers have it.
    Chromium,
    /// Gecko, as Firefox has it.
    Firefox,
    /// WebKitGTK, the nearest to Safari that runs here.
    WebKit,
}

impl Engine {
    /// The engine of this run: `chromium` (the default), `firefox` or `webkit`.
    #[track_caller]
    pub fn chosen() -> Self {
        match std::env::var("YANTU_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => {
                panic!("YANTU_ENGINE is {other}: say chromium, firefox or webkit")
            }
        }
    }

    /// The name under which it is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// Where several fingers can touch the screen, and where pages without script can be looked at.
pub const NOT_WEBKIT: &[Engine] = &[Engine::Chromium, Engine::Firefox];
/// Why not in WebKit.
pub const FINGERS: &str = "WebKitGTK's driver has a mouse for every finger";
/// Why not in WebKit.
pub const SCRIPTLESS: &str = "WebKitGTK's driver looks at pages by script";
/// Why not in WebKit.
pub const WHEEL: &str = "WebKitGTK's driver turns no wheel while a key is held";
/// Why not in WebKit.
pub const STATUS: &str = "WebKit does not tell under which status a page has come";
/// Why not in WebKit.
pub const BARS: &str = "WebKitGTK paints the scroll bars of a page over what stands above it";
/// Why in one engine alone.
pub const NO_BROWSER: &str = "no browser has a part in it";
/// Why in one engine alone.
pub const LOST: &str = "only Chromium's driver loses a file on request";
/// Why in one engine alone.
pub const AXE: &str =
    "axe-core judges the document, which is the same everywhere; only Chromium tells what jumps";

/// Whether the engine of this run can run a test. If not, the skip is printed with its reason, past what
/// the test harness captures: nothing is skipped silently.
#[track_caller]
#[must_use]
pub fn only(engines: &[Engine], why: &str) -> bool {
    let engine = Engine::chosen();
    let can = engines.contains(&engine);
    if !can {
        let test = std::thread::current().name().unwrap_or("test").to_owned();
        let line = format!("skipped in {}: {test}: {why}\n", engine.name());
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
    can
}

/// Starts the driver of the engine of this run; `folder` is for what is downloaded, where the driver
/// and not the window is to know it.
pub(super) fn start_driver(profile: &Profile, folder: &Path) -> io::Result<Driver> {
    let named = |variable: &str, program: &str| {
        std::env::var_os(variable).unwrap_or_else(|| OsString::from(program))
    };
    // The same for every engine and on every machine.
    let mut environment = vec![
        (
            "FONTCONFIG_FILE",
            super::fonts::config().display().to_string(),
        ),
        ("LC_ALL", "C.UTF-8".to_owned()),
        ("LANGUAGE", String::new()),
        ("TZ", TIME_ZONE.to_owned()),
    ];
    match Engine::chosen() {
        Engine::Chromium => {
            let command = [named("CHROMEDRIVER", "chromedriver"), "--port=0".into()];
            Driver::start(
                &command,
                &environment,
                Some("started successfully on port "),
                None,
            )
        }
        Engine::Firefox => {
            let command = [
                named("GECKODRIVER", "geckodriver"),
                "--port=0".into(),
                // For what only the browser's own scripts can set: the size of a page.
                "--allow-system-access".into(),
            ];
            Driver::start(
                &command,
                &environment,
                Some("Listening on 127.0.0.1:"),
                None,
            )
        }
        Engine::WebKit => {
            let command = [
                "dbus-run-session".into(),
                "--".into(),
                named("WEBKITDRIVER", "WebKitWebDriver"),
                "--port={port}".into(),
            ];
            let still = i32::from(!profile.reduced_motion);
            let theme = match (profile.more_contrast, profile.dark) {
                (true, false) => "HighContrast",
                (true, true) => "HighContrastInverse",
                (false, true) => "Adwaita:dark",
                (false, false) => "Adwaita",
            };
            environment.extend([
                // Without folders of its own in there, downloads lie in the home folder.
                ("HOME", folder.display().to_string()),
                ("STYLE", STYLE.to_owned()),
                (
                    "SETTINGS",
                    format!("[Settings]\ngtk-enable-animations={still}\n"),
                ),
                ("GTK_THEME", theme.to_owned()),
                ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".to_owned()),
                ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".to_owned()),
                ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
            ]);
            // The mouse rests in the middle of the screen; the window there has the focus.
            let screen = (profile.width, profile.height + BAR);
            Driver::start(&command, &environment, None, Some(screen))
        }
    }
}

/// What to ask the driver of an engine for; `proxy` is the port of the proxy, if there is one;
/// `folder` is for what is downloaded.
pub(super) fn capabilities(profile: &Profile, proxy: Option<u16>, folder: &Path) -> Value {
    let mut wanted = match Engine::chosen() {
        Engine::Chromium => chromium(profile, folder),
        Engine::Firefox => firefox(profile, folder),
        Engine::WebKit => webkit(profile),
    };
    if let Some(port) = proxy {
        let proxy = format!("127.0.0.1:{port}");
        wanted["proxy"] = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
    }
    wanted
}

fn chromium(profile: &Profile, folder: &Path) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        format!("--lang={}", profile.language),
        format!("--window-size={},{}", profile.width, profile.height),
    ];
    if profile.reduced_motion {
        arguments.push("--force-prefers-reduced-motion".to_owned());
    }
    if profile.hasty {
        arguments.push("--disable-ipc-flooding-protection".to_owned());
    }
    let mut preferences = json!({
        "intl.accept_languages": profile.language,
        "download.default_directory": folder,
        "download.prompt_for_download": false,
        "webkit.webprefs.minimum_font_size": profile.least_font,
        "webkit.webprefs.default_font_size": profile.letters,
    });
    if !profile.javascript {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let mut options = json!({
        "args": arguments,
        "excludeSwitches": ["hide-scrollbars"],
        "prefs": preferences,
    });
    if profile.touch {
        options["mobileEmulation"] = json!({ "deviceMetrics": {
            "width": profile.width, "height": profile.height,
            "pixelRatio": profile.density, "touch": true, "mobile": true,
        }});
    }
    if let Ok(chrome) = std::env::var("CHROME") {
        options["binary"] = json!(chrome);
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(profile: &Profile, folder: &Path) -> Value {
    let on = i32::from;
    let mut preferences = json!({
        "intl.accept_languages": profile.language,
        "javascript.enabled": profile.javascript,
        // 2 is a folder of one's own.
        "browser.download.folderList": 2,
        "browser.download.dir": folder,
        "browser.download.useDownloadDir": true,
        // The list of downloads would take the focus away.
        "browser.download.alwaysOpenPanel": false,
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.download.open_pdf_attachments_inline": false,
        // The servers of the tests are on this machine, and go through the proxy all the same.
        "network.proxy.allow_hijacking_localhost": true,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        // 0 is dark, 1 is light.
        "layout.css.prefers-color-scheme.content-override": on(!profile.dark),
        "ui.prefersReducedMotion": on(profile.reduced_motion),
        "dom.w3c_touch_events.enabled": on(profile.touch),
        "font.size.variable.x-western": profile.letters,
        "font.size.variable.zh-CN": profile.letters,
    });
    if profile.forced_colors {
        preferences["browser.display.document_color_use"] = json!(2);
    }
    if profile.touch {
        // A coarse pointer that cannot hover.
        preferences["ui.primaryPointerCapabilities"] = json!(1);
        preferences["ui.allPointerCapabilities"] = json!(1);
        // Bars of a phone lie over the page.
        preferences["ui.useOverlayScrollbars"] = json!(1);
    }
    let mut options = json!({ "args": ["-headless"], "prefs": preferences });
    if let Ok(firefox) = std::env::var("FIREFOX") {
        options["binary"] = json!(firefox);
    }
    json!({ "browserName": "firefox", "moz:firefoxOptions": options })
}

fn webkit(profile: &Profile) -> Value {
    let arguments = [
        "--automation".to_owned(),
        format!("--enable-javascript-markup={}", profile.javascript),
    ];
    json!({ "webkitgtk:browserOptions": { "binary": mini_browser(), "args": arguments } })
}

/// WebKitGTK's own small browser, which no PATH names.
fn mini_browser() -> String {
    std::env::var("MINIBROWSER").unwrap_or_else(|_| {
        ["x86_64-linux-gnu", "aarch64-linux-gnu", "."]
            .map(|machine| format!("/usr/lib/{machine}/webkit2gtk-4.1/MiniBrowser"))
            .into_iter()
            .find(|path| Path::new(path).is_file())
            .unwrap_or_else(|| {
                panic!("there is no MiniBrowser: run `make setup`, or name one in MINIBROWSER")
            })
    })
}
