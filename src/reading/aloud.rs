//! Reading aloud: which words come next, and what a voice has to do.
//!
//! Voices are unreliable: some cannot go on after a pause, some stop in the middle of a long
//! utterance, all report the end of what was broken off. So a pause breaks off and going on says
//! the piece again, long sentences are said in breaths, and every utterance has a number by which
//! late reports are told apart.

/// The longest breath in characters, unless a clause is longer.
const BREATH: usize = 60;

/// Something on the page that is read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its place on the page.
    pub place: usize,
    /// Its words.
    pub words: String,
}

/// What the voice has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Nothing,
    /// Say these words; the end is to be reported with this number.
    Say {
        /// The place on the page of the piece that they are from.
        place: usize,
        /// The words.
        words: String,
        /// The utterance's number.
        number: u32,
    },
    /// Be quiet.
    Hush,
}

/// A reading: the breaths still to be said, and where it stands.
#[derive(Debug, Default)]
pub struct Aloud {
    breaths: Vec<Piece>,
    at: usize,
    number: u32,
    speaking: bool,
}

impl Aloud {
    /// Begins with these pieces, from their first on.
    pub fn start(&mut self, pieces: impl IntoIterator<Item = Piece>) -> Step {
        self.breaths = Vec::new();
        for Piece { place, words } in pieces {
            let words = breaths(&words, BREATH);
            self.breaths.extend(words.into_iter().map(|breath| Piece {
                place,
                words: breath.to_owned(),
            }));
        }
        self.at = 0;
        self.say()
    }

    /// Whether something is being said.
    pub const fn is_speaking(&self) -> bool {
        self.speaking
    }

    /// Whether something has begun and not ended.
    pub const fn is_open(&self) -> bool {
        !self.breaths.is_empty()
    }

    /// Says the present breath; where there is none, the reading is over.
    fn say(&mut self) -> Step {
        self.number = self.number.wrapping_add(1);
        let Some(Piece { place, words }) = self.breaths.get(self.at).cloned() else {
            return self.stop();
        };
        self.speaking = true;
        Step::Say {
            place,
            words,
            number: self.number,
        }
    }

    /// An utterance has ended, `well` or with an error. Late reports change nothing.
    pub fn ended(&mut self, number: u32, well: bool) -> Step {
        if number != self.number || !self.speaking {
            return Step::Nothing;
        }
        if !well {
            return self.stop();
        }
        self.at += 1;
        self.say()
    }

    /// Pauses what is being said; goes on with the same sentence where it has been paused.
    pub fn pause_or_go_on(&mut self) -> Step {
        if self.speaking {
            self.speaking = false;
            return Step::Hush;
        }
        let Some(place) = self.breaths.get(self.at).map(|breath| breath.place) else {
            return Step::Nothing;
        };
        // The sentence from its beginning: its first breath.
        let first = self.breaths.iter().position(|breath| breath.place == place);
        self.at = first.unwrap_or(self.at);
        self.say()
    }

    /// Ends the reading.
    pub fn stop(&mut self) -> Step {
        self.breaths.clear();
        self.speaking = false;
        Step::Hush
    }
}

/// Words cut at their punctuation into breaths of at most `most` characters; a longer clause stays
/// whole. Joined again they are the words; none is blank.
pub fn breaths(words: &str, most: usize) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = words;
    while !rest.trim().is_empty() {
        let mut cut = None;
        for (count, (at, c)) in rest.char_indices().enumerate() {
            if count >= most && cut.is_some() {
                break;
            }
            if matches!(c, '，' | '；' | '：' | '。' | '、') {
                cut = Some(at + c.len_utf8());
            }
        }
        let whole = rest.chars().count() <= most;
        let (breath, after) = match cut.and_then(|at| rest.split_at_checked(at)) {
            Some(halves) if !whole => halves,
            _ => (rest, ""),
        };
        // A closing mark is not a breath of its own.
        if after.chars().all(|c| !c.is_alphanumeric()) {
            out.push(rest);
            break;
        }
        out.push(breath);
        rest = after;
    }
    out
}

