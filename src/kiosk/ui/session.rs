//! The exhibit: what happens is put to the state machine, and what it says is done to the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{keyboard, language, screen};
use crate::dom::kiosk::{self as dom, Input, Setting, SiteFile};
use crate::dom::{current_base_path, fetch_extras, warn_once};
use crate::kiosk::{
    DEFAULT_IDLE_S, Effect, Event, Exhibit, Pack, Phase, Place, Scene, Watch, checked_address,
    checked_idle,
};
use crate::model::messages::Msg;
use crate::route::is_hash_root;

/// The time between two looks at the clock.
const TICK_MS: u32 = 250;
/// How many steps back a visitor can go.
const LONGEST_TRAIL: usize = 40;
/// The attributes of the root element that no visitor sets.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "dir",
    "data-prefix",
    "data-root",
    "data-home",
    "data-hash",
    "data-kiosk-program",
    "data-script",
    "data-parsed",
    "data-ready",
    "data-failed",
    "data-voice",
    "data-exhibit",
    "data-offline",
];

/// What the exhibit keeps. No cell stays borrowed while the page is touched: that may call back.
struct KioskSession {
    pack: &'static Pack,
    /// The idle time that the address sets.
    asked_idle: Option<u16>,
    machine: RefCell<Exhibit>,
    watch: RefCell<Watch>,
    /// The site's public address, if it is known.
    site: RefCell<Option<String>>,
    /// Where the visitor has been; the last is where the visitor is.
    trail: RefCell<Vec<Place>>,
    /// Whether this is one file alone.
    alone: bool,
    /// Whether scenes are shown: once the app is ready.
    open: Cell<bool>,
    /// Whether the app did not take the last link it was given.
    deaf: Cell<bool>,
}

/// Opens the exhibit on this page.
pub(super) fn open(pack: &'static Pack, asked_idle: Option<u16>) {
    let lengths = pack.scenes.iter().map(Scene::length_ms).collect();
    let idle = asked_idle.unwrap_or(DEFAULT_IDLE_S);
    let now = dom::now();
    let kiosk = Rc::new(KioskSession {
        pack,
        asked_idle,
        machine: RefCell::new(Exhibit::new(idle, lengths, now)),
        watch: RefCell::new(Watch::new(now)),
        site: RefCell::new(None),
        trail: RefCell::new(Vec::new()),
        alone: current_base_path().is_some_and(|root| is_hash_root(&root)),
        open: Cell::new(false),
        deaf: Cell::new(false),
    });
    if language::beginning().is_some() {
        // A visitor has changed the language and goes on.
        kiosk.machine.borrow_mut().step(Event::Input, now);
    } else {
        dom::clear_stored();
    }
    let ticking = kiosk.clone();
    dom::every(TICK_MS, move || ticking.tick());
    if kiosk.alone {
        kiosk.believe(dom::built_in_site());
    } else {
        let set = kiosk.clone();
        dom::read_site(format!("{}site.json", dom::home()), move |file| {
            set.believe(file);
        });
    }
    let style = dom::html_attribute("data-kiosk-program").unwrap_or_default();
    dom::add_style(&format!("{style}.css"), move || {
        dom::add_panel("kiosk", &screen::panels(pack));
        let session = kiosk.clone();
        dom::on_input(move |input| session.on_input(input));
        dom::keep_awake();
        kiosk.stand(kiosk.machine.borrow().phase());
        kiosk.open.set(true);
        kiosk.tick();
    });
}

impl KioskSession {
    /// Takes over what `site.json` says, as far as it makes sense.
    fn believe(&self, file: Option<SiteFile>) {
        let Some(file) = file else {
            warn_once("site.json cannot be read; the defaults are used");
            return;
        };
        let idle = match file.idle {
            Setting::Set(number) => checked_idle(number),
            _ => None,
        };
        if idle.is_none() && file.idle != Setting::Unset {
            warn_once("site.json: exhibit.idle is no number from 10 to 3600; 60 is used");
        }
        if let Some(idle) = self.asked_idle.or(idle) {
            self.machine.borrow_mut().set_idle(idle);
        }
        let address = match &file.address {
            Setting::Set(words) => checked_address(words),
            _ => None,
        };
        if address.is_none() && file.address != Setting::Unset {
            warn_once("site.json: address is no plain https address; there is no QR code");
        }
        *self.site.borrow_mut() = address;
    }

