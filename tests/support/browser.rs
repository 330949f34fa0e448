//! A browser window: finding elements, waiting for conditions, checking pages.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::engine::{Engine, capabilities, start_driver};
use super::profile::Profile;
use super::proxy::Proxy;
use super::webdriver::{Driver, Element, Failure, Session};

/// The time between two looks at a page.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// How long a step waits before it fails: a minute, times `E2E_WAIT_FACTOR`. A busy machine is slow; a
/// broken page never gets there.
pub fn wait_limit() -> Duration {
    static LIMIT: OnceLock<Duration> = OnceLock::new();
    *LIMIT.get_or_init(|| {
        let factor = std::env::var("E2E_WAIT_FACTOR").ok();
        let factor = factor.and_then(|factor| factor.parse().ok());
        Duration::from_secs(60).mul_f64(factor.unwrap_or(1.0))
    })
}

/// One browser window; it closes when dropped. When the test fails, a screenshot is kept in
/// `target/e2e/`.
#[derive(Debug)]
pub struct Browser {
    pub(super) session: Session,
    /// Where the engine has no protocol of its own for what goes over the network.
    proxy: Option<Proxy>,
    /// Where what is downloaded comes to lie.
    folder: TempDir,
    /// Where a driver serves one window alone.
    _driver: Option<Driver>,
    /// When the window was asked for.
    opened: Instant,
}

/// Looking and going.
impl Browser {
    /// Opens a window.
    #[track_caller]
    pub fn open(profile: &Profile) -> Self {
        let opened = Instant::now();
        let chromium = Engine::chosen() == Engine::Chromium;
        let folder = tempfile::tempdir().expect("a folder");
        let driver = (!chromium).then(|| started(profile, folder.path()));
        let proxy = (!chromium).then(|| Proxy::open(profile.plain).expect("a free port"));
        let port = driver
            .as_ref()
            .map_or_else(shared_driver, |driver| driver.port);
        let wanted = capabilities(
            profile,
            proxy.as_ref().map(|proxy| proxy.port),
            folder.path(),
        );
        let session = Session::open(port, &wanted)
            .unwrap_or_else(|error| panic!("no browser opens: {error}"));
        let browser = Self {
            session,
            proxy,
            folder,
            _driver: driver,
            opened,
        };
        browser.emulate(profile);
        browser
    }

    /// Goes to an address and waits until the document has loaded.
    #[track_caller]
    pub fn goto(&self, url: &str) {
        self.post("url", &json!({ "url": url }));
    }

    /// Goes to an address and waits until the page reacts to input.
    #[track_caller]
    pub fn goto_ready(&self, url: &str) {
        self.goto(url);
        self.wait_for("html[data-ready]");
    }

    /// The present address.
    #[track_caller]
    pub fn url(&self) -> String {
        text_of(done(self.session.get("url")))
    }

    /// The title of the document.
    #[track_caller]
    pub fn title(&self) -> String {
        text_of(done(self.session.get("title")))
    }

    /// The back button.
    #[track_caller]
    pub fn back(&self) {
        self.post("back", &json!({}));
    }

    /// The forward button.
    #[track_caller]
    pub fn forward(&self) {
        self.post("forward", &json!({}));
    }

    /// The reload button.
    #[track_caller]
    pub fn reload(&self) {
        self.post("refresh", &json!({}));
    }

