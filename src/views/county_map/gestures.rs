//! Fingers, mouse and wheel turned into zooming and panning.

use leptos::ev::Event;
use leptos::prelude::*;

use super::margin;
use crate::dom;
use crate::route::{Location, Route};
use crate::viewport::box_to_drawing;
use crate::views::element::Element;
use crate::views::state::Explorer;

/// A mouse that moved less than this many pixels has clicked, not dragged.
const DRAG_FROM: f64 = 4.0;
/// How much one notch of the wheel magnifies.
const WHEEL: f64 = 1.2;

/// What hands are doing on the map.
#[derive(Clone, Copy)]
pub(super) struct Gestures {
    explorer: Explorer,
    hands: StoredValue<Hands>,
}

/// Where hands are on the map.
#[derive(Default)]
struct Hands {
    /// Where the mouse or the fingers were last, in map units.
    last: Vec<[f64; 2]>,
    /// Where the mouse went down, in pixels.
    pressed: Option<[f64; 2]>,
    /// Whether the mouse has dragged the map since it went down.
    dragged: bool,
}

/// How much some notches of the wheel magnify; at most one notch an event counts.
fn wheel_factor(steps: f64) -> f64 {
    let steps = steps.clamp(-1.0, 1.0);
    let grown = 1.0 + (WHEEL - 1.0) * steps.abs();
    if steps > 0.0 { 1.0 / grown } else { grown }
}

/// Distance of two points.
fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let [x, y] = [a[0] - b[0], a[1] - b[1]];
    // `hypot` would bring an algorithm with it, for numbers that no screen has.
    (x * x + y * y).sqrt()
}

/// The middle of two points.
fn middle(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [0, 1].map(|i| (a[i] + b[i]) / 2.0)
}

impl Gestures {
    pub(super) fn new(explorer: Explorer) -> Self {
        Self {
            explorer,
            hands: StoredValue::new(Hands::default()),
        }
    }

    /// The drawing that the hands work on.
    pub(super) fn on(self, drawing: Element) -> Element {
        let drawing = drawing
            .heard("click", move |event| self.click(event))
            .heard("mousedown", move |event| self.mouse_down(event))
            .heard("mousemove", move |event| self.mouse_move(event))
            .heard("mouseup", move |_| self.mouse_up())
            .heard("mouseleave", move |_| self.mouse_up())
            .heard("wheel", move |event| self.wheel(event));
        ["touchstart", "touchmove", "touchend", "touchcancel"]
            .into_iter()
            .fold(drawing, |drawing, name| {
                drawing.heard(name, move |event| self.touch(event))
            })
    }

    /// From pixels inside the drawing's box to map units as seen.
    fn place(&self, at: [f64; 2], size: [f64; 2]) -> Option<[f64; 2]> {
        let margin = f64::from(margin(self.explorer));
        let whole = self
            .explorer
            .index
            .size
            .map(|side| f64::from(side) + 2.0 * margin);
        box_to_drawing(at, size, whole).map(|place| place.map(|v| v - margin))
    }

    fn mouse_down(&self, event: &Event) {
        if !dom::primary_press(event) {
            return;
        }
        if let Some((at, size)) = dom::mouse_place(event) {
            let last = self.place(at, size).into_iter().collect();
            self.hands.set_value(Hands {
                last,
                pressed: Some(at),
                dragged: false,
            });
        }
        // Links must not be dragged away as links.
        event.prevent_default();
    }

    fn mouse_move(&self, event: &Event) {
        let Some((at, size)) = dom::mouse_place(event) else {
            return;
        };
        let Some(now) = self.place(at, size) else {
            return;
        };
        self.hands.update_value(|hands| {
            let (Some(pressed), Some(before)) = (hands.pressed, hands.last.first().copied()) else {
                return;
            };
            if distance(pressed, at) < DRAG_FROM && !hands.dragged {
                return;
            }
            hands.dragged = true;
            hands.last = vec![now];
            self.explorer
                .viewport
                .update(|view| *view = view.panned([now[0] - before[0], now[1] - before[1]]));
        });
    }

    /// A drag is no click; a click on a district of the inset's group on the main map opens it.
    fn click(&self, event: &Event) {
        let dragged = self
            .hands
            .try_update_value(|hands| std::mem::take(&mut hands.dragged));
        if dragged == Some(true) {
            event.prevent_default();
        } else if let Some(Ok(adcode)) = dom::pressed_inset_copy(event).map(|code| code.parse()) {
            self.explorer.go(&Location::page(Route::County(adcode)));
        }
    }

    fn mouse_up(&self) {
        self.hands.update_value(|hands| {
            hands.pressed = None;
            hands.last.clear();
        });
    }

    /// Two fingers zoom and pan; one finger is the page's.
    fn touch(&self, event: &Event) {
        let Some((places, size)) = dom::touch_places(event) else {
            return;
        };
        let now: Vec<[f64; 2]> = places
            .iter()
            .filter_map(|at| self.place(*at, size))
            .collect();
        if now.len() == 2 {
            event.prevent_default();
        }
        self.hands.update_value(|hands| {
            if let ([a, b], [c, d]) = (&now[..], &hands.last[..]) {
                let factor = distance(*a, *b) / distance(*c, *d).max(1e-6);
                let (to, from) = (middle(*a, *b), middle(*c, *d));
                self.explorer.viewport.update(|view| {
                    *view = view
                        .panned([to[0] - from[0], to[1] - from[1]])
                        .zoomed(factor, to);
                });
            }
            hands.last = now;
        });
    }

    /// The wheel zooms with Ctrl, and scrolls the page without.
    fn wheel(&self, event: &Event) {
        let Some(steps) = dom::wheel_steps(event) else {
            return;
        };
        event.prevent_default();
        let place = dom::mouse_place(event).and_then(|(at, size)| self.place(at, size));
        if let Some(place) = place {
            self.explorer
                .viewport
                .update(|view| *view = view.zoomed(wheel_factor(steps), place));
        }
    }
}
