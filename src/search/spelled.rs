//! Search for names by pinyin, initials and mixtures of both.

use std::borrow::Cow;

use super::Index;
use super::places::Places;
use super::sounds::{initial_bits, without_quotes};
use crate::sort::sort_by_key_u64;

/// The rest of a spelled query after some symbols have been matched.
#[derive(Clone, Copy)]
struct Rest<'a> {
    words: &'a [u16],
    /// The number of bare initials before it.
    initials: usize,
}

/// The possible continuations of a query after one more symbol.
#[derive(Default)]
struct Onward<'a> {
    /// The possible rests.
    rests: Vec<Rest<'a>>,
    /// The fewest bare initials with which the query ends here. Every rest has fewer.
    ends: Option<usize>,
}

/// Matching names: number of bare initials, and places.
type Found<'a> = Vec<(usize, Places<'a>)>;

/// Positions of names that share the same symbols from there on.
struct Alike<'a, 'w> {
    positions: Cow<'a, [u32]>,
    /// The number of shared symbols.
    length: usize,
    onward: Onward<'w>,
    /// The number of bare initials and the length of the best complete match so far.
    whole: Option<(usize, usize)>,
}

impl Index {
    /// The places where names match the spelling, those with the fewest bare initials first. One or
    /// two initials alone match only at the beginning of a name; inside a name they are mostly
    /// chance.
    ///
    /// All names with the same characters at a place are read at once, so the work depends more on
    /// the vocabulary of the names than on their number.
    pub(super) fn spelled_names(&self, words: &[u16]) -> Vec<Places<'_>> {
        let mut found = Found::new();
        let words = without_quotes(words);
        let Some(first) = words.first() else {
            return Vec::new();
        };
        let whole = Rest { words, initials: 0 };
        let symbols = match self.with_initial(*first) {
            [] => vec![*first],
            some => some.iter().map(|(_, symbol)| *symbol).collect::<Vec<_>>(),
        };
        let mut one = Onward::default();
        for symbol in symbols {
            self.onward(&[whole], symbol, &mut one);
            if one.rests.is_empty() {
                if let Some(initials) = one.ends {
                    found.push((
                        initials,
                        self.without_chance_matches(initials, 1, self.names.ones(symbol).into()),
                    ));
                }
                continue;
            }
            let begins = one.rests.iter();
            let begins = begins.fold(0, |bits, rest| {
                bits | rest.words.first().map_or(0, |first| initial_bits(*first))
            });
            for number in self.names.twos(symbol) {
                if self
                    .second_initials
                    .get(number)
                    .is_some_and(|bits| bits & begins == 0)
                {
                    continue;
                }
                let (second, positions) = self.names.two(number);
                let mut onward = Onward::default();
                self.onward(&one.rests, second, &mut onward);
                let alike = Alike {
                    positions: positions.into(),
                    length: 2,
                    whole: onward.ends.map(|initials| (initials, 2)),
                    onward,
                };
                self.read_on(alike, &mut found);
            }
        }
        sort_by_key_u64(&mut found, |(initials, _)| *initials as u64);
        let mut by_initials: Vec<(usize, Vec<Places>)> = Vec::new();
        for (initials, places) in found {
            match by_initials.last_mut() {
                Some((of, all)) if *of == initials => all.push(places),
                _ => by_initials.push((initials, vec![places])),
            }
        }
        let by_initials = by_initials.into_iter();
        by_initials.map(|(_, all)| Places::joined(all)).collect()
    }

    /// Matches the rest of the query, one symbol at a time.
    fn read_on<'a>(&self, alike: Alike<'a, '_>, found: &mut Found<'a>) {
        if alike.onward.rests.is_empty() {
            if let Some((initials, length)) = alike.whole {
                found.push((
                    initials,
                    self.without_chance_matches(initials, length, alike.positions),
                ));
            }
            return;
        }
        let mut groups: Vec<(u16, Alike)> = Vec::new();
        for at in &*alike.positions {
            let next = self.names.at(*at as usize + alike.length);
            let known = groups.iter().position(|(symbol, _)| *symbol == next);
            let number = known.unwrap_or(groups.len());
            if known.is_none() {
                let mut onward = Onward::default();
                self.onward(&alike.onward.rests, next, &mut onward);
                let length = alike.length + 1;
                let fewer = |ends: &usize| alike.whole.is_none_or(|(fewest, _)| *ends < fewest);
                let whole = onward.ends.filter(fewer);
                let whole = whole.map(|initials| (initials, length));
                groups.push((
                    next,
                    Alike {
                        positions: Cow::Owned(Vec::new()),
                        length,
                        onward,
                        whole: whole.or(alike.whole),
                    },
                ));
            }
            if let Some((_, group)) = groups.get_mut(number)
                && (group.whole.is_some() || !group.onward.rests.is_empty())
            {
                group.positions.to_mut().push(*at);
            }
        }
        for (_, group) in groups {
            self.read_on(group, found);
        }
    }

    /// The symbols of the names that may begin a spelling with this first letter.
    fn with_initial(&self, letter: u16) -> &[(u8, u16)] {
        let from = self
            .initials
            .partition_point(|(of, _)| u16::from(*of) < letter);
        let rest = self.initials.get(from..).unwrap_or(&[]);
        let to = rest.partition_point(|(of, _)| u16::from(*of) == letter);
        rest.get(..to).unwrap_or(&[])
    }

    /// Computes the continuations after a symbol. Punctuation inside a name is not spelled.
    fn onward<'a>(&self, rests: &[Rest<'a>], symbol: u16, onward: &mut Onward<'a>) {
        onward.rests.clear();
        onward.ends = None;
        for rest in rests {
            let mut begins = false;
            self.sounds.steps(rest.words, symbol, &mut |used, more| {
                begins = true;
                let initials = rest.initials + more;
                let words = without_quotes(&rest.words[used..]);
                if !words.is_empty() {
                    onward.rests.push(Rest { words, initials });
                } else if onward.ends.is_none_or(|fewest| fewest > initials) {
                    onward.ends = Some(initials);
                }
            });
            if !begins && self.sounds.is_sign(symbol) {
                onward.rests.push(*rest);
            }
        }
        let most = onward.ends.unwrap_or(usize::MAX);
        onward.rests.retain(|rest| rest.initials < most);
    }

    /// The places of a match of `length` symbols, `initials` of them given by a bare initial,
    /// without chance matches.
    fn without_chance_matches<'a>(
        &self,
        initials: usize,
        length: usize,
        mut starts: Cow<'a, [u32]>,
    ) -> Places<'a> {
        if initials < 3 && initials == length {
            starts.to_mut().retain(|at| {
                let entry = self.entry_steps.at(*at);
                self.entry_steps.range(entry).start == *at
            });
        }
        Places::new(starts, length)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::model::plan::SearchTables;
    use crate::search::{BREAK, Named, Sources, alphabet};
    use proptest::prelude::*;

    /// The readings of 衡, 行 (xing, hang), 南, 岳, 西, 安, 县, 中 and 女 (nv, nu).
    const READINGS: [(char, u16); 9] = [
        ('安', 1),
        ('衡', 3),
        ('南', 4),
        ('女', 6),
        ('西', 7),
        ('县', 8),
        ('行', 9),
        ('岳', 10),
        ('中', 11),
    ];

    fn index(names: &[&str]) -> Index {
        let letters = alphabet(names);
        let reading = |c: &char| {
            READINGS
                .iter()
                .find(|(of, _)| of == c)
                .map_or(0, |(_, at)| *at)
        };
        let at = |c: char, syllable: u16| Some((letters.binary_search(&c).ok()? as u16, syllable));
        let tables = SearchTables {
            syllables: "an hang heng nan nu nv xi xian xing yue zhong".into(),
            readings: letters.iter().map(reading).collect(),
            more_readings: [at('行', 1), at('女', 4)].into_iter().flatten().collect(),
            ..SearchTables::default()
        };
        let names = (0..).zip(names);
        Index::build(&Sources {
            tables: &tables,
            text: "",
            units: Vec::new(),
            names: names
                .map(|(at, words)| (Named::Strategy(at), *words))
                .collect(),
            translations: &[],
        })
    }

    /// The places where names match the spelling, those with the fewest bare initials first.
    fn places(index: &Index, words: &str) -> Vec<Vec<Range<u32>>> {
        let symbols: Vec<u16> = index.fold.symbols(words).collect();
        let places = index.spelled_names(&symbols);
        let places = places
            .iter()
            .map(|places| places.iter().collect::<Vec<_>>());
        places.filter(|places| !places.is_empty()).collect()
    }

    /// The number of symbols at the beginning of a name that match the spelling.
    fn spelled(words: &str, name: &str) -> Option<u32> {
        let places = places(&index(&[name]), words);
        places
            .first()?
            .iter()
            .find(|place| place.start == 0)
            .map(|place| place.end)
    }

    #[test]
    fn syllables_initials_and_mixtures_match() {
        assert_eq!(spelled("hengnan", "衡南县"), Some(2));
        assert_eq!(spelled("hn", "衡南县"), Some(2));
        assert_eq!(spelled("hengn", "衡南县"), Some(2));
        assert_eq!(spelled("hengna", "衡南县"), Some(2));
        assert_eq!(spelled("衡nan", "衡南县"), Some(2));
        assert_eq!(spelled("hnx", "衡南县"), Some(3));
        assert_eq!(spelled("hnanxian", "衡南县"), Some(3));
        assert_eq!(spelled("zx", "中西"), Some(2));
        assert_eq!(spelled("zhx", "中西"), Some(2));
        assert_eq!(spelled("hang", "行"), Some(1));
        assert_eq!(spelled("xing", "行"), Some(1));
        assert_eq!(spelled("nu", "女"), Some(1));
        assert_eq!(spelled("nv", "女"), Some(1));
    }

    #[test]
    fn spelling_does_not_cross_a_syllable_boundary() {
        assert_eq!(spelled("engnan", "衡南县"), None);
        assert_eq!(spelled("hengan", "衡南县"), None);
        assert_eq!(spelled("nanyue", "衡南县"), None);
    }

    #[test]
    fn punctuation_in_a_name_is_skipped() {
        assert_eq!(spelled("hengnan", "衡“南县”"), Some(3));
    }

    #[test]
    fn names_with_fewer_initials_come_first() {
        let index = index(&["西安行", "县行"]);
        assert_eq!(places(&index, "xianxing"), [[0..2, 3..6]]);
        assert_eq!(
            places(&index, "xanxing").concat(),
            std::iter::once(3..6).collect::<Vec<_>>()
        );
    }

    /// Matches words in a name from a position on, in every way; returns the fewest bare initials,
    /// and the end.
    fn read(index: &Index, words: &[u16], at: u32) -> Option<(usize, u32)> {
        let words = without_quotes(words);
        let here = index.names.at(at as usize);
        if words.is_empty() {
            return Some((0, at));
        }
        if here == BREAK {
            return None;
        }
        let mut ways = Vec::new();
        index.sounds.steps(words, here, &mut |used, initials| {
            let rest = read(index, &words[used..], at + 1);
            ways.extend(rest.map(|(more, end)| (more + initials, end)));
        });
        let best = ways.into_iter().min_by_key(|(initials, _)| *initials);
        best.or_else(|| {
            let is_sign = index.sounds.is_sign(here);
            is_sign.then(|| read(index, words, at + 1)).flatten()
        })
    }

    proptest! {
        #[test]
        fn spelled_names_equals_reading_every_name(
            names in proptest::collection::vec("[衡行南岳西安县中女“x5]{1,5}", 1..12),
            words in "(an|hang|heng|nan|nu|nv|xi|xian|xing|yue|zhong|x|zh|h|n|衡|5|'){1,4}",
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let index = index(&names);
            let symbols: Vec<u16> = index.fold.symbols(&words).collect();
            let mut plain: Vec<(usize, Range<u32>)> = Vec::new();
            for at in 0..names.iter().map(|name| name.chars().count() as u32 + 1).sum() {
                // Leading punctuation is not part of the match.
                let first = index.names.at(at as usize);
                let found = read(&index, &symbols, at).filter(|_| !index.sounds.is_sign(first));
                plain.extend(found.filter(|(initials, end)| {
                    let begins = (0..names.len()).any(|entry| index.entry_steps.range(entry).start == at);
                    begins || *initials > 2 || *initials < (*end - at) as usize
                }).map(|(initials, end)| (initials, at..end)));
            }
            plain.sort_by_key(|(initials, _)| *initials);
            let plain: Vec<Range<u32>> = plain.into_iter().map(|(_, place)| place).collect();
            prop_assume!(!without_quotes(&symbols).is_empty());
            prop_assert_eq!(places(&index, &words).concat(), plain);
        }
    }
}