    /// Waits for a download whose name ends so; hands out the name and the content.
    #[track_caller]
    pub fn downloaded(&self, ending: &str) -> (String, Vec<u8>) {
        self.patiently(&format!("no {ending} was saved"), || {
            let entries = fs::read_dir(&self.folder).expect("a folder");
            entries.flatten().find_map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                // WebKit writes under the last name from the first byte on.
                if !name.ends_with(ending) || is_written(&entry.path()) {
                    return None;
                }
                let bytes = fs::read(entry.path()).ok()?;
                (!bytes.is_empty()).then_some((name, bytes))
            })
        })
    }

    /// Waits until an element is there.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.element(css);
    }

    /// Waits until no such element is left.
    #[track_caller]
    pub fn wait_gone(&self, css: &str) {
        self.patiently(&format!("{css} is still there"), || {
            // A driver that has no answer for once is no failure yet.
            self.found(css).ok()?.is_empty().then_some(())
        });
    }

    /// Waits until a JavaScript expression holds, e.g. `scrollY > 100`.
    #[track_caller]
    pub fn wait_until(&self, condition: &str) {
        let body = json!({ "script": format!("return !!({condition});"), "args": [] });
        self.patiently(&format!("this never came true: {condition}"), || {
            match self.session.post("execute/sync", &body) {
                Ok(holds) => (holds == true).then_some(()),
                // What the page does not know yet may come; a navigation in between is no failure.
                Err(_) => None,
            }
        });
    }

    /// Waits until the address ends in this.
    #[track_caller]
    pub fn wait_for_url(&self, ending: &str) {
        self.patiently(&format!("the address does not end in {ending}"), || {
            self.url().ends_with(ending).then_some(())
        });
    }

    /// Waits until what `look` finds equals `expected`; fails with both.
    #[track_caller]
    pub fn wait_eq<T: PartialEq + fmt::Debug>(&self, expected: T, look: impl Fn() -> T) {
        let last = std::cell::RefCell::new(None);
        let deadline = Instant::now() + wait_limit();
        while last.borrow().as_ref() != Some(&expected) {
            if Instant::now() > deadline {
                panic!(
                    "{:?} never became {expected:?}, at {}",
                    last.borrow(),
                    self.url()
                );
            }
            if last.borrow().is_some() {
                thread::sleep(POLL_INTERVAL);
            }
            last.replace(Some(look()));
        }
    }

    /// Waits until there are so many of these elements.
    #[track_caller]
    pub fn wait_for_count(&self, css: &str, count: usize) {
        self.patiently(&format!("there are not {count} of {css}"), || {
            (self.found(css).ok()?.len() == count).then_some(())
        });
    }

    /// Waits until the rendered text of the first such element contains these words.
    #[track_caller]
    pub fn wait_for_text(&self, css: &str, words: &str) {
        self.patiently(&format!("{css} never said {words}"), || {
            // It may be replaced between the two questions.
            let element = self.found(css).ok()?.into_iter().next()?;
            let text = self.session.get(&element.path("text")).ok()?;
            text.as_str()?.contains(words).then_some(())
        });
    }

    /// How many such elements there are at this moment.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.elements(css).len()
    }

    /// The rendered text of the first such element.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.on_element(css, |element| self.session.get(&element.path("text")))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The rendered texts of all such elements at this moment, in document order.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.elements(css)
            .iter()
            .map(|element| text_of(done(self.session.get(&element.path("text")))))
            .collect()
    }

    /// An attribute of the first such element.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        // As it is written: the drivers' own command makes whole addresses of some.
        let script = "return arguments[0].getAttribute(arguments[1])";
        let found = self.on_element(css, |element| {
            let body = json!({ "script": script, "args": [element.to_json(), name] });
            self.session.post("execute/sync", &body)
        });
        found.as_str().map(str::to_owned)
    }

    /// The accessible name and role the browser computes for the first such element.
    #[track_caller]
    pub fn name_and_role(&self, css: &str) -> (String, String) {
        let ask = |what: &str| {
            text_of(self.on_element(css, |element| self.session.get(&element.path(what))))
        };
        (ask("computedlabel"), ask("computedrole"))
    }

    /// The accessible name and role of what has the focus.
    #[track_caller]
    pub fn focused(&self) -> (String, String) {
        let focused = done(self.session.get("element/active"));
        let focused = Element::from_json(&focused).expect("something has the focus");
        self.spoken(&focused)
    }

    /// Clicks the first element of this role whose accessible name begins so.
    #[track_caller]
    pub fn click_by_name(&self, role: &str, name: &str) {
        self.patiently(&format!("no {role} named {name} can be clicked"), || {
            let element = self.by_name(role, name)?;
            if self.click_on(&element).is_ok() {
                return Some(());
            }
            // Drivers scroll no further than to the edge, where a bar may lie over the element.
            let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            let body = json!({ "script": script, "args": [element.to_json()] });
            let _ = self.session.post("execute/sync", &body);
            None
        });
    }

    /// Waits until there is an element of this role whose accessible name begins so.
    #[track_caller]
    pub fn wait_for_name(&self, role: &str, name: &str) {
        self.patiently(&format!("there is no {role} named {name}"), || {
            self.by_name(role, name)
        });
    }

    /// Whatever can be used or leads on, looked through by role and name alone.
    #[track_caller]
    fn by_name(&self, role: &str, name: &str) -> Option<Element> {
        // Whatever can have the role at all; the browser says whether it has it.
        let all = match role {
            "heading" => "h1, h2, h3, [role]",
            "link" => "a, [role]",
            _ => "a, button, input, summary, [role]",
        };
        // Between two pages an element may be gone before it has been looked at.
        let found = self.found(all).ok()?.into_iter();
        let mut spoken = found.map(|element| (self.spoken(&element), element));
        let (_, element) =
            spoken.find(|((own, its_role), _)| own.starts_with(name) && its_role == role)?;
        Some(element)
    }

    /// The accessible name and role that the browser computes; none where the element is gone.
    fn spoken(&self, element: &Element) -> (String, String) {
        let ask = |what: &str| text_of(self.session.get(&element.path(what)).unwrap_or_default());
        let mut role = ask("computedrole");
        // WebKitGTK's driver has no word for trees and their items.
        if role == "generic" && Engine::chosen() == Engine::WebKit {
            role = ask("attribute/role");
        }
        (ask("computedlabel"), role)
    }

    /// The box of the first such element: x, y, width and height in CSS pixels of the viewport.
    #[track_caller]
    pub fn rectangle(&self, css: &str) -> [f64; 4] {
        let rectangle = self.on_element(css, |element| {
            let script = "const r = arguments[0].getBoundingClientRect();\
                          return [r.x, r.y, r.width, r.height];";
            let body = json!({ "script": script, "args": [element.to_json()] });
            self.session.post("execute/sync", &body)
        });
        std::array::from_fn(|index| rectangle[index].as_f64().unwrap_or_default())
    }

    /// The source of the document as it is now.
    #[track_caller]
    pub fn source(&self) -> String {
        text_of(done(self.session.get("source")))
    }
}

