//! Broken seeds: each stops the build with a message that a non-programmer can act on.
//!
//! Every case breaks one thing in a copy of `seeds/` and compares the whole message with
//! `fixtures/broken_seeds/<case>.txt`. A new case is a new row in [`CASES`]; with `UPDATE_SNAPSHOTS=1`
//! the messages are written anew, to be read before they are committed: does each say in which
//! file, which record and which field, what is wrong and what to do?

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::folders::copied;
use yantu::data::{Folder, load};

/// How a file is broken.
enum Damage {
    /// Words that stand in it once, and what stands there instead.
    Words(&'static str, &'static str),
    /// The first place of the words, and what stands there instead.
    First(&'static str, &'static str),
    /// Only the first of so many bytes are left.
    Cut(usize),
    /// Bytes at its start that are not UTF-8, after a first line.
    Bytes(&'static [u8]),
    /// There is no file.
    Missing,
    /// The first of the features with this code is left out.
    Feature(u32),
    /// The ring of the first feature does not close.
    OpenRing,
}

use Damage::{Bytes, Cut, Feature, First, Missing, OpenRing, Words};

const COUNTIES: &str = "geo/hengyang-counties.geojson";
const RIVERS: &str = "geo/hengyang-rivers.geojson";
const MESSAGES: &str = "messages/zh-Hans.json";
const SOURCE: &str = "source/000_bc3763cfde610e31.txt";

/// Name of the case, file, damage.
const CASES: &[(&str, &str, Damage)] = &[
    // Scenes
    (
        "scene-quotation-not-in-the-text",
        "scenes.json",
        Words("推动体育设施向社会开放", "体育设施向社会开放吧"),
    ),
    (
        "scene-of-no-page",
        "scenes.json",
        Words(r#""page": "topic/sports/""#, r#""page": "topic/chess/""#),
    ),
    (
        "scene-with-a-node-of-another-lens",
        "scenes.json",
        Words(
            r#""lens": "centres", "open": "centre-hub""#,
            r#""lens": "zones", "open": "centre-hub""#,
        ),
    ),
    (
        "scene-in-an-unknown-layer",
        "scenes.json",
        First(r#""layer": "scope""#, r#""layer": "scopes""#),
    ),
    // Quotations and sentences
    (
        "quotation-not-in-the-text",
        "zones.json",
        Words(
            "以衡阳市中心城区为主，建设省域",
            "以衡阳中心城区为主，建设省域",
        ),
    ),
    (
        "quotation-of-another-sentence",
        "zones.json",
        Words(
            r#""pattern": { "sentence": "31.1""#,
            r#""pattern": { "sentence": "31.2""#,
        ),
    ),
    (
        "quotation-empty",
        "zones.json",
        Words("构建“一核一圈一带”区域发展新格局", ""),
    ),
    (
        "quotation-of-a-centre",
        "centres.json",
        Words(r#""quote": "科技创新中心""#, r#""quote": "科创中心""#),
    ),
    (
        "quotation-kept-but-gone",
        "repairs.json",
        Words(r#""words": "秸杆""#, r#""words": "秸秆""#),
    ),
    (
        "sentence-unknown",
        "centres.json",
        Words(
            r#""hub", "sentence": "3.1""#,
            r#""hub", "sentence": "3.99""#,
        ),
    ),
    (
        "sentence-of-an-unknown-article",
        "repairs.json",
        Words(r#""sentence": "42.3""#, r#""sentence": "52.3""#),
    ),
    (
        "sentence-malformed",
        "zones.json",
        Words(
            r#""pattern": { "sentence": "31.1""#,
            r#""pattern": { "sentence": "第31条""#,
        ),
    ),
    // Divisions and zones
    (
        "adcode-unknown-in-a-zone",
        "zones.json",
        Words("430426]", "430425]"),
    ),
    (
        "adcode-unknown-in-a-form",
        "mentions.json",
        Words("430412", "430413"),
    ),
    (
        "adcode-unknown-in-the-inset",
        "map.json",
        Words("430408", "430409"),
    ),
    (
        "adcode-too-short",
        "divisions.json",
        Words("430405", "43040"),
    ),
    (
        "division-in-two-zones",
        "zones.json",
        Words("430481, 430482, 430426", "430481, 430482, 430421"),
    ),
    (
        "division-twice-in-a-zone",
        "zones.json",
        Words("430481, 430482, 430426", "430481, 430482, 430481"),
    ),
    (
        "division-twice",
        "divisions.json",
        Words("430406", "430405"),
    ),
    (
        "division-without-a-name",
        "divisions.json",
        Words("雁峰区", ""),
    ),
    (
        "division-of-unknown-kind",
        "divisions.json",
        First(r#""kind": "district""#, r#""kind": "borough""#),
    ),
    (
        "zone-twice",
        "zones.json",
        Words(r#""id": "belt""#, r#""id": "core""#),
    ),
    (
        "zone-id-with-capitals",
        "zones.json",
        Words(r#""id": "belt""#, r#""id": "Belt""#),
    ),
    (
        "zone-id-in-chinese",
        "zones.json",
        Words(r#""id": "belt""#, r#""id": "一带""#),
    ),
    (
        "zone-without-a-name",
        "zones.json",
        Words("\"short\": \"一圈\"", "\"short\": \" \""),
    ),
    (
        "zone-inferred-without-a-reason",
        "zones.json",
        Words(
            "\"basis\": \"named\",\n      \"hatch\": \"lines\"",
            "\"basis\": \"inferred\",\n      \"hatch\": \"lines\"",
        ),
    ),
    (
        "zone-of-unknown-basis",
        "zones.json",
        Words("inferred", "guessed"),
    ),
    ("colour-malformed", "zones.json", Words("#2f7f6f", "#2f748")),
    ("colour-by-name", "zones.json", Words("#d9ab54", "gold")),
    (
        "centre-twice",
        "centres.json",
        Words(r#""id": "innovation""#, r#""id": "hub""#),
    ),
    (
        "form-without-a-reason",
        "mentions.json",
        Words(
            "“南岳全域旅游示范区”的“南岳”作地名简称用；“以南岳为龙头”的“南岳”指山还是指区，单看原文分不开，按南岳区计。",
            "",
        ),
    ),
    (
        "trap-without-a-reason",
        "mentions.json",
        Words("书院名，不是石鼓区。", "  "),
    ),
    (
        "trap-that-is-a-form",
        "mentions.json",
        Words(r#""form": "湖南""#, r#""form": "南岳""#),
    ),
    // The map
    ("ring-open", COUNTIES, OpenRing),
    ("feature-missing", COUNTIES, Feature(430481)),
    (
        "feature-of-an-unknown-division",
        COUNTIES,
        First("430481", "430499"),
    ),
    ("feature-twice", COUNTIES, First("430481", "430482")),
    ("map-invalid-json", COUNTIES, Cut(5000)),
    ("map-missing", COUNTIES, Missing),
    (
        "map-file-misspelt",
        "map.json",
        Words("hengyang-rivers", "henyang-rivers"),
    ),
    ("rivers-without-a-name", RIVERS, First("湘江", "")),
    ("datum-unknown", "map.json", Words("GCJ-02", "BD-09")),
    ("datum-empty", "map.json", Words("WGS-84", "")),
    // The form of the files
    (
        "json-missing-comma",
        "zones.json",
        Words("\"short\": \"一圈\",", "\"short\": \"一圈\""),
    ),
    (
        "json-comma-too-many",
        "mentions.json",
        Words("\"reason\": \"省名。\" }\n", "\"reason\": \"省名。\" },\n"),
    ),
    (
        "json-full-width-comma",
        "map.json",
        Words("\"GCJ-02\" },", "\"GCJ-02\" }，"),
    ),
    (
        "json-chinese-quotation-marks",
        "plan.json",
        Words("\"brand\"", "“brand”"),
    ),
    ("json-ends-too-early", "repairs.json", Cut(900)),
    (
        "field-unknown",
        "zones.json",
        First("\"members\"", "\"member\""),
    ),
    (
        "field-missing",
        "zones.json",
        Words("\"hatch\": \"dots\",\n", ""),
    ),
    (
        "field-twice",
        "plan.json",
        Words("\"brand_latin\"", "\"brand\""),
    ),
    (
        "field-of-another-type",
        "divisions.json",
        Words("430424", "\"430424\""),
    ),
    ("file-missing", "plan.json", Missing),
    (
        "file-not-utf-8",
        "zones.json",
        Bytes(b"{\n \xd2\xbb\xba\xcb"),
    ),
    // The plan
    ("source-missing", SOURCE, Missing),
    ("source-not-utf-8", SOURCE, Bytes(b"\xd6\xd0\xb9\xfa")),
    (
        "source-name-misspelt",
        "plan.json",
        Words("000_bc", "001_bc"),
    ),
    (
        "title-empty",
        "plan.json",
        Words("衡阳市“十四五”规划建议", ""),
    ),
    (
        "day-malformed",
        "plan.json",
        Words("2020-12-22", "2020年12月22日"),
    ),
    (
        "closing-not-in-the-text",
        "plan.json",
        Words("全市上下要更加紧密地团结在", "全市人民要更加紧密地团结在"),
    ),
    ("article-out-of-order", SOURCE, Words("\n8. ", "\n9. ")),
    (
        "article-without-a-full-stop",
        SOURCE,
        Words("4.指導思想。", "4.指導思想\n"),
    ),
    // Repairs
    (
        "repair-that-does-not-fit",
        "repairs.json",
        Words("??赊D機", "??賒D機"),
    ),
    (
        "repair-that-fits-twice",
        "repairs.json",
        Words(
            "\"damaged\": \"?;緦崿F(xiàn)治理\"",
            "\"damaged\": \"?;緦崿F(xiàn)\"",
        ),
    ),
    (
        "repair-twice",
        "repairs.json",
        Words("\"id\": \"nature\"", "\"id\": \"governance\""),
    ),
    (
        "repair-without-a-reason",
        "repairs.json",
        Words("句号与“基本實”的乱码，与上一处同因。", ""),
    ),
    (
        "repair-empty",
        "repairs.json",
        Words("\"damaged\": \"??赊D機\"", "\"damaged\": \"\""),
    ),
    (
        "oddity-without-a-note",
        "repairs.json",
        Words("语序似有脱字，原文如此，保留原样。", ""),
    ),
    // The words of the interface
    (
        "message-missing",
        MESSAGES,
        Words("  \"tab-map\": \"地图\",\n", ""),
    ),
    (
        "message-unknown",
        MESSAGES,
        Words("\"tab-map\"", "\"tab-map\": \"地图\",\n  \"tab-mpa\""),
    ),
    (
        "message-twice",
        MESSAGES,
        Words("\"tab-map\"", "\"tab-map\": \"地图\",\n  \"tab-map\""),
    ),
    (
        "message-with-an-unknown-place",
        MESSAGES,
        Words("原文提到 {n} 次：", "原文提到 {count} 次："),
    ),
    (
        "message-with-a-missing-place",
        MESSAGES,
        Words("原文把{name}列入{zone}：", "原文把{name}列入："),
    ),
    (
        "message-with-a-place-too-many",
        MESSAGES,
        Words("\"放大\"", "\"放大 {n}\""),
    ),
    (
        "message-with-full-width-brackets",
        MESSAGES,
        Words("代码 {code}", "代码 ｛code｝"),
    ),
    ("message-empty", MESSAGES, Words("\"放大\"", "\"\"")),
    ("messages-missing", MESSAGES, Missing),
];

/// Breaks a file.
fn inflict(path: &Path, damage: &Damage) {
    let text = || fs::read_to_string(path).expect("readable");
    let broken = match damage {
        Words(from, to) => {
            let text = text();
            assert_eq!(
                text.matches(from).count(),
                1,
                "{from} in {}",
                path.display()
            );
            text.replacen(from, to, 1).into_bytes()
        }
        First(from, to) => {
            let text = text();
            assert!(text.contains(from), "{from} in {}", path.display());
            text.replacen(from, to, 1).into_bytes()
        }
        Cut(length) => {
            let text = text();
            text.as_bytes()[..text.floor_char_boundary(*length)].to_vec()
        }
        Bytes(bytes) => bytes.to_vec(),
        Missing => return fs::remove_file(path).expect("removed"),
        Feature(code) => {
            let mut json: serde_json::Value = serde_json::from_str(&text()).expect("sound");
            let features = json["features"].as_array_mut().expect("features");
            let before = features.len();
            features.retain(|feature| feature["properties"]["adcode"] != *code);
            assert_eq!(features.len() + 1, before);
            json.to_string().into_bytes()
        }
        OpenRing => {
            let mut json: serde_json::Value = serde_json::from_str(&text()).expect("sound");
            let ring = &mut json["features"][0]["geometry"]["coordinates"][0][0];
            ring.as_array_mut().expect("a ring").pop().expect("a point");
            json.to_string().into_bytes()
        }
    };
    fs::write(path, broken).expect("written");
}

/// What loading says of a folder, its place written as `SEEDS`.
fn message(folder: &Path) -> String {
    let said = match load(&Folder::new(folder)) {
        Ok(_) => "no error".to_owned(),
        Err(error) => error.to_string(),
    };
    format!("{}\n", said.replace(&folder.display().to_string(), "SEEDS"))
}

fn expectation(case: &str) -> String {
    format!("tests/fixtures/broken_seeds/{case}.txt")
}

#[test]
fn broken_seeds_say_where_what_and_what_to_do() {
    let mut wrong = Vec::new();
    let seeds = copied("seeds");
    for (case, file, damage) in CASES {
        let path = seeds.path().join(file);
        let sound = fs::read(&path).expect("readable");
        inflict(&path, damage);
        let message = message(seeds.path());
        fs::write(&path, sound).expect("mended");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(expectation(case), &message).expect("written");
        }
        let expected = fs::read_to_string(expectation(case)).unwrap_or_default();
        if message != expected {
            wrong.push(format!("{case}\nexpected:\n{expected}\nfound:\n{message}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert_eq!(
        message(seeds.path()),
        "no error\n",
        "every file is mended again"
    );
}

#[test]
fn every_message_locates_and_advises() {
    for (case, file, _) in CASES {
        let message = fs::read_to_string(expectation(case)).expect("a message");
        let part = |name: &str| {
            let line = message
                .lines()
                .find_map(|line| line.trim().strip_prefix(name));
            line.map(str::trim).unwrap_or_default()
        };
        assert!(
            message.starts_with("The seeds have an error; nothing was built."),
            "{case}"
        );
        assert!(
            !part("cause:").is_empty() && part("to do:").chars().count() >= 10,
            "{case}"
        );
        // A name of a file is mended where it is written; the message is about the file named.
        let named_elsewhere = ["map-file-misspelt", "source-name-misspelt"].contains(case);
        let structure = case.starts_with("article-");
        assert!(
            named_elsewhere || structure || part("file:") == *file,
            "{case}: {message}"
        );
        // No word that only a programmer knows.
        for jargon in [
            "serde", "unwrap", "Option", "panicked", "u32", "os error", "Vec<", "{:?}",
        ] {
            assert!(!message.contains(jargon), "{case}: {jargon}");
        }
    }
}

#[test]
fn every_case_has_its_message_and_every_message_its_case() {
    let cases: BTreeSet<String> = CASES
        .iter()
        .map(|(case, _, _)| format!("{case}.txt"))
        .collect();
    assert_eq!(cases.len(), CASES.len(), "two cases have one name");
    let files: BTreeSet<String> = fs::read_dir("tests/fixtures/broken_seeds")
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(files, cases);
}

/// A plan without zones, centres, mentions and all that speaks of them is a plan all the same.
#[test]
fn what_a_plan_need_not_have_may_be_missing() {
    let seeds = copied("seeds");
    for file in [
        "zones.json",
        "centres.json",
        "mentions.json",
        "strategies.json",
        "threads.json",
        "background.json",
        "scenes.json",
    ] {
        fs::remove_file(seeds.path().join(file)).expect("removed");
    }
    let plan = load(&Folder::new(seeds.path())).expect("a plan").plan;
    assert!(plan.zones.is_empty() && plan.centres.is_empty() && plan.pattern.is_none());
    assert!(
        plan.mentions
            .iter()
            .all(|m| m.form == yantu::model::plan::MentionForm::Full)
    );
}

/// Editors on Windows begin a file with a byte order mark.
#[test]
fn a_byte_order_mark_does_no_harm() {
    let seeds = copied("seeds");
    for file in ["plan.json", "zones.json", SOURCE, COUNTIES, MESSAGES] {
        let path = seeds.path().join(file);
        let text = fs::read_to_string(&path).expect("readable");
        fs::write(&path, format!("\u{feff}{text}")).expect("written");
    }
    let plan = load(&Folder::new(seeds.path())).expect("a plan").plan;
    assert_eq!(plan, load(&Folder::new("seeds")).expect("a plan").plan);
}

/// Editors on Windows end lines with carriage return and line feed.
#[test]
fn line_ends_of_windows_do_no_harm() {
    let seeds = copied("seeds");
    for file in ["plan.json", "zones.json", "repairs.json", SOURCE, MESSAGES] {
        let path = seeds.path().join(file);
        let text = fs::read_to_string(&path).expect("readable");
        fs::write(&path, text.replace('\n', "\r\n")).expect("written");
    }
    let plan = load(&Folder::new(seeds.path())).expect("a plan").plan;
    assert_eq!(plan, load(&Folder::new("seeds")).expect("a plan").plan);
}
