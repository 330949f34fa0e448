//! How characters are read: pinyin, initials, homophones.

use super::{Fold, Grams};
use crate::order::sort_by_number;
use crate::plan::SearchTables;

/// Sounds have symbols of their own in the private use area: the first one less one.
const SOUNDS: u16 = 0xE000;
/// More ways to cut letters into syllables than this are not tried.
const CUTS: usize = 8;

/// The readings of an alphabet's characters.
#[derive(Debug, Clone, Default)]
pub struct Sounds {
    syllables: Vec<String>,
    /// Symbols with the number of a syllable, sorted by symbol; the usual reading first.
    readings: Vec<(u16, u16)>,
}

/// The letter of a symbol, `ü` as `v`.
fn letter(symbol: u16) -> Option<u8> {
    match u8::try_from(symbol) {
        Ok(letter @ b'a'..=b'z') => Some(letter),
        Ok(0xFC) => Some(b'v'),
        _ => None,
    }
}

/// Whether a symbol is a letter.
pub(super) fn is_letter(symbol: u16) -> bool {
    letter(symbol).is_some()
}

/// How a name was spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelled {
    /// The place behind the last character, in symbols of the name.
    pub end: usize,
    /// How many of its characters are given by their initial only.
    pub initials: usize,
}

impl Sounds {
    /// The readings of an alphabet.
    pub fn new(tables: &SearchTables, alphabet: &[char], fold: &Fold) -> Self {
        let symbol = |index: usize| alphabet.get(index).map(|c| fold.symbol(*c));
        let usual = tables.readings.iter().enumerate();
        let more = tables.more_readings.iter();
        let mut readings: Vec<(u16, u16)> =
            usual
                .filter_map(|(index, syllable)| Some((symbol(index)?, syllable.checked_sub(1)?)))
                .chain(more.filter_map(|(index, syllable)| {
                    Some((symbol(usize::from(*index))?, *syllable))
                }))
                .collect();
        sort_by_number(&mut readings, |(symbol, _)| u64::from(*symbol));
        readings.dedup();
        Self {
            syllables: tables.syllables.split(' ').map(str::to_owned).collect(),
            readings,
        }
    }

    /// The numbers of a symbol's syllables, the usual one first.
    fn numbers(&self, symbol: u16) -> impl Iterator<Item = u16> {
        let from = self.readings.partition_point(|(of, _)| *of < symbol);
        self.readings[from..]
            .iter()
            .take_while(move |(of, _)| *of == symbol)
            .map(|(_, syllable)| *syllable)
    }

    /// The syllables of a symbol, the usual one first.
    fn syllables(&self, symbol: u16) -> impl Iterator<Item = &str> {
        self.numbers(symbol)
            .filter_map(|number| self.syllables.get(usize::from(number)))
            .map(String::as_str)
    }

    /// The initial letters of a symbol.
    pub fn initials(&self, symbol: u16) -> impl Iterator<Item = u8> {
        self.syllables(symbol)
            .filter_map(|syllable| syllable.bytes().next())
    }

    /// The symbol of a character's usual sound; of one without a reading the symbol itself.
    pub fn sound(&self, symbol: u16) -> u16 {
        self.numbers(symbol)
            .next()
            .map_or(symbol, |number| SOUNDS + number)
    }

    /// Reads `words` (letters and characters mixed) from `at` in a name on. Every syllable
    /// may be whole, or its initial (`zh`, `ch` and `sh` count as one too); the last one may be
    /// any beginning. Of several ways the one with the fewest bare initials.
    pub fn spelled(&self, words: &[u16], name: &Grams, at: usize) -> Option<Spelled> {
        let Some((first, rest)) = words.split_first() else {
            return Some(Spelled {
                end: at,
                initials: 0,
            });
        };
        if *first == u16::from(b'\'') {
            return self.spelled(rest, name, at);
        }
        let here = name.at(at);
        if here == super::BREAK {
            return None;
        }
        let mut best: Option<Spelled> = None;
        let mut offer = |found: Option<Spelled>, initials: usize| {
            if let Some(found) = found {
                let initials = found.initials + initials;
                if best.is_none_or(|best| initials < best.initials) {
                    best = Some(Spelled { initials, ..found });
                }
            }
        };
        if *first == here {
            offer(self.spelled(rest, name, at + 1), 0);
        }
        for syllable in self.syllables(here) {
            let common = words
                .iter()
                .zip(syllable.bytes())
                .take_while(|(symbol, letter)| **symbol == u16::from(*letter))
                .count();
            if common == syllable.len() {
                offer(self.spelled(&words[common..], name, at + 1), 0);
            } else if common == words.len() {
                offer(
                    Some(Spelled {
                        end: at + 1,
                        initials: 0,
                    }),
                    usize::from(common == 1),
                );
            }
            let digraph = matches!(syllable.as_bytes(), [b'z' | b'c' | b's', b'h', ..]);
            for initial in [1, 2].into_iter().take(1 + usize::from(digraph)) {
                if initial <= common && initial < words.len() {
                    offer(self.spelled(&words[initial..], name, at + 1), 1);
                }
            }
        }
        // Signs inside a name are not spelled.
        if best.is_none() && !self.is_read(here) && !is_letter(here) && !is_digit(here) {
            best = self.spelled(words, name, at + 1);
        }
        best
    }

