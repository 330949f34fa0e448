//! A visit on a slow phone: time until the overview is painted and hydrated, and from input to
//! paint, compared with a bare page of the same content without scripts.
//!
//! The profile is 1.6 Mbit/s, 150 ms latency, CPU slowed four times. The results are ratios of
//! times measured alternately in one run, so the machine's own speed cancels out. `make bench`
//! builds the site first; the results are also written to `target/bench/visit.json`.
#![allow(
    missing_docs,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a benchmark fails by panicking"
)]

#[path = "support/figures.rs"]
mod figures;
#[path = "../tests/support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use figures::{keep, within};
use serde_json::{Value, json};
use support::{Browser, Profile, dist, serve, serve_dist};
use tempfile::TempDir;
use yantu::site::serve::Options;

/// Waits until pending changes are painted.
const PAINTED: &str = include_str!("support/painted.js");

const ROUNDS: usize = 7;
/// The latency of a response, in milliseconds.
const LATENCY: u32 = 150;
/// The throughput, in bytes per second.
const THROUGHPUT: i32 = 1_600_000 / 8;

/// Times of first paint and of hydration; bare pages are never hydrated.
const SEEN: &str = r#"
    const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
    for (let wait = 0; wait < 1000 && !painted(); wait++) await new Promise((done) => setTimeout(done, 20));
    const ready = performance.getEntriesByName("app:ready")[0];
    return { seen: painted().startTime, ready: ready ? ready.startTime : null };
"#;

/// The time the page is left alone; scripts run in it during that time would be measured too.
const ALONE: Duration = Duration::from_secs(6);

/// Metrics since hydration: the longest task, the layout shift, the number of elements.
const SETTLED: &str = r#"
    const now = performance.now();
    const all = (type) => new Promise((done) => {
        const found = [];
        const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(() => { found.push(...observer.takeRecords()); done(found); }, 500);
    });
    const ready = performance.getEntriesByName("app:ready")[0].startTime;
    const tasks = (await all("longtask"))
        .filter((task) => task.startTime > ready && task.startTime + task.duration < now).map((task) => task.duration);
    const shifts = (await all("layout-shift")).filter((shift) => !shift.hadRecentInput);
    return {
        task: Math.max(0, ...tasks),
        shift: shifts.reduce((sum, shift) => sum + shift.value, 0),
        nodes: document.getElementsByTagName("*").length,
    };
"#;

/// Measures the time from an action to its paint.
const MEASURED: &str = r#"
    const measured = async (act, isDone) => {
        await new Promise((done) => setTimeout(done, 60));
        await painted();
        const start = performance.now();
        act();
        for (let frame = 0; frame < 200; frame++) {
            const now = await painted();
            if (isDone()) return now - start;
        }
        throw new Error("never painted");
    };
    const times = [], tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
    observer.observe({ type: "longtask" });
    const result = async () => {
        await new Promise((done) => setTimeout(done, 500));
        tasks.push(...observer.takeRecords());
        return { times, task: Math.max(0, ...tasks.map((task) => task.duration)) };
    };
"#;

/// Taps every division, one after another.
const TAP: &str = r#"
    for (const county of document.querySelectorAll("[data-county]")) {
        times.push(await measured(
            () => county.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })),
            () => county.getAttribute("aria-current") === "true"));
    }
    return await result();
"#;

/// Folds or unfolds every part of the tree.
const FOLD: &str = r#"
    const parts = [...document.querySelectorAll("[role=treeitem][data-node^=part-]")].map((part) => part.dataset.node);
    for (const id of parts) {
        const row = () => document.querySelector(`[data-node="${id}"]`);
        const before = row().getAttribute("aria-expanded");
        if (before === null) continue;
        times.push(await measured(
            () => row().querySelector(".tree__fold").click(),
            () => row().getAttribute("aria-expanded") !== before));
    }
    return await result();
"#;

/// The baseline of both: toggles one class on a bare page with a visible effect.
const CLASS: &str = r#"
    const rows = document.querySelectorAll("[data-county], [role=treeitem]");
    for (const row of rows) {
        times.push(await measured(() => row.classList.toggle("is-floor"), () => true));
    }
    return await result();
"#;

/// The built overview without its scripts, optionally without its style sheets, as a folder to
/// serve.
fn bare(styled: bool) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut page = fs::read_to_string(dist().join("index.html")).unwrap();
    for (start, end) in [("<script", "</script>"), ("<link", ">")] {
        let mut at = 0;
        while let Some(found) = page[at..].find(start) {
            let from = at + found;
            let to = from + page[from..].find(end).unwrap() + end.len();
            if styled && page[from..to].contains("stylesheet") {
                at = to;
            } else {
                page.replace_range(from..to, "");
                at = from;
            }
        }
    }
    write(&folder.path().join("index.html"), page.as_bytes());
    for entry in fs::read_dir(dist()).unwrap() {
        let file = entry.unwrap().file_name();
        let name = file.to_string_lossy();
        if name.ends_with(".css") || name.ends_with(".svg") {
            let mut bytes = fs::read(dist().join(&file)).unwrap();
            if name.ends_with(".css") {
                bytes.extend(b".is-floor{opacity:.5}");
            }
            write(&folder.path().join(&file), &bytes);
        }
    }
    folder
}

