//! Zoom and pan of a drawing of known size.

/// The view of a drawing: `seen = scale × drawn + offset`, in the drawing's own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// Width and height of the drawing, in its units.
    size: [f64; 2],
    /// Magnification, from 1 to [`Viewport::MAX_SCALE`].
    scale: f64,
    /// The seen position of the drawing's origin.
    offset: [f64; 2],
}

impl Viewport {
    /// The largest magnification.
    pub const MAX_SCALE: f64 = 16.0;

    /// The view of the whole drawing.
    pub const fn whole(width: f64, height: f64) -> Self {
        Self {
            size: [width, height],
            scale: 1.0,
            offset: [0.0, 0.0],
        }
    }

    /// The magnification.
    pub const fn scale(&self) -> f64 {
        self.scale
    }

    /// The seen position of the drawing's origin.
    pub const fn offset(&self) -> [f64; 2] {
        self.offset
    }

    /// Returns whether the whole drawing is in view.
    pub fn is_whole(&self) -> bool {
        self.scale <= 1.0
    }

    /// The view magnified by `factor` about the seen point `about`. The point keeps its position
    /// unless the edge of the drawing would come into view.
    #[must_use]
    pub fn zoomed(self, factor: f64, about: [f64; 2]) -> Self {
        if !factor.is_finite() || factor <= 0.0 || !about.iter().all(|v| v.is_finite()) {
            return self;
        }
        let scale = (self.scale * factor).clamp(1.0, Self::MAX_SCALE);
        let ratio = scale / self.scale;
        let offset = [0, 1].map(|i| about[i] - (about[i] - self.offset[i]) * ratio);
        Self {
            scale,
            offset,
            ..self
        }
        .clamped()
    }

    /// The view magnified about the middle.
    #[must_use]
    pub fn zoomed_about_middle(self, factor: f64) -> Self {
        self.zoomed(factor, self.size.map(|side| side / 2.0))
    }

    /// The view moved by `by`, in the drawing's units as seen.
    #[must_use]
    pub fn panned(self, by: [f64; 2]) -> Self {
        if !by.iter().all(|v| v.is_finite()) {
            return self;
        }
        let offset = [0, 1].map(|i| self.offset[i] + by[i]);
        Self { offset, ..self }.clamped()
    }

    /// Converts a seen point to a drawn point.
    pub fn drawn(&self, seen: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|i| (seen[i] - self.offset[i]) / self.scale)
    }

    /// Limits the offset so that the drawing's edges stay out of view.
    fn clamped(mut self) -> Self {
        for i in [0, 1] {
            let least = self.size[i] * (1.0 - self.scale);
            self.offset[i] = self.offset[i].clamp(least.min(0.0), 0.0);
        }
        self
    }
}

/// Converts a point of a box (pixels from its upper left corner) to units of the drawing that SVG's
/// `xMidYMid meet` shows in it. `None` for an empty box.
pub fn box_to_drawing(point: [f64; 2], box_size: [f64; 2], drawing: [f64; 2]) -> Option<[f64; 2]> {
    let scale = (box_size[0] / drawing[0]).min(box_size[1] / drawing[1]);
    (scale.is_finite() && scale > 0.0)
        .then(|| [0, 1].map(|i| (point[i] - (box_size[i] - drawing[i] * scale) / 2.0) / scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn box_of_another_aspect_ratio_letterboxes_the_drawing() {
        assert_eq!(
            box_to_drawing([100.0, 50.0], [200.0, 100.0], [50.0, 50.0]),
            Some([25.0, 25.0])
        );
        assert_eq!(box_to_drawing([0.0, 0.0], [0.0, 0.0], [50.0, 50.0]), None);
    }

    proptest! {
        #[test]
        fn drawing_fills_the_view_after_any_zoom_and_pan(
            steps in prop::collection::vec((0.1f64..8.0, -5e3f64..5e3, -5e3f64..5e3), 0..20),
        ) {
            let mut view = Viewport::whole(4000.0, 3000.0);
            for (factor, x, y) in steps {
                view = view.zoomed(factor, [x, y]).panned([y, x]);
                prop_assert!((1.0..=Viewport::MAX_SCALE).contains(&view.scale()));
                let far = view.drawn([4000.0, 3000.0]);
                let near = view.drawn([0.0, 0.0]);
                prop_assert!(near[0] >= -1e-6 && near[1] >= -1e-6);
                prop_assert!(far[0] <= 4000.0 + 1e-6 && far[1] <= 3000.0 + 1e-6);
            }
        }

        #[test]
        fn zooming_in_keeps_the_seen_point(x in 0.0f64..4000.0, y in 0.0f64..3000.0) {
            let before = Viewport::whole(4000.0, 3000.0);
            let after = before.zoomed(2.5, [x, y]);
            let (a, b) = (before.drawn([x, y]), after.drawn([x, y]));
            prop_assert!((a[0] - b[0]).abs() < 1e-6 && (a[1] - b[1]).abs() < 1e-6);
        }

        #[test]
        fn invalid_numbers_change_nothing(x in prop::num::f64::ANY) {
            let view = Viewport::whole(10.0, 10.0).zoomed(2.0, [5.0, 5.0]);
            for after in [view.panned([x, f64::NAN]), view.zoomed(f64::INFINITY, [x, x]), view.zoomed(-1.0, [x, x])] {
                prop_assert_eq!(after, view);
            }
        }
    }
}
