//! Growth of the work with the size of the plan: restoring the text, loading the seeds, tree
//! layout, map paths, indexing and searching, at 1, 10, 100 and 1000 times the plan's size.
//!
//! `cargo bench --features seeds --bench growth`; the results are also written to
//! `target/bench/growth.json`. An exponent is the slope of the logarithm of time over that of size,
//! by least squares: 1 is linear.
//!
//! Tree layouts are compared with a plain walk, which visits every node from its parent and does
//! nothing there, and with a scan, which reads level and parent of every row in memory order and
//! adds them up (both are kept from being optimised away). The three alternate, so that
//! disturbances of the machine affect all equally. For small sizes many different trees are laid
//! out one after another, because branch prediction would learn a single one.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, and fails by panicking"
)]

#[path = "../tests/support/grown.rs"]
mod grown;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use serde_json::{Value, json};
use yantu::data::raw::Repairs;
use yantu::data::{Folder, load, restore};
use yantu::geo::{ArcRef, MapGeometry};
use yantu::model::plan::Plan;
use yantu::route::Lens;
use yantu::search::{Depth, Index};
use yantu::tree::{Drawing, Folds, Outline, Spacing};

const SIZES: [usize; 4] = [1, 10, 100, 1000];
const ROWS: [usize; 4] = [600, 6000, 60_000, 600_000];
/// The smallest total number of rows of the different trees of one size.
const MIN_TOTAL_ROWS: usize = 60_000;

/// The expected time above which a stage is skipped.
const MAX_EXPECTED: Duration = Duration::from_secs(60);

/// The time above which a stage is run twice without Criterion.
const LONG: Duration = Duration::from_millis(300);

/// The times of one stage, by size.
struct Stage {
    name: &'static str,
    /// Pairs of size and seconds.
    times: Vec<(usize, f64)>,
}

impl Stage {
    const fn new(name: &'static str) -> Self {
        Self {
            name,
            times: Vec::new(),
        }
    }

    /// The slope of the logarithms by least squares.
    fn exponent(&self) -> f64 {
        let logs = self.times.iter();
        let logs: Vec<(f64, f64)> = logs.map(|(n, t)| ((*n as f64).ln(), t.ln())).collect();
        let count = logs.len() as f64;
        let mean_x = logs.iter().map(|(x, _)| x).sum::<f64>() / count;
        let mean_y = logs.iter().map(|(_, y)| y).sum::<f64>() / count;
        let both: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
        both / logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum::<f64>()
    }

    /// Returns whether a size can be measured in reasonable time, extrapolating from smaller sizes.
    fn is_feasible(&self, size: usize) -> bool {
        let Some((before, seconds)) = self.times.last() else {
            return true;
        };
        let growth = if self.times.len() > 1 {
            self.exponent().max(1.0)
        } else {
            1.0
        };
        let expected = seconds * (size as f64 / *before as f64).powf(growth);
        let worth = expected <= MAX_EXPECTED.as_secs_f64();
        if !worth {
            println!(
                "{} at {size}×: skipped, one run would take about {expected:.0} s",
                self.name
            );
        }
        worth
    }

    /// Measures one size: by Criterion's median, or by two runs if it takes long.
    fn measure<T>(&mut self, criterion: &mut Criterion, size: usize, mut run: impl FnMut() -> T) {
        if !self.is_feasible(size) {
            return;
        }
        let mut once = || {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        };
        let first = once();
        let seconds = if first > LONG {
            let again = if first < MAX_EXPECTED / 4 {
                once()
            } else {
                first
            };
            println!("{}/{size}: {first:.2?}, {again:.2?}", self.name);
            first.min(again).as_secs_f64()
        } else {
            let mut group = criterion.benchmark_group(self.name);
            group.bench_function(BenchmarkId::from_parameter(size), |b| b.iter(&mut run));
            group.finish();
            median(self.name, size)
        };
        self.times.push((size, seconds));
    }

    fn json(&self) -> Value {
        let times = self
            .times
            .iter()
            .map(|(size, seconds)| (size.to_string(), json!(seconds)));
        json!({ "seconds": times.collect::<serde_json::Map<_, _>>(), "exponent": self.exponent() })
    }

    fn print(&self) {
        let times = SIZES.map(|size| {
            let known = self.times.iter().find(|(of, _)| *of == size);
            known.map_or("–".into(), |(_, seconds)| shown(*seconds))
        });
        let [a, b, c, d] = times;
        println!(
            "{:16} {a:>10} {b:>10} {c:>10} {d:>10} {:>8.2}",
            self.name,
            self.exponent()
        );
    }
}

/// Criterion's median, in seconds.
fn median(group: &str, size: usize) -> f64 {
    let path = format!("target/criterion/{group}/{size}/new/estimates.json");
    let json = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let json: Value = serde_json::from_str(&json).unwrap();
    json["median"]["point_estimate"].as_f64().unwrap() / 1e9
}

