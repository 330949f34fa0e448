//! What a browser is opened with.

/// The screen and the settings of a browser.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
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
    /// The size of letters that the visitor has set, in pixels; not in WebKit.
    pub letters: u32,
    /// Whether the address may change more often than a person could change it.
    pub hasty: bool,
    /// Whether pages have to come byte for byte, at the cost of hearing their console in some engines.
    pub plain: bool,
    /// The least size of letters, in CSS pixels; Chromium alone. 0 for none.
    pub least_font: u32,
    /// The preferred language.
    pub language: &'static str,
}

impl Default for Profile {
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
            letters: 16,
            hasty: false,
            plain: false,
            least_font: 0,
            language: "zh-CN",
        }
    }
}

impl Profile {
    /// A common phone.
    pub fn phone() -> Self {
        Self {
            width: 390,
            height: 844,
            density: 3.0,
            touch: true,
            ..Self::default()
        }
    }

    /// A browser that runs no script.
    pub fn without_script() -> Self {
        Self {
            javascript: false,
            ..Self::default()
        }
    }
}
