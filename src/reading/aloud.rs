//! State machine for reading aloud: the next words, and commands for a voice.
//!
//! Speech synthesis is unreliable: some voices cannot resume after a pause, some stop in the middle
//! of a long utterance, and all report the end of a cancelled utterance. Therefore pausing cancels
//! the utterance and resuming repeats the sentence, long sentences are split into chunks, and every
//! utterance has a number that identifies late reports.

/// The longest chunk in characters, unless a clause is longer.
const MAX_CHUNK: usize = 60;

/// A sentence or heading on the page that is read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its place on the page.
    pub place: usize,
    /// Its words.
    pub words: String,
}

/// A command for the voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Do nothing.
    Nothing,
    /// Speak these words; their end is reported with this number.
    Say {
        /// The place on the page of the piece they belong to.
        place: usize,
        /// The words.
        words: String,
        /// The utterance's number.
        number: u32,
    },
    /// Stop speaking.
    Hush,
}

/// A reading session: the pieces and the current position.
#[derive(Debug, Default)]
pub struct Aloud {
    pieces: Vec<Piece>,
    /// The index of the current piece.
    at: usize,
    /// The bytes of the current piece that have been spoken; `saying` counts those being spoken.
    said: usize,
    saying: usize,
    number: u32,
    speaking: bool,
}

impl Aloud {
    /// Starts reading these pieces from the first.
    pub fn start(&mut self, pieces: Vec<Piece>) -> Step {
        self.pieces = pieces;
        self.at = 0;
        self.said = 0;
        self.say()
    }

    /// Returns whether the voice is speaking.
    pub const fn is_speaking(&self) -> bool {
        self.speaking
    }

