//! What others send: files that were sound once, cut, spliced and mixed up, and what must hold of
//! whatever is read from them.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test binary uses its own part"
)]

use std::fs;
use std::path::Path;

use crate::folders::{contents, copied_part};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use yantu::data::{Folder, HOST_FILE, host_json, load, parse_host};
use yantu::model::host::{Host, LONGEST_LINK, LONGEST_TEXT, ODD};
use yantu::reading::Settings;
use yantu::route::{Location, Query, Route, searched_words};

/// Settings as a host would write them.
const SITE: &str = include_str!("../fixtures/second-plan/site.json");

/// One way of spoiling a file; places are relative to its length.
#[derive(Debug, Clone)]
pub enum Spoil {
    /// Bytes are lost.
    Lose(Index, u8),
    /// Something stands where it does not belong.
    Put(Index, Vec<u8>),
    /// A piece stands twice, the second time elsewhere.
    Repeat(Index, Index, u8),
    /// The end is lost.
    Cut(Index),
}

impl Spoil {
    fn on(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let len = bytes.len();
        let reach = |from: usize, length: u8| from..(from + usize::from(length)).min(len);
        match self {
            Self::Lose(at, length) => {
                bytes.drain(reach(at.index(len), *length));
            }
            Self::Put(at, what) => {
                let at = at.index(len);
                bytes.splice(at..at, what.iter().copied());
            }
            Self::Repeat(from, to, length) => {
                let piece = bytes[reach(from.index(len), *length)].to_vec();
                let to = to.index(len);
                bytes.splice(to..to, piece);
            }
            Self::Cut(at) => bytes.truncate(at.index(len)),
        }
    }
}

/// Signs that mean something to a parser, a page or a browser.
fn sign() -> impl Strategy<Value = Vec<u8>> {
    let known = select(vec![
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "\\u0000",
        "\\ud800",
        "\\u202e",
        "null",
        "true",
        "-1",
        "0",
        "1e999",
        "-0.0",
        "65536",
        "99999999999999999999",
        "[[[[[[[[",
        "{\"a\":",
        "\n",
        "\u{feff}",
        "\u{202e}",
        "\0",
        "<script>alert(1)</script>",
        "\" onclick=\"alert(1)",
        "javascript:alert(1)",
        "https://",
        "https://example.org/",
        "//",
        "mailto:a@b",
        "tel:110",
        "{{n}}",
        "{n}",
        "，",
        "：",
        "“",
        "。",
        "__proto__",
        "constructor",
        "link",
        "number",
        "map",
    ]);
    prop_oneof![
        3 => known.prop_map(|words| words.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 1..4),
    ]
}

/// A few ways of spoiling, one after the other.
pub fn spoils() -> impl Strategy<Value = Vec<Spoil>> {
    let one = prop_oneof![
        3 => (any::<Index>(), 1_u8..40).prop_map(|(at, length)| Spoil::Lose(at, length)),
        4 => (any::<Index>(), sign()).prop_map(|(at, what)| Spoil::Put(at, what)),
        2 => (any::<Index>(), any::<Index>(), 1_u8..80)
            .prop_map(|(from, to, length)| Spoil::Repeat(from, to, length)),
        1 => any::<Index>().prop_map(Spoil::Cut),
    ];
    proptest::collection::vec(one, 1..5)
}

/// A sound file, spoilt.
pub fn spoilt(sound: &[u8], spoils: &[Spoil]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for spoil in spoils {
        spoil.on(&mut bytes);
    }
    bytes
}

/// A host's settings: spoilt ones, and sound JSON with values of every kind under their names.
pub fn site_json() -> impl Strategy<Value = String> {
    let name = select(vec![
        "title",
        "operator",
        "contact",
        "icp",
        "police",
        "map",
        "address",
        "exhibit",
        "analytics",
        "number",
        "text",
        "link",
        "review",
        "publisher",
        "idle",
        "$schema",
        "__proto__",
        "x",
    ]);
    let words = prop_oneof![
        any::<String>(),
        "\\PC{0,130}",
        "(https|http|javascript|data|mailto|tel):[!-~]{0,40}",
        "https://[a-z.:@/?#\"<>-]{0,30}",
    ];
    let leaf = prop_oneof![
        4 => words.prop_map(serde_json::Value::from),
        1 => any::<f64>().prop_map(serde_json::Value::from),
        1 => any::<i32>().prop_map(serde_json::Value::from),
        1 => Just(serde_json::Value::Null),
        1 => any::<bool>().prop_map(serde_json::Value::from),
    ];
    let value = leaf.prop_recursive(3, 24, 6, move |inner| {
        let member = (name.clone().prop_map(str::to_owned), inner.clone());
        prop_oneof![
            3 => proptest::collection::vec(member, 0..6)
                .prop_map(|members| members.into_iter().collect::<serde_json::Value>()),
            1 => proptest::collection::vec(inner, 0..4).prop_map(serde_json::Value::from),
        ]
    });
    prop_oneof![
        spoils().prop_map(|spoils| {
            String::from_utf8_lossy(&spoilt(SITE.as_bytes(), &spoils)).into_owned()
        }),
        value.prop_map(|value| value.to_string()),
        any::<String>(),
    ]
}

