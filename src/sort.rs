//! Sorting without monomorphisation.
//!
//! The sorts of the standard library are compiled for every type and key, several kilobytes each.
//! The browser sorts short lists only, so their keys are converted to numbers, and one function
//! sorts the numbers.

/// Sorts by a number computed once for each item. The sort is stable.
pub fn sort_by_key_u64<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let keys = (0..).zip(items.iter()).map(|(at, item)| (number(item), at));
    let order = sorted(keys.collect());
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    let in_order = order
        .iter()
        .filter_map(|(_, at)| taken.get_mut(*at as usize)?.take());
    items.extend(in_order);
}

/// Combines two numbers into one that sorts like the pair.
pub fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// Sorts numbers, each with an attached second number.
#[inline(never)]
pub fn sorted(mut keys: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sort_by_number_equals_a_stable_sort(items in proptest::collection::vec((0_u32..5, any::<u32>()), 0..30)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(first, _)| *first);
            let mut found = items.clone();
            sort_by_key_u64(&mut found, |(first, _)| u64::from(*first));
            prop_assert_eq!(found, expected);
            let mut pairs = items.clone();
            sort_by_key_u64(&mut pairs, |(first, second)| pair(*first, *second));
            let mut expected = items;
            expected.sort_unstable();
            prop_assert_eq!(pairs, expected);
        }
    }
}
