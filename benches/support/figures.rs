//! Results of a benchmark.
#![allow(dead_code, reason = "each benchmark uses its own part of this")]

use std::fs;

use serde_json::Value;

/// The quantile `share` of the times.
pub(crate) fn within(times: &[f64], share: f64) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[((times.len() - 1) as f64 * share) as usize]
}

/// Writes the results to `target/bench/<name>.json`.
pub(crate) fn keep(name: &str, figures: impl Into<Value>) {
    fs::create_dir_all("target/bench").unwrap();
    let text = format!("{:#}\n", figures.into());
    fs::write(format!("target/bench/{name}.json"), text).unwrap();
}
