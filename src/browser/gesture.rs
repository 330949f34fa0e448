//! Fingers, mouse and wheel as plain numbers.

use leptos::ev::{MouseEvent, TouchEvent, WheelEvent};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The box of the element that listens: left, top, width, height in pixels.
fn listener_box(event: &Event) -> Option<[f64; 4]> {
    let element = event.current_target()?.dyn_into::<Element>().ok()?;
    let rect = element.get_bounding_client_rect();
    Some([rect.left(), rect.top(), rect.width(), rect.height()])
}

/// Where a mouse event happened inside the listening element, and that element's size.
pub fn mouse_place(event: &MouseEvent) -> Option<([f64; 2], [f64; 2])> {
    let [left, top, width, height] = listener_box(event)?;
    let at = [f64::from(event.client_x()) - left, f64::from(event.client_y()) - top];
    Some((at, [width, height]))
}

/// Where the fingers are inside the listening element, and that element's size.
pub fn touch_places(event: &TouchEvent) -> Option<(Vec<[f64; 2]>, [f64; 2])> {
    let [left, top, width, height] = listener_box(event)?;
    let touches = event.touches();
    let places = (0..touches.length())
        .filter_map(|index| touches.get(index))
        .map(|touch| [f64::from(touch.client_x()) - left, f64::from(touch.client_y()) - top])
        .collect();
    Some((places, [width, height]))
}

/// The code of the district of the main map that was clicked, if one was.
pub fn pressed_twin(event: &MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-twin]").ok()??.get_attribute("data-twin")
}

/// Whether the mouse's main button is down, without a key that means something else.
pub fn primary_press(event: &MouseEvent) -> bool {
    event.buttons() == 1 && !event.ctrl_key() && !event.shift_key() && !event.meta_key()
}

/// How many notches a wheel with Ctrl (or a pinch on a touchpad) turned towards the visitor;
/// `None` for a plain wheel, which scrolls the page.
pub fn wheel_steps(event: &WheelEvent) -> Option<f64> {
    (event.ctrl_key() || event.meta_key()).then(|| event.delta_y() / 100.0)
}