/// One line of the browser's console, or one thing the browser complains about there.
#[derive(Clone, Debug)]
pub struct ConsoleEntry {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    /// `security` for what the CSP refused, `network`, `javascript`, `console-api`, ...
    pub source: String,
    /// What it says, with its place.
    pub message: String,
}

impl fmt::Display for ConsoleEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.level, self.source, self.message)
    }
}

/// Judging.
impl Browser {
    /// What the browser's console says since the last time it was asked.
    #[track_caller]
    pub fn console(&self) -> Vec<ConsoleEntry> {
        if let Some(proxy) = &self.proxy {
            return proxy.said();
        }
        let word = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        self.log("browser")
            .iter()
            .map(|entry| ConsoleEntry {
                level: word(entry, "level"),
                source: word(entry, "source"),
                message: word(entry, "message"),
            })
            .collect()
    }

    /// Waits until the console says something with these words; returns all it said until then.
    #[track_caller]
    pub fn wait_for_console(&self, words: &str) -> Vec<ConsoleEntry> {
        let said = std::cell::RefCell::new(Vec::new());
        self.patiently(&format!("the console never said: {words}"), || {
            let mut said = said.borrow_mut();
            said.extend(self.console());
            let found = said
                .iter()
                .any(|line: &ConsoleEntry| line.message.contains(words));
            found.then_some(())
        });
        said.into_inner()
    }

    /// Waits until so many addresses with these words have been asked for; what was asked for before
    /// the last look at [`Browser::requests`] does not count.
    #[track_caller]
    pub fn wait_for_requests(&self, words: &str, times: usize) {
        let asked = std::cell::Cell::new(0);
        self.patiently(&format!("{words} was not asked for"), || {
            let new = self.requests();
            asked.set(asked.get() + new.iter().filter(|url| url.contains(words)).count());
            (asked.get() >= times).then_some(())
        });
    }

