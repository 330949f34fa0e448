//! Finding a node by typing the beginning of its label.

/// How long, in milliseconds, a character waits for the next one.
const PATIENCE_MS: u64 = 700;

/// The most characters remembered.
const MEMORY: usize = 64;

/// The characters typed lately.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeAhead {
    /// In lower case.
    typed: Vec<char>,
    last_ms: u64,
}

impl TypeAhead {
    /// Nothing typed yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a character typed at `now_ms`, on any clock that counts milliseconds.
    ///
    /// A pause of more than 700 ms, or a clock that went back, starts anew.
    pub fn push(&mut self, character: char, now_ms: u64) {
        let pause = now_ms.checked_sub(self.last_ms);
        if pause.is_none_or(|pause| pause > PATIENCE_MS) {
            self.typed.clear();
        }
        self.last_ms = now_ms;
        if !character.is_control() && self.typed.len() < MEMORY {
            self.typed.push(character.to_ascii_lowercase());
        }
    }

    /// The first of the visible `rows` whose label begins with what was typed.
    ///
    /// The search runs from `focus` to the end and on from the top. It begins after `focus`
    /// for one character, so that the same character again goes on to the next match, and
    /// at `focus` for several, so that a longer beginning stays where it fits. The case of Latin
    /// letters does not matter.
    pub fn find<S: AsRef<str>>(
        &self,
        rows: &[usize],
        focus: usize,
        label: impl Fn(usize) -> S,
    ) -> Option<usize> {
        let first = *self.typed.first()?;
        let repeated = self.typed.iter().all(|&character| character == first);
        let wanted = if repeated {
            &self.typed[..1]
        } else {
            &self.typed[..]
        };
        let start = if repeated {
            rows.partition_point(|&row| row <= focus)
        } else {
            rows.partition_point(|&row| row < focus)
        };
        let (before, after) = rows.split_at(start);
        after
            .iter()
            .chain(before)
            .copied()
            .find(|&row| begins_with(label(row).as_ref(), wanted))
    }
}

fn begins_with(label: &str, wanted: &[char]) -> bool {
    let mut characters = label.chars();
    wanted
        .iter()
        .all(|&wanted| characters.next().map(|c| c.to_ascii_lowercase()) == Some(wanted))
}
