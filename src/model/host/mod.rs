//! What a host says of itself and of its map, each word checked before it is believed.
//!
//! The same rules hold twice: natively when the pages are printed, and in `site/site-settings.js`, which
//! reads `site.json` anew on every visit. The limits stand here; the script is written with them.

mod check;

pub use check::{
    CONTACT_SCHEMES, Fault, LARGEST_FILE, LONGEST_LINK, LONGEST_TEXT, ODD, checked_contact_link,
    checked_text, checked_web_link,
};

/// Words with a link; either may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// What is shown.
    pub text: String,
    /// Where it leads.
    pub link: String,
}

/// The settings of `site.json`; what is empty is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Host {
    /// What the host calls the site.
    pub title: String,
    /// Who runs it.
    pub operator: String,
    /// Who does the work for it (承办单位).
    pub organiser: String,
    /// Where to ask; the link starts with `https://`, `mailto:` or `tel:`.
    pub contact: Linked,
    /// The filing number of the site (ICP 备案号); the link starts with `https://`.
    pub icp: Linked,
    /// The filing number with the public security (公安备案号); the link starts with `https://`.
    pub police: Linked,
    /// The site's code in the register of government sites (网站标识码).
    pub identifier: String,
    /// When the site was last brought up to date, in the host's words.
    pub updated: String,
    /// Who has checked summaries, translations and tags; empty until somebody has.
    pub reviewer: String,
    /// The review number of the map (审图号).
    pub review: String,
    /// Who publishes the map; only with a review number.
    pub publisher: String,
    /// The public address, with a slash at its end.
    pub address: String,
    /// How long an exhibit waits for a touch, in seconds.
    pub idle: Option<u16>,
}
