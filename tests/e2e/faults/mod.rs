//! Faults put into the page, before it starts and afterwards: links, the search form and the switches work
//! all the same, by the program or natively.
//!
//! A long table is tried in part by `make test`, as a whole by `make test-all` (`E2E_FAULTS=all`).

mod tables;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::support::{Browser, NOT_WEBKIT, Profile, keys, only, serve_dist};
use tables::{DOCUMENT, FILES, Fault, STEADY_CLOCK, SURROUNDINGS, THROWING, UNSEEN};

/// When a fault is made.
#[derive(Clone, Copy, PartialEq)]
enum When {
    /// Before the first script of the page.
    First,
    /// When the document is parsed, before the program starts.
    Parsed,
    /// When the page is ready.
    Ready,
}

/// The script that makes that fault of the table that the session storage names, once.
fn script(faults: &[Fault], when: When) -> String {
    let table: String = faults
        .iter()
        .map(|(name, act)| format!("{name:?}: () => {{ const {{ body, documentElement: html }} = document; {act}; }},\n"))
        .collect();
    let call = match when {
        When::First => "act();",
        When::Parsed => "atParsed(act);",
        When::Ready => "document.addEventListener('fault', act);",
    };
    format!(
        "(() => {{
            let name;
            try {{
                name = sessionStorage.fault;
                delete sessionStorage.fault;
            }} catch {{}}
            if (!name) return;
            const FAULTS = {{ {table} }};
            {}
            {call}
        }})()",
        include_str!("prelude.js")
    )
}

/// Whether the page of results has some, says that the search did not load, or that it is a printed page.
const SEARCHED: &str = "document.querySelector(\"main [data-result='article-44'], [data-failed=still] .colophon__still\")
    || document.querySelector('main').textContent.includes('加载失败')";

/// A browser in which one fault after the other is tried.
struct Trial {
    browser: Browser,
    url: String,
    when: When,
    /// Whether what can be pressed has a place on the screen.
    is_seen: bool,
}

impl Trial {
    /// Opens the overview with a fault in it.
    fn open(&self, name: &str) {
        let browser = &self.browser;
        browser.script(&format!("sessionStorage.fault = {name:?}"));
        browser.goto(&self.url);
        browser.wait_for("html[data-ready], html[data-failed]");
        if self.when == When::Ready {
            browser.script("document.dispatchEvent(new Event('fault'))");
        }
        browser.wait_for("html[data-fault=made]");
    }

    /// Opens the overview with the fault again, unless the page is still the one in which it was made.
    fn reopen(&self, name: &str) {
        if self.browser.count("html[data-fault]") == 0 {
            self.open(name);
        }
    }

    /// Goes from a page with a fault in it by its switch, its links and its search form.
    fn every_way_leads_on(&self, name: &str) {
        let browser = &self.browser;
        self.open(name);
        let is_elder = || browser.count("html[data-elder]");
        let before = is_elder();
        for expected in [1 - before, before] {
            browser.script("document.querySelector('[data-elder-switch]').click()");
            assert_eq!(is_elder(), expected, "the switch");
        }
        for (link, detail) in [
            ("[data-county='430481']", "county-430481"),
            ("[data-node='part-8'] > a", "part-8"),
            (".masthead__list a[href$='read/']", "read"),
        ] {
            self.reopen(name);
            if browser.count(link) > 0 {
                let there = format!("[data-detail='{detail}']");
                self.press(link);
                browser.wait_for(&format!("{there}, #failure"));
                if browser.count(&there) == 0 {
                    // The program has broken off, and says so: the link is the browser's own now.
                    self.press(link);
                    browser.wait_for(&there);
                }
                browser.wait_for_url(&format!("/{}/", detail.replace('-', "/")));
            }
        }
        self.reopen(name);
        browser.type_into("#q", "养老");
        browser.press(&[keys::ENTER]);
        browser.wait_for_url("/search/?q=%E5%85%BB%E8%80%81");
        browser.wait_until(SEARCHED);
    }

    /// Presses a link; by a script where it may have no place on the screen.
    fn press(&self, link: &str) {
        match self.is_seen {
            true => self.browser.click(link),
            false => {
                let click =
                    "new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 })";
                let press = format!("document.querySelector({link:?}).dispatchEvent({click})");
                self.browser.script(&press);
            }
        }
    }

    /// Tries one fault after the other and fails with the names of those after which something does not
    /// work.
    #[track_caller]
    fn run(faults: &[Fault], when: When, each: impl Fn(&Self, &Fault)) {
        let server = serve_dist("/");
        let mut trial = Self {
            browser: Browser::open(&Profile::default()),
            url: server.url(),
            when,
            is_seen: true,
        };
        trial.browser.beforehand(&script(faults, when));
        // A page of the site that has no program.
        trial.browser.goto(&format!("{}robots.txt", trial.url));
        let mut failed = Vec::new();
        for fault in faults {
            let reason =
                "WebKitGTK's driver looks for elements until this clock says that it is time";
            if fault.0 == STEADY_CLOCK && !only(NOT_WEBKIT, reason) {
                continue;
            }
            trial.is_seen = !UNSEEN.contains(&fault.0);
            let run = || each(&trial, fault);
            if catch_unwind(AssertUnwindSafe(run)).is_err() {
                failed.push(fault.0);
            }
        }
        assert_eq!(failed, Vec::<&str>::new());
    }
}

/// Every third fault of a long table, counted from one of them on; all if the environment asks for it.
fn some(faults: &[Fault], from: usize) -> Vec<Fault> {
    let is_all = std::env::var("E2E_FAULTS").is_ok_and(|which| which == "all");
    let (from, step) = if is_all { (0, 1) } else { (from, 3) };
    faults.iter().skip(from).step_by(step).copied().collect()
}

#[test]
fn changes_of_the_document_before_the_start_do_no_harm() {
    Trial::run(&some(&DOCUMENT, 0), When::Parsed, |trial, (name, _)| {
        trial.every_way_leads_on(name);
    });
}

#[test]
fn changes_of_the_document_afterwards_do_no_harm() {
    Trial::run(&some(&DOCUMENT, 1), When::Ready, |trial, (name, _)| {
        trial.every_way_leads_on(name);
    });
}

#[test]
fn parts_that_throw_afterwards_do_no_harm() {
    Trial::run(&THROWING, When::Ready, |trial, (name, _)| {
        trial.every_way_leads_on(name);
    });
}

#[test]
fn broken_surroundings_do_no_harm() {
    Trial::run(&some(&SURROUNDINGS, 2), When::First, |trial, (name, _)| {
        trial.every_way_leads_on(name);
    });
}

#[test]
fn files_that_do_not_come_do_no_harm() {
    let without_worker =
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })";
    let faults = FILES.map(|(name, _)| (name, without_worker));
    Trial::run(&faults, When::First, |trial, (name, _)| {
        let (_, pattern) = FILES.iter().find(|(own, _)| own == name).expect("a file");
        trial.browser.block(&[pattern]);
        trial.every_way_leads_on(name);
    });
}