    /// Whether a symbol has a reading.
    pub(super) fn is_read(&self, symbol: u16) -> bool {
        self.numbers(symbol).next().is_some()
    }

    /// The words as symbols of sound, one for each way to cut their letters into whole
    /// syllables; none if they cannot be cut.
    pub fn sounds(&self, words: &[u16]) -> Vec<Vec<u16>> {
        let mut cuts = Vec::new();
        self.cut(words, &mut Vec::new(), &mut cuts);
        cuts
    }

    fn cut(&self, words: &[u16], before: &mut Vec<u16>, cuts: &mut Vec<Vec<u16>>) {
        if cuts.len() >= CUTS {
            return;
        }
        let Some((first, rest)) = words.split_first() else {
            cuts.push(before.clone());
            return;
        };
        if !is_letter(*first) {
            let quote = *first == u16::from(b'\'');
            if !quote {
                before.push(self.sound(*first));
            }
            self.cut(rest, before, cuts);
            if !quote {
                before.pop();
            }
            return;
        }
        // The longest syllable first: that is how most are meant.
        for length in (1..=words.len().min(6)).rev() {
            let letters: Option<Vec<u8>> = words[..length].iter().map(|s| letter(*s)).collect();
            let number = letters.and_then(|letters| {
                self.syllables
                    .binary_search_by(|syllable| syllable.as_bytes().cmp(&letters))
                    .ok()
            });
            if let Some(number) = number {
                before.push(SOUNDS + number as u16);
                self.cut(&words[length..], before, cuts);
                before.pop();
            }
        }
    }
}

fn is_digit(symbol: u16) -> bool {
    u8::try_from(symbol).is_ok_and(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 衡, 行 (xing, hang), 南, 岳, 西, 安, 县, 中, 女.
    fn small() -> (Sounds, Fold) {
        let alphabet: Vec<char> = "中县南女安岳西行衡".chars().collect();
        let mut sorted = alphabet.clone();
        sorted.sort_unstable();
        let reading = |c: char| match c {
            '中' => 11,
            '县' => 8,
            '南' => 4,
            '女' => 6,
            '安' => 1,
            '岳' => 10,
            '西' => 7,
            '行' => 9,
            _ => 3,
        };
        let at = |c: char| sorted.iter().position(|other| *other == c).unwrap_or(0) as u16;
        let tables = SearchTables {
            syllables: "an hang heng nan nu nv xi xian xing yue zhong".into(),
            readings: sorted.iter().map(|c| reading(*c)).collect(),
            more_readings: vec![(at('行'), 1), (at('女'), 4)],
            ..SearchTables::default()
        };
        let fold = Fold::default();
        (Sounds::new(&tables, &sorted, &fold), fold)
    }

    fn spelled(words: &str, name: &str) -> Option<(usize, usize)> {
        let (sounds, fold) = small();
        let symbols = |words: &str| fold.symbols(words).collect::<Vec<_>>();
        let name = Grams::new(symbols(name));
        sounds
            .spelled(&symbols(words), &name, 0)
            .map(|found| (found.end, found.initials))
    }

    #[test]
    fn syllables_initials_and_mixtures() {
        assert_eq!(spelled("hengnan", "衡南县"), Some((2, 0)));
        assert_eq!(spelled("hn", "衡南县"), Some((2, 2)));
        assert_eq!(spelled("hengn", "衡南县"), Some((2, 1)));
        assert_eq!(spelled("hengna", "衡南县"), Some((2, 0)));
        assert_eq!(spelled("衡nan", "衡南县"), Some((2, 0)));
        assert_eq!(spelled("hnx", "衡南县"), Some((3, 3)));
        assert_eq!(spelled("hnanxian", "衡南县"), Some((3, 1)));
        assert_eq!(spelled("zx", "中西"), Some((2, 2)));
        assert_eq!(spelled("zhx", "中西"), Some((2, 2)));
        assert_eq!(spelled("hang", "行"), Some((1, 0)));
        assert_eq!(spelled("xing", "行"), Some((1, 0)));
        assert_eq!(spelled("nu", "女"), Some((1, 0)));
        assert_eq!(spelled("nv", "女"), Some((1, 0)));
    }

    #[test]
    fn not_across_the_boundary_of_a_syllable() {
        assert_eq!(spelled("engnan", "衡南县"), None);
        assert_eq!(spelled("hengan", "衡南县"), None);
        assert_eq!(spelled("nanyue", "衡南县"), None);
    }

    #[test]
    fn signs_in_a_name_are_not_spelled() {
        assert_eq!(spelled("hengnan", "衡“南县”"), Some((3, 0)));
    }

    #[test]
    fn letters_are_cut_every_way() {
        let (sounds, fold) = small();
        let symbols: Vec<u16> = fold.symbols("xian").collect();
        let cuts = sounds.sounds(&symbols);
        assert_eq!(cuts, [vec![SOUNDS + 7], vec![SOUNDS + 6, SOUNDS]]);
        let none: Vec<u16> = fold.symbols("xianx").collect();
        assert_eq!(sounds.sounds(&none), Vec::<Vec<u16>>::new());
        let mixed: Vec<u16> = fold.symbols("衡nan").collect();
        assert_eq!(sounds.sounds(&mixed), [vec![SOUNDS + 2, SOUNDS + 3]]);
    }
}
