//! The exhibit: what happens is put to the state machine, and what it says is done to the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{keyboard, language, screen};
use crate::browser::hall::{self as door, Heard, Setting, SiteFile};
use crate::browser::{fetch_desk, settled_root, warn_once};
use crate::exhibit::{
    DEFAULT_IDLE_S, Effect, Event, Exhibit, Pack, Phase, Place, Scene, Watch, checked_address,
    checked_idle,
};
use crate::messages::Msg;
use crate::route::HASH_ROOT;

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
    "data-annex",
    "data-script",
    "data-parsed",
    "data-ready",
    "data-failed",
    "data-voice",
    "data-exhibit",
    "data-offline",
];

/// What the exhibit keeps. No cell stays borrowed while the page is touched: that may call back.
struct Hall {
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
    /// Whether scenes are shown: once the explorer is ready.
    open: Cell<bool>,
    /// Whether the explorer did not take the last link it was given.
    deaf: Cell<bool>,
}

/// Opens the exhibit on this page.
pub(super) fn open(pack: &'static Pack, asked_idle: Option<u16>) {
    let lengths = pack.scenes.iter().map(Scene::length_ms).collect();
    let idle = asked_idle.unwrap_or(DEFAULT_IDLE_S);
    let now = door::now();
    let hall = Rc::new(Hall {
        pack,
        asked_idle,
        machine: RefCell::new(Exhibit::new(idle, lengths, now)),
        watch: RefCell::new(Watch::new(now)),
        site: RefCell::new(None),
        trail: RefCell::new(Vec::new()),
        alone: settled_root().as_deref() == Some(HASH_ROOT),
        open: Cell::new(false),
        deaf: Cell::new(false),
    });
    if language::beginning().is_some() {
        // A visitor has changed the language and goes on.
        hall.machine.borrow_mut().step(Event::Input, now);
    } else {
        door::clear_stored();
    }
    let ticking = hall.clone();
    door::every(TICK_MS, move || ticking.tick());
    if hall.alone {
        hall.believe(door::built_in_site());
    } else {
        let set = hall.clone();
        door::read_site(format!("{}site.json", door::home()), move |file| {
            set.believe(file);
        });
    }
    let style = door::html_attribute("data-annex").unwrap_or_default();
    door::add_style(&format!("{style}.css"), move || {
        door::add_panel("hall", &screen::panels(pack));
        let hearing = hall.clone();
        door::hear(move |heard| hearing.hear(heard));
        door::keep_awake();
        hall.stand(hall.machine.borrow().phase());
        hall.open.set(true);
        hall.tick();
    });
}

