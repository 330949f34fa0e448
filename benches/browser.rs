//! How soon a keystroke in the search box is painted, in a real browser on a slow machine, beside
//! an input that searches nothing.
//!
//! `make bench` builds the site first; the figures go to `target/bench/browser.json` too.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark fails by panicking"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs;

use serde_json::{Value, json};
use support::{Browser, Visitor, serve_dist};

/// Typed one character after the other, each keystroke measured until it is painted; then the same
/// in an input whose text is only echoed. Both take turns, so that what disturbs the machine
/// disturbs both.
const MEASURE: &str = r#"
    const words = ["养老服务体系", "衡南县", "hengnan", "yanglao", "乡村振兴战略", "2035年", "看病", "发展", "衡阳市优秀专家", "xyz"];
    const echo = document.createElement("input");
    const out = document.createElement("p");
    echo.addEventListener("input", () => { out.textContent = echo.value; });
    document.querySelector("main").prepend(echo, out);
    const box = document.querySelector("input[type=search]");
    box.focus();
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
    }));
    const press = async (input, value) => {
        await new Promise((done) => setTimeout(done, 30));
        const start = performance.now();
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return await painted() - start;
    };
    const search = [], floor = [];
    for (let round = 0; round < ROUNDS; round++) {
        for (const word of words) {
            for (let length = 1; length <= word.length; length++) {
                const value = word.slice(0, length);
                floor.push(await press(echo, value));
                box.focus();
                search.push(await press(box, value));
            }
        }
    }
    return { search, floor };
"#;

fn sorted(times: &Value) -> Vec<f64> {
    let times = times.as_array().cloned().unwrap_or_default();
    let mut times: Vec<f64> = times.iter().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    times
}

fn main() {
    let server = serve_dist("/");
    let browser = Browser::open(&Visitor::phone());
    browser.goto_ready(&server.url());
    browser.type_into("input[type=search]", "衡");
    browser.wait_for("#found:not([hidden]) .found");
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    let times = browser.script_async(&MEASURE.replace("ROUNDS", "4"));
    let (search, floor) = (sorted(&times["search"]), sorted(&times["floor"]));
    let at = |times: &[f64], share: f64| times[((times.len() - 1) as f64 * share) as usize];
    assert!(search.len() > 100, "{times}");
    println!(
        "keystroke to paint, CPU slowed four times, {} keystrokes",
        search.len()
    );
    println!("{:12} {:>9} {:>9} {:>7}", "", "search", "floor", "ratio");
    let mut figures = serde_json::Map::new();
    for (name, share) in [("median", 0.5), ("98th", 0.98)] {
        let (search, floor) = (at(&search, share), at(&floor, share));
        println!(
            "{name:12} {search:>6.1} ms {floor:>6.1} ms {:>7.2}",
            search / floor
        );
        figures.insert(
            name.into(),
            json!({ "search_ms": search, "floor_ms": floor, "ratio": search / floor }),
        );
    }
    fs::create_dir_all("target/bench").unwrap();
    fs::write(
        "target/bench/browser.json",
        format!("{:#}\n", Value::Object(figures)),
    )
    .unwrap();
}
