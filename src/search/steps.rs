//! Lookup of the stretch that contains a position, without a search.

use std::ops::Range;

/// The number of positions that share a landmark, as a power of two: 2⁶.
const BLOCK: u32 = 6;

/// Contiguous stretches from position 0 on, each given by its start, with a landmark for every
/// block of positions: most lookups read one landmark and one or two starts.
#[derive(Debug, Clone, Default)]
pub(super) struct Steps {
    starts: Vec<u32>,
    /// The stretch at the first position of each block.
    landmarks: Vec<u32>,
}

impl Steps {
    /// Builds the stretches that begin at `starts`, in order; the first one at 0.
    pub(super) fn new(starts: Vec<u32>) -> Self {
        let mut landmarks = Vec::new();
        for (at, start) in (0..).zip(&starts) {
            // Blocks that begin before this stretch belong to the previous one.
            while ((landmarks.len() as u32) << BLOCK) < *start {
                landmarks.push(u32::saturating_sub(at, 1));
            }
        }
        landmarks.push((starts.len() as u32).saturating_sub(1));
        Self { starts, landmarks }
    }

    /// The number of the stretch at a position; positions after the last start belong to the last
    /// stretch.
    pub(super) fn at(&self, position: u32) -> usize {
        let landmark = self.landmarks.get((position >> BLOCK) as usize);
        let mut at = *landmark.or(self.landmarks.last()).unwrap_or(&0) as usize;
        while self
            .starts
            .get(at + 1)
            .is_some_and(|next| *next <= position)
        {
            at += 1;
        }
        at
    }

    /// The positions of a stretch; the last stretch is unbounded.
    pub(super) fn range(&self, at: usize) -> Range<u32> {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(u32::MAX);
        start(at)..start(at + 1)
    }

    /// The memory use, in bytes.
    pub(super) fn memory(&self) -> usize {
        size_of_val(&*self.starts) + size_of_val(&*self.landmarks)
    }
}

/// The first index at or after `from` whose value is at least `value`; fast if it is near.
pub(super) fn beyond(sorted: &[u32], from: usize, value: u32) -> usize {
    let (mut from, mut leap) = (from, 1);
    while sorted.get(from + leap - 1).is_some_and(|n| *n < value) {
        from += leap;
        leap *= 2;
    }
    let rest = sorted.get(from..sorted.len().min(from + leap));
    from + rest.map_or(0, |rest| rest.partition_point(|n| *n < value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn at_equals_a_search(lengths in proptest::collection::vec(0_u32..200, 1..20), position in 0_u32..3000) {
            let starts: Vec<u32> = std::iter::once(0)
                .chain(lengths.iter().scan(0, |sum, length| { *sum += length; Some(*sum) }))
                .collect();
            let plain = starts.partition_point(|start| *start <= position) - 1;
            let steps = Steps::new(starts.clone());
            prop_assert_eq!(steps.at(position), plain);
            prop_assert_eq!(steps.range(plain).start, starts[plain]);
        }

        #[test]
        fn beyond_returns_the_first_index(mut sorted in proptest::collection::vec(0_u32..50, 0..60), from in 0_usize..60, value in 0_u32..60) {
            sorted.sort_unstable();
            let from = from.min(sorted.len());
            let plain = from + sorted[from..].partition_point(|n| *n < value);
            prop_assert_eq!(beyond(&sorted, from, value), plain);
        }
    }
}
