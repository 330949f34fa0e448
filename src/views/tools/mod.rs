//! The tools of a page at work: what `pages/tools.rs` prints and the reader's contents need.
//!
//! All of it is heard by one listener on the document and shown by attributes that the style
//! sheet reads, so that it costs the page no signals.

mod aloud;
mod copy;
mod follow;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::browser;
use crate::cite::Form;
use crate::messages::Msg;
use crate::reading::{Aloud, KEY, Settings, TextSize};
use crate::route::{Location, Route};
use crate::text::Section;

/// Where notices appear; empty until there is one.
pub(super) fn notice() -> AnyView {
    element("div")
        .fixed("id", "notice")
        .fixed("class", "notice")
        .fixed("role", "status")
        .empty()
}

/// What only paper shows: the page's address, and a place for its picture.
pub(super) fn print_foot() -> AnyView {
    element("div").fixed("class", "print-foot").printed(|html| {
        html.leaf("div", &[("class", "print-qr")], "")
            .leaf("p", &[("class", "print-address")], "");
    })
}

/// What the tools remember while the page lives.
#[derive(Default)]
struct State {
    settings: Settings,
    aloud: Aloud,
    /// The voice that reads aloud, if the device has one.
    voice: Option<usize>,
    /// The section that the contents mark.
    marked: Option<Section>,
}

/// The tools.
#[derive(Clone)]
pub struct Tools {
    explorer: Explorer,
    state: Rc<RefCell<State>>,
}

impl Tools {
    /// Takes up the visitor's settings and listens from now on.
    pub fn listen(explorer: Explorer) -> Self {
        let (settings, broken) = Settings::parse(&browser::kept(KEY).unwrap_or_default());
        if broken {
            browser::warn_once("the kept settings make no sense; the default is used");
        }
        let state = State {
            settings,
            ..State::default()
        };
        let tools = Self {
            explorer,
            state: Rc::new(RefCell::new(state)),
        };
        tools.show_size();
        tools.find_voice();
        let on_tool = tools.clone();
        browser::on_tool(move |name| on_tool.pressed(name));
        let on_scroll = tools.clone();
        browser::on_scroll(move || on_scroll.follow(true));
        let on_voices = tools.clone();
        browser::on_voices(move || on_voices.find_voice());
        let on_print = tools.clone();
        browser::on_window("beforeprint", move || _ = on_print.write_address());
        let on_leaving = tools.clone();
        browser::on_window("pagehide", move || on_leaving.stop_reading());
        tools
    }

    /// Another address has been arrived at.
    pub fn arrived(&self, new_page: bool) {
        if new_page {
            self.stop_reading();
        }
        self.state.borrow_mut().marked = None;
        let tools = self.clone();
        browser::after_painting(move || tools.open_reader());
    }

    /// A tool, or a link of the contents or of a sentence, has been pressed.
    fn pressed(&self, name: &str) {
        match name {
            "copy" => self.copy(Form::Plain),
            "cite" => self.copy(Form::Standard),
            "share" => self.share(),
            "print" => self.print(),
            "aloud" => self.read_aloud(),
            "stop" => self.stop_reading(),
            "size" => self.change_size(),
            anchor => self.anchor_pressed(anchor.trim_start_matches('#')),
        }
    }

    /// The page's address as it is given away: with its anchor, without what is only a way of
    /// looking at it.
    fn here(&self) -> Location {
        let here = self.explorer.location();
        Location {
            anchor: here.anchor,
            ..Location::page(here.route)
        }
    }

    /// The same in full; empty where nobody else could open it.
    fn address(&self) -> String {
        match browser::public_root().as_str() {
            "" => String::new(),
            root => format!("{root}{}", self.here()),
        }
    }

    fn share(&self) {
        // There is no way into its menu.
        if browser::is_inside("MicroMessenger") {
            return browser::notify(self.explorer.msg(Msg::NoticeWechat));
        }
        let address = self.address();
        let title = self.here().route.page_meta(self.explorer.plan).title;
        let tools = self.clone();
        browser::share(&title, &address.clone(), move || {
            tools.put(&address, Msg::NoticeLinkCopied);
        });
    }

    /// Writes the address where the printed page shows it.
    fn write_address(&self) -> String {
        let address = self.address();
        browser::write(".print-address", &address);
        browser::address_picture(&address);
        address
    }

    fn print(&self) {
        browser::print(&self.write_address());
    }

    fn change_size(&self) {
        let size = {
            let mut state = self.state.borrow_mut();
            state.settings.size = state.settings.size.next();
            state.settings.size
        };
        self.show_size();
        self.keep();
        let name = match size {
            TextSize::Standard => Msg::ToolSizeStandard,
            TextSize::Large => Msg::ToolSizeLarge,
            TextSize::Largest => Msg::ToolSizeLargest,
        };
        let msg = |key| self.explorer.msg(key);
        browser::notify(&format!("{}{}", msg(Msg::ToolSize), msg(name)));
    }

    /// The style sheet does the rest.
    fn show_size(&self) {
        let size = self.state.borrow().settings.size;
        browser::set("html", "data-size", size.as_str());
    }

    fn keep(&self) {
        browser::keep(KEY, &self.state.borrow().settings.to_string());
    }

    fn is_reader(&self) -> bool {
        self.explorer
            .route
            .with_untracked(|route| *route == Route::Read)
    }
}
