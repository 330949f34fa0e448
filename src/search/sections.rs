//! The sections with the most places, found without counting all others.

use std::ops::Range;

use super::Index;
use super::places::Places;
use super::steps::{Steps, beyond};
use crate::sort::sort_by_key_u64;

/// A run of places in one section, as a range of place numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) section: usize,
    pub(super) places: Range<usize>,
}

/// The `most` sections with the most places; of equal sections those earlier in the text come
/// first. Sections in `apart` (sorted) are excluded.
///
/// Once `most` sections have more than `least` places, another section counts only if it has more
/// than `least` places too. Such a section contains one of any `least + 1` consecutive places, so
/// only every `least + 1`-th place is examined: the larger `least` is, the fewer places are
/// examined.
pub(super) fn densest(steps: &Steps, starts: &[u32], most: usize, apart: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    if most == 0 {
        return runs;
    }
    // Only sections with more than `least` places count. `better` is the number of sections found
    // with more than `least` places, and `with[n]` the number with exactly `n`.
    let (mut least, mut better, mut with) = (0, 0, vec![0_usize]);
    let mut next = 0;
    while let Some(start) = starts.get(next + least) {
        let at = next + least;
        let section = steps.at(*start);
        let symbols = steps.range(section);
        let (before, behind) = (least.div_ceil(2), least / 2 + 1);
        let outside = |at: Option<&u32>| at.is_none_or(|start| !symbols.contains(start));
        if least > 0 && outside(starts.get(at - before)) && outside(starts.get(at + behind)) {
            // At most `least` places lie between these two.
            next = at + 1;
            continue;
        }
        let from = next + starts[next..at].partition_point(|start| *start < symbols.start);
        let to = beyond(starts, at, symbols.end);
        next = to;
        let count = to - from;
        if count <= least || apart.binary_search(&section).is_ok() {
            continue;
        }
        runs.push(Run {
            section,
            places: from..to,
        });
        if with.len() <= count {
            with.resize(count + 1, 0);
        }
        with[count] += 1;
        better += 1;
        while better >= most {
            least += 1;
            better -= with.get(least).copied().unwrap_or(better);
        }
    }
    let mut as_good = most - better;
    runs.retain(|run| {
        let count = run.places.len();
        let last = count == least && as_good > 0;
        as_good -= usize::from(last);
        count > least || last
    });
    sort_by_key_u64(&mut runs, |run| u64::MAX - run.places.len() as u64);
    runs
}

/// The number of sections with places, without those in `apart` (sorted).
pub(super) fn sections_with(steps: &Steps, starts: &[u32], apart: &[usize]) -> usize {
    let (mut count, mut end) = (0, 0);
    for start in starts {
        if *start >= end {
            let section = steps.at(*start);
            count += usize::from(apart.binary_search(&section).is_err());
            end = steps.range(section).end;
        }
    }
    count
}

impl Index {
    /// The places of a section.
    pub(super) fn run_of(&self, places: &Places, section: usize) -> Run {
        let symbols = self.section_steps.range(section);
        let from = places.starts.partition_point(|at| *at < symbols.start);
        let to = beyond(&places.starts, from, symbols.end);
        Run {
            section,
            places: from..to,
        }
    }

    /// The sections with places in their headings, in reading order.
    pub(super) fn headed(&self, places: &Places) -> Vec<usize> {
        let (mut found, mut next) = (Vec::new(), 0);
        let mut headings = self.headings.iter();
        while let Some((section, end)) = headings.next() {
            let section = *section as usize;
            next = beyond(
                &places.starts,
                next,
                self.section_steps.range(section).start,
            );
            let Some(start) = places.starts.get(next) else {
                break;
            };
            if start < end {
                found.push(section);
            } else {
                // The headings before the next place contain no place.
                let rest = headings.as_slice();
                let behind = self.section_steps.at(*start);
                let skipped = rest.partition_point(|(section, _)| (*section as usize) < behind);
                headings = rest[skipped..].iter();
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn densest_equals_a_full_count(
            counts in proptest::collection::vec((1_u32..12, 0_u32..12), 1..60),
            most in 0_usize..12,
            apart in proptest::collection::vec(0_usize..60, 0..4),
        ) {
            // Sections of 12 to 23 symbols, with places at their first symbols.
            let (mut steps, mut starts, mut symbol) = (Vec::new(), Vec::new(), 0);
            for (length, count) in &counts {
                steps.push(symbol);
                starts.extend(symbol..symbol + count);
                symbol += length + 11;
            }
            let mut apart = apart;
            apart.sort_unstable();
            let mut plain: Vec<(usize, u32)> = counts.iter().map(|(_, count)| *count).enumerate().collect();
            plain.retain(|(section, count)| *count > 0 && !apart.contains(section));
            prop_assert_eq!(sections_with(&Steps::new(steps.clone()), &starts, &apart), plain.len());
            plain.sort_by_key(|(_, count)| u32::MAX - count);
            plain.truncate(most);
            let runs = densest(&Steps::new(steps), &starts, most, &apart);
            let found: Vec<(usize, u32)> = runs.iter().map(|run| (run.section, run.places.len() as u32)).collect();
            prop_assert_eq!(found, plain);
        }
    }
}