    /// A moment has passed.
    fn tick(&self) {
        let ready = dom::has("html[data-ready]:not([data-failed])");
        let answers = ready && !self.deaf.get();
        if self.watch.borrow_mut().look(answers, dom::now()) {
            self.load_anew();
        }
        if !(ready && self.open.get()) {
            return;
        }
        // The first scene is shown when there is somebody to show it.
        let attracts = self.machine.borrow().phase() == Phase::Attract;
        if attracts && !dom::has("#kiosk-words:not(:empty)") {
            self.show(0);
        }
        self.step(Event::Tick);
        self.note_place();
        dom::set_hidden("[data-kiosk=keys-open]", !dom::has("#q"));
        dom::set_hidden("[data-kiosk=take]", self.site.borrow().is_none());
    }

    /// Puts an event to the machine and does what it says.
    fn step(&self, event: Event) {
        let effects = self.machine.borrow_mut().step(event, dom::now());
        for effect in effects {
            self.act(effect);
        }
        self.stand(self.machine.borrow().phase());
    }

    /// Shows the state.
    fn stand(&self, phase: Phase) {
        let shown = dom::html_attribute("data-exhibit");
        if shown.as_deref() != Some(phase.as_str()) {
            dom::set_html_attribute("data-exhibit", Some(phase.as_str()));
        }
    }

    fn act(&self, effect: Effect) {
        match effect {
            Effect::Show(scene) => self.show(scene),
            Effect::Begin => self.begin(),
            Effect::Count(left) => {
                let words = self.pack.messages.fill(Msg::KioskCount, &[("n", &left)]);
                dom::set_text("kiosk-number", &left.to_string());
                dom::set_text("kiosk-seconds", &words);
            }
            Effect::Cancel => {}
            Effect::Reset => self.reset(),
            Effect::KeepAwake => dom::keep_awake(),
            Effect::Renew => self.renew(),
        }
    }

    /// Shows a scene: its words, and map and tree that go with them, from a fresh start.
    fn show(&self, number: usize) {
        let scene = self.pack.scenes.get(number);
        dom::set_html("kiosk-words", &screen::words(self.pack, scene));
        // Nothing stays where it is for long: four arrangements take turns.
        dom::set_html_attribute("data-kiosk-side", Some(&(number % 4).to_string()));
        dom::ask_for_reset();
        let leaves = language::restore();
        // With `extras` every page can be printed, whatever becomes of the network.
        if number == 0 && !leaves {
            fetch_extras();
        }
        if let Some(scene) = scene {
            self.visit(&scene.page, &scene.query);
            if !scene.open.is_empty() {
                let node = &scene.open;
                let button = format!("[data-node=\"{node}\"][aria-expanded=\"false\"] button");
                dom::later(move || dom::press(&button));
            }
        }
        dom::later(dom::scroll_home);
    }

    /// Goes to a page, then to a layer and a lens.
    fn visit(&self, page: &str, query: &str) {
        let prefix = match dom::html_attribute("data-hash") {
            Some(_) => "#/".to_owned(),
            None => current_base_path().unwrap_or_default(),
        };
        let there = dom::follow(&format!("{prefix}{page}")) && dom::follow(query);
        self.deaf.set(!there);
    }

    /// A visitor begins with the page that is shown.
    fn begin(&self) {
        dom::set_html_attribute("data-kiosk-side", None);
        self.trail.borrow_mut().clear();
        self.note_place();
        dom::later(dom::scroll_home);
    }

    /// Leaves nothing of the visitor.
    fn reset(&self) {
        dom::stop_speech();
        self.close_keys();
        dom::set_hidden(".kiosk__take", true);
        dom::ask_for_reset();
        dom::clear_fields();
        dom::clear_stored();
        dom::keep_only_attributes(ATTRIBUTES);
        self.trail.borrow_mut().clear();
        dom::scroll_home();
        // What the page still had under way may have stored or scrolled something.
        dom::later(|| {
            dom::clear_stored();
            dom::scroll_home();
        });
    }

    /// Loads the page anew, unless a visitor has come meanwhile.
    fn renew(&self) {
        dom::reload_if_there(|| dom::has("html[data-exhibit=attract]"));
    }

