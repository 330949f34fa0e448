//! A complete address: page, query and anchor.

use std::fmt;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use super::Route;
use crate::kiosk::idle_from_word;

/// The layer that the map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Layer {
    /// The zones of the regional pattern.
    #[default]
    Zones,
    /// The divisions that the selection concerns.
    Scope,
    /// The number of mentions of each division.
    Mentions,
    /// The places named in the text and the outbound links.
    Places,
}

/// The order of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lens {
    /// By the document's parts.
    #[default]
    Parts,
    /// By the centres that the plan intends to build.
    Centres,
    /// By the regional pattern.
    Zones,
    /// By kind of programme.
    Programmes,
    /// By everyday topic.
    Topics,
}

macro_rules! words {
    ($type:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, the default first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value's word in the query.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a word; `None` for an unknown one.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words!(Layer { Zones => "zones", Scope => "scope", Mentions => "mentions", Places => "places" });
words!(Lens {
    Parts => "parts",
    Centres => "centres",
    Zones => "zones",
    Programmes => "programmes",
    Topics => "topics",
});

/// The query parameters; parameters that are not given have their default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Query {
    /// The layer of the map.
    pub layer: Layer,
    /// The lens of the tree.
    pub lens: Lens,
    /// Whether the page runs as a kiosk (`exhibit=1`).
    pub exhibit: bool,
    /// The kiosk's idle time in seconds, if the address sets one.
    pub idle: Option<u16>,
}

impl Query {
    /// The query with all defaults.
    pub const PLAIN: Self = Self {
        layer: Layer::Zones,
        lens: Lens::Parts,
        exhibit: false,
        idle: None,
    };

    /// The query with the same kiosk setting and all other defaults.
    #[must_use]
    pub const fn exhibit_alone(self) -> Self {
        Self {
            exhibit: self.exhibit,
            idle: self.idle,
            ..Self::PLAIN
        }
    }

    /// Parses a query such as `?layer=scope&lens=topics`. Unknown names are ignored; unknown values
    /// fall back to the default, and the second result lists their names.
    pub fn parse(query: &str) -> (Self, Vec<String>) {
        let mut parsed = Self::default();
        let faults = parsed.apply(query);
        (parsed, faults)
    }

    /// Applies the parameters of a query and keeps the rest. Returns the names with unknown values.
    pub fn apply(&mut self, query: &str) -> Vec<String> {
        let mut faults = Vec::new();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let known = match name {
                "layer" => Layer::from_word(value).map(|layer| self.layer = layer),
                "lens" => Lens::from_word(value).map(|lens| self.lens = lens),
                "exhibit" => (value == "1").then(|| self.exhibit = true),
                "idle" => idle_from_word(value).map(|idle| self.idle = Some(idle)),
                _ => Some(()),
            };
            if known.is_none() {
                faults.push(name.to_owned());
            }
        }
        faults
    }
}

impl fmt::Display for Query {
    /// Writes `?layer=scope`, or nothing if all parameters have their default.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sign = '?';
        let mut write = |name: &str, value: &str| {
            let result = write!(f, "{sign}{name}={value}");
            sign = '&';
            result
        };
        if self.layer != Layer::default() {
            write("layer", self.layer.as_str())?;
        }
        if self.lens != Lens::default() {
            write("lens", self.lens.as_str())?;
        }
        if self.exhibit {
            write("exhibit", "1")?;
        }
        if let Some(idle) = self.idle {
            write("idle", &idle.to_string())?;
        }
        Ok(())
    }
}

/// The search words of an address: `衡南` for `?q=%E8%A1%A1%E5%8D%97`. Bytes that are not UTF-8
/// become U+FFFD.
pub fn searched_words(query: &str) -> String {
    let mut pairs = query.trim_start_matches('?').split('&');
    let words = pairs.find_map(|pair| pair.strip_prefix("q="));
    let words = words.unwrap_or_default().replace('+', " ");
    percent_decode_str(&words).decode_utf8_lossy().into_owned()
}

/// Splits an address into path, query without `?`, and anchor without `#`. Missing pieces are
/// empty.
pub fn split(address: &str) -> [&str; 3] {
    let (rest, anchor) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    [path, query, anchor]
}

