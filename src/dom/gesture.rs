//! Fingers, mouse, wheel and keys as plain numbers and words.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, TouchEvent, WheelEvent};

use super::elements::closest;

/// The box of the element that listens: left, top, width, height in pixels.
fn listener_box(event: &Event) -> Option<[f64; 4]> {
    let element = event.current_target()?.dyn_into::<Element>().ok()?;
    let rect = element.get_bounding_client_rect();
    Some([rect.left(), rect.top(), rect.width(), rect.height()])
}

/// Where a mouse event happened inside the listening element, and that element's size.
pub fn mouse_place(event: &Event) -> Option<([f64; 2], [f64; 2])> {
    let [left, top, width, height] = listener_box(event)?;
    let event = event.dyn_ref::<MouseEvent>()?;
    let at = [
        f64::from(event.client_x()) - left,
        f64::from(event.client_y()) - top,
    ];
    Some((at, [width, height]))
}

/// Where the fingers are inside the listening element, and that element's size.
pub fn touch_places(event: &Event) -> Option<(Vec<[f64; 2]>, [f64; 2])> {
    let [left, top, width, height] = listener_box(event)?;
    let touches = event.dyn_ref::<TouchEvent>()?.touches();
    let places = (0..touches.length())
        .filter_map(|index| touches.get(index))
        .map(|touch| {
            [
                f64::from(touch.client_x()) - left,
                f64::from(touch.client_y()) - top,
            ]
        })
        .collect();
    Some((places, [width, height]))
}

/// Whether the mouse's main button is down, without a key that means something else.
pub fn primary_press(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|event| {
        event.buttons() == 1 && !event.ctrl_key() && !event.shift_key() && !event.meta_key()
    })
}

/// Whether a click was made with a key.
pub fn is_key_click(event: &Event) -> bool {
    event
        .dyn_ref::<MouseEvent>()
        .is_some_and(|event| event.detail() == 0)
}

/// How many notches a wheel with Ctrl (or a pinch on a touchpad) turned towards the visitor;
/// `None` for a plain wheel, which scrolls the page.
pub fn wheel_steps(event: &Event) -> Option<f64> {
    let event = event.dyn_ref::<WheelEvent>()?;
    (event.ctrl_key() || event.meta_key()).then(|| event.delta_y() / 100.0)
}

/// The name of a key that is pressed alone or with Shift.
pub fn plain_key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    (!event.ctrl_key() && !event.meta_key() && !event.alt_key()).then(|| event.key())
}

/// The value of one of two attributes, where the element that an event is about, or the nearest one around
/// it, has it.
pub fn attribute_around(event: &Event, name: &str, or: &str) -> Option<String> {
    let around = closest(event, &format!("[{name}], [{or}]"))?;
    around
        .get_attribute(name)
        .or_else(|| around.get_attribute(or))
}
