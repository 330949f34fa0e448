//! Fingers, mouse and wheel turned into zooming and panning.

use leptos::ev::{MouseEvent, TouchEvent, WheelEvent};
use leptos::prelude::*;

use super::margin;
use crate::app::AppState;
use crate::dom;
use crate::viewport::{Viewport, box_to_drawing};

/// A mouse that moved less than this many pixels has clicked, not dragged.
const DRAG_FROM: f64 = 4.0;
/// How much one notch of the wheel magnifies.
const WHEEL: f64 = 1.2;

/// What mouse and fingers are doing on the map.
#[derive(Clone, Copy)]
pub(super) struct Gestures {
    state: AppState,
    pointers: StoredValue<Pointers>,
}

/// Where mouse and fingers are.
#[derive(Default)]
struct Pointers {
    /// Where the mouse or the fingers were last, in map units.
    last: Vec<[f64; 2]>,
    /// Where the mouse button went down, in pixels.
    pressed: Option<[f64; 2]>,
    /// Whether the mouse has dragged the map since then.
    dragged: bool,
}

/// How much some notches of the wheel magnify; at most one notch an event counts.
fn wheel_factor(steps: f64) -> f64 {
    let steps = steps.clamp(-1.0, 1.0);
    let grown = 1.0 + (WHEEL - 1.0) * steps.abs();
    if steps > 0.0 { 1.0 / grown } else { grown }
}

/// The distance of two points.
fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let [x, y] = [a[0] - b[0], a[1] - b[1]];
    (x * x + y * y).sqrt()
}

/// The middle of two points.
fn middle(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [0, 1].map(|i| (a[i] + b[i]) / 2.0)
}

/// The way from one point to another.
fn way(from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
    [0, 1].map(|i| to[i] - from[i])
}

impl Gestures {
    pub(super) fn new(state: AppState) -> Self {
        Self {
            state,
            pointers: StoredValue::new(Pointers::default()),
        }
    }

    /// From pixels inside the box of the drawing to map units as seen.
    fn to_map(self, at: [f64; 2], size: [f64; 2]) -> Option<[f64; 2]> {
        let margin = untrack(|| f64::from(margin(self.state)));
        let whole = self.state.index.size;
        let whole = whole.map(|side| f64::from(side) + 2.0 * margin);
        box_to_drawing(at, size, whole).map(|place| place.map(|v| v - margin))
    }

    /// Whether the mouse has dragged the map since its button went down.
    pub(super) fn has_dragged(&self) -> bool {
        self.pointers.with_value(|pointers| pointers.dragged)
    }

    /// A drag is over before a key is pressed: Firefox tells the click of a key from none of the mouse.
    pub(super) fn forget_drag(&self) {
        self.pointers.set_value(Pointers::default());
    }

    pub(super) fn on_mousedown(&self, event: &MouseEvent) {
        // A drag that ended outside the map was followed by no click.
        self.forget_drag();
        if !dom::primary_press(event) {
            return;
        }
        if let Some((at, size)) = dom::mouse_place(event) {
            self.pointers.set_value(Pointers {
                last: self.to_map(at, size).into_iter().collect(),
                pressed: Some(at),
                dragged: false,
            });
        }
        // The browser must not drag links.
        event.prevent_default();
    }

    pub(super) fn on_mousemove(&self, event: &MouseEvent) {
        let Some((at, size)) = dom::mouse_place(event) else {
            return;
        };
        let Some(now) = self.to_map(at, size) else {
            return;
        };
        let moved = self.pointers.try_update_value(|pointers| {
            let (pressed, before) = (pointers.pressed?, pointers.last.first().copied()?);
            if distance(pressed, at) < DRAG_FROM && !pointers.dragged {
                return None;
            }
            pointers.dragged = true;
            pointers.last = vec![now];
            Some(way(before, now))
        });
        if let Some(by) = moved.flatten() {
            self.state.viewport.update(|view| *view = view.panned(by));
        }
    }

    /// A drag is no click. A key makes a click without a press of the mouse, which no drag concerns.
    pub(super) fn on_click(&self, event: &MouseEvent) {
        let dragged = self
            .pointers
            .try_update_value(|pointers| std::mem::take(&mut pointers.dragged));
        if dragged == Some(true) && !dom::is_key_click(event) {
            event.prevent_default();
        }
    }

    pub(super) fn on_mouseup(&self) {
        self.pointers.update_value(|pointers| {
            pointers.pressed = None;
            pointers.last.clear();
        });
    }

    /// Two fingers zoom and pan. One finger scrolls the page, or moves the map once it is larger than its
    /// box.
    pub(super) fn on_touch(&self, event: &TouchEvent) {
        let Some((places, size)) = dom::touch_places(event) else {
            return;
        };
        let now = places.iter().filter_map(|at| self.to_map(*at, size));
        let now: Vec<[f64; 2]> = now.collect();
        if now.len() == 2 {
            event.prevent_default();
        }
        let before = self
            .pointers
            .try_update_value(|pointers| std::mem::replace(&mut pointers.last, now.clone()));
        let before = before.unwrap_or_default();
        let viewport = self.state.viewport;
        match (&now[..], &before[..]) {
            ([a, b], [c, d]) => {
                let factor = distance(*a, *b) / distance(*c, *d).max(1e-6);
                let (to, from) = (middle(*a, *b), middle(*c, *d));
                viewport.update(|view| *view = view.panned(way(from, to)).zoomed(factor, to));
            }
            ([to], [from]) if !viewport.with_untracked(Viewport::is_whole) => {
                event.prevent_default();
                viewport.update(|view| *view = view.panned(way(*from, *to)));
            }
            _ => {}
        }
    }

    /// The wheel zooms with Ctrl, and scrolls the page without.
    pub(super) fn on_wheel(&self, event: &WheelEvent) {
        let Some(steps) = dom::wheel_steps(event) else {
            return;
        };
        event.prevent_default();
        let place = dom::mouse_place(event).and_then(|(at, size)| self.to_map(at, size));
        if let Some(place) = place {
            let factor = wheel_factor(steps);
            self.state
                .viewport
                .update(|view| *view = view.zoomed(factor, place));
        }
    }
}