impl Hall {
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
        let ready = door::has("html[data-ready]:not([data-failed])");
        let answers = ready && !self.deaf.get();
        if self.watch.borrow_mut().look(answers, door::now()) {
            self.load_anew();
        }
        if !(ready && self.open.get()) {
            return;
        }
        // The first scene is shown when there is somebody to show it.
        let attracts = self.machine.borrow().phase() == Phase::Attract;
        if attracts && !door::has("#hall-words:not(:empty)") {
            self.show(0);
        }
        self.step(Event::Tick);
        self.note_place();
        door::set_hidden("[data-hall=keys-open]", !door::has("input[type=search]"));
        door::set_hidden("[data-hall=take]", self.site.borrow().is_none());
    }

    /// Puts an event to the machine and does what it says.
    fn step(&self, event: Event) {
        let effects = self.machine.borrow_mut().step(event, door::now());
        for effect in effects {
            self.act(effect);
        }
        self.stand(self.machine.borrow().phase());
    }

    /// Shows the state.
    fn stand(&self, phase: Phase) {
        let shown = door::html_attribute("data-exhibit");
        if shown.as_deref() != Some(phase.as_str()) {
            door::set_html_attribute("data-exhibit", Some(phase.as_str()));
        }
    }

    fn act(&self, effect: Effect) {
        match effect {
            Effect::Show(scene) => self.show(scene),
            Effect::Begin => self.begin(),
            Effect::Count(left) => {
                let words = self.pack.messages.fill(Msg::HallCount, &[("n", &left)]);
                door::set_text("hall-number", &left.to_string());
                door::set_text("hall-seconds", &words);
            }
            Effect::Cancel => {}
            Effect::Reset => self.reset(),
            Effect::KeepAwake => door::keep_awake(),
            Effect::Renew => self.renew(),
        }
    }

    /// Shows a scene: its words, and map and tree that go with them, from a fresh start.
    fn show(&self, number: usize) {
        let scene = self.pack.scenes.get(number);
        door::set_html("hall-words", &screen::words(self.pack, scene));
        // Nothing stays where it is for long: four arrangements take turns.
        door::set_html_attribute("data-hall-side", Some(&(number % 4).to_string()));
        door::ask_for_reset();
        let leaves = language::restore();
        // With the desk every page can be printed, whatever becomes of the network.
        if number == 0 && !leaves {
            fetch_desk();
        }
        if let Some(scene) = scene {
            self.visit(&scene.page, &scene.query);
            if !scene.open.is_empty() {
                let node = &scene.open;
                let button = format!("[data-node=\"{node}\"][aria-expanded=\"false\"] button");
                door::later(move || door::press(&button));
            }
        }
        door::later(door::scroll_home);
    }

    /// Goes to a page, then to a layer and a lens.
    fn visit(&self, page: &str, query: &str) {
        let prefix = match door::html_attribute("data-hash") {
            Some(_) => "#/".to_owned(),
            None => settled_root().unwrap_or_default(),
        };
        let there = door::follow(&format!("{prefix}{page}")) && door::follow(query);
        self.deaf.set(!there);
    }

    /// A visitor begins with the page that is shown.
    fn begin(&self) {
        door::set_html_attribute("data-hall-side", None);
        self.trail.borrow_mut().clear();
        self.note_place();
        door::later(door::scroll_home);
    }

    /// Leaves nothing of the visitor.
    fn reset(&self) {
        door::stop_speech();
        self.close_keys();
        door::set_hidden(".hall__take", true);
        door::ask_for_reset();
        door::clear_fields();
        door::clear_stored();
        door::keep_only_attributes(ATTRIBUTES);
        self.trail.borrow_mut().clear();
        door::scroll_home();
        // What the page still had under way may have stored or scrolled something.
        door::later(|| {
            door::clear_stored();
            door::scroll_home();
        });
    }

    /// Loads the page anew, unless a visitor has come meanwhile.
    fn renew(&self) {
        door::reload_if_there(|| door::has("html[data-exhibit=attract]"));
    }

    /// Loads the page anew at once, if it can be had. One file alone cannot ask.
    fn load_anew(&self) {
        if self.alone {
            door::reload();
        } else {
            door::reload_if_there(|| true);
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
        door::set_hidden("[data-hall=back]", trail.len() < 2);
    }

    fn here(&self) -> Place {
        Place::read(&door::address(), &door::root())
    }

    /// Goes back to where the visitor was before.
    fn back(&self) {
        self.trail.borrow_mut().pop();
        let before = self.trail.borrow().last().cloned();
        if let Some(before) = before {
            self.visit(&before.page(), &before.view());
        }
    }

    /// Something was heard; `true` keeps a touch from the page.
    fn hear(&self, heard: Heard) -> bool {
        match heard {
            Heard::Touch => {
                // Where the last touch has led to: what a touch opens comes a moment after it.
                self.note_place();
                let phase = self.machine.borrow().phase();
                self.step(Event::Input);
                return phase != Phase::Active;
            }
            Heard::Drag if self.machine.borrow().phase() == Phase::Active => {
                self.step(Event::Input);
            }
            Heard::Drag => {}
            Heard::Lift => door::whole_screen(),
            Heard::Button(word) => self.button(word),
            Heard::Out(address) => self.show_outside(address),
            Heard::Language(link) => language::switch(link),
            Heard::Anew => self.load_anew(),
            Heard::Clicked => self.note_place(),
            Heard::Search => self.open_keys(),
            Heard::Hidden => self.step(Event::Hidden),
            Heard::Shown => self.step(Event::Shown),
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
                    self.show_code(Msg::HallTakeTitle, &self.here().public(&root));
                }
            }
            "take-close" => door::set_hidden(".hall__take", true),
            "keys-open" => self.open_keys(),
            "keys-close" => self.close_keys(),
            "keys-higher" => door::set_html_attribute("data-hall-keys", Some("high")),
            "keys-lower" => door::set_html_attribute("data-hall-keys", Some("low")),
            key => door::type_into_search(|words| _ = keyboard::typed(key, words)),
        }
    }

    fn open_keys(&self) {
        if door::html_attribute("data-hall-keys").is_none() {
            door::set_html_attribute("data-hall-keys", Some("low"));
        }
        door::set_hidden(".hall__keys", false);
        door::attend_to_search(true);
    }

    fn close_keys(&self) {
        door::set_html_attribute("data-hall-keys", None);
        door::set_hidden(".hall__keys", true);
        door::attend_to_search(false);
    }

    /// A file of the site is shown under the public address, if there is one.
    fn show_outside(&self, address: &str) {
        let file = address.strip_prefix(&door::home());
        let site = self.site.borrow().clone();
        match (file, site) {
            (Some(file), Some(site)) => {
                self.show_code(Msg::HallElsewhere, &format!("{site}{file}"))
            }
            (Some(_), None) => {}
            (None, _) => self.show_code(Msg::HallElsewhere, address),
        }
    }

    fn show_code(&self, title: Msg, address: &str) {
        door::set_text("hall-take-title", self.pack.messages.get(title));
        door::set_text("hall-address", address);
        door::fill_qr_of("#hall-code", address);
        door::set_hidden(".hall__take", false);
    }
}

/// The folder of the pages in this language below the site's root, such as `en/`.
fn edition() -> String {
    let root = door::root();
    root.strip_prefix(&door::home())
        .unwrap_or_default()
        .to_owned()
}
