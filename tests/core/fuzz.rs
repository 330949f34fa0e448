//! The same as the property tests of hostile input, for as long as one likes: `make fuzz` runs it for
//! ten minutes each, `make fuzz FUZZ=60` for one.
#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "the clock says when it is enough; a finding ends the test"
)]

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

use crate::hostile;

/// Checks new cases for as many seconds as `YANTU_FUZZ_SECONDS` says, or for ten; tells how many.
fn fuzz<S: Strategy>(
    name: &str,
    batch: u32,
    cases: S,
    check: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let seconds = std::env::var("YANTU_FUZZ_SECONDS");
    let seconds = seconds.ok().and_then(|n| n.parse().ok()).unwrap_or(10);
    let end = Instant::now() + Duration::from_secs(seconds);
    let count = Cell::new(0_u64);
    while Instant::now() < end {
        let config = Config {
            cases: batch,
            failure_persistence: None,
            ..Config::default()
        };
        let result = TestRunner::new(config).run(&cases, |case| {
            count.set(count.get() + 1);
            check(case)
        });
        if let Err(finding) = result {
            panic!("{name}: {finding}");
        }
    }
    println!("{name}: {} cases in {seconds} s, no finding", count.get());
    assert!(count.get() > 0);
}

#[test]
#[ignore = "takes as long as it is told"]
fn routes_are_read() {
    fuzz("routes", 4096, hostile::address(), |path| {
        hostile::check_route(&path)
    });
}

#[test]
#[ignore = "takes as long as it is told"]
fn queries_are_read() {
    fuzz("queries", 4096, hostile::address(), |query| {
        hostile::check_query(&query)
    });
}

#[test]
#[ignore = "takes as long as it is told"]
fn site_settings_are_read_or_refused() {
    fuzz("site.json", 1024, hostile::site_json(), |text| {
        hostile::check_site_json(&text)
    });
}

#[test]
#[ignore = "takes as long as it is told"]
fn stored_settings_are_read() {
    fuzz("stored settings", 4096, hostile::kept(), |kept| {
        hostile::check_kept(&kept)
    });
}

#[test]
#[ignore = "takes as long as it is told"]
fn damaged_seeds_are_loaded_or_refused() {
    let bed = hostile::Seedbed::of(Path::new("seeds"));
    let cases = (any::<Index>(), hostile::spoils());
    fuzz("seeds", 8, cases, |(which, spoils)| {
        bed.check(which, &spoils)
    });
}

#[test]
#[ignore = "takes as long as it is told"]
fn damaged_seeds_of_a_small_plan_are_loaded_or_refused() {
    let bed = hostile::Seedbed::of(Path::new("tests/fixtures/second-plan"));
    let cases = (any::<Index>(), hostile::spoils());
    fuzz("seeds of a small plan", 64, cases, |(which, spoils)| {
        bed.check(which, &spoils)
    });
}