/// Page, query and anchor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The query.
    pub query: Query,
    /// The words to search for; empty except on the search page.
    pub words: String,
    /// The anchor without `#`; empty if there is none.
    pub anchor: String,
}

impl Location {
    /// A page at its default query, without anchor.
    pub const fn page(route: Route) -> Self {
        Self {
            route,
            query: Query::PLAIN,
            words: String::new(),
            anchor: String::new(),
        }
    }

    /// The search page for some words.
    pub fn search(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::page(Route::Search)
        }
    }

    /// The number of the sentence in an anchor such as `s3`.
    pub fn sentence(&self) -> Option<u16> {
        let digits = self.anchor.strip_prefix('s')?;
        let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    }
}

impl fmt::Display for Location {
    /// Writes the address below the site's root: `article/31/?layer=scope#s2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (route, query) = (self.route.to_string(), self.query.to_string());
        match query.strip_prefix('?').filter(|_| route.contains('?')) {
            Some(more) => write!(f, "{route}&{more}")?,
            None => write!(f, "{route}{query}")?,
        }
        if !self.words.is_empty() {
            let sign = if self.query == Query::default() {
                '?'
            } else {
                '&'
            };
            write!(
                f,
                "{sign}q={}",
                utf8_percent_encode(&self.words, NON_ALPHANUMERIC)
            )?;
        }
        if !self.anchor.is_empty() {
            write!(f, "#{}", self.anchor)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_round_trip_and_omit_defaults() {
        for layer in Layer::ALL {
            for lens in Lens::ALL {
                for (exhibit, idle) in [(false, None), (true, None), (true, Some(90))] {
                    let query = Query {
                        layer: *layer,
                        lens: *lens,
                        exhibit,
                        idle,
                    };
                    assert_eq!(Query::parse(&query.to_string()), (query, vec![]));
                }
            }
        }
        assert_eq!(Query::default().to_string(), "");
        assert_eq!(Query::default(), Query::PLAIN);
    }

    #[test]
    fn searched_words_round_trip() {
        for words in ["", "衡南", "a b+c&d=e#f?%", "“1+N”", "\u{0}\u{fffd}"] {
            let mut location = Location::search(words);
            for lens in [Lens::Parts, Lens::Topics] {
                location.query.lens = lens;
                let address = location.to_string();
                let query = address.strip_prefix("search/").unwrap_or_default();
                assert_eq!(searched_words(query), words);
                assert_eq!(Query::parse(query).0, location.query);
            }
        }
        assert_eq!(searched_words("?q=%E8%A1&q=x"), "\u{fffd}");
        assert_eq!(searched_words("?layer=scope&q=a+b"), "a b");
        assert_eq!(searched_words("?q"), "");
    }

    #[test]
    fn a_comparison_keeps_its_places_beside_the_query() {
        let location = Location {
            query: Query {
                exhibit: true,
                ..Query::PLAIN
            },
            ..Location::page(Route::COMPARE.with_query("a=430481&b=430421"))
        };
        let address = "compare/?a=430481&b=430421&exhibit=1";
        assert_eq!(location.to_string(), address);
    }

    #[test]
    fn addresses_split_into_path_query_anchor() {
        for (address, parts) in [
            (
                "article/31/?layer=scope#s2",
                ["article/31/", "layer=scope", "s2"],
            ),
            ("article/31/#s2?x", ["article/31/", "", "s2?x"]),
            ("?lens=topics", ["", "lens=topics", ""]),
            ("", ["", "", ""]),
        ] {
            assert_eq!(split(address), parts, "{address}");
        }
    }

    #[test]
    fn invalid_parameters_fall_back_to_defaults() {
        let (query, faults) = Query::parse("?layer=%00<script>&lens=topics&&=&x=1&layer");
        assert_eq!(
            query,
            Query {
                lens: Lens::Topics,
                ..Query::default()
            }
        );
        assert_eq!(faults, ["layer", "layer"]);
        let (query, faults) = Query::parse("?exhibit=yes&idle=5");
        assert_eq!(
            (query, faults),
            (Query::default(), vec!["exhibit".into(), "idle".into()])
        );
    }
}