    /// Returns whether a reading is in progress, paused or not.
    pub const fn is_open(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// Speaks the next chunk; ends the reading if there is none.
    fn say(&mut self) -> Step {
        while let Some(piece) = self.pieces.get(self.at) {
            let rest = piece.words.get(self.said..).unwrap_or_default();
            // Letters are said faster than characters.
            let longer = if rest.starts_with(|c: char| c < '\u{2e80}') {
                3
            } else {
                1
            };
            self.saying = breath(rest, MAX_CHUNK * longer);
            if self.saying > 0 {
                self.number = self.number.wrapping_add(1);
                self.speaking = true;
                return Step::Say {
                    place: piece.place,
                    words: rest.get(..self.saying).unwrap_or(rest).to_owned(),
                    number: self.number,
                };
            }
            self.at += 1;
            self.said = 0;
        }
        self.stop()
    }

    /// Handles the end of an utterance, `well` or with an error. Late reports have no effect.
    pub fn ended(&mut self, number: u32, well: bool) -> Step {
        if number != self.number || !self.speaking {
            return Step::Nothing;
        }
        if !well {
            return self.stop();
        }
        self.said += self.saying;
        self.say()
    }

    /// Pauses; or resumes with the paused sentence from its beginning.
    pub fn pause_or_go_on(&mut self) -> Step {
        if self.speaking {
            self.speaking = false;
            return Step::Hush;
        }
        if !self.is_open() {
            return Step::Nothing;
        }
        self.said = 0;
        self.say()
    }

    /// Ends the reading.
    pub fn stop(&mut self) -> Step {
        self.pieces.clear();
        self.speaking = false;
        Step::Hush
    }
}

/// The length in bytes of the first chunk of some words: up to the last punctuation within `most`
/// characters, or to the first one after that. Zero for blank words.
pub fn breath(words: &str, most: usize) -> usize {
    if words.trim().is_empty() {
        return 0;
    }
    let mut cut = 0;
    for (count, (at, c)) in words.char_indices().enumerate() {
        if count >= most && cut > 0 {
            // A closing mark belongs to the preceding text.
            let after = words.get(cut..).unwrap_or_default();
            let closes = |c| matches!(c, '”' | '’' | '）' | '》');
            return words.len() - after.trim_start_matches(closes).len();
        }
        // In letters a mark ends a clause where a blank follows it; 10,000 is one word.
        let after = words.get(at + c.len_utf8()..).unwrap_or_default();
        let latin = matches!(c, ',' | ';' | ':') && after.starts_with(' ');
        if latin || matches!(c, '，' | '；' | '：' | '。' | '、') {
            cut = at + c.len_utf8();
        }
    }
    words.len()
}

/// The rank of a voice for words in `wanted`, lowest best: for Chinese as [`rank`] says, otherwise
/// every voice of the language on the device.
pub fn rank_for(wanted: &str, language: &str, here: bool) -> Option<u8> {
    let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
    match wanted.starts_with("zh") {
        true => rank(language, here),
        false => (here && primary(language) == primary(wanted)).then_some(0),
    }
}

/// The rank of a voice, lowest best: Mainland Chinese first, Hong Kong last among other Chinese
/// voices. `None` for other languages, and for a voice that is not on the device (`here`), because
/// it would send the words to a server.
pub fn rank(language: &str, here: bool) -> Option<u8> {
    let chinese = language.starts_with("zh") || language.starts_with("cmn");
    let of_mainland = ["zh", "CN", "Hans"]
        .iter()
        .any(|end| language.ends_with(end));
    let rank = match (of_mainland, language.ends_with("HK")) {
        (true, _) => 0,
        (_, false) => 1,
        (_, true) => 2,
    };
    (chinese && here).then_some(rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(words: &[&str]) -> Vec<Piece> {
        let words = words.iter().enumerate();
        words
            .map(|(place, words)| Piece {
                place,
                words: (*words).to_owned(),
            })
            .collect()
    }

    fn say(place: usize, words: &str, number: u32) -> Step {
        Step::Say {
            place,
            words: words.to_owned(),
            number,
        }
    }

    #[test]
    fn sentences_are_read_in_order_to_the_end() {
        let mut aloud = Aloud::default();
        assert_eq!(aloud.start(pieces(&["一。", "二。"])), say(0, "一。", 1));
        assert_eq!(aloud.ended(1, true), say(1, "二。", 2));
        assert_eq!(aloud.ended(1, true), Step::Nothing, "reported twice");
        assert_eq!(aloud.ended(2, true), Step::Hush);
        assert!(!aloud.is_open() && !aloud.is_speaking());
        assert_eq!(aloud.pause_or_go_on(), Step::Nothing);
    }

    #[test]
    fn resuming_repeats_the_paused_sentence() {
        let mut aloud = Aloud::default();
        let long = format!("{}，{}。", "甲".repeat(50), "乙".repeat(50));
        aloud.start(pieces(&["一。", &long]));
        let Step::Say { words, .. } = aloud.ended(1, true) else {
            panic!("the long sentence is not spoken");
        };
        assert_eq!(words, format!("{}，", "甲".repeat(50)));
        let second = aloud.ended(2, true);
        assert_eq!(second, say(1, &format!("{}。", "乙".repeat(50)), 3));
        assert_eq!(aloud.pause_or_go_on(), Step::Hush);
        assert_eq!(aloud.ended(3, false), Step::Nothing, "the cancelled one");
        assert!(aloud.is_open() && !aloud.is_speaking());
        assert_eq!(aloud.pause_or_go_on(), say(1, &words, 4));
    }

    #[test]
    fn voice_error_ends_the_reading() {
        let mut aloud = Aloud::default();
        aloud.start(pieces(&["一。", "二。"]));
        assert_eq!(aloud.ended(1, false), Step::Hush);
        assert!(!aloud.is_open());
    }

    #[test]
    fn only_local_chinese_voices_are_ranked() {
        for language in ["zh-CN", "zh_CN", "zh", "cmn-Hans-CN", "zh-Hans"] {
            assert_eq!(rank(language, true), Some(0), "{language}");
            assert_eq!(rank(language, false), None, "{language}");
        }
        assert_eq!(rank("zh-TW", true), Some(1));
        assert_eq!(rank("zh-HK", true), Some(2));
        assert_eq!(rank("en-CN", true), None);
    }

    #[test]
    fn chunks_end_with_punctuation() {
        let all = |words, most| -> Vec<&str> {
            let mut rest: &str = words;
            std::iter::from_fn(|| {
                let (first, after) = rest.split_at(breath(rest, most));
                rest = after;
                (!first.is_empty()).then_some(first)
            })
            .collect()
        };
        assert_eq!(all("甲乙，丙丁，戊。", 4), ["甲乙，", "丙丁，", "戊。"]);
        assert_eq!(all("甲乙，丙丁，戊己。", 4), ["甲乙，", "丙丁，", "戊己。"]);
        assert_eq!(all("甲乙丙丁戊己，庚。", 4), ["甲乙丙丁戊己，", "庚。"]);
        assert_eq!(all("“甲乙。”丙丁，戊。", 5), ["“甲乙。”", "丙丁，戊。"]);
        assert_eq!(all(" ", 4), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn chunk_ends_with_a_mark_or_the_text(
            words in "[甲乙，。；”]{0,80}",
            most in 1usize..20,
        ) {
            let end = breath(&words, most);
            prop_assert_eq!(end == 0, words.is_empty());
            let said = &words[..end];
            let ends = end == words.len() || said.ends_with(['，', '。', '；', '”']);
            prop_assert!(ends, "{} is cut inside a clause", said);
        }

        #[test]
        fn reading_completes_after_any_event_order(
            events in proptest::collection::vec((0u8..4, 0u32..8), 0..40),
        ) {
            let mut aloud = Aloud::default();
            for (event, number) in events {
                match event {
                    0 => aloud.start(pieces(&["一。", "二。", "三。"])),
                    1 => aloud.ended(number, number % 3 > 0),
                    2 => aloud.pause_or_go_on(),
                    _ => aloud.stop(),
                };
                prop_assert!(aloud.is_open() || !aloud.is_speaking());
            }
            aloud.start(pieces(&["一。", "二。", "三。"]));
            let mut steps = 0;
            while aloud.is_speaking() {
                let number = aloud.number;
                aloud.ended(number, true);
                steps += 1;
            }
            prop_assert_eq!(steps, 3);
        }
    }
}
