//! Copying: marked words, or what the page is about, with where they are from.

use super::Tools;
use crate::dom;
use crate::model::citation::{
    Form, Occasion, Passage, copied, found, found_in_translation, in_translation, subject,
};
use crate::model::messages::Msg;

impl Tools {
    /// Copies with a citation. Marked words that are not the plan's are given the page's name and
    /// address instead.
    pub(super) fn copy(&self, form: Form) {
        let plan = self.plan;
        let here = self.here();
        let passages = match dom::picked() {
            None if self.shows_original() => subject(plan, &here),
            None => in_translation(plan, subject(plan, &here)),
            Some(picked) => match self.picked(&picked) {
                Some(passage) => vec![passage],
                None => {
                    let title = here.route.page_meta(plan).title;
                    let words = format!("{}\n{title} {}", picked.words, self.address());
                    return self.copy_words(&words, Msg::NoticeCopied);
                }
            },
        };
        let (root, today) = (dom::public_root(), dom::today());
        let occasion = Occasion {
            root: &root,
            today: &today,
        };
        let words = copied(plan, &passages, form, &here, occasion);
        self.copy_words(&words, Msg::NoticeCopied);
    }

    /// The passage of marked words, of the text or its translation.
    fn picked(&self, picked: &dom::Picked) -> Option<Passage> {
        match picked.translated.parse() {
            Ok(id) => found_in_translation(self.plan, &picked.words, id),
            Err(_) => found(self.plan, &picked.words, &picked.near),
        }
    }

    /// Copies the address of a sentence.
    pub(super) fn copy_link(&self, anchor: &str) {
        let mut here = self.here();
        anchor.clone_into(&mut here.anchor);
        let address = format!("{}{here}", dom::public_root());
        self.copy_words(&address, Msg::NoticeLinkCopied);
    }

    /// Puts words on the clipboard and says what has become of it.
    pub(super) fn copy_words(&self, words: &str, done: Msg) {
        let messages = &self.plan.messages;
        dom::copy(words, move |copied| {
            let key = if copied { done } else { Msg::NoticeNotCopied };
            dom::notify(messages.get(key));
        });
    }
}
