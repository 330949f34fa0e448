//! The map in an image: zones in soft colours, the river, and the subject's divisions lifted.

use super::palette::{Ink, SharePalette};
use super::sheet::{Frame, Sheet};
use super::subject::Subject;
use super::text_layout::TextLayout;
use crate::markup::decimal;
use crate::model::plan::{DivisionIndex, Plan, Relation};
use crate::pages::shell::MARK;

/// The opacity of a zone's colour on the land.
const TINT: f64 = 0.24;
/// The positions of the geese of a flight relative to the leader, and their sizes: a skein that
/// flies to the right.
const FLIGHT: [([f64; 2], f64); 7] = [
    ([0.0, 0.0], 1.0),
    ([-0.9, -0.5], 0.86),
    ([-0.98, 0.52], 0.86),
    ([-1.74, -0.94], 0.76),
    ([-1.88, 0.98], 0.76),
    ([-2.5, -1.34], 0.66),
    ([-2.7, 1.4], 0.66),
];

/// The map at a position on a sheet.
pub(super) struct Map<'a> {
    pub(super) plan: &'a Plan,
    pub(super) inks: &'a SharePalette,
    /// Pixels per grid unit.
    pub(super) scale: f64,
    /// The position of the grid's corner.
    pub(super) corner: [f64; 2],
}

impl<'a> Map<'a> {
    /// The map as large as it fits into a frame, centred.
    pub(super) fn new(
        plan: &'a Plan,
        inks: &'a SharePalette,
        [x, y, width, height]: Frame,
    ) -> Self {
        let (across, down) = (f64::from(plan.map.width), f64::from(plan.map.height));
        let scale = (width / across.max(1.0)).min(height / down.max(1.0));
        let corner = [
            x + (width - across * scale) / 2.0,
            y + (height - down * scale) / 2.0,
        ];
        Self {
            plan,
            inks,
            scale,
            corner,
        }
    }

    /// Converts a grid point to a position on the sheet.
    pub(super) fn at(&self, [x, y]: [i32; 2]) -> [f64; 2] {
        [
            f64::from(x) * self.scale + self.corner[0],
            f64::from(y) * self.scale + self.corner[1],
        ]
    }

    /// Opens a group with grid units, shifted by some pixels.
    pub(super) fn open(&self, sheet: &mut Sheet, [dx, dy]: [f64; 2]) {
        let (x, y) = (decimal(self.corner[0] + dx), decimal(self.corner[1] + dy));
        let scale = format!("{:.6}", self.scale);
        let place = format!("translate({x} {y}) scale({scale})");
        sheet.svg().open("g", &[("transform", &place)]);
    }

    /// Draws a line `thick` pixels wide along points in grid units.
    fn line(&self, sheet: &mut Sheet, data: &str, ink: Ink, thick: f64) {
        let (stroke, thick) = (ink.to_string(), decimal(thick / self.scale));
        sheet.svg().leaf(
            "path",
            &[
                ("d", data),
                ("fill", "none"),
                ("stroke", &stroke),
                ("stroke-width", &thick),
                ("stroke-linejoin", "round"),
                ("stroke-linecap", "round"),
            ],
            "",
        );
    }

    /// Draws land, zones, borders and river, without lifted divisions.
    pub(super) fn ground(&self, sheet: &mut Sheet, plain: bool) {
        let (plan, inks) = (self.plan, self.inks);
        if plain {
            // The whole city is one shape.
            sheet.shape(&plan.map.outline(), inks.land);
        } else {
            for (index, path) in (0..).zip((0..plan.divisions.len()).map(|at| plan.map.path(at))) {
                let zone = plan.zone_index_of(index);
                let zone = zone.and_then(|at| inks.zones.get(usize::from(at)));
                let fill = zone.map_or(inks.land, |zone| zone.on(inks.land, TINT));
                sheet.shape(&path, fill);
            }
            let ink = inks.faint.on(inks.land, 0.5);
            self.line(sheet, &plan.map.borders(), ink, 1.0);
        }
        self.line(sheet, &plan.map.outline(), inks.soft, 2.0);
        for line in 0..plan.map.lines.len() {
            self.line(sheet, &plan.map.line_path(line), inks.river, 2.5);
        }
    }