    /// Fails when the console holds an error: an exception, a refused or missing resource.
    #[track_caller]
    pub fn assert_no_errors(&self) {
        let errors: Vec<String> = self
            .console()
            .iter()
            .filter(|complaint| complaint.level == "SEVERE" || complaint.source == "security")
            .map(ConsoleEntry::to_string)
            .collect();
        assert!(errors.is_empty(), "the console has {errors:#?}");
    }

    /// The addresses requested since the last time it was asked, in order; what a page brings itself
    /// (`data:`) is asked of nobody.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        if let Some(proxy) = &self.proxy {
            return proxy.asked();
        }
        self.log("performance")
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| {
                let url = entry["message"]["params"]["request"]["url"].as_str()?;
                (!url.starts_with("data:")).then(|| url.to_owned())
            })
            .collect()
    }

    /// What the window shows, as a PNG file.
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        let picture = done(self.session.get("screenshot"));
        base64(picture.as_str().unwrap_or_default())
    }

    /// What the window shows, drawn at `scale` times its size, as a WebP file that loses a little.
    #[track_caller]
    pub fn sketch(&self, (width, height): (u32, u32), scale: f64) -> Vec<u8> {
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": scale });
        let asked = json!({ "format": "webp", "quality": 50, "clip": clip });
        let picture = self.cdp("Page.captureScreenshot", asked);
        base64(picture["data"].as_str().unwrap_or_default())
    }

    /// Saves what the window shows as a PNG file; missing folders are made.
    #[track_caller]
    pub fn screenshot(&self, path: impl AsRef<Path>) {
        let picture = self.picture();
        let path = path.as_ref();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).unwrap();
        }
        fs::write(path, picture).unwrap();
    }

    /// Prints the page on A4: its words as they are painted, and the number of sheets.
    #[track_caller]
    pub fn print(&self) -> (String, usize) {
        let page = json!({ "page": { "width": 21.0, "height": 29.7 }, "background": true });
        let pdf = self.post("print", &page);
        super::pdf::words(&base64(pdf.as_str().unwrap_or_default()))
    }

    /// Cuts the network, or joins it again; a service worker may need its server stopped too.
    #[track_caller]
    pub fn offline(&self, offline: bool) {
        match &self.proxy {
            Some(proxy) => proxy.cut(offline),
            None => self.network(offline, 0, -1, -1),
        }
    }

    /// Slows the network down: latency in milliseconds, throughput in bytes a second.
    #[track_caller]
    pub fn slow_network(&self, latency: u32, throughput: i32) {
        self.network(false, latency, throughput, throughput);
    }

    /// Refuses the files whose addresses fit one of these patterns, such as `*extras-*`.
    #[track_caller]
    pub fn block(&self, patterns: &[&str]) {
        if let Some(proxy) = &self.proxy {
            return proxy.block(patterns);
        }
        self.cdp("Network.enable", json!({}));
        self.cdp("Network.setBlockedURLs", json!({ "urls": patterns }));
    }

    #[track_caller]
    fn network(&self, offline: bool, latency: u32, down: i32, up: i32) {
        self.cdp("Network.enable", json!({}));
        self.cdp(
            "Network.emulateNetworkConditions",
            json!({
                "offline": offline, "latency": latency,
                "downloadThroughput": down, "uploadThroughput": up,
            }),
        );
    }

    /// Runs a script in every page that is opened from now on, before the page's own.
    #[track_caller]
    pub fn beforehand(&self, script: &str) {
        if let Some(proxy) = &self.proxy {
            return proxy.beforehand(script);
        }
        self.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        );
    }

    /// Runs a command of the Chrome DevTools Protocol; in Chromium alone.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    #[track_caller]
    fn log(&self, kind: &str) -> Vec<Value> {
        match self.post("se/log", &json!({ "type": kind })) {
            Value::Array(entries) => entries,
            other => panic!("no {kind} log: {other}"),
        }
    }
}

