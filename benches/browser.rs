//! Time from keystroke to paint in the search box, in a real browser with a slowed CPU, compared
//! with an input that searches nothing.
//!
//! `make bench` builds the site first; the results are also written to `target/bench/browser.json`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark fails by panicking"
)]

#[path = "support/figures.rs"]
mod figures;
#[path = "../tests/support/mod.rs"]
mod support;

use figures::{keep, within};
use serde_json::{Value, json};
use support::{Browser, Profile, serve_dist};

/// Waits until pending changes are painted.
const PAINTED: &str = include_str!("support/painted.js");

/// Types the words one character after another and measures each keystroke until its result list is
/// painted; then does the same in an input whose text is only echoed, with the list closed. Before
/// each keystroke the input is focused and the page is idle. The two alternate in going first, so
/// that disturbances of the machine affect both equally.
const MEASURE: &str = r##"
    const words = WORDS;
    const echo = document.createElement("input");
    const out = document.createElement("p");
    echo.addEventListener("input", () => { out.textContent = echo.value; });
    document.querySelector("main").prepend(echo, out);
    const box = document.querySelector("#q");
    const list = document.querySelector("#found");
    const listed = (value) => {
        if (list.hidden) return false;
        const none = list.querySelector(".found__none");
        if (none) return none.textContent.includes(`“${value}”`);
        const all = [...list.querySelectorAll("a")].pop();
        return new URL(all.href).searchParams.get("q") === value;
    };
    const closed = () => list.hidden;
    const until = async (condition, what) => {
        for (let frame = 0; frame < 300; frame++) {
            const now = await painted();
            if (condition()) return now;
        }
        throw new Error(`never painted: ${what}`);
    };
    const press = async (input, value, isShown) => {
        input.focus();
        if (input === echo) await until(closed, "the closed list");
        await new Promise((done) => setTimeout(done, 30));
        await painted();
        const start = performance.now();
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return await until(isShown, value) - start;
    };
    const search = words.map(() => []), floor = words.map(() => []);
    const measure = {
        search: async (value, at) => search[at].push(await press(box, value, () => listed(value))),
        floor: async (value, at) => floor[at].push(await press(echo, value, () => out.textContent === value)),
    };
    let turn = ROUND;
    for (const [at, word] of words.entries()) {
        for (let length = 1; length <= word.length; length++) {
            const value = word.slice(0, length);
            const order = turn++ % 2 ? ["search", "floor"] : ["floor", "search"];
            for (const which of order) await measure[which](value, at);
        }
    }
    echo.remove();
    out.remove();
    return { search, floor };
"##;

const ROUNDS: usize = 4;

/// Labels and the words that are typed.
const WORDS: [(&str, &str); 10] = [
    ("words", "养老服务体系"),
    ("name", "衡南县"),
    ("pinyin, name", "hengnan"),
    ("pinyin, topic", "yanglao"),
    ("phrase", "乡村振兴战略"),
    ("year", "2035年"),
    ("everyday", "看病"),
    ("common", "发展"),
    ("pieces", "衡阳市优秀专家"),
    ("nothing", "xyz"),
];

/// Keystroke times in the search box and in the input that searches nothing.
#[derive(Default, Clone)]
struct Times {
    search: Vec<f64>,
    floor: Vec<f64>,
}

impl Times {
    /// Adds the times of one round.
    fn take(&mut self, search: &Value, floor: &Value) {
        for (times, measured) in [(&mut self.search, search), (&mut self.floor, floor)] {
            let measured = measured.as_array().cloned().unwrap_or_default();
            times.extend(measured.iter().filter_map(Value::as_f64));
        }
    }

    /// The quantile of the times, in the search box and in the other input.
    fn within(&self, share: f64) -> [f64; 2] {
        [&self.search, &self.floor].map(|times| within(times, share))
    }

    /// Prints median and 98th percentile, and returns them.
    fn figures(&self, name: &str) -> Value {
        let mut line = format!("{name:14}");
        let mut figures = serde_json::Map::new();
        for (which, share) in [("median", 0.5), ("98th", 0.98)] {
            let [search, floor] = self.within(share);
            let ratio = search / floor;
            line += &format!(" {search:>8.1} ms {floor:>8.1} ms {ratio:>6.2}");
            figures.insert(
                which.into(),
                json!({ "search_ms": search, "floor_ms": floor, "ratio": ratio }),
            );
        }
        println!("{line}");
        figures.into()
    }
}

fn main() {
    let server = serve_dist("/");
    let browser = Browser::open(&Profile::phone());
    browser.goto_ready(&server.url());
    browser.type_into("#q", "衡");
    browser.wait_for("#found:not([hidden]) .found");
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    let words: Vec<&str> = WORDS.iter().map(|(_, words)| *words).collect();
    let measure = format!("{PAINTED}{MEASURE}").replace("WORDS", &json!(words).to_string());
    let mut all = Times::default();
    let mut each = vec![Times::default(); WORDS.len()];
    for round in 0..ROUNDS {
        let round = browser.script_async(&measure.replace("ROUND", &round.to_string()));
        for ((at, times), words) in each.iter_mut().enumerate().zip(&words) {
            let (search, floor) = (&round["search"][at], &round["floor"][at]);
            for measured in [search, floor] {
                let count = measured.as_array().map(Vec::len);
                assert_eq!(count, Some(words.chars().count()), "{words}: {round}");
            }
            times.take(search, floor);
            all.take(search, floor);
        }
    }
    println!(
        "keystroke to paint, CPU slowed four times, {} keystrokes",
        all.search.len()
    );
    println!(
        "{:14} {:>11} {:>11} {:>6} {:>11} {:>11} {:>6}",
        "", "median", "floor", "ratio", "98th", "floor", "ratio"
    );
    let mut figures = serde_json::Map::new();
    for ((name, _), times) in WORDS.iter().zip(&each) {
        figures.insert((*name).into(), times.figures(name));
    }
    figures.insert("all".into(), all.figures("all"));
    keep("browser", figures);
}