fn shown(seconds: f64) -> String {
    match seconds {
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.1} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}

/// The source as received, repeated `times` times, with as many repairs; the damaged words are
/// unique in each copy.
fn received(seeds: &Path, times: usize) -> (String, Repairs) {
    let plan: Value =
        serde_json::from_str(&fs::read_to_string(seeds.join("plan.json")).unwrap()).unwrap();
    let source = fs::read_to_string(seeds.join(plan["source"].as_str().unwrap())).unwrap();
    let text = fs::read_to_string(seeds.join("repairs.json")).unwrap();
    let mut repairs: Value = serde_json::from_str(&text).unwrap();
    let known = repairs["repairs"].as_array().unwrap().clone();
    let (mut all, mut records) = (String::new(), Vec::new());
    for copy in 0..times {
        let mut copied = source.clone();
        for record in &known {
            let mut record = record.clone();
            let damaged = record["damaged"].as_str().unwrap().to_owned();
            let marked = format!("{damaged}\u{ac00}{copy}\u{ac00}");
            copied = copied.replacen(&damaged, &marked, 1);
            record["damaged"] = json!(marked);
            records.push(record);
        }
        all.push_str(&copied);
        all.push('\n');
    }
    repairs["repairs"] = json!(records);
    (all, serde_json::from_value(repairs).unwrap())
}

/// `times` copies of the map, side by side.
fn tiled(map: &MapGeometry, times: usize) -> MapGeometry {
    let mut tiled = map.clone();
    tiled.width = map.width * times as i32;
    for copy in 1..times {
        let right = map.width * copy as i32;
        let first = map.arcs.len() * copy;
        let arcs = map
            .arcs
            .iter()
            .map(|arc| arc.iter().map(|[x, y]| [x + right, *y]).collect());
        tiled.arcs.extend(arcs);
        for shape in &map.shapes {
            let mut shape = shape.clone();
            for arc in shape
                .polygons
                .iter_mut()
                .flat_map(|p| &mut p.rings)
                .flatten()
            {
                let moved = ArcRef::forward(first + arc.index());
                *arc = if arc.is_reversed() {
                    moved.reversed()
                } else {
                    moved
                };
            }
            tiled.shapes.push(shape);
        }
    }
    tiled
}

/// The total length of all path data of a map.
fn paths(map: &MapGeometry) -> usize {
    let shapes: usize = (0..map.shapes.len())
        .map(|shape| map.path(shape).len())
        .sum();
    shapes + map.borders().len() + map.outline().len()
}

/// Measures all stages for a plan that is `times` times as large.
fn stages(criterion: &mut Criterion, seeds: &Path, times: usize, stages: &mut [Stage; 6]) {
    let [restoring, loading, layout, path_data, indexing, searching] = stages;
    let (text, repairs) = received(seeds, times);
    restoring.measure(criterion, times, || {
        restore(&text, &repairs, "repairs.json").unwrap()
    });
    drop(text);
    if !loading.is_feasible(times) {
        return;
    }
    let grown = grown::grown(seeds, times);
    let folder = Folder::new(grown.path());
    let plan = load(&folder).unwrap_or_else(|error| panic!("{error}")).plan;
    loading.measure(criterion, times, || load(&folder).unwrap());
    drop(grown);

    let outline = plan.lens_outline(Lens::Parts);
    let rows = Folds::all_open(&outline).visible(&outline);
    let mut drawing = Drawing::new();
    layout.measure(criterion, times, || {
        drawing.draw(&outline, &rows, Spacing::default()).height
    });
    let map = tiled(&plan.map, times);
    path_data.measure(criterion, times, || paths(&map));
    drop(map);
    indexing.measure(criterion, times, || Index::new(&plan));
    searching_in(&plan, |index| {
        searching.measure(criterion, times, || {
            ["发展", "养老", "乡村振兴", "hengnan"].map(|words| index.search(words, Depth::Screen))
        });
    });
}

fn searching_in(plan: &Plan, mut measure: impl FnMut(&Index)) {
    measure(&Index::new(plan));
}

/// The levels of a tree of the given shape and number of rows; for random shapes, each `number`
/// gives another tree.
fn shape(name: &str, rows: usize, number: u32) -> Vec<u32> {
    let mut state = number.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 8
    };
    let mut level = 0;
    let levels = (0..rows).map(|row| {
        let wanted = match name {
            // Parts, articles and sentences in the same proportion as in the plan.
            "plan" if row % 33 == 0 => 1,
            "plan" if row % 8 == 1 => 2,
            "plan" => 3,
            "wide" => 1 + u32::from(row > 0),
            "chain" => row as u32 + 1,
            // Down twice as often as back, and back by a random distance: a deep tree with subtrees
            // of every size.
            "deep" => match random() % 4 {
                0 | 1 => level + 1,
                2 => level,
                _ => 1 + random() % level.max(1),
            },
            _ => 1 + random() % (level + 1),
        };
        level = wanted.clamp(1, level + 1);
        level
    });
    levels.collect()
}

