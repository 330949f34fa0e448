//! Mistakes in the seeds on what the text says: each is told with file, record, field, cause
//! and what to do; files that are not there are empty.

use std::fs;
use std::path::PathBuf;

use crate::folders::copied;
use serde_json::{Value, json};
use tempfile::TempDir;
use yantu::data::{Folder, SeedError, load};
use yantu::model::plan::{Relation, Selection};
use yantu::route::Route;

/// A copy of the seeds.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        Self(copied("seeds"))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Changes a file.
    fn change(&self, file: &str, change: impl FnOnce(&mut Value)) {
        let path = self.file(file);
        let text = fs::read_to_string(&path).expect("readable");
        let mut json = serde_json::from_str(&text).expect("well-formed");
        change(&mut json);
        fs::write(path, json.to_string()).expect("written");
    }

    fn error(&self) -> SeedError {
        load(&Folder::new(self.0.path())).expect_err("an error")
    }
}

/// The record with this id.
fn record<'a>(json: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let records = json[list].as_array_mut().expect("a list");
    records
        .iter_mut()
        .find(|record| record["id"] == id)
        .expect("the record")
}

/// One mistake, and how it must be told.
struct Mistake {
    name: &'static str,
    file: &'static str,
    change: fn(&mut Value),
    record: &'static str,
    field: &'static str,
    cause: &'static str,
}

