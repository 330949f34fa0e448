//! A round magnifier over the map that shows a small division enlarged.

use super::map::Map;
use super::sheet::Sheet;
use crate::markup::decimal;

/// The fraction of the map's size below which a division is shown again, enlarged.
const SMALL: f64 = 0.22;

impl Map<'_> {
    /// Draws a small division again in a round magnifier beside the map.
    pub(super) fn enlarged(&self, sheet: &mut Sheet, index: usize) {
        let (plan, inks) = (self.plan, self.inks);
        let Some(bounds) = plan.map.bounds(index) else {
            return;
        };
        let ([left, top], [right, bottom]) = (bounds.min, bounds.max);
        let side = f64::from((right - left).max(bottom - top));
        let map = f64::from(plan.map.width.min(plan.map.height));
        if side > map * SMALL {
            return;
        }
        let radius = map * self.scale * 0.2;
        let from = self.at([(left + right) / 2, (top + bottom) / 2]);
        let to = self.magnifier_position(from, radius);
        let stroke = inks.soft.to_string();
        let line = format!(
            "M{} {}L{} {}",
            decimal(from[0]),
            decimal(from[1]),
            decimal(to[0]),
            decimal(to[1])
        );
        sheet.svg().leaf(
            "path",
            &[("d", &line), ("stroke", &stroke), ("stroke-width", "1.5")],
            "",
        );
        let circle = |radius: f64| {
            [
                ("cx", decimal(to[0])),
                ("cy", decimal(to[1])),
                ("r", decimal(radius)),
            ]
        };
        sheet.svg().open("clipPath", &[("id", "glass")]);
        append_element(sheet, "circle", circle(radius).to_vec());
        sheet.svg().close("clipPath");
        let mut ground = circle(radius).to_vec();
        ground.push(("fill", inks.paper.to_string()));
        append_element(sheet, "circle", ground);
        let scale = radius * 1.25 / side.max(1.0);
        let glass = Map {
            scale,
            corner: [
                to[0] - f64::from(left + right) / 2.0 * scale,
                to[1] - f64::from(top + bottom) / 2.0 * scale,
            ],
            ..*self
        };
        sheet.svg().open("g", &[("clip-path", "url(#glass)")]);
        glass.open(sheet, [0.0, 0.0]);
        glass.ground(sheet, false);
        glass.lifted(sheet, &[index], inks.vermilion);
        sheet.svg().close("g").close("g");
        let mut rim = circle(radius).to_vec();
        rim.extend([
            ("fill", "none".to_owned()),
            ("stroke", stroke),
            ("stroke-width", "2.5".to_owned()),
        ]);
        append_element(sheet, "circle", rim);
    }

    /// The position of a magnifier: the corner of the map where it covers the fewest label points
    /// and stays clear of a point.
    fn magnifier_position(&self, [x, y]: [f64; 2], radius: f64) -> [f64; 2] {
        let (plan, reach) = (self.plan, radius * 0.9);
        let [left, top] = self.at([0, 0]);
        let [right, bottom] = self.at([plan.map.width, plan.map.height]);
        let corners = [
            [left + reach, bottom - reach],
            [right - reach, bottom - reach],
            [left + reach, top + reach],
            [right - reach, top + reach],
        ];
        // The cost of a corner: the number of covered label points, plus a penalty near the given
        // point.
        let hidden = |[cx, cy]: &[f64; 2]| {
            let points = plan.map.label_points.iter().map(|point| self.at(*point));
            let near = |[px, py]: [f64; 2]| (px - cx).hypot(py - cy) < radius * 1.15;
            let own = f64::from(u8::from((x - cx).hypot(y - cy) < radius * 1.5)) * 9.0;
            points.filter(|point| near(*point)).count() as f64 + own
        };
        let best = corners
            .iter()
            .min_by(|a, b| hidden(a).total_cmp(&hidden(b)));
        best.copied().unwrap_or([left, bottom])
    }
}

/// Appends an empty element with owned attribute values.
fn append_element(sheet: &mut Sheet, tag: &str, attributes: Vec<(&'static str, String)>) {
    let attributes: Vec<_> = attributes.iter().map(|(n, v)| (*n, v.as_str())).collect();
    sheet.svg().leaf(tag, &attributes, "");
}
