//! Questions and answers between the explorer and the finder: events on the document.

use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

use super::dom::document;

/// Asks for the finder, and puts a question to it if it is there.
const FIND: &str = "yantu:find";
/// The finder is there and wants the plan.
const FINDER: &str = "yantu:finder";
/// The plan for the finder.
const PLAN: &str = "yantu:plan";
/// The finder's answer.
const FOUND: &str = "yantu:found";
/// The finder could not be loaded.
const LOST: &str = "yantu:lost";
/// Stands between the fields of a question or an answer; only the last may hold it.
const BETWEEN: char = '\u{1f}';

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Suggestions below the search box.
    Suggestions,
    /// What was searched for lately; the words are one search a line.
    Recent,
    /// A screen of the search page.
    Page,
    /// The search page with every result.
    Whole,
}

impl Asked {
    const ALL: [(Self, &str); 4] = [
        (Self::Suggestions, "suggestions"),
        (Self::Recent, "recent"),
        (Self::Page, "page"),
        (Self::Whole, "whole"),
    ];
}

/// A question to the finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Told again in the answer.
    pub number: u32,
    /// What is asked for.
    pub asked: Asked,
    /// What links start with.
    pub prefix: String,
    /// The words to search for.
    pub words: String,
}

/// An answer of the finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How many names and sections were found.
    pub count: usize,
    /// What to show.
    pub html: String,
}

fn dispatch(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(detail);
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    if let (Some(document), Ok(event)) = (document(), event) {
        _ = document.dispatch_event(&event);
    }
}

fn hear(name: &'static str, heard: impl Fn(JsValue) + 'static) {
    if let Some(document) = document() {
        EventListener::new(&document, name, move |event| {
            let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
            heard(detail.unwrap_or(JsValue::UNDEFINED));
        })
        .forget();
    }
}

/// Puts a question; the answer comes to [`on_answer`], at once if the finder is there.
pub fn ask(question: &Question) {
    let asked = Asked::ALL
        .iter()
        .find(|(asked, _)| *asked == question.asked);
    let asked = asked.map_or("", |(_, word)| word);
    let Question {
        number,
        prefix,
        words,
        ..
    } = question;
    let detail = format!("{number}{BETWEEN}{asked}{BETWEEN}{prefix}{BETWEEN}{words}");
    dispatch(FIND, &detail.into());
}

/// Calls `answered` with the number of the question and its answer.
pub fn on_answer(answered: impl Fn(u32, Answer) + 'static) {
    hear(FOUND, move |detail| {
        let detail = detail.as_string().unwrap_or_default();
        let mut fields = detail.splitn(3, BETWEEN);
        let mut field = || fields.next().unwrap_or_default();
        let (number, count) = (field().parse(), field().parse());
        if let (Ok(number), Ok(count)) = (number, count) {
            let html = field().to_owned();
            answered(number, Answer { count, html });
        }
    });
}

/// Hands the packed plan over whenever a finder has come, and then calls `ready`.
pub fn on_finder(packed: &'static [u8], ready: impl Fn() + 'static) {
    hear(FINDER, move |_| {
        dispatch(PLAN, &Uint8Array::from(packed).into());
        ready();
    });
}

/// Calls `lost` when the finder could not be loaded.
pub fn on_lost_finder(lost: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, LOST, move |_| lost()).forget();
    }
}

/// The finder's side: takes the packed plan.
pub fn on_plan(take: impl Fn(&[u8]) + 'static) {
    hear(PLAN, move |detail| {
        if let Ok(packed) = detail.dyn_into::<Uint8Array>() {
            take(&packed.to_vec());
        }
    });
}

/// The finder's side: answers every question from now on.
pub fn on_question(answer: impl Fn(&Question) -> Answer + 'static) {
    hear(FIND, move |detail| {
        let detail = detail.as_string().unwrap_or_default();
        let mut fields = detail.splitn(4, BETWEEN);
        let mut field = || fields.next().unwrap_or_default();
        let (number, asked) = (field().parse(), field());
        let asked = Asked::ALL.iter().find(|(_, word)| *word == asked);
        let (Ok(number), Some((asked, _))) = (number, asked) else {
            return;
        };
        let question = Question {
            number,
            asked: *asked,
            prefix: field().to_owned(),
            words: field().to_owned(),
        };
        let Answer { count, html } = answer(&question);
        dispatch(
            FOUND,
            &format!("{number}{BETWEEN}{count}{BETWEEN}{html}").into(),
        );
    });
}

/// The finder's side: says that it has come.
pub fn tell_arrival() {
    dispatch(FINDER, &JsValue::UNDEFINED);
}
