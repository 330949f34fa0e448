//! Readings of characters: pinyin, initials, homophones.

use super::Fold;
use crate::model::plan::SearchTables;
use crate::sort::sort_by_key_u64;

/// The base of the symbols for sounds, in the private use area: the first symbol less one.
const SOUNDS: u16 = 0xE000;
/// The largest number of ways to cut letters into syllables that are tried.
const CUTS: usize = 8;

/// The readings of an alphabet's characters.
#[derive(Debug, Clone, Default)]
pub struct Sounds {
    syllables: Vec<String>,
    /// Symbols with syllable numbers, sorted by symbol; the usual reading first.
    readings: Vec<(u16, u16)>,
    /// The start of the readings of each block of 256 symbols.
    pages: Vec<usize>,
}

/// The letter of a symbol, `ü` as `v`.
fn letter(symbol: u16) -> Option<u8> {
    match u8::try_from(symbol) {
        Ok(letter @ b'a'..=b'z') => Some(letter),
        Ok(0xFC) => Some(b'v'),
        _ => None,
    }
}

/// Returns whether a symbol is a letter.
pub(super) fn is_letter(symbol: u16) -> bool {
    letter(symbol).is_some()
}

/// The bit for punctuation and all other symbols that stand for no letter.
const SIGN: u32 = 1 << 31;
const OTHER: u32 = 1 << 30;

/// The bits of the symbols that a spelling beginning with `first` may match first, or skip; all
/// bits if `first` is not a letter.
pub(super) fn initial_bits(first: u16) -> u32 {
    letter(first).map_or(u32::MAX, |letter| SIGN | letter_bit(letter))
}

fn letter_bit(letter: u8) -> u32 {
    1 << (letter.wrapping_sub(b'a') & 31)
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
        sort_by_key_u64(&mut readings, |(symbol, _)| u64::from(*symbol));
        readings.dedup();
        let begins = |page: u32| readings.partition_point(|(of, _)| u32::from(*of) < page << 8);
        let pages = (0..=256).map(begins).collect();
        Self {
            syllables: tables.syllables.split(' ').map(str::to_owned).collect(),
            readings,
            pages,
        }
    }

    /// The syllable numbers of a symbol, the usual one first.
    fn numbers(&self, symbol: u16) -> impl Iterator<Item = u16> {
        let begins = |page: u16| self.pages.get(usize::from(page)).copied().unwrap_or(0);
        let page = begins(symbol >> 8)..begins((symbol >> 8) + 1);
        let page = self.readings.get(page).unwrap_or(&[]);
        let from = page.partition_point(|(of, _)| *of < symbol);
        page.iter()
            .skip(from)
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

    /// The bit set of the letters that may stand for a symbol; [`SIGN`] or [`OTHER`] if there are
    /// none.
    pub(super) fn initial_bits(&self, symbol: u16) -> u32 {
        let letters = self.initials(symbol).chain(letter(symbol));
        match letters.fold(0, |bits, letter| bits | letter_bit(letter)) {
            0 if self.is_sign(symbol) => SIGN,
            0 => OTHER,
            bits => bits,
        }
    }

    /// The symbol of a character's usual sound; the character's own symbol if it has no reading.
    pub fn sound(&self, symbol: u16) -> u16 {
        self.numbers(symbol)
            .next()
            .map_or(symbol, |number| SOUNDS + number)
    }

    /// Offers every way in which a prefix of `words` (letters and characters mixed) may stand for
    /// the symbol `here`: the length of the prefix, and whether it is a bare initial (1) or not
    /// (0).
    pub(super) fn steps(&self, words: &[u16], here: u16, offer: &mut dyn FnMut(usize, usize)) {
        if words.first() == Some(&here) {
            offer(1, 0);
        }
        for syllable in self.syllables(here) {
            let common = words
                .iter()
                .zip(syllable.bytes())
                .take_while(|(symbol, letter)| **symbol == u16::from(*letter))
                .count();
            if common == syllable.len() {
                offer(common, 0);
            } else if common == words.len() {
                offer(common, usize::from(common == 1));
            }
            let digraph = matches!(syllable.as_bytes(), [b'z' | b'c' | b's', b'h', ..]);
            for initial in [1, 2].into_iter().take(1 + usize::from(digraph)) {
                if initial <= common && initial < words.len() {
                    offer(initial, 1);
                }
            }
        }
    }

    /// Returns whether a symbol is punctuation: it has no reading and is neither letter nor digit.
    pub(super) fn is_sign(&self, symbol: u16) -> bool {
        symbol != super::BREAK && !self.is_read(symbol) && !is_letter(symbol) && !is_digit(symbol)
    }

    /// Returns whether a symbol has a reading.
    pub(super) fn is_read(&self, symbol: u16) -> bool {
        self.numbers(symbol).next().is_some()
    }

    /// The words as symbols of sound, once for each way to cut their letters into whole syllables;
    /// empty if no way exists.
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
        // Longest syllable first, the most likely intention.
        let letters: Vec<u8> = words.iter().take(6).map_while(|s| letter(*s)).collect();
        for length in (1..=letters.len()).rev() {
            let letters = &letters[..length];
            let number = self
                .syllables
                .binary_search_by(|syllable| syllable.as_bytes().cmp(letters));
            if let Ok(number) = number {
                before.push(SOUNDS + number as u16);
                self.cut(&words[length..], before, cuts);
                before.pop();
            }
        }
    }
}

/// The words without leading quotation marks, which may separate syllables.
pub(super) fn without_quotes(words: &[u16]) -> &[u16] {
    let quotes = words
        .iter()
        .take_while(|symbol| **symbol == u16::from(b'\''));
    &words[quotes.count()..]
}

fn is_digit(symbol: u16) -> bool {
    u8::try_from(symbol).is_ok_and(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The readings of 衡, 行 (xing, hang), 南, 岳, 西, 安, 县, 中 and 女.
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

    #[test]
    fn letters_are_cut_into_syllables_in_every_way() {
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
