//! The reader: the contents follow the reading, and the place is kept.

use super::Tools;
use crate::browser;
use crate::cite::place;
use crate::messages::Msg;
use crate::reading::{Settings, section_id, sections};
use crate::text::{Section, SentenceId};

impl Tools {
    /// Makes the reader's contents ready, and offers the place that was kept.
    pub(super) fn open_reader(&self) {
        if !self.is_reader() {
            return;
        }
        if browser::contents_beside() {
            browser::set(".contents__fold", "open", Some(""));
        }
        let kept = self.settings.get().at;
        let plan = self.plan;
        let known = |section: &Section| sections(&plan.document).contains(section);
        if let Some(section) = kept.filter(known).filter(|_| self.here().anchor.is_empty()) {
            let title = place(plan, SentenceId { section, number: 0 });
            let words = plan.messages.fill(Msg::ReadAgain, &[("title", &title)]);
            let href = format!("#{}", section_id(section));
            browser::write(".resume a", &words);
            browser::set(".resume a", "href", Some(&href));
            browser::set(".resume", "hidden", None);
        }
        self.follow(false);
    }

    /// Marks the section that is being read, if it is another one; keeps it.
    pub(super) fn follow(&self, keep: bool) {
        if !self.is_reader() {
            return;
        }
        let Some(id) = browser::section_read() else {
            return;
        };
        let plan = self.plan;
        let sections = sections(&plan.document);
        let Some(at) = sections.iter().position(|s| section_id(*s) == id) else {
            return;
        };
        let section = sections.get(at).copied();
        let before = self.marked.replace(section);
        if before == section {
            return;
        }
        browser::set(".contents [aria-current]", "aria-current", None);
        let link = format!("to-{id}");
        browser::set(&format!("#{link}"), "aria-current", Some("true"));
        browser::scroll_inside("contents", &link);
        let name = section.map(|section| place(plan, SentenceId { section, number: 0 }));
        browser::write(".contents__now", &name.unwrap_or_default());
        let beside = [("prev", at.checked_sub(1)), ("next", at.checked_add(1))];
        for (way, at) in beside {
            let href = at.and_then(|at| sections.get(at));
            let href = href.map(|section| format!("#{}", section_id(*section)));
            browser::set(&format!(".contents [rel={way}]"), "href", href.as_deref());
        }
        if at > 0 {
            browser::set(".resume", "hidden", Some(""));
        }
        // Who has not begun keeps the place of the last time.
        if keep && at > 0 {
            let size = self.settings.get().size;
            self.keep(Settings { size, at: section });
        }
    }

    /// A link of the contents, or of a sentence, has been pressed. The explorer follows it.
    pub(super) fn anchor_pressed(&self, anchor: &str) {
        if anchor.contains('s') && anchor != section_id(Section::Closing) {
            self.copy_link(anchor);
        } else if !browser::contents_beside() {
            browser::set(".contents__fold", "open", None);
        }
    }
}
