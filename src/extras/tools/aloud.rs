//! Reading aloud: the reading says what comes next, the device's voice says it.

use super::Tools;
use crate::dom;
use crate::model::messages::Msg;
use crate::reading::{Piece, Step, rank_for};

impl Tools {
    /// Looks for a voice; without one there is no button.
    pub(super) fn find_voice(&self) {
        let language = &self.plan.language;
        let wanted = match self.shows_original() {
            true if language.is_foreign_to_text() => &language.text,
            _ => &language.tag,
        };
        let found = dom::choose_voice(|language, here| rank_for(wanted, language, here));
        dom::set("html", "data-voice", found.then_some(""));
    }

    /// Begins to read from what is on the screen, pauses, goes on.
    pub(super) fn read_aloud(&'static self) {
        let mut aloud = self.aloud.borrow_mut();
        let step = if aloud.is_open() {
            aloud.pause_or_go_on()
        } else {
            self.find_voice();
            let pieces = dom::spoken(!self.shows_original()).into_iter();
            aloud.start(
                pieces
                    .map(|(place, words)| Piece { place, words })
                    .collect(),
            )
        };
        drop(aloud);
        self.take(step);
    }

    /// Ends the reading, if there is one.
    pub(super) fn stop_reading(&'static self) {
        if self.aloud.borrow().is_open() {
            let step = self.aloud.borrow_mut().stop();
            self.take(step);
        }
    }

    fn take(&'static self, step: Step) {
        let (open, speaking) = {
            let aloud = self.aloud.borrow();
            (aloud.is_open(), aloud.is_speaking())
        };
        let name = if speaking { "speaking" } else { "paused" };
        dom::set("html", "data-aloud", open.then_some(name));
        match step {
            Step::Nothing => {}
            Step::Hush => {
                dom::cancel_speech();
                if !open {
                    dom::mark_spoken(None, !self.shows_original());
                }
            }
            Step::Say {
                place,
                words,
                number,
            } => {
                dom::mark_spoken(Some(place), !self.shows_original());
                dom::speak(&words, move |well| self.on_spoken(number, well));
            }
        }
    }

    /// An utterance has ended, well or not.
    fn on_spoken(&'static self, number: u32, well: bool) {
        let step = self.aloud.borrow_mut().ended(number, well);
        if !well && step != Step::Nothing {
            dom::notify(self.msg(Msg::NoticeVoiceFailed));
        }
        self.take(step);
    }
}
