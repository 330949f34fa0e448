//! Type-ahead: finds a node by the beginning of its label.

/// The time, in milliseconds, after which typing starts again.
const TIMEOUT_MS: u64 = 700;

/// The largest number of remembered characters.
const MAX_CHARACTERS: usize = 64;

/// The recently typed characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeAhead {
    /// The characters, in lower case.
    typed: Vec<char>,
    last_ms: u64,
}

impl TypeAhead {
    /// An empty buffer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a character typed at `now_ms`, on any clock in milliseconds.
    ///
    /// A pause of more than 700 ms, or a clock that went back, clears the buffer first.
    pub fn push(&mut self, character: char, now_ms: u64) {
        let pause = now_ms.checked_sub(self.last_ms);
        if pause.is_none_or(|pause| pause > TIMEOUT_MS) {
            self.typed.clear();
        }
        self.last_ms = now_ms;
        if !character.is_control() && self.typed.len() < MAX_CHARACTERS {
            self.typed.push(character.to_ascii_lowercase());
        }
    }

    /// The first of the visible `rows` whose label begins with the typed characters.
    ///
    /// The search runs from `focus` to the end and continues at the top. For a single character it
    /// starts after `focus`, so that typing the character again moves to the next match. For
    /// several characters it starts at `focus`, so that the focus stays while it still matches. The
    /// case of Latin letters is ignored.
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
