//! Search speed on the plan, and on ten and a hundred times as much text: index construction, its
//! memory, and queries compared with a plain scan for the same words.
//!
//! `make bench` runs it; the results are also written to `target/bench/search.json`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark fails by panicking"
)]

#[path = "support/figures.rs"]
mod figures;

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use figures::keep;
use memchr::memmem;
use yantu::data::{Folder, load};
use yantu::model::plan::{Plan, SearchTables};
use yantu::model::text::{Section, SentenceId, Span};
use yantu::search::{Depth, Index, Named, Reason, Sources, alphabet};

const SIZES: [usize; 3] = [1, 10, 100];

/// Queries of every length, common and rare, copied and mistyped: label, query, and the words of
/// the plain scan. A scan cannot search pinyin or mistyped words, so it gets the words that these
/// stand for.
const QUERIES: [(&str, &str, &str); 8] = [
    ("one-character", "的", "的"),
    ("common", "发展", "发展"),
    ("topic", "养老", "养老"),
    ("name", "衡南县", "衡南县"),
    ("phrase", "乡村振兴战略", "乡村振兴战略"),
    (
        "clause",
        "健全留守儿童、妇女和老年人关爱服务体系",
        "健全留守儿童、妇女和老年人关爱服务体系",
    ),
    ("pinyin", "hengnan", "衡南"),
    ("slip", "普及型养老服务", "普惠型养老服务"),
];

/// A text many times as large: the plan's clauses, shuffled in every copy so that the text does not
/// repeat itself, with its names repeated as often.
struct Corpus {
    text: String,
    units: Vec<(SentenceId, Span)>,
    names: Vec<(Named, String)>,
}

fn corpus(plan: &Plan, times: usize) -> Corpus {
    let clauses: Vec<&str> = plan
        .document
        .sentences()
        .flat_map(|(_, span)| plan.words(span).split_inclusive(['，', '；', '。']))
        .collect();
    let (mut text, mut units) = (String::new(), Vec::new());
    // A linear congruential generator (Knuth's MMIX): every run gets the same text.
    let mut state = 20_201_222_u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let sentences = plan.document.sentences().count() * times;
    for number in 0..sentences {
        let start = text.len();
        for _ in 0..clauses.len() / plan.document.sentences().count() + 1 {
            text.push_str(clauses[random(clauses.len())]);
        }
        let section = Section::Article((number / 8) as u16 + 1);
        let id = SentenceId {
            section,
            number: (number % 8) as u16 + 1,
        };
        units.push((id, Span::new(start, text.len())));
    }
    let mut names = Vec::new();
    for copy in 0..times {
        let mark = if copy == 0 {
            String::new()
        } else {
            copy.to_string()
        };
        // Names are unique in every copy, because an item with several names gives one result.
        let number = |at: usize, of: usize| copy * of + at;
        for (at, strategy) in plan.strategies.iter().enumerate() {
            let at = number(at, plan.strategies.len());
            names.push((
                Named::Strategy(at as u32),
                format!("{}{mark}", strategy.name),
            ));
        }
        for (at, division) in plan.divisions.iter().enumerate() {
            let at = number(at, plan.divisions.len());
            names.push((
                Named::Division(at as u16),
                format!("{}{mark}", division.name),
            ));
        }
    }
    // The search tables are indexed by the alphabet of the plan: with a character missing or added,
    // all readings would be wrong.
    let mut texts: Vec<&str> = names.iter().map(|(_, words)| words.as_str()).collect();
    texts.push(&text);
    let here = alphabet(&texts);
    let all = alphabet(&plan.searched_texts());
    assert!(here.iter().all(|c| all.contains(c)), "other characters");
    let rest = all.iter().filter(|c| !here.contains(c)).collect();
    names.push((Named::Place(0), rest));
    Corpus { text, units, names }
}