/// Whatever is believed of a host's settings is what the rules allow, and is read again as it was.
pub fn check_site_json(text: &str) -> Result<(), TestCaseError> {
    let host = match parse_host(HOST_FILE, text) {
        Ok(host) => host,
        Err(error) => {
            prop_assert!(!error.cause.is_empty() && !error.remedy.is_empty());
            return Ok(());
        }
    };
    let Host {
        title,
        operator,
        contact,
        icp,
        police,
        review,
        publisher,
        address,
        ..
    } = &host;
    let texts = [
        title,
        operator,
        &contact.text,
        &icp.text,
        &police.text,
        review,
        publisher,
    ];
    for text in texts {
        prop_assert!(text.encode_utf16().count() <= LONGEST_TEXT);
        prop_assert!(!text.contains(|c| ODD.iter().any(|(a, b)| (*a..=*b).contains(&c))));
    }
    for link in [&contact.link, &icp.link, &police.link] {
        let known = ["https://", "mailto:", "tel:"];
        prop_assert!(link.is_empty() || known.iter().any(|scheme| link.starts_with(scheme)));
        prop_assert!(link.len() <= LONGEST_LINK && link.is_ascii());
        prop_assert!(!link.contains(|c: char| c.is_whitespace() || "\"'<>\\".contains(c)));
    }
    prop_assert!(address.is_empty() || address.starts_with("http"));
    let again = parse_host(HOST_FILE, &host_json(&host, "").to_string());
    let idle = again.as_ref().ok().and_then(|host| host.idle);
    prop_assert_eq!(again, Ok(Host { idle, ..host }));
    Ok(())
}

/// Addresses made of what addresses are made of, and of what they are not.
pub fn address() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => "[/.?#&=%+-]",
        3 => select(vec![
            "county", "zone", "part", "article", "strategy", "topic", "read", "search", "about",
            "index.html", "430481", "core", "31", "0", "-1", "65536", "4294967296", "..", "%2e",
            "%00", "%e4%b8", "%ff", "layer", "lens", "exhibit", "idle", "q", "zones", "topics",
            "zh-hant", "en", "\u{0}", "一核", "\u{202e}", "é",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    let pieces = proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => any::<String>()]
}

/// Any path is a page, and is written in one way.
pub fn check_route(path: &str) -> Result<(), TestCaseError> {
    let Ok(route) = path.parse::<Route>();
    prop_assert_eq!(route.to_string().parse(), Ok(route.clone()));
    prop_assert!(!route.to_string().contains("//") && !route.to_string().contains(".."));
    Ok(())
}

/// Any query is read, and what was read is written in one way.
pub fn check_query(text: &str) -> Result<(), TestCaseError> {
    let (query, _) = Query::parse(text);
    prop_assert_eq!(Query::parse(&query.to_string()), (query, vec![]));
    let location = Location {
        query,
        words: searched_words(text),
        ..Location::page(Route::Search)
    };
    let written = location.to_string();
    let (_, rest) = written.split_at(written.find('?').unwrap_or(written.len()));
    prop_assert_eq!(searched_words(rest), location.words);
    prop_assert_eq!(Query::parse(rest).0, query);
    Ok(())
}

/// Whatever a device has kept is read, and what was read is kept in a few bytes.
pub fn check_kept(kept: &str) -> Result<(), TestCaseError> {
    let (settings, _) = Settings::parse(kept);
    prop_assert!(settings.to_string().len() <= 20);
    prop_assert_eq!(Settings::parse(&settings.to_string()), (settings, false));
    Ok(())
}

/// What a device may have kept.
pub fn kept() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-3]? ?[ap]?[0-9+-]{0,7}",
        "[0-2] (a|p|closing|preamble|s)[0-9.]{0,6}",
        "\\PC{0,30}",
        any::<String>(),
    ]
}

/// A folder of seeds of which one file at a time is spoilt.
pub struct Seedbed {
    folder: tempfile::TempDir,
    /// The files, relative to the folder, with what is in them.
    files: Vec<(String, Vec<u8>)>,
}

impl Seedbed {
    /// A copy of a sound folder.
    pub fn of(sound: &Path) -> Self {
        // What describes or is derived from the seeds is not read.
        let is_read = |way: &str| !way.starts_with("schema/") && !way.starts_with("derived/");
        let folder = copied_part(sound, is_read);
        let files = contents(&folder).into_iter();
        let files = files.filter(|(way, _)| !way.ends_with(".md")).collect();
        Self { folder, files }
    }

    /// Loads the seeds with one file spoilt: a plan comes out, or an error that says where and what
    /// to do.
    pub fn check(&self, which: Index, spoils: &[Spoil]) -> Result<(), TestCaseError> {
        let (path, sound) = which.get(&self.files);
        let place = self.folder.path().join(path);
        fs::write(&place, spoilt(sound, spoils)).expect("written");
        let loaded = load(&Folder::new(self.folder.path()));
        fs::write(&place, sound).expect("written");
        if let Err(error) = loaded {
            prop_assert!(
                !error.file.is_empty() && !error.cause.is_empty(),
                "{}",
                error
            );
            prop_assert!(!error.remedy.is_empty(), "{}", error);
        }
        Ok(())
    }
}
