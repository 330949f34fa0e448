//! One symbol for all spellings of a character.

use crate::plan::SearchTables;

/// Folds characters: full and half width, upper and lower case, Traditional and variant forms
/// become one symbol each. Symbols are code points of the basic multilingual plane.
#[derive(Debug, Clone, Default)]
pub struct Fold {
    /// Other spellings with the symbol they stand for, sorted.
    spellings: Vec<(u16, u16)>,
}

/// Width, case and quotation marks, which are the same in every plan.
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

impl Fold {
    /// The folding for an alphabet.
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

    /// The symbol of a character.
    pub fn symbol(&self, c: char) -> u16 {
        let code = u16::try_from(plain(c) as u32).unwrap_or(char::REPLACEMENT_CHARACTER as u16);
        match self
            .spellings
            .binary_search_by_key(&code, |(from, _)| *from)
        {
            Ok(at) => self.spellings.get(at).map_or(code, |(_, to)| *to),
            Err(_) => code,
        }
    }

    /// The symbols of words, blanks and line breaks left out.
    pub fn symbols(&self, words: &str) -> impl Iterator<Item = u16> {
        words
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .map(|c| self.symbol(c))
    }
}

/// The characters of some texts, each once, in the order of their code points.
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
    fn spellings_of_one_character_are_one_symbol() {
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
    }
}