const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "weak place without a source",
        file: "places.json",
        change: |json| record(json, "places", "dongzhou-island")["source"] = json!(null),
        record: "place “dongzhou-island”",
        field: "source",
        cause: "the field is empty",
    },
    Mistake {
        name: "whole city without a reason",
        file: "strategies.json",
        change: |json| {
            record(json, "strategies", "culture-wellness-centre")["placed"] =
                json!({ "zh": "x", "en": "" })
        },
        record: "strategy “culture-wellness-centre”",
        field: "placed.en",
        cause: "the field is empty",
    },
    Mistake {
        name: "reason in one language only",
        file: "strategies.json",
        change: |json| record(json, "strategies", "five-centres")["why"]["en"] = json!(""),
        record: "strategy “five-centres”",
        field: "why.en",
        cause: "the field is empty",
    },
    Mistake {
        name: "source without a whole address",
        file: "places.json",
        change: |json| record(json, "places", "dongzhou-island")["url"] = json!("focus.cn"),
        record: "place “dongzhou-island”",
        field: "url",
        cause: "“focus.cn” is no address of a page",
    },
    Mistake {
        name: "source read on no day",
        file: "background.json",
        change: |json| record(json, "background", "bg-hunan-ftz")["read"] = json!("yesterday"),
        record: "item “bg-hunan-ftz”",
        field: "read",
        cause: "“yesterday” is no day",
    },
    Mistake {
        name: "status without its source's words",
        file: "plan.json",
        change: |json| json["status"]["sources"][0]["words"] = json!(""),
        record: "status.sources[0]",
        field: "words",
        cause: "the field is empty",
    },
    Mistake {
        name: "doubt without words",
        file: "method.json",
        change: |json| json["doubts"][0]["text"] = json!(" "),
        record: "doubt 1 “同一份规则”",
        field: "text",
        cause: "the field is empty",
    },
    Mistake {
        name: "agreement out of range",
        file: "method.json",
        change: |json| json["readings"]["reach"]["agreement"] = json!(995),
        record: "readings of reach",
        field: "agreement",
        cause: "995 is out of range",
    },
    Mistake {
        name: "more differences than decisions",
        file: "method.json",
        change: |json| json["readings"]["topics"]["differences"] = json!(999_999),
        record: "readings of topics",
        field: "differences",
        cause: "999999 of 12206 decisions differ",
    },
    Mistake {
        name: "period that ends before it begins",
        file: "plan.json",
        change: |json| json["period"]["to"] = json!(2020),
        record: "plan",
        field: "period.to",
        cause: "2020 lies before 2021",
    },
    Mistake {
        name: "quote not in its sentence",
        file: "strategies.json",
        change: |json| {
            record(json, "strategies", "five-centres")["members"][0]["quote"] = json!("枢纽中心")
        },
        record: "strategy “five-centres”, member 1",
        field: "quote",
        cause: "does not stand in sentence 3.1",
    },
    Mistake {
        name: "unknown sentence",
        file: "links.json",
        change: |json| json["links"][0]["sentence"] = json!("99.1"),
        record: "link “take-from-ygo”",
        field: "sentence",
        cause: "no sentence “99.1”",
    },
    Mistake {
        name: "unknown place",
        file: "links.json",
        change: |json| json["links"][0]["target"] = json!("nowhere"),
        record: "link “take-from-ygo”",
        field: "target",
        cause: "no place with the id “nowhere”",
    },
    Mistake {
        name: "unknown zone",
        file: "strategies.json",
        change: |json| record(json, "strategies", "frontier-belt")["zones"] = json!(["ring"]),
        record: "strategy “frontier-belt”",
        field: "zones",
        cause: "no zone with the id “ring”",
    },
    Mistake {
        name: "unknown code",
        file: "places.json",
        change: |json| record(json, "places", "nanyue-airport")["division"] = json!(430999),
        record: "place “nanyue-airport”",
        field: "division",
        cause: "430999",
    },
    Mistake {
        name: "unknown strategy",
        file: "strategies.json",
        change: |json| {
            record(json, "strategies", "four-reforms")["members"][1]["strategy"] = json!("reform");
        },
        record: "strategy “four-reforms”, member 2",
        field: "strategy",
        cause: "no strategy with the id “reform”",
    },
    Mistake {
        name: "duplicate id",
        file: "strategies.json",
        change: |json| json["strategies"][1]["id"] = json!("fyp-14"),
        record: "strategy “fyp-14”",
        field: "id",
        cause: "two records",
    },
    Mistake {
        name: "unknown kind",
        file: "strategies.json",
        change: |json| json["strategies"][0]["kind"] = json!("slogan"),
        record: "strategy “fyp-14”",
        field: "kind",
        cause: "“slogan” is no kind",
    },
    Mistake {
        name: "unknown level",
        file: "strategies.json",
        change: |json| json["strategies"][0]["level"] = json!("county"),
        record: "strategy “fyp-14”",
        field: "level",
        cause: "“county” is no level",
    },
    Mistake {
        name: "form that never occurs",
        file: "strategies.json",
        change: |json| json["strategies"][0]["forms"] = json!(["十四五", "十五五"]),
        record: "strategy “fyp-14”",
        field: "forms",
        cause: "“十五五” stands nowhere",
    },
    Mistake {
        name: "form hidden by a longer one",
        file: "zones.json",
        change: |json| {
            record(json, "zones", "circle")["forms"] = json!(["大衡阳都市经济圈", "都市经济圈"])
        },
        record: "zone “circle”",
        field: "forms",
        cause: "“都市经济圈” stands nowhere",
    },
    Mistake {
        name: "introduction that does not name it",
        file: "strategies.json",
        change: |json| {
            record(json, "strategies", "one-body-two-wings")["intro"]["quote"] = json!("大力实施")
        },
        record: "strategy “one-body-two-wings”",
        field: "intro",
        cause: "does not name it",
    },
    Mistake {
        name: "keyword listed twice",
        file: "topics.json",
        change: |json| {
            record(json, "topics", "elder-care")["keywords"] = json!(["养老", "老年", "养老"])
        },
        record: "tag “elder-care”",
        field: "keywords",
        cause: "“养老” is listed twice",
    },
    Mistake {
        name: "keyword that is a trap too",
        file: "reach.json",
        change: |json| record(json, "kinds", "villages")["traps"] = json!(["农民工", "农民"]),
        record: "kind “villages”",
        field: "traps",
        cause: "“农民” is listed twice",
    },
    Mistake {
        name: "trap without keyword",
        file: "topics.json",
        change: |json| record(json, "topics", "elder-care")["traps"] = json!(["教育"]),
        record: "tag “elder-care”",
        field: "traps",
        cause: "contains no keyword",
    },
    Mistake {
        name: "first sentence that does not exist",
        file: "topics.json",
        change: |json| record(json, "topics", "elder-care")["lead"][0]["sentence"] = json!("99.1"),
        record: "lead of topic “elder-care”, 99.1",
        field: "sentence",
        cause: "no sentence “99.1”",
    },
    Mistake {
        name: "first sentence about something else",
        file: "topics.json",
        change: |json| record(json, "topics", "elder-care")["lead"][0]["sentence"] = json!("1.1"),
        record: "lead of topic “elder-care”, 1.1",
        field: "sentence",
        cause: "1.1 is not about this topic",
    },
    Mistake {
        name: "first sentence twice",
        file: "topics.json",
        change: |json| {
            let lead = &mut record(json, "topics", "elder-care")["lead"];
            lead[1] = lead[0].clone();
        },
        record: "lead of topic “elder-care”, 44.6",
        field: "sentence",
        cause: "44.6 is listed twice",
    },
    Mistake {
        name: "first sentence without a reason in English",
        file: "topics.json",
        change: |json| record(json, "topics", "elder-care")["lead"][0]["reason"]["en"] = json!(" "),
        record: "lead of topic “elder-care”, 44.6",
        field: "reason.en",
        cause: "the field is empty",
    },
    Mistake {
        name: "override without effect",
        file: "topics.json",
        change: |json| {
            json["overrides"][0] = json!({
                "sentence": "41.1", "tag": "jobs", "set": true, "evidence": "就业",
                "reason": { "zh": "x", "en": "x" },
            })
        },
        record: "override of “jobs” in 41.1",
        field: "set",
        cause: "no effect",
    },
    Mistake {
        name: "override without evidence",
        file: "topics.json",
        change: |json| {
            json["overrides"][0] = json!({
                "sentence": "24.6", "tag": "jobs", "set": true, "evidence": "全国第一",
                "reason": { "zh": "x", "en": "x" },
            })
        },
        record: "override of “jobs” in 24.6",
        field: "evidence",
        cause: "does not stand in sentence 24.6",
    },
    Mistake {
        name: "override without a reason in English",
        file: "topics.json",
        change: |json| json["overrides"][0]["reason"]["en"] = json!(""),
        record: "override of “jobs” in 16.1",
        field: "reason.en",
        cause: "the field is empty",
    },
    Mistake {
        name: "sentence without topic or reason",
        file: "topics.json",
        change: |json| json["rest"]["reasons"][3]["sentences"] = json!([]),
        record: "rest “other”",
        field: "reasons",
        cause: "4.1 is about no topic",
    },
    Mistake {
        name: "reason for a sentence with a topic",
        file: "topics.json",
        change: |json| json["rest"]["reasons"][3]["sentences"] = json!(["4.1", "44.1"]),
        record: "rest “other”",
        field: "reasons",
        cause: "44.1 is about a topic",
    },
    Mistake {
        name: "decision on an unknown kind of place",
        file: "reach.json",
        change: |json| {
            json["sentences"] = json!([{
                "sentence": "1.1", "set": [{ "kind": "harbours", "evidence": "我市" }],
                "reason": { "zh": "x", "en": "x" },
            }])
        },
        record: "sentence “1.1”",
        field: "set",
        cause: "no kind of place with the id “harbours”",
    },
    Mistake {
        name: "dropped keyword that is not there",
        file: "reach.json",
        change: |json| {
            json["sentences"] = json!([{
                "sentence": "1.1", "drop": ["villages"], "reason": { "zh": "x", "en": "x" },
            }])
        },
        record: "sentence “1.1”",
        field: "drop",
        cause: "no keyword of “villages” stands here",
    },
    Mistake {
        name: "decision that decides nothing",
        file: "reach.json",
        change: |json| {
            json["sentences"] = json!([{ "sentence": "1.1", "reason": { "zh": "x", "en": "x" } }])
        },
        record: "sentence “1.1”",
        field: "rest",
        cause: "nothing is decided",
    },
    Mistake {
        name: "rest as the rule has it",
        file: "reach.json",
        change: |json| {
            json["sentences"] = json!([{
                "sentence": "1.1", "rest": "city", "reason": { "zh": "x", "en": "x" },
            }])
        },
        record: "sentence “1.1”",
        field: "rest",
        cause: "the decision has no effect",
    },
    Mistake {
        name: "rest without a reason in English",
        file: "reach.json",
        change: |json| json["sentences"][0]["reason"]["en"] = json!(" "),
        record: "sentence “1.7”",
        field: "reason.en",
        cause: "the field is empty",
    },
    Mistake {
        name: "aspect that ends before it begins",
        file: "reach.json",
        change: |json| json["aspects"][1]["to"] = json!("1.11"),
        record: "aspect “context”",
        field: "to",
        cause: "1.11 stands before 2.1",
    },
    Mistake {
        name: "point without source",
        file: "places.json",
        change: |json| record(json, "places", "nanyue-airport")["point"]["source"] = json!(" "),
        record: "place “nanyue-airport”",
        field: "point.source",
        cause: "empty",
    },
    Mistake {
        name: "point outside its division",
        file: "places.json",
        change: |json| {
            let place = record(json, "places", "nanyue-airport");
            (place["point"]["lon"], place["point"]["lat"]) = (json!(112.63), json!(26.905));
        },
        record: "place “nanyue-airport”",
        field: "point",
        cause: "does not lie in 衡南县",
    },
    Mistake {
        name: "quoted words forgotten",
        file: "strategies.json",
        change: |json| {
            _ = json["not_entries"]
                .as_array_mut()
                .map(|entries| entries.remove(0))
        },
        record: "not_entries",
        field: "string",
        cause: "“卡脖子” in 12.2 belongs to no strategy",
    },
    Mistake {
        name: "quoted words that are none",
        file: "strategies.json",
        change: |json| {
            let entries = json["not_entries"].as_array_mut().expect("a list");
            entries.push(json!({ "string": "没有", "reason": { "zh": "无", "en": "x" } }));
        },
        record: "not_entries “没有”",
        field: "string",
        cause: "does not quote",
    },
    Mistake {
        name: "verb not in its quotation",
        file: "links.json",
        change: |json| json["links"][0]["verb"] = json!("对接"),
        record: "link “take-from-ygo”",
        field: "verb",
        cause: "“对接” does not stand in “承接粤港澳”",
    },
    Mistake {
        name: "unknown centre",
        file: "threads.json",
        change: |json| json["threads"][0]["centre"] = json!("harbour"),
        record: "thread “harbour”",
        field: "centre",
        cause: "no centre with the id “harbour”",
    },
    Mistake {
        name: "background without source",
        file: "background.json",
        change: |json| json["background"][0]["source"] = json!(""),
        record: "item “bg-nanyue-airport”",
        field: "source",
        cause: "empty",
    },
];