/// The wiring.
impl Browser {
    /// What the driver could not be asked for when the window opened.
    #[track_caller]
    fn emulate(&self, profile: &Profile) {
        match Engine::chosen() {
            Engine::Chromium => self.emulate_in_chromium(profile),
            Engine::Firefox => self.emulate_in_firefox(profile),
            Engine::WebKit => self.size_window(profile),
        }
    }

    #[track_caller]
    fn emulate_in_chromium(&self, profile: &Profile) {
        let media = |name: &str, on: bool, value: &str| {
            let value = if on { value } else { "" };
            json!({ "name": name, "value": value })
        };
        let scheme = if profile.dark { "dark" } else { "light" };
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                media("prefers-color-scheme", true, scheme),
                media("prefers-reduced-motion", profile.reduced_motion, "reduce"),
                media("forced-colors", profile.forced_colors, "active"),
                media("prefers-contrast", profile.more_contrast, "more"),
            ]}),
        );
        if !profile.touch {
            // No window is as small as a page may have to be, and a window has a frame.
            self.cdp(
                "Emulation.setDeviceMetricsOverride",
                json!({
                    "width": profile.width, "height": profile.height,
                    "deviceScaleFactor": profile.density, "mobile": false,
                }),
            );
        }
    }

    /// No window of Firefox is as small as a page may have to be: the page's place in it is.
    #[track_caller]
    fn emulate_in_firefox(&self, profile: &Profile) {
        let (width, height) = (profile.width, profile.height);
        let room = json!({ "x": 0, "y": 0, "width": width.max(500), "height": height + 200 });
        self.post("window/rect", &room);
        self.post("moz/context", &json!({ "context": "chrome" }));
        self.script(&format!(
            "const place = gBrowser.selectedBrowser;\
             for (const [name, size] of [['width', {width}], ['height', {height}]])\
               for (const kind of ['', 'min-', 'max-']) place.style.setProperty(kind + name, size + 'px');\
             place.browsingContext.overrideDPPX = {};",
            profile.density
        ));
        self.post("moz/context", &json!({ "context": "content" }));
        self.wait_until(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ));
    }

    /// Sizes the window so that the page in it has this size; where `mobile`, as on a phone. In WebKit
    /// no window is larger than it was opened with.
    #[track_caller]
    pub fn resize(&self, (width, height): (u32, u32), mobile: bool) {
        let profile = Profile {
            width,
            height,
            ..Profile::default()
        };
        match Engine::chosen() {
            Engine::Chromium => {
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", metrics);
            }
            Engine::Firefox => self.emulate_in_firefox(&profile),
            Engine::WebKit => self.size_window(&profile),
        }
    }

    #[track_caller]
    fn size_window(&self, profile: &Profile) {
        let (width, height) = (profile.width, profile.height);
        let bar = self.script("return outerHeight - innerHeight").as_u64();
        let high = u64::from(height) + bar.unwrap_or_default();
        let room = json!({ "x": 0, "y": 0, "width": width, "height": high });
        self.post("window/rect", &room);
        self.wait_until(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ));
    }

    #[track_caller]
    pub(super) fn post(&self, path: &str, body: &Value) -> Value {
        done(self.session.post(path, body))
    }

    /// Does something with the first such element, waiting for it and, since the page may
    /// redraw in between or something may still lie over it, trying again.
    #[track_caller]
    pub(super) fn on_element(
        &self,
        css: &str,
        act: impl Fn(&Element) -> Result<Value, Failure>,
    ) -> Value {
        let deadline = Instant::now() + wait_limit();
        loop {
            match act(&self.element(css)) {
                Ok(value) => return value,
                Err(failure)
                    if Instant::now() < deadline
                        && matches!(
                            failure.kind.as_str(),
                            "stale element reference"
                                | "element click intercepted"
                                | "element not interactable"
                        ) => {}
                Err(failure) => panic!("{css}: {failure}"),
            }
            thread::sleep(POLL_INTERVAL);
        }
    }

    #[track_caller]
    fn element(&self, css: &str) -> Element {
        let body = json!({ "using": "css selector", "value": css });
        self.patiently(&format!("there is no {css}"), || {
            match self.session.post("element", &body) {
                Ok(found) => Element::from_json(&found),
                Err(failure) if failure.kind == "invalid selector" => panic!("{failure}"),
                Err(_) => None,
            }
        })
    }

    #[track_caller]
    fn elements(&self, css: &str) -> Vec<Element> {
        self.found(css)
            .unwrap_or_else(|failure| panic!("the browser says: {failure}"))
    }

    fn found(&self, css: &str) -> Result<Vec<Element>, Failure> {
        let body = json!({ "using": "css selector", "value": css });
        let found = self.session.post("elements", &body)?;
        let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(found.iter().filter_map(Element::from_json).collect())
    }

    /// Adds a line to the file named by `E2E_TIMES`: the seconds this window was open, and the test.
    fn note_time(&self) {
        let Some(file) = std::env::var_os("E2E_TIMES") else {
            return;
        };
        let seconds = self.opened.elapsed().as_secs_f64();
        let name = thread::current().name().unwrap_or("test").to_owned();
        let line = format!("{seconds:.1}\t{name}\n");
        let file = fs::OpenOptions::new().append(true).create(true).open(file);
        let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
    }

    /// Looks again and again until there is something to see.
    #[track_caller]
    pub(super) fn patiently<T>(&self, failure: &str, look: impl Fn() -> Option<T>) -> T {
        let deadline = Instant::now() + wait_limit();
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            if Instant::now() > deadline {
                panic!("{failure} (after {:?}, at {})", wait_limit(), self.url());
            }
            thread::sleep(POLL_INTERVAL);
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if thread::panicking() {
            let name = thread::current().name().unwrap_or("test").to_owned();
            // WebKitGTK's driver never answers when a box is open after a download.
            let picture = self
                .session
                .get_within("screenshot", Duration::from_secs(20));
            if let Ok(Value::String(picture)) = picture {
                let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e");
                let path = folder.join(name.replace("::", "-") + ".png");
                let saved =
                    fs::create_dir_all(folder).and_then(|()| fs::write(&path, base64(&picture)));
                if saved.is_ok() {
                    eprintln!("screenshot of {name}: {}", path.display());
                }
            }
            let said = match &self.proxy {
                Some(proxy) => Ok(json!(
                    proxy
                        .said()
                        .iter()
                        .map(ConsoleEntry::to_string)
                        .collect::<Vec<_>>()
                )),
                None => self.session.post("se/log", &json!({ "type": "browser" })),
            };
            if let Ok(said) = said {
                eprintln!("the console of {name}: {said:#}");
            }
        }
        let _ = self.session.delete("");
        self.note_time();
    }
}

