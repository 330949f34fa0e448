//! Input: mouse, touch and keyboard.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::browser::{Browser, done};
use super::engine::Engine;
use super::webdriver::{Element, Failure};

/// How long a finger waits between two looks at what it aims at, and at most in all.
const FRAME: Duration = Duration::from_millis(20);
const GLIDE: Duration = Duration::from_secs(2);

/// The keys of [`Browser::press`] that print nothing.
pub mod keys {
    #![allow(missing_docs, reason = "named as on the keyboard")]
    pub const TAB: &str = "\u{e004}";
    pub const ENTER: &str = "\u{e007}";
    pub const SHIFT: &str = "\u{e008}";
    pub const CONTROL: &str = "\u{e009}";
    pub const ALT: &str = "\u{e00a}";
    pub const ESCAPE: &str = "\u{e00c}";
    pub const SPACE: &str = " ";
    pub const PAGE_UP: &str = "\u{e00e}";
    pub const PAGE_DOWN: &str = "\u{e00f}";
    pub const END: &str = "\u{e010}";
    pub const HOME: &str = "\u{e011}";
    pub const LEFT: &str = "\u{e012}";
    pub const UP: &str = "\u{e013}";
    pub const RIGHT: &str = "\u{e014}";
    pub const DOWN: &str = "\u{e015}";
}