    /// Loads the page anew at once, if it can be had. One file alone cannot ask.
    fn load_anew(&self) {
        if self.alone {
            dom::reload();
        } else {
            dom::reload_if_there(|| true);
        }
    }

    /// Notes where the visitor is.
    fn note_place(&self) {
        if self.machine.borrow().phase() == Phase::Attract {
            return;
        }
        let here = self.here();
        let mut trail = self.trail.borrow_mut();
        if trail.last() != Some(&here) {
            trail.push(here);
            if trail.len() > LONGEST_TRAIL {
                trail.remove(0);
            }
        }
        dom::set_hidden("[data-kiosk=back]", trail.len() < 2);
    }

    fn here(&self) -> Place {
        Place::read(&dom::address(), &dom::root())
    }

    /// Goes back to where the visitor was before.
    fn back(&self) {
        self.trail.borrow_mut().pop();
        let before = self.trail.borrow().last().cloned();
        if let Some(before) = before {
            self.visit(&before.page(), &before.view());
        }
    }

    /// Something was input; `true` keeps a touch from the page.
    fn on_input(&self, input: Input) -> bool {
        match input {
            Input::Touch => {
                // Where the last touch has led to: what a touch opens comes a moment after it.
                self.note_place();
                let phase = self.machine.borrow().phase();
                self.step(Event::Input);
                return phase != Phase::Active;
            }
            Input::Drag if self.machine.borrow().phase() == Phase::Active => {
                self.step(Event::Input);
            }
            Input::Drag => {}
            Input::Lift => dom::whole_screen(),
            Input::Button(word) => self.button(word),
            Input::Out(address) => self.show_outside(address),
            Input::Language(link) => language::switch(link),
            Input::Anew => self.load_anew(),
            Input::Clicked => self.note_place(),
            Input::Search => self.open_keys(),
            Input::Hidden => self.step(Event::Hidden),
            Input::Shown => self.step(Event::Shown),
        }
        false
    }

    fn button(&self, word: &str) {
        match word {
            "restart" => self.step(Event::Restart),
            "back" => self.back(),
            "take" => {
                if let Some(site) = self.site.borrow().as_deref() {
                    let root = format!("{site}{}", edition());
                    self.show_code(Msg::KioskTakeTitle, &self.here().public(&root));
                }
            }
            "take-close" => dom::set_hidden(".kiosk__take", true),
            "keys-open" => self.open_keys(),
            "keys-close" => self.close_keys(),
            "keys-higher" => dom::set_html_attribute("data-kiosk-keys", Some("high")),
            "keys-lower" => dom::set_html_attribute("data-kiosk-keys", Some("low")),
            key => dom::type_into_search(|words| _ = keyboard::typed(key, words)),
        }
    }

    fn open_keys(&self) {
        if dom::html_attribute("data-kiosk-keys").is_none() {
            dom::set_html_attribute("data-kiosk-keys", Some("low"));
        }
        dom::set_hidden(".kiosk__keys", false);
        dom::attend_to_search(true);
    }

    fn close_keys(&self) {
        dom::set_html_attribute("data-kiosk-keys", None);
        dom::set_hidden(".kiosk__keys", true);
        dom::attend_to_search(false);
    }

    /// A file of the site is shown under the public address, if there is one.
    fn show_outside(&self, address: &str) {
        let file = address.strip_prefix(&dom::home());
        let site = self.site.borrow().clone();
        match (file, site) {
            (Some(file), Some(site)) => {
                self.show_code(Msg::KioskElsewhere, &format!("{site}{file}"))
            }
            (Some(_), None) => {}
            (None, _) => self.show_code(Msg::KioskElsewhere, address),
        }
    }

    fn show_code(&self, title: Msg, address: &str) {
        dom::set_text("kiosk-take-title", self.pack.messages.get(title));
        dom::set_text("kiosk-address", address);
        dom::fill_qr_of("#kiosk-code", address);
        dom::set_hidden(".kiosk__take", false);
    }
}

/// The folder of the pages in this language below the site's root, such as `en/`.
fn edition() -> String {
    let root = dom::root();
    root.strip_prefix(&dom::home())
        .unwrap_or_default()
        .to_owned()
}