/// The best of the voices for Chinese, given as (language, on this device): of the Mainland
/// first, then any other. A voice that is not on the device would send the words elsewhere.
pub fn voice<'a>(voices: impl IntoIterator<Item = (&'a str, bool)>) -> Option<usize> {
    let rank = |language: &str| {
        let language = language.to_ascii_lowercase().replace('_', "-");
        match language.as_str() {
            "zh-cn" | "zh-hans" | "zh-hans-cn" | "cmn-hans-cn" | "cmn-cn" | "zh" => Some(0),
            "zh-hk" | "zh-hant-hk" => Some(2),
            other => (other.starts_with("zh-") || other.starts_with("cmn")).then_some(1),
        }
    };
    let ranked = voices
        .into_iter()
        .enumerate()
        .filter(|(_, (_, here))| *here)
        .filter_map(|(index, (language, _))| Some((rank(language)?, index)));
    ranked.min().map(|(_, index)| index)
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
    fn sentence_after_sentence_to_the_end() {
        let mut aloud = Aloud::default();
        assert_eq!(aloud.start(pieces(&["一。", "二。"])), say(0, "一。", 1));
        assert_eq!(aloud.ended(1, true), say(1, "二。", 2));
        assert_eq!(aloud.ended(1, true), Step::Nothing, "reported twice");
        assert_eq!(aloud.ended(2, true), Step::Hush);
        assert!(!aloud.is_open() && !aloud.is_speaking());
        assert_eq!(aloud.pause_or_go_on(), Step::Nothing);
    }

    #[test]
    fn a_pause_breaks_off_and_going_on_says_the_sentence_again() {
        let mut aloud = Aloud::default();
        let long = format!("{}，{}。", "甲".repeat(50), "乙".repeat(50));
        aloud.start(pieces(&["一。", &long]));
        let Step::Say { words, .. } = aloud.ended(1, true) else {
            panic!("the long sentence is not said");
        };
        assert_eq!(words, format!("{}，", "甲".repeat(50)));
        let second = aloud.ended(2, true);
        assert_eq!(second, say(1, &format!("{}。", "乙".repeat(50)), 3));
        assert_eq!(aloud.pause_or_go_on(), Step::Hush);
        assert_eq!(aloud.ended(3, false), Step::Nothing, "the broken off one");
        assert!(aloud.is_open() && !aloud.is_speaking());
        assert_eq!(aloud.pause_or_go_on(), say(1, &words, 4));
    }

    #[test]
    fn a_voice_that_fails_ends_the_reading() {
        let mut aloud = Aloud::default();
        aloud.start(pieces(&["一。", "二。"]));
        assert_eq!(aloud.ended(1, false), Step::Hush);
        assert!(!aloud.is_open());
    }

    #[test]
    fn only_chinese_voices_on_the_device() {
        assert_eq!(voice([("en-US", true), ("zh-CN", false)]), None);
        assert_eq!(
            voice([("zh-HK", true), ("zh-TW", true), ("zh_CN", true)]),
            Some(2)
        );
        assert_eq!(voice([("zh-HK", true), ("zh-TW", true)]), Some(1));
    }

    #[test]
    fn breaths_end_with_punctuation() {
        assert_eq!(breaths("甲乙，丙丁，戊。", 4), ["甲乙，", "丙丁，", "戊。"]);
        assert_eq!(breaths("甲乙丙丁戊己，庚。", 4), ["甲乙丙丁戊己，", "庚。"]);
        assert_eq!(breaths("甲乙丙，丁。”", 5), ["甲乙丙，", "丁。”"]);
        assert_eq!(breaths(" ", 4), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn breaths_joined_are_the_words(words in "[甲乙，。；”]{0,80}", most in 1usize..20) {
            let all = breaths(&words, most);
            prop_assert_eq!(all.concat(), words.as_str());
            for breath in all {
                let marks = breath.chars().filter(|c| "，。；".contains(*c)).count();
                prop_assert!(breath.chars().count() <= most + 30 || marks >= 1);
            }
        }

        #[test]
        fn no_order_of_events_gets_it_stuck(
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
