//! The host's settings, `site.json`, read at run time and not believed blindly.

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::super::document::document;
use super::device::get;
use crate::route::BUILT_IN_SITE;

/// The most characters that the file may have.
const LONGEST: usize = 65_536;

/// A setting as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting<T> {
    /// It is not there, or empty.
    Unset,
    /// It is of another type.
    Wrong,
    /// It is this.
    Set(T),
}

/// What the kiosk reads of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteFile {
    /// `exhibit.idle`
    pub idle: Setting<f64>,
    /// `address`
    pub address: Setting<String>,
}

/// Reads the file at this address and passes on what stands in it: `None` if there is none, or if
/// it is too long or no JSON.
pub fn read_site(address: String, then: impl FnOnce(Option<SiteFile>) + 'static) {
    spawn_local(async move { then(fetched(&address).await) });
}

async fn fetched(address: &str) -> Option<SiteFile> {
    let answer = get(address).await.filter(|answer| answer.ok())?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    parsed(&text.as_string().filter(|text| text.len() <= LONGEST)?)
}

/// The settings that one file alone was built with.
pub fn built_in_site() -> Option<SiteFile> {
    let element = document()?.get_element_by_id(BUILT_IN_SITE)?;
    parsed(&element.text_content()?)
}

fn parsed(text: &str) -> Option<SiteFile> {
    let file = JSON::parse(text).ok()?;
    let exhibit = member(&file, "exhibit");
    Some(SiteFile {
        idle: setting(&member(&exhibit, "idle"), JsValue::as_f64),
        address: match setting(&member(&file, "address"), JsValue::as_string) {
            Setting::Set(words) if words.is_empty() => Setting::Unset,
            other => other,
        },
    })
}

/// A member of an object; undefined where there is none.
fn member(object: &JsValue, name: &str) -> JsValue {
    let found = object
        .is_object()
        .then(|| Reflect::get(object, &name.into()));
    found.and_then(Result::ok).unwrap_or(JsValue::UNDEFINED)
}

fn setting<T>(value: &JsValue, read: fn(&JsValue) -> Option<T>) -> Setting<T> {
    if value.is_undefined() || value.is_null() {
        return Setting::Unset;
    }
    read(value).map_or(Setting::Wrong, Setting::Set)
}
