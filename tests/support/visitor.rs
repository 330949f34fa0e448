//! The visitor of a journey, as capabilities of a browser.

use serde_json::{Value, json};

/// Who looks: the screen, the habits and the settings of a visitor.
#[derive(Clone, Copy, Debug)]
pub struct Visitor {
    /// Size of the viewport in CSS pixels.
    pub width: u32,
    /// Size of the viewport in CSS pixels.
    pub height: u32,
    /// Device pixels to a CSS pixel.
    pub density: f64,
    /// Whether the screen is touched: a phone, a tablet, a wall.
    pub touch: bool,
    /// Whether scripts run.
    pub javascript: bool,
    /// `prefers-color-scheme: dark`.
    pub dark: bool,
    /// `prefers-reduced-motion: reduce`.
    pub reduced_motion: bool,
    /// `forced-colors: active`.
    pub forced_colors: bool,
    /// `prefers-contrast: more`.
    pub more_contrast: bool,
    /// Whether the address may change more often than a person could change it.
    pub hasty: bool,
    /// The preferred language.
    pub language: &'static str,
}

impl Default for Visitor {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 800,
            density: 1.0,
            touch: false,
            javascript: true,
            dark: false,
            reduced_motion: false,
            forced_colors: false,
            more_contrast: false,
            hasty: false,
            language: "zh-CN",
        }
    }
}

impl Visitor {
    /// A visitor with a common phone.
    pub fn phone() -> Self {
        Self {
            width: 390,
            height: 844,
            density: 3.0,
            touch: true,
            ..Self::default()
        }
    }

    /// A visitor whose browser runs no script.
    pub fn without_script() -> Self {
        Self {
            javascript: false,
            ..Self::default()
        }
    }
}

/// What to ask the driver for.
pub(super) fn capabilities(visitor: &Visitor) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        format!("--lang={}", visitor.language),
        format!("--window-size={},{}", visitor.width, visitor.height),
    ];
    if visitor.reduced_motion {
        arguments.push("--force-prefers-reduced-motion".to_owned());
    }
    if visitor.hasty {
        arguments.push("--disable-ipc-flooding-protection".to_owned());
    }
    let mut preferences = json!({
        "intl.accept_languages": visitor.language,
        "download.prompt_for_download": false,
    });
    if !visitor.javascript {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let mut options = json!({
        "args": arguments,
        "excludeSwitches": ["hide-scrollbars"],
        "prefs": preferences,
    });
    if visitor.touch {
        options["mobileEmulation"] = json!({ "deviceMetrics": {
            "width": visitor.width, "height": visitor.height,
            "pixelRatio": visitor.density, "touch": true, "mobile": true,
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