/// Writes a file and its compressed copy.
fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters).unwrap();
    fs::write(format!("{}.br", path.display()), packed).unwrap();
}

/// A browser with the profile of a slow phone.
fn phone() -> Browser {
    let browser = Browser::open(&Profile::phone());
    browser.slow_network(LATENCY, THROUGHPUT);
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    browser
}

fn numbers(value: &Value) -> Vec<f64> {
    let numbers: Vec<f64> = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    assert!(!numbers.is_empty(), "{value}");
    numbers
}

fn median(times: &[f64]) -> f64 {
    within(times, 0.5)
}

#[derive(Default)]
struct Visits {
    seen: Vec<f64>,
    ready: Vec<f64>,
}

impl Visits {
    fn take(&mut self, browser: &Browser) {
        let times = browser.script_async(SEEN);
        self.seen
            .push(times["seen"].as_f64().unwrap_or_else(|| panic!("{times}")));
        self.ready.extend(times["ready"].as_f64());
    }
}

/// The time from each action to its paint, and the longest task in the meantime.
fn measured(browser: &Browser, what: &str) -> (Vec<f64>, f64) {
    let result = browser.script_async(&format!("{PAINTED}{MEASURED}{what}"));
    (numbers(&result["times"]), result["task"].as_f64().unwrap())
}

fn main() {
    let ours = serve_dist("/");
    let folders = [bare(true), bare(false)];
    let servers = [0, 1].map(|at| serve(folders[at].path(), "/", Options::default()));
    let (mut styled, mut plain, mut cold, mut warm) = (
        Visits::default(),
        Visits::default(),
        Visits::default(),
        Visits::default(),
    );
    let (mut taps, mut folds, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    // The longest task of each round during input.
    let mut touched = Vec::new();
    let (mut task, mut shift, mut nodes, mut heap) = (0_f64, 0_f64, 0_f64, Vec::new());
    for _ in 0..ROUNDS {
        for (visits, server) in [(&mut styled, &servers[0]), (&mut plain, &servers[1])] {
            let browser = phone();
            browser.goto(&server.url());
            visits.take(&browser);
            if server.url() == servers[0].url() {
                floor.extend(measured(&browser, CLASS).0);
            }
        }
        let browser = phone();
        browser.goto(&ours.url());
        thread::sleep(ALONE);
        let settled = browser.script_async(SETTLED);
        task = task.max(settled["task"].as_f64().unwrap());
        shift = shift.max(settled["shift"].as_f64().unwrap());
        cold.take(&browser);
        let (times, longest) = measured(&browser, TAP);
        taps.extend(times);
        touched.push(longest);
        browser.goto_ready(&ours.url());
        warm.take(&browser);
        let (times, longest) = measured(&browser, FOLD);
        folds.extend(times);
        touched.push(longest);
        nodes = nodes.max(settled["nodes"].as_f64().unwrap());
        let metrics = browser.cdp("Runtime.getHeapUsage", json!({}));
        heap.extend(metrics["usedSize"].as_f64());
    }
    let base = median(&styled.seen);
    println!("visit at 1.6 Mbit/s, 150 ms, CPU slowed four times; {ROUNDS} rounds, medians");
    let mut figures = serde_json::Map::new();
    for (name, ms) in [
        ("bare page seen", base),
        ("bare page without style seen", median(&plain.seen)),
        ("overview seen", median(&cold.seen)),
        ("overview reacts", median(&cold.ready)),
        ("overview seen again", median(&warm.seen)),
        ("overview reacts again", median(&warm.ready)),
    ] {
        println!("{name:30} {ms:>8.0} ms {:>6.2}", ms / base);
        figures.insert(name.into(), json!({ "ms": ms, "ratio": ms / base }));
    }
    for (name, times) in [("tap", &taps), ("fold", &folds)] {
        for (which, share) in [("median", 0.5), ("98th", 0.98)] {
            let (ms, least) = (within(times, share), within(&floor, share));
            let name = format!("{name} to painted, {which}");
            println!(
                "{name:30} {ms:>8.1} ms {:>6.2} of {least:.1} ms",
                ms / least
            );
            figures.insert(
                name,
                json!({ "ms": ms, "floor_ms": least, "ratio": ms / least }),
            );
        }
    }
    let heap = median(&heap);
    println!(
        "longest task after hydration {task:.0} ms, during input {:.0} ms in the median round, {:.0} ms at most; layout shift {shift}; {nodes} elements; heap {heap:.0} bytes",
        median(&touched),
        within(&touched, 1.0),
    );
    figures.insert("longest task ms".into(), json!(task));
    figures.insert("longest tasks while touched ms".into(), json!(touched));
    figures.insert("layout shift".into(), json!(shift));
    figures.insert("elements".into(), json!(nodes));
    figures.insert("heap bytes".into(), json!(heap));
    keep("visit", figures);
}