#[test]
fn every_mistake_is_told_where_it_is() {
    let seeds = Copy::new();
    for mistake in MISTAKES {
        let path = seeds.file(mistake.file);
        let sound = fs::read(&path).expect("readable");
        seeds.change(mistake.file, mistake.change);
        let error = seeds.error();
        fs::write(path, sound).expect("written");
        let name = mistake.name;
        assert_eq!(error.file, mistake.file, "{name}: {error}");
        assert_eq!(
            error.record.as_deref(),
            Some(mistake.record),
            "{name}: {error}"
        );
        assert_eq!(
            error.field.as_deref(),
            Some(mistake.field),
            "{name}: {error}"
        );
        assert!(error.cause.contains(mistake.cause), "{name}: {error}");
        assert!(!error.remedy.is_empty(), "{name}");
    }
    assert!(
        load(&Folder::new(seeds.0.path())).is_ok(),
        "the copy is sound again"
    );
}

#[test]
fn a_plan_without_knowledge_files_loads() {
    let seeds = Copy::new();
    for file in [
        "strategies",
        "places",
        "links",
        "reach",
        "topics",
        "threads",
        "figures",
        "background",
        "glossary",
        "gists",
        "zones",
        "centres",
        "mentions",
        "scenes",
        "search",
    ] {
        fs::remove_file(seeds.file(file).with_extension("json")).expect("deleted");
    }
    let plan = load(&Folder::new(seeds.0.path()))
        .unwrap_or_else(|error| panic!("{error}"))
        .plan;
    assert!(plan.strategies.is_empty() && plan.places.is_empty() && plan.links.is_empty());
    assert!(plan.kinds.is_empty() && plan.topic_tags.is_empty());
    assert!(plan.threads.is_empty() && plan.figures.is_empty() && plan.background.is_empty());
    let related = plan.divisions_of(&Selection::Article(1));
    assert!(
        related
            .iter()
            .all(|relation| *relation == Some(Relation::City))
    );
    for (_, span) in plan.document.sentences() {
        let joined: String = plan
            .pieces(span)
            .iter()
            .map(|p| plan.words(p.span))
            .collect();
        assert_eq!(joined, plan.words(span));
    }
    let special = |route: &Route| matches!(route, Route::Strategy(_) | Route::Topic(_));
    assert!(!Route::all(&plan).iter().any(special));
}
