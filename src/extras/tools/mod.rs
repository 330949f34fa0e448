//! The tools of a page at work: what `pages/tools.rs` prints, and the marks of sentences.
//!
//! All of it is heard by one listener on the document and shown by attributes that the style
//! sheet reads, so that it costs the page no signals.

mod aloud;
mod branch;
mod copy;
mod export;
mod mine;

use std::cell::{Cell, RefCell};

use crate::address;
use crate::dom::{self, CardWords};
use crate::model::citation::{Form, in_translation, subject};
use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::pages;
use crate::reading::{Aloud, KEY, Settings, TextSize};
use crate::route::Location;

use export::Kept;

/// The words that are shared with an address: the sentence that it names, or else what its page is
/// about.
fn shared_words(plan: &Plan, here: &Location, shows_original: bool) -> String {
    let passages = match shows_original {
        true => subject(plan, here),
        false => in_translation(plan, subject(plan, here)),
    };
    match passages.first() {
        Some(passage) if here.sentence().is_some() => {
            let words = passage.translation.as_deref();
            plan.labelled(&passage.place, words.unwrap_or(plan.words(passage.span)))
        }
        _ => here.route.page_meta(plan).description,
    }
}

/// The tools and what they remember while the page lives.
pub(super) struct Tools {
    plan: &'static Plan,
    /// The path of the site's root.
    root: String,
    settings: Cell<Settings>,
    aloud: RefCell<Aloud>,
}

impl Tools {
    /// Takes up the visitor's settings and listens from now on, as long as the page lives.
    pub(super) fn listen(plan: &'static Plan, root: String) -> &'static Self {
        // What makes no sense has been reported as the page was opened.
        let (settings, _) = Settings::parse(&dom::stored(KEY).unwrap_or_default());
        let tools: &'static Self = Box::leak(Box::new(Self {
            plan,
            root,
            settings: Cell::new(settings),
            aloud: RefCell::default(),
        }));
        tools.show_size();
        tools.find_voice();
        dom::on_tool(|name| tools.pressed(name));
        dom::on_voices(|| tools.find_voice());
        dom::on_window("beforeprint", || _ = tools.write_address());
        dom::on_window("afterprint", || tools.end_branch());
        dom::on_window("pagehide", || tools.stop_reading());
        dom::on_move(|new_page| {
            if new_page {
                tools.stop_reading();
                tools.show_mine();
            }
        });
        tools.show_mine();
        dom::serve_terms(CardWords {
            glossary: "glossary/",
            more: tools.msg(Msg::TermMore),
            page: tools.msg(Msg::TermPage),
            close: tools.msg(Msg::TermClose),
        });
        dom::on_reset(|| tools.reset());
        tools
    }

    /// Another visitor begins: nothing is left of the one before.
    fn reset(&'static self) {
        self.stop_reading();
        self.settings.set(Settings::default());
        self.show_size();
        dom::notify("");
    }

    /// A tool, or the mark of a sentence, has been pressed. The app follows the mark's link.
    fn pressed(&'static self, name: &str) {
        match name {
            "copy" => self.copy(Form::Plain),
            "cite" => self.copy(Form::Standard),
            "share" => self.share(),
            "print" => self.print(),
            "branch" => self.print_branch(),
            "keep-map" => self.keep_picture(Kept::Map),
            "keep-tree" => self.keep_picture(Kept::Tree),
            "aloud" => self.read_aloud(),
            "stop" => self.stop_reading(),
            "size" => self.change_size(),
            name if name.starts_with(pages::MINE) => {
                self.change_mine(name.trim_start_matches(pages::MINE));
            }
            "keep-words" => self.keep_picture(Kept::Words),
            // Of a sentence the site has no picture of its own.
            path if path.ends_with(".png") && self.here().sentence().is_some() => {
                self.keep_picture(Kept::Words);
            }
            path if path.ends_with(".png") => self.show_picture(path),
            anchor => self.copy_link(anchor.trim_start_matches('#')),
        }
    }

    /// Whether the page shows the text without its translation.
    fn shows_original(&self) -> bool {
        self.plan.translations.is_empty() || dom::attribute("html", "data-bilingual") == "original"
    }

    /// The words of a message.
    fn msg(&self, key: Msg) -> &'static str {
        self.plan.messages.get(key)
    }

    /// Where the app stands.
    fn location(&self) -> Location {
        address::location(&self.root, |route| route.within(self.plan))
    }

    /// The page's address as it is given away: with its anchor, without what is only a way of
    /// looking at it.
    fn here(&self) -> Location {
        let here = self.location();
        Location {
            anchor: here.anchor,
            ..Location::page(here.route)
        }
    }

    /// The same in full; empty where nobody else could open it.
    fn address(&self) -> String {
        match dom::public_root().as_str() {
            "" => String::new(),
            root => format!("{root}{}", self.here()),
        }
    }

    fn share(&'static self) {
        // There is no way into its menu.
        if dom::is_called("MicroMessenger") {
            return dom::notify(self.msg(Msg::NoticeWechat));
        }
        let address = self.address();
        let here = self.here();
        let title = here.route.page_meta(self.plan).title;
        let words = shared_words(self.plan, &here, self.shows_original());
        let copied = [&title, &words, &address].map(String::as_str);
        let copied: Vec<&str> = copied.into_iter().filter(|line| !line.is_empty()).collect();
        let copied = copied.join("\n");
        dom::share(&title, &words, &address, move || {
            self.copy_words(&copied, Msg::NoticeLinkCopied);
        });
    }

    /// Writes the address where the printed page shows it.
    fn write_address(&self) -> String {
        let address = self.address();
        dom::write(".print-address", &address);
        dom::address_picture(&address);
        address
    }

    fn print(&self) {
        dom::print(&self.write_address());
    }

    fn change_size(&self) {
        // The page's own: another tab may have changed it since.
        let size = TextSize::from_attribute(&dom::attribute("html", "data-size")).next();
        // Where the reading is changes meanwhile; see `site/scrollspy.js`.
        let (kept, _) = Settings::parse(&dom::stored(KEY).unwrap_or_default());
        let settings = Settings { size, at: kept.at };
        self.settings.set(settings);
        dom::store(KEY, Some(&settings.to_string()));
        self.show_size();
        let name = match settings.size {
            TextSize::Standard => Msg::ToolSizeStandard,
            TextSize::Large => Msg::ToolSizeLarge,
            TextSize::Largest => Msg::ToolSizeLargest,
        };
        dom::notify(&format!("{}{}", self.msg(Msg::ToolSize), self.msg(name)));
    }

    /// The style sheet does the rest.
    fn show_size(&self) {
        dom::set("html", "data-size", self.settings.get().size.as_str());
    }
}