/// Acting.
impl Browser {
    /// Clicks the first such element, as a mouse does.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.on_element(css, |element| self.click_on(element));
    }

    /// Clicks an element.
    pub(super) fn click_on(&self, element: &Element) -> Result<Value, Failure> {
        match self.session.post(&element.path("click"), &json!({})) {
            // The driver aims at the middle of a box, where a shape on the map may have a hole.
            Err(failure) if failure.kind == "element not interactable" => {
                match self.spot(element)? {
                    Some((x, y)) => self.press_at("mouse", &json!("viewport"), x, y),
                    None => Err(failure),
                }
            }
            other => other,
        }
    }

    /// A point of the viewport at which an element is seen, if there is one.
    fn spot(&self, element: &Element) -> Result<Option<(i64, i64)>, Failure> {
        let script = "const [e] = arguments;\
             /* Firefox would scroll to all of a drawing, even if the piece is in sight. */\
             const { top, bottom } = e.getBoundingClientRect();\
             if (top < 0 || bottom > innerHeight) e.scrollIntoView({ block: 'nearest', behavior: 'instant' });\
             const r = e.getBoundingClientRect();\
             for (const down of [.5, .3, .7, .1, .9]) for (const along of [.5, .3, .7, .1, .9]) {\
               const x = Math.floor(r.x + r.width * along), y = Math.floor(r.y + r.height * down);\
               if (e.contains(document.elementFromPoint(x, y))) return [x, y];\
             }";
        let body = json!({ "script": script, "args": [element.to_json()] });
        let spot = self.session.post("execute/sync", &body)?;
        Ok(spot[0].as_i64().zip(spot[1].as_i64()))
    }

    /// Puts a pointer on a point, and lets go.
    fn press_at(&self, kind: &str, origin: &Value, x: i64, y: i64) -> Result<Value, Failure> {
        let steps = json!([
            { "type": "pointerMove", "duration": 0, "origin": origin, "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let pointer = json!([{
            "type": "pointer", "id": format!("the {kind}"),
            "parameters": { "pointerType": kind }, "actions": steps,
        }]);
        self.session
            .post("actions", &json!({ "actions": pointer }))?;
        self.session.delete("actions")
    }

    /// Taps the middle of the first such element with a finger.
    #[track_caller]
    pub fn tap(&self, css: &str) {
        self.on_element(css, |element| {
            // A finger, unlike a click, does not scroll to what it taps, and waits until it stands still.
            let mut spot = self.spot(element)?;
            let start = Instant::now();
            while start.elapsed() < GLIDE {
                sleep(FRAME);
                let now = self.spot(element)?;
                if now == spot {
                    break;
                }
                spot = now;
            }
            match spot.filter(|_| Engine::chosen() != Engine::Chromium) {
                Some((x, y)) => self.press_at("touch", &json!("viewport"), x, y),
                None => self.press_at("touch", &element.to_json(), 0, 0),
            }
        });
    }

    /// Draws a finger over the screen, from one point of the viewport to another.
    #[track_caller]
    pub fn swipe(&self, from: (i32, i32), to: (i32, i32)) {
        self.touch(&[&stroke(from, to)]);
    }

    /// Draws two fingers over the screen at once.
    #[track_caller]
    pub fn pinch(&self, one: [(i32, i32); 2], other: [(i32, i32); 2]) {
        self.touch(&[&stroke(one[0], one[1]), &stroke(other[0], other[1])]);
    }

    /// Drags with the mouse, from one point of the viewport to another.
    #[track_caller]
    pub fn drag(&self, from: (i32, i32), to: (i32, i32)) {
        self.act(&json!([{
            "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": stroke(from, to),
        }]));
    }

    /// Moves the mouse to a point of the viewport.
    #[track_caller]
    pub fn hover(&self, (x, y): (i32, i32)) {
        self.act(&json!([{
            "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [{ "type": "pointerMove", "duration": 0, "x": x, "y": y }],
        }]));
    }

    /// Turns the wheel by `down` pixels at a point of the viewport, the modifier keys held.
    #[track_caller]
    pub fn wheel(&self, (x, y): (i32, i32), down: i32, held: &[&str]) {
        let pause = json!({ "type": "pause", "duration": 0 });
        let key = |kind: &str, key: &str| json!({ "type": kind, "value": key });
        let mut hands = Vec::new();
        hands.extend(held.iter().map(|held| key("keyDown", held)));
        hands.push(pause.clone());
        hands.extend(held.iter().map(|held| key("keyUp", held)));
        let mut wheel = vec![pause; held.len()];
        wheel.push(json!({
            "type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": down, "duration": 0,
        }));
        self.act(&json!([
            { "type": "key", "id": "keyboard", "actions": hands },
            { "type": "wheel", "id": "wheel", "actions": wheel },
        ]));
    }

    /// Presses keys one after the other, wherever the focus is: `&[keys::TAB, keys::ENTER]`.
    #[track_caller]
    pub fn press(&self, pressed: &[&str]) {
        self.press_with(&[], pressed);
    }

    /// Presses keys one after the other while others are held: `&[keys::SHIFT], &[keys::TAB]`.
    #[track_caller]
    pub fn press_with(&self, held: &[&str], pressed: &[&str]) {
        let key = |kind: &str, key: &str| json!({ "type": kind, "value": key });
        let mut actions = Vec::new();
        actions.extend(held.iter().map(|held| key("keyDown", held)));
        for one in pressed {
            actions.push(key("keyDown", one));
            actions.push(key("keyUp", one));
        }
        actions.extend(held.iter().map(|held| key("keyUp", held)));
        self.act(&json!([{ "type": "key", "id": "keyboard", "actions": actions }]));
    }

    /// Types text into the first such element.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        self.on_element(css, |element| {
            self.session
                .post(&element.path("value"), &json!({ "text": text }))
        });
    }

    /// Runs the body of a JavaScript function in the page.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        self.post("execute/sync", &json!({ "script": body, "args": [] }))
    }

    /// Runs the body of an asynchronous JavaScript function in the page; its result is awaited.
    #[track_caller]
    pub fn script_async(&self, body: &str) -> Value {
        let body = format!(
            "const done = arguments[arguments.length - 1];\
             (async () => {{ {body} }})().then(done, error => done({{ error: String(error) }}));"
        );
        self.post("execute/async", &json!({ "script": body, "args": [] }))
    }

    #[track_caller]
    fn touch(&self, fingers: &[&[Value]]) {
        let fingers: Vec<Value> = fingers
            .iter()
            .enumerate()
            .map(|(number, actions)| {
                json!({
                    "type": "pointer", "id": format!("finger {number}"),
                    "parameters": { "pointerType": "touch" },
                    "actions": actions,
                })
            })
            .collect();
        self.act(&Value::Array(fingers));
    }

    #[track_caller]
    fn act(&self, sources: &Value) {
        self.post("actions", &json!({ "actions": sources }));
        done(self.session.delete("actions"));
    }
}

/// The steps of a pointer that is pressed at one point, moved to another and let go.
fn stroke(from: (i32, i32), to: (i32, i32)) -> [Value; 5] {
    let at = |(x, y): (i32, i32), duration: u32| json!({ "type": "pointerMove", "duration": duration, "x": x, "y": y });
    let middle = (i32::midpoint(from.0, to.0), i32::midpoint(from.1, to.1));
    [
        at(from, 0),
        json!({ "type": "pointerDown", "button": 0 }),
        at(middle, 100),
        at(to, 100),
        json!({ "type": "pointerUp", "button": 0 }),
    ]
}
