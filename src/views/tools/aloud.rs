//! Reading aloud: the reading says what comes next, the device's voice says it.

use super::Tools;
use crate::browser;
use crate::messages::Msg;
use crate::reading::{Piece, Step, voice};

impl Tools {
    /// Looks for a voice; without one there is no button.
    pub(super) fn find_voice(&self) {
        let voices = browser::voices();
        let found = voice(voices.iter().map(|(language, here)| (&**language, *here)));
        self.state.borrow_mut().voice = found;
        browser::set("html", "data-voice", found.map(|_| ""));
    }

    /// Begins to read from what is on the screen, pauses, goes on.
    pub(super) fn read_aloud(&self) {
        let open = self.state.borrow().aloud.is_open();
        let step = if open {
            self.state.borrow_mut().aloud.pause_or_go_on()
        } else {
            let pieces = browser::spoken().into_iter();
            let pieces = pieces.map(|(place, words)| Piece { place, words });
            self.state.borrow_mut().aloud.start(pieces)
        };
        self.take(step);
    }

    /// Ends the reading, if there is one.
    pub(super) fn stop_reading(&self) {
        if self.state.borrow().aloud.is_open() {
            let step = self.state.borrow_mut().aloud.stop();
            self.take(step);
        }
    }

    fn take(&self, step: Step) {
        let (open, speaking, voice) = {
            let state = self.state.borrow();
            let aloud = &state.aloud;
            (aloud.is_open(), aloud.is_speaking(), state.voice)
        };
        let name = if speaking { "speaking" } else { "paused" };
        browser::set("html", "data-aloud", open.then_some(name));
        match step {
            Step::Nothing => {}
            Step::Hush => {
                browser::hush();
                if !open {
                    browser::mark_spoken(None);
                }
            }
            Step::Say {
                place,
                words,
                number,
            } => {
                browser::mark_spoken(Some(place));
                let tools = self.clone();
                browser::say(&words, voice.unwrap_or_default(), move |well| {
                    tools.said(number, well);
                });
            }
        }
    }

    /// An utterance has ended, well or not.
    fn said(&self, number: u32, well: bool) {
        let step = self.state.borrow_mut().aloud.ended(number, well);
        if !well && step != Step::Nothing {
            browser::notify(self.explorer.msg(Msg::NoticeVoiceFailed));
        }
        self.take(step);
    }
}