fn index(tables: &SearchTables, corpus: &Corpus) -> Index {
    Index::build(&Sources {
        tables,
        text: &corpus.text,
        units: corpus.units.clone(),
        names: corpus
            .names
            .iter()
            .map(|(named, words)| (*named, words.as_str()))
            .collect(),
        translations: &[],
    })
}

/// Criterion's median, in nanoseconds.
fn median(group: &str, id: &str, size: usize) -> f64 {
    let path = format!("target/criterion/{group}/{id}/{size}/new/estimates.json");
    let json = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    json["median"]["point_estimate"].as_f64().unwrap()
}

fn main() {
    let plan = load(&Folder::new("seeds"))
        .expect("the seeds are valid")
        .plan;
    let corpora = SIZES.map(|times| corpus(&plan, times));
    let indices = [0, 1, 2].map(|at| index(&plan.search, &corpora[at]));
    for (name, words, _) in QUERIES {
        for index in &indices {
            let found = index.search(words, Depth::Screen);
            let reason = found.groups.first().map(|group| &group.reason);
            let meant = match name {
                "pinyin" => Reason::Pinyin,
                "slip" => Reason::Near,
                _ => Reason::Exact,
            };
            assert_eq!(reason, Some(&meant), "{name}: unexpected reason");
        }
    }
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(20)
        .configure_from_args();

    let mut group = criterion.benchmark_group("build");
    for (corpus, size) in corpora.iter().zip(SIZES) {
        group.bench_function(BenchmarkId::new("index", size), |b| {
            b.iter(|| index(&plan.search, corpus))
        });
    }
    group.finish();
    // Query and scan alternate, so that disturbances of the machine affect both equally.
    for (name, words, scanned) in QUERIES {
        let mut group = criterion.benchmark_group("query");
        for (index, size) in indices.iter().zip(SIZES) {
            group.bench_function(BenchmarkId::new(name, size), |b| {
                b.iter(|| index.search(black_box(words), Depth::Screen))
            });
        }
        group.finish();
        let mut group = criterion.benchmark_group("scan");
        for (corpus, size) in corpora.iter().zip(SIZES) {
            group.bench_function(BenchmarkId::new(name, size), |b| {
                let finder = memmem::Finder::new(scanned);
                b.iter(|| finder.find_iter(black_box(corpus.text.as_bytes())).count())
            });
        }
        group.finish();
    }

    println!("\nmedians; growth is the exponent from 1× to 100×");
    println!(
        "{:14} {:>10} {:>10} {:>10} {:>7}  {:>12}",
        "query", "1×", "10×", "100×", "growth", "of a scan"
    );
    let mut figures = BTreeMap::new();
    for (name, _, _) in QUERIES {
        let times = SIZES.map(|size| median("query", name, size));
        let scan = median("scan", name, 100);
        let growth = (times[2] / times[0]).log10() / 2.0;
        let share = times[2] / scan;
        let [one, ten, hundred] = times.map(|ns| format!("{:.1} µs", ns / 1000.0));
        println!(
            "{name:14} {one:>10} {ten:>10} {hundred:>10} {growth:>7.2}  {:>11.1}%",
            share * 100.0
        );
        figures.insert(name, serde_json::json!({
            "ns": times, "growth": growth, "scan_ns_at_100": scan, "share_of_scan_at_100": share,
        }));
    }
    let build = SIZES.map(|size| median("build", "index", size));
    let memory = indices.each_ref().map(Index::memory);
    println!(
        "index          {:.2} ms, {:.1} ms, {:.0} ms; {} kB, {} kB, {} kB of memory",
        build[0] / 1e6,
        build[1] / 1e6,
        build[2] / 1e6,
        memory[0] / 1000,
        memory[1] / 1000,
        memory[2] / 1000
    );
    let json = serde_json::json!({
        "characters": corpora.each_ref().map(|corpus| corpus.text.chars().count()),
        "queries": figures, "build_ns": build, "memory_bytes": memory,
    });
    keep("search", json);
}