    /// Draws the divisions of the subject as if cut out and held above the map.
    pub(super) fn lifted(&self, sheet: &mut Sheet, group: &[usize], ink: Ink) {
        let (plan, inks) = (self.plan, self.inks);
        let outline = plan.map.outline_of(group);
        sheet.svg().close("g");
        self.open(sheet, [5.0, 6.0]);
        sheet.shape(&outline, inks.faint.on(inks.land, 0.6));
        sheet.svg().close("g");
        self.open(sheet, [0.0, 0.0]);
        for index in group {
            let path = plan.map.path(*index);
            sheet.shape(&path, ink);
            self.line(sheet, &path, inks.paper, 1.5);
        }
        self.line(sheet, &outline, inks.raised, 4.0);
        self.line(sheet, &outline, ink.on(inks.ink, 0.82), 1.5);
    }

    /// The divisions with this relation to the subject.
    fn group(subject: &Subject, relation: Relation) -> Vec<usize> {
        let related = subject.related.iter().enumerate();
        let group = related.filter(|(_, r)| **r == Some(relation));
        group.map(|(index, _)| index).collect()
    }

    /// Draws the whole map: the ground, the divisions that the subject concerns, or geese if it
    /// concerns the whole city.
    pub(super) fn draw(&self, sheet: &mut Sheet, subject: &Subject) {
        let inks = self.inks;
        let whole = subject.related.is_empty();
        self.open(sheet, [0.0, 0.0]);
        self.ground(sheet, whole && subject.name != super::subject::OVERVIEW);
        let through_zone = Self::group(subject, Relation::Zone);
        let named = Self::group(subject, Relation::Named);
        // Divisions that a text only mentions get a lighter colour; the subject itself is
        // vermilion.
        let (full, half) = if subject.poster {
            (1.0, 0.5)
        } else {
            (0.62, 0.26)
        };
        if !through_zone.is_empty() {
            self.lifted(sheet, &through_zone, inks.vermilion.on(inks.paper, half));
        }
        if !named.is_empty() {
            self.lifted(sheet, &named, inks.vermilion.on(inks.paper, full));
        }
        sheet.svg().close("g");
        if whole {
            self.geese(sheet);
        } else if let [one] = named[..]
            && through_zone.is_empty()
        {
            self.enlarged(sheet, one);
        }
    }

    /// Draws a skein of geese over the map, the leader in vermilion.
    fn geese(&self, sheet: &mut Sheet) {
        let width = f64::from(self.plan.map.width) * self.scale;
        let size = width * 0.16;
        let middle = self.at([
            self.plan.map.width * 7 / 10,
            self.plan.map.height * 45 / 100,
        ]);
        for ([x, y], share) in FLIGHT {
            let own = size * share;
            let place = [
                middle[0] + x * size * 0.86 - own / 2.0,
                middle[1] + y * size * 0.86 - own / 2.0,
            ];
            let ink = if share < 1.0 {
                self.inks.ink
            } else {
                self.inks.vermilion
            };
            sheet.mark(MARK, place, own, ink);
        }
    }

    /// Draws the names of the divisions, except those in the inset, which are too small.
    pub(super) fn names(&self, sheet: &mut Sheet, letters: TextLayout, subject: &Subject) {
        let (plan, inks) = (self.plan, self.inks);
        let inset = plan
            .inset
            .as_ref()
            .map_or(&[][..], |inset| &inset.divisions);
        let points = (0..).zip(plan.divisions.iter().zip(&plan.map.label_points));
        for (index, (division, point)) in points {
            let index: DivisionIndex = index;
            if inset.contains(&index) {
                continue;
            }
            let related = subject.related.get(usize::from(index)).copied().flatten();
            let ink_and_halo = match related {
                Some(Relation::Named) => (inks.raised, inks.vermilion),
                _ => (inks.ink, inks.raised),
            };
            let [x, y] = self.at(*point);
            let place = [x, y + letters.size * 0.36];
            sheet.label(letters, division.label(), place, ink_and_halo);
        }
    }
}
