//! What the boot script offers to the application: functions of the object `yantu` on the window. The
//! site has them in `site/main.js`, the single file in `site/single.rs`.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Node};

use super::document::document;

#[wasm_bindgen]
extern "C" {
    /// A page as the boot script hands it over.
    type FetchedPage;
    #[wasm_bindgen(method, getter)]
    fn heading(this: &FetchedPage) -> String;
    #[wasm_bindgen(method, getter)]
    fn title(this: &FetchedPage) -> String;
    #[wasm_bindgen(method, getter)]
    fn description(this: &FetchedPage) -> String;
    #[wasm_bindgen(method, getter)]
    fn content(this: &FetchedPage) -> Node;

    /// What is unpacked before anything is hydrated: the index, then perhaps the further lenses.
    #[wasm_bindgen(js_namespace = yantu)]
    fn packs() -> Array;
    /// A page by its path below the root.
    #[wasm_bindgen(js_namespace = yantu, catch)]
    async fn page(path: &str) -> Result<JsValue, JsValue>;
    /// The further lenses, packed.
    #[wasm_bindgen(js_namespace = yantu, catch)]
    async fn lenses() -> Result<JsValue, JsValue>;
    /// The list of sentences.
    #[wasm_bindgen(js_namespace = yantu, catch)]
    async fn sentences() -> Result<JsValue, JsValue>;
    /// What only some layers of the map show, as an SVG.
    #[wasm_bindgen(js_namespace = yantu, catch)]
    async fn overlays() -> Result<JsValue, JsValue>;
    /// Hands a root back to the browser: it is as printed from then on.
    #[wasm_bindgen(js_namespace = yantu, js_name = handBack)]
    fn hand_back_to_browser(id: &str);
}

/// A page that has been fetched.
pub struct OpenedPage {
    /// What it is about.
    pub heading: String,
    /// The title of the document.
    pub title: String,
    /// What search engines are told.
    pub description: String,
    content: Node,
}

impl OpenedPage {
    /// Puts the page's content into `main`.
    pub fn show(&self) {
        if let Some(main) = document().and_then(|document| document.get_element_by_id("main")) {
            main.replace_children_with_node_1(&self.content);
        }
    }
}

/// The packed index, then the packed further lenses where the page needs them at once.
pub fn take_packs() -> Vec<Vec<u8>> {
    let packs = packs();
    let bytes = |pack: JsValue| Some(pack.dyn_into::<Uint8Array>().ok()?.to_vec());
    packs.iter().map_while(bytes).collect()
}

/// Fetches the page at a path below the root, then calls `then` with it; with `None` where it cannot be
/// had.
pub fn fetch_page(path: String, then: impl FnOnce(Option<OpenedPage>) + 'static) {
    spawn_local(async move {
        let page = page(&path).await.ok();
        let page = page.map(|page| {
            let page: FetchedPage = page.unchecked_into();
            OpenedPage {
                heading: page.heading(),
                title: page.title(),
                description: page.description(),
                content: page.content(),
            }
        });
        then(page);
    });
}

/// Fetches the packed further lenses.
pub fn fetch_lenses(then: impl FnOnce(Vec<u8>) + 'static) {
    spawn_local(async move {
        if let Ok(packed) = lenses().await {
            then(packed.unchecked_into::<Uint8Array>().to_vec());
        }
    });
}

/// Fetches the list of sentences.
pub fn fetch_sentences(then: impl FnOnce(String) + 'static) {
    spawn_local(async move {
        if let Some(list) = sentences().await.ok().and_then(|list| list.as_string()) {
            then(list);
        }
    });
}

/// Fetches what only some layers of the map show. `then` may move its children.
pub fn fetch_overlays(then: impl FnOnce(&Element) + 'static) {
    spawn_local(async move {
        if let Ok(overlays) = overlays().await {
            then(overlays.unchecked_ref());
        }
    });
}

/// Calls `hydrate` with the root of an id. A panic there ends the call alone: it is a trap of the
/// WebAssembly, which JavaScript catches. The root is handed back to the browser then, and so is one
/// that is not as printed. Returns whether it is live.
pub fn try_hydrate(id: &str, hydrate: impl FnOnce(web_sys::HtmlElement) + 'static) -> bool {
    let root = document().and_then(|document| document.get_element_by_id(id));
    let Some(Ok(root)) = root.map(JsCast::dyn_into::<web_sys::HtmlElement>) else {
        return false;
    };
    let is_live = is_as_printed(&root) && {
        let act = Closure::once_into_js(move || hydrate(root));
        let act: js_sys::Function = act.unchecked_into();
        match act.call0(&JsValue::UNDEFINED) {
            Ok(_) => true,
            Err(error) => {
                gloo::console::warn!(error);
                false
            }
        }
    };
    if !is_live {
        hand_back_to_browser(id);
    }
    is_live
}

/// Whether a root has as many elements as were printed. What a browser extension puts after a text box
/// does not count.
fn is_as_printed(root: &Element) -> bool {
    let count = |selector: &str| {
        let found = root.query_selector_all(selector);
        found.map_or(0, |found| found.length())
    };
    let printed = root.get_attribute("data-elements");
    let present = count("*") - count("input ~ *, input ~ * *");
    printed.and_then(|printed| printed.parse().ok()) == Some(present)
}

/// Marks the page as ready; `failed` names the roots that are not live.
pub fn mark_ready(failed: &[&str]) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        if !failed.is_empty() {
            _ = root.set_attribute("data-failed", &failed.join(" "));
        }
        _ = root.set_attribute("data-ready", "");
    }
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        _ = performance.mark("app:ready");
    }
}

/// Reports that the program cannot start; the boot script then leaves the page as printed.
pub fn refuse_to_start(why: &str) -> ! {
    wasm_bindgen::throw_str(why)
}
