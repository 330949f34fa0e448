//! What the explorer is given: its index, the details of pages, the sentences. Whoever calls it into
//! being answers these events; the extras prints what does not come.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::document::document;
use super::extras::{dispatch, fetch_extras, hear, on_extras, on_extras_error};

/// Where the packed index lies, and the further lenses where they are needed at once: a property of
/// the window.
const INDEX: &str = "yantuIndex";
/// The detail of a page is wanted.
const PAGE: &str = "yantu:page";
/// Here it is.
const PAGE_HERE: &str = "yantu:page-here";
/// It does not come.
const PAGE_LOST: &str = "yantu:page-lost";
/// The extras is to print the detail of a page.
const PRINT: &str = "yantu:print";
/// What only some layers of the map show is wanted.
const LAYERS: &str = "yantu:layers";
/// A part of it; every division has a count.
const LAYERS_PLACE: &str = ".county-map__counts";
/// The further lenses are wanted.
const LENSES: &str = "yantu:lenses";
/// Here they are.
const LENSES_HERE: &str = "yantu:lenses-here";
/// The sentences are wanted.
const SENTENCES: &str = "yantu:sentences";
/// Here they are.
const SENTENCES_HERE: &str = "yantu:sentences-here";

/// The detail of a page and what the page is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its path below the root.
    pub path: String,
    /// What it is about.
    pub heading: String,
    /// The title of the document.
    pub title: String,
    /// What search engines are told.
    pub description: String,
    /// The detail.
    pub html: String,
}

impl Page {
    /// All but the path as one text: a line each, the rest is HTML.
    pub fn to_text(&self) -> String {
        let line = |words: &str| words.replace(['\r', '\n'], " ");
        format!(
            "{}\n{}\n{}\n{}",
            line(&self.heading),
            line(&self.title),
            line(&self.description),
            self.html
        )
    }

    /// Reads a path and, on the next lines, what [`Page::to_text`] writes. The HTML stays where it is:
    /// a page is long, and memory once taken is never given back.
    fn parse(mut text: String) -> Option<Self> {
        let mut lines = text.splitn(5, '\n');
        let mut next = || lines.next().map(str::to_owned);
        let (path, heading, title, description) = (next()?, next()?, next()?, next()?);
        let html = lines.next()?.len();
        text.drain(..text.len() - html);
        Some(Self {
            path,
            heading,
            title,
            description,
            html: text,
        })
    }
}

/// Takes what is packed for the start, once: the index, then perhaps the further lenses.
pub fn take_index() -> Vec<Vec<u8>> {
    let taken = || {
        let window = web_sys::window()?;
        let packs = Reflect::get(&window, &INDEX.into()).ok()?;
        _ = Reflect::set(&window, &INDEX.into(), &JsValue::UNDEFINED);
        packs.dyn_into::<Array>().ok()
    };
    let packs = taken().unwrap_or_default();
    packs.iter().map_while(bytes).collect()
}

fn bytes(packed: JsValue) -> Option<Vec<u8>> {
    Some(packed.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Asks for the further lenses.
pub fn fetch_lenses() {
    dispatch(LENSES, &JsValue::UNDEFINED);
}

/// Calls `take` with the packed further lenses when they come.
pub fn on_lenses(take: impl Fn(Vec<u8>) + 'static) {
    hear(LENSES_HERE, move |detail| _ = bytes(detail).map(&take));
}

/// Asks for the detail of the page at a path below the root.
pub fn fetch_page(path: &str) {
    dispatch(PAGE, &path.into());
}

/// Calls `take` with every page that comes. One that does not come is asked of the extras; `lost` is
/// called with its path if that does not come either.
pub fn on_page(take: impl Fn(Page) + 'static, lost: impl Fn(&str) + 'static) {
    thread_local! {
        static WANTED: RefCell<Option<String>> = const { RefCell::new(None) };
    }
    hear(PAGE_HERE, move |detail| {
        WANTED.take();
        if let Some(page) = detail.as_string().and_then(Page::parse) {
            take(page);
        }
    });
    let print = || {
        WANTED
            .with_borrow(Clone::clone)
            .map(|path| dispatch(PRINT, &path.into()))
    };
    hear(PAGE_LOST, move |detail| {
        WANTED.set(detail.as_string());
        // Answers at once if the extras is here.
        print();
        if WANTED.with_borrow(Option::is_some) {
            fetch_extras();
        }
    });
    on_extras(move || _ = print());
    on_extras_error(move || {
        if let Some(path) = WANTED.take() {
            lost(&path);
        }
    });
}

/// The extras's side: prints the page that is asked for.
pub fn on_print(print: impl Fn(&str) -> Page + 'static) {
    hear(PRINT, move |detail| {
        let path = detail.as_string().unwrap_or_default();
        let page = print(&path).to_text();
        dispatch(PAGE_HERE, &format!("{path}\n{page}").into());
    });
}

/// Has what only some layers of the map show put in its places, unless it is there.
pub fn fetch_layers() {
    let layer = document().and_then(|d| d.query_selector(LAYERS_PLACE).ok().flatten());
    if layer.is_some_and(|layer| !layer.has_child_nodes()) {
        dispatch(LAYERS, &JsValue::UNDEFINED);
    }
}

/// Asks for the list of sentences.
pub fn fetch_sentences() {
    dispatch(SENTENCES, &JsValue::UNDEFINED);
}

/// Calls `take` with the list of sentences when it comes.
pub fn on_sentences(take: impl Fn(String) + 'static) {
    hear(SENTENCES_HERE, move |detail| {
        if let Some(sentences) = detail.as_string() {
            take(sentences);
        }
    });
}