/// Lays out, walks and scans trees alternately; returns the exponent and the ratios at each size
/// for each shape.
fn trees() -> Value {
    println!("\nlayout time relative to a walk from parents to children / to a scan of the rows");
    let [a, b, c, d] = ROWS;
    println!(
        "{:8} {a:>14} {b:>14} {c:>14} {d:>14} {:>8}",
        "tree", "growth"
    );
    let mut figures = serde_json::Map::new();
    for name in ["plan", "wide", "chain", "random", "deep"] {
        let mut layout = Stage::new(name);
        let (mut of_a_walk, mut of_a_scan) = (Vec::new(), Vec::new());
        for rows in ROWS {
            let forest: Vec<Tree> = (0..MIN_TOTAL_ROWS.div_ceil(rows) as u32)
                .map(|number| {
                    let levels = shape(name, rows, number).into_iter().enumerate();
                    let outline = Outline::from_levels(levels).unwrap();
                    let rows = Folds::all_open(&outline).visible(&outline);
                    (outline, rows)
                })
                .collect();
            let [drawn, walked, scanned] = in_turn(&forest);
            layout.times.push((rows, drawn));
            of_a_walk.push(drawn / walked);
            of_a_scan.push(drawn / scanned);
        }
        let growth = layout.exponent();
        print!("{name:8}");
        for (walk, scan) in of_a_walk.iter().zip(&of_a_scan) {
            print!(" {:>14}", format!("{walk:.2} / {scan:.2}"));
        }
        println!(" {growth:>8.2}");
        let mut json = layout.json();
        json["of_a_walk"] = json!(of_a_walk);
        json["of_a_scan"] = json!(of_a_scan);
        figures.insert(name.into(), json);
    }
    figures.into()
}

/// A tree and its visible rows.
type Tree = (Outline<usize>, Vec<usize>);

/// The median times in seconds of laying out a tree, of visiting its nodes from parents to
/// children, and of reading its rows in sequence; for trees of one size.
fn in_turn(forest: &[Tree]) -> [f64; 3] {
    let walk = |outline: &Outline<usize>| {
        let mut families = Vec::new();
        let mut sum = 0_usize;
        families.push(outline.roots());
        while let Some(family) = families.last_mut() {
            match family.next() {
                Some(node) => {
                    sum = sum.wrapping_add(black_box(node));
                    families.push(outline.children(node));
                }
                None => _ = families.pop(),
            }
        }
        sum
    };
    let scan = |outline: &Outline<usize>, rows: &[usize]| {
        black_box(rows).iter().fold(0_usize, |sum, &row| {
            let level = black_box(outline.level(row));
            let parent = black_box(outline.parent(row));
            sum.wrapping_add(level as usize)
                .wrapping_add(parent.unwrap_or_default())
        })
    };
    let mut drawing = Drawing::new();
    // A small tree is laid out many times, so that the clock is read rarely.
    let rows: usize = forest.iter().map(|(_, rows)| rows.len()).sum();
    let often = 600_000_usize.div_ceil(rows);
    let mut times = [const { Vec::new() }; 3];
    let mut measure = |of: usize, act: &mut dyn FnMut(&Tree)| {
        let start = Instant::now();
        for _ in 0..often {
            forest.iter().for_each(&mut *act);
        }
        times[of].push(start.elapsed());
    };
    for _ in 0..21 {
        measure(0, &mut |(outline, rows)| {
            black_box(drawing.draw(outline, black_box(rows), Spacing::default()));
        });
        measure(1, &mut |(outline, _)| _ = black_box(walk(outline)));
        measure(2, &mut |(outline, rows)| _ = black_box(scan(outline, rows)));
    }
    times.map(|mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64() / (often * forest.len()) as f64
    })
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .sample_size(10)
        .configure_from_args();
    let trees = trees();
    let names = [
        "restore",
        "load",
        "tree-layout",
        "map-paths",
        "index",
        "search",
    ];
    let mut all = names.map(Stage::new);
    for times in SIZES {
        stages(&mut criterion, Path::new("seeds"), times, &mut all);
    }
    println!("\ntimes; growth is the exponent, 1 is linear");
    println!(
        "{:16} {:>10} {:>10} {:>10} {:>10} {:>8}",
        "stage", "1×", "10×", "100×", "1000×", "growth"
    );
    all.iter().for_each(Stage::print);
    let figures = all
        .iter()
        .map(|stage| (stage.name.to_owned(), stage.json()));
    let json = json!({ "stages": figures.collect::<serde_json::Map<_, _>>(), "trees": trees });
    fs::create_dir_all("target/bench").unwrap();
    fs::write("target/bench/growth.json", format!("{json:#}\n")).unwrap();
}
