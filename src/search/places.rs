//! Places of matches.

use std::borrow::Cow;
use std::ops::Range;

use crate::sort::{pair, sorted};

/// Places in the text or the names, in symbols, sorted and distinct. Those of a single spelling are
/// borrowed from the index.
#[derive(Debug, Clone)]
pub(super) struct Places<'a> {
    pub(super) starts: Cow<'a, [u32]>,
    /// The length of each place if lengths differ; empty if all have `length`.
    lengths: Vec<u32>,
    length: u32,
}

impl<'a> Places<'a> {
    /// Places of equal length.
    pub(super) fn new(starts: Cow<'a, [u32]>, length: usize) -> Self {
        Self {
            starts,
            lengths: Vec::new(),
            length: length as u32,
        }
    }

    /// Places of any lengths.
    pub(super) fn of(ranges: &[Range<u32>]) -> Self {
        let keys = ranges.iter().map(|place| (pair(place.start, place.end), 0));
        let mut keys = sorted(keys.collect());
        keys.dedup();
        let start = |key: u64| (key >> 32) as u32;
        Self {
            starts: keys.iter().map(|(key, _)| start(*key)).collect(),
            lengths: keys
                .iter()
                .map(|(key, _)| *key as u32 - start(*key))
                .collect(),
            length: 0,
        }
    }

    /// The union of several sets of places.
    pub(super) fn joined(mut all: Vec<Self>) -> Self {
        all.retain(|places| !places.starts.is_empty());
        match all.pop() {
            None => Self::new(Cow::Borrowed(&[]), 0),
            Some(only) if all.is_empty() => only,
            Some(last) => {
                all.push(last);
                Self::of(&all.iter().flat_map(Self::iter).collect::<Vec<_>>())
            }
        }
    }

    /// The range of the place with the given number.
    pub(super) fn range(&self, at: usize) -> Range<u32> {
        let start = self.starts.get(at).copied().unwrap_or(u32::MAX);
        let length = self.lengths.get(at).copied().unwrap_or(self.length);
        start..start.saturating_add(length)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        (0..self.starts.len()).map(|at| self.range(at))
    }
}