#[track_caller]
pub(super) fn done(result: Result<Value, Failure>) -> Value {
    result.unwrap_or_else(|failure| panic!("the browser says: {failure}"))
}

fn text_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        _ => String::new(),
    }
}

/// Whether a program still has a file open; only Linux tells.
fn is_written(file: &Path) -> bool {
    let Ok(file) = file.canonicalize() else {
        return true;
    };
    let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    below(Path::new("/proc"))
        .flat_map(|process| below(&process.path().join("fd")))
        .any(|open| fs::read_link(open.path()).is_ok_and(|target| target == file))
}

/// The bytes that base64 text stands for; other characters than its digits are skipped.
fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for digit in text.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}

/// The port of this test binary's chromedriver, started when first asked for.
#[track_caller]
fn shared_driver() -> u16 {
    // Never dropped: the driver goes when the process goes.
    static DRIVER: OnceLock<Driver> = OnceLock::new();
    DRIVER
        .get_or_init(|| started(&Profile::default(), Path::new("")))
        .port
}

#[track_caller]
fn started(profile: &Profile, folder: &Path) -> Driver {
    let name = Engine::chosen().name();
    start_driver(profile, folder).unwrap_or_else(|error| {
        panic!("the driver of {name} does not start ({error}): run `make setup`")
    })
}
