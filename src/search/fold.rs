//! Character folding: one symbol for all spellings of a character.

use crate::model::plan::SearchTables;

/// Folds characters: full and half width, upper and lower case, Traditional and variant forms
/// become one symbol each. Symbols are code points of the basic multilingual plane.
#[derive(Debug, Clone, Default)]
pub struct Fold {
    /// Variant characters with the symbols they stand for, sorted; of several symbols the usual one
    /// comes first.
    spellings: Vec<(u16, u16)>,
}

/// The largest number of readings of a query that are tried.
const MAX_WAYS: usize = 32;

/// Folds width, case and quotation marks, which are the same in every plan.
fn plain(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0)
            .unwrap_or(c)
            .to_ascii_lowercase(),
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '—' | '–' => '-',
        '零' => '〇',
        _ => c.to_ascii_lowercase(),
    }
}

/// Returns whether a character belongs to Unicode's general category Cf (format): copied text holds
/// byte order marks, zero-width spaces, joiners and marks of direction.
const fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0001}'..='\u{e007f}'
    )
}

impl Fold {
    /// Builds the folding for an alphabet.
    pub fn new(tables: &SearchTables, alphabet: &[char]) -> Self {
        let mut code = 0_u16;
        let spellings = tables
            .spellings
            .iter()
            .filter_map(|(distance, index)| {
                code = code.wrapping_add(*distance);
                Some((code, *alphabet.get(usize::from(*index))? as u16))
            })
            .collect();
        Self { spellings }
    }

    /// The symbol of a character; the usual one if it stands for several.
    pub fn symbol(&self, c: char) -> u16 {
        self.readings(c).next().unwrap_or_default()
    }

    /// The symbols that a character may stand for, at least one: 鍊 is a form of 炼, and in some
    /// words of 链.
    pub fn readings(&self, c: char) -> impl Iterator<Item = u16> {
        let code = u16::try_from(plain(c) as u32).unwrap_or(char::REPLACEMENT_CHARACTER as u16);
        let first = self.spellings.partition_point(|(from, _)| *from < code);
        let listed = self.spellings.get(first..).unwrap_or(&[]).iter();
        let mut listed = listed
            .take_while(move |(from, _)| *from == code)
            .map(|(_, to)| *to);
        std::iter::once(listed.next().unwrap_or(code)).chain(listed)
    }

    /// The possible readings of words, each cut to `most` symbols; the usual reading first. There
    /// is an upper limit on their number.
    pub(super) fn ways(&self, words: &str, most: usize) -> Vec<Vec<u16>> {
        let mut ways = vec![Vec::new()];
        for c in words.chars().filter(|c| Self::is_seen(*c)).take(most) {
            let mut symbols = self.readings(c);
            let usual = symbols.next().unwrap_or_default();
            let mut other: Vec<Vec<u16>> = Vec::new();
            for symbol in symbols {
                other.extend(ways.iter().map(|way| [way.as_slice(), &[symbol]].concat()));
            }
            ways.iter_mut().for_each(|way| way.push(usual));
            ways.append(&mut other);
            ways.truncate(MAX_WAYS);
        }
        ways
    }

    /// Returns whether a character is visible: no blank, no line break, no format character.
    pub(super) fn is_seen(c: char) -> bool {
        !c.is_whitespace() && !c.is_control() && !is_format(c)
    }

    /// The symbols of words, without blanks and line breaks.
    pub fn symbols(&self, words: &str) -> impl Iterator<Item = u16> {
        words
            .chars()
            .filter(|c| Self::is_seen(*c))
            .map(|c| self.symbol(c))
    }
}

/// The distinct characters of some texts, in code point order.
pub fn alphabet(texts: &[&str]) -> Vec<char> {
    let mut seen = vec![false; 1 << 16];
    for c in texts.iter().flat_map(|text| text.chars()) {
        if let Some(place) = seen.get_mut(c as usize) {
            *place = true;
        }
    }
    (0..)
        .zip(seen)
        .filter(|(_, seen)| *seen)
        .filter_map(|(code, _)| char::from_u32(code))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_character_fold_to_one_symbol() {
        let alphabet = ['发', '衡'];
        let tables = SearchTables {
            spellings: vec![('發' as u16, 0), ('髮' as u16 - '發' as u16, 0)],
            ..SearchTables::default()
        };
        let fold = Fold::new(&tables, &alphabet);
        let symbols = |words: &str| fold.symbols(words).collect::<Vec<_>>();
        assert_eq!(symbols("發髮发"), ['发' as u16; 3]);
        assert_eq!(symbols("５Ｇ，"), symbols("5g,"));
        assert_eq!(symbols("“衡 阳”"), symbols("\"衡阳\""));
        assert_eq!(symbols("😀"), [0xFFFD]);
        assert!(symbols(" \n\u{0}").is_empty());
        assert!(symbols("\u{feff}\u{200b}\u{200e}\u{ad}").is_empty());
        assert_eq!(fold.ways("衡髮", 9), [['衡' as u16, '发' as u16]]);
    }

    #[test]
    fn ambiguous_variant_gives_every_reading() {
        let alphabet = ['炼', '链'];
        let tables = SearchTables {
            spellings: vec![('鍊' as u16, 0), (0, 1)],
            ..SearchTables::default()
        };
        let fold = Fold::new(&tables, &alphabet);
        let (usual, other) = ('炼' as u16, '链' as u16);
        assert_eq!(fold.symbol('鍊'), usual);
        assert_eq!(fold.ways("鍊", 9), [[usual], [other]]);
        let ways = fold.ways("鍊鍊鍊", 2);
        assert_eq!(ways[0], [usual, usual]);
        assert_eq!(ways.len(), 4);
        assert_eq!(fold.ways(&"鍊".repeat(60), 50).len(), MAX_WAYS);
    }
}
