//! The zoomable part of a map picture: divisions, rivers, borders, names, places.

use super::map::{Drawing, INSET_LABELS_FROM, LEAST, PLACE, zone_colour};
use super::sheet::{n, stroke};
use super::words::{clean, in_letters};
use crate::markup::Html;
use crate::model::plan::{Certainty, Division, DivisionIndex, NodeKey, Relation};
use crate::route::Layer;

impl Drawing<'_> {
    /// Returns whether a division is selected.
    pub(super) fn is_selected(&self, division: &Division) -> bool {
        self.node == Some(NodeKey::County(division.adcode))
    }

    fn in_inset(&self, index: DivisionIndex) -> bool {
        let inset = self.view.plan.inset.as_ref();
        inset.is_some_and(|inset| inset.divisions.contains(&index))
    }

    /// The fill colour and opacity of a division.
    fn ground(&self, index: DivisionIndex, division: &Division) -> (&str, String) {
        let look = self.view.look;
        let vermilion = |opacity: &str| (&*look.vermilion, opacity.to_owned());
        let related = self.related.get(usize::from(index)).copied().flatten();
        let selected = self.is_selected(division);
        match (self.layer, related) {
            (Layer::Mentions, _) => {
                let named = self.view.plan.mentions_of(index).count();
                let opacity = ["0", ".25", ".5", ".75"].get(named).copied();
                (&look.river, opacity.unwrap_or(".75").to_owned())
            }
            (Layer::Scope, Some(Relation::Named)) => vermilion(".6"),
            (Layer::Scope, _) if selected => vermilion(".6"),
            (Layer::Scope, Some(Relation::Zone)) => vermilion(".3"),
            (Layer::Scope, Some(Relation::Kind)) => vermilion(".1"),
            (Layer::Scope, Some(Relation::City)) => vermilion(".05"),
            (Layer::Scope, None) => (&look.land, "1".to_owned()),
            _ if selected => vermilion(".36"),
            (_, Some(Relation::Named)) => vermilion(".3"),
            (_, Some(Relation::Zone)) => vermilion(".13"),
            _ => {
                let zone = self.view.plan.zone_index_of(index);
                (
                    zone_colour(self.view, zone.map(usize::from)),
                    look.fill.clone(),
                )
            }
        }
    }

    /// Draws a division; `magnified` is the magnification of the group it is in.
    pub(super) fn division(&self, html: &mut Html, index: DivisionIndex, magnified: f64) {
        let (plan, look) = (self.view.plan, self.view.look);
        let at = usize::from(index);
        let Some(division) = plan.divisions.get(at) else {
            return;
        };
        let path = plan.map.path(at);
        if self.is_selected(division) {
            // A shadow lifts the division from the sheet.
            for (away, opacity) in [(9.0, ".1"), (6.0, ".12"), (3.0, ".14")] {
                let by = n(self.px(away, magnified));
                let shadow = [
                    ("d", &*path),
                    ("transform", &format!("translate({by} {by})")),
                    ("fill", "#000"),
                    ("fill-opacity", opacity),
                ];
                html.leaf("path", &shadow, "");
            }
            html.leaf("path", &[("d", &*path), ("fill", &look.raised)], "");
        }
        let (fill, opacity) = self.ground(index, division);
        let related = self.related.get(at).copied().flatten();
        let (colour, wide, dashes) = match related {
            _ if self.is_selected(division) => ("none", 0.0, [0.0; 2]),
            Some(Relation::Named) => (&*look.vermilion, 3.5, [0.0; 2]),
            Some(Relation::Zone) => (&*look.vermilion, 3.0, [9.0, 6.0]),
            Some(Relation::Kind) => (&*look.faint, 2.2, [0.1, 5.0]),
            Some(Relation::City) => (&*look.faint, 0.8, [0.0; 2]),
            None => ("none", 0.0, [0.0; 2]),
        };
        let dashed = if dashes == [0.0; 2] {
            ""
        } else {
            "stroke-dasharray"
        };
        let dashes = dashes.map(|dash| n(self.px(dash, magnified))).join(" ");
        let ground = [
            ("d", &*path),
            ("fill", fill),
            ("fill-opacity", &opacity),
            ("stroke", colour),
            ("stroke-width", &n(self.px(wide, magnified))),
            ("stroke-linejoin", "round"),
            ("stroke-linecap", "round"),
            (dashed, &dashes),
        ];
        html.leaf("path", &ground, "");
        let patterned = match self.layer {
            Layer::Zones => &*look.hatch,
            Layer::Places => ".18",
            _ => return,
        };
        if let Some(zone) = plan.zone_of(index) {
            let fill = format!("url(#hatch-{})", zone.id);
            let pattern = [("d", &*path), ("fill", &fill), ("opacity", patterned)];
            html.leaf("path", &pattern, "");
        }
    }

    /// Draws divisions, rivers, borders, names and places.
    pub(super) fn land(&self, html: &mut Html) {
        let (plan, look) = (self.view.plan, self.view.look);
        let near = self.seen.scale;
        let all = || (0..).zip(&plan.divisions);
        // A lifted division overlaps its neighbours, so it is drawn after them.
        let (lifted, flat): (Vec<_>, Vec<_>) =
            all().partition(|(_, division)| self.is_selected(division));
        for (index, _) in flat.iter().chain(&lifted) {
            self.division(html, *index, near);
        }
        let line = |html: &mut Html, path: &str, colour: &str, wide: f64| {
            stroke(html, path, colour, self.px(wide, near));
        };
        line(html, &plan.map.borders(), &look.faint, 1.2);
        line(html, &plan.map.outline(), &look.soft, 2.2);
        line(html, &plan.river_paths(), &look.river, 3.4);
        if let Some(path) = self.selected_shape() {
            line(html, &path, &look.vermilion, 4.5);
        }
        let opacity = if self.layer == Layer::Places {
            ".5"
        } else {
            "1"
        };
        for (index, division) in all() {
            let Some([x, y]) = plan.map.label_points.get(usize::from(index)) else {
                continue;
            };
            if self.in_inset(index) && near < INSET_LABELS_FROM {
                continue;
            }
            let at = [f64::from(*x), f64::from(*y)];
            let size = self.px(self.letters(), near);
            let name = Name {
                at,
                size,
                fill: &look.ink,
                anchor: "middle",
                serif: true,
                opacity,
            };
            self.name(html, &name, division.label());
            if self.layer == Layer::Mentions && !self.in_inset(index) {
                let count = plan.mentions_of(index).count().to_string();
                let at = [at[0], at[1] + size * 1.4];
                let name = Name {
                    at,
                    fill: &look.river,
                    size: size * 1.05,
                    ..name
                };
                self.name(html, &name, &count);
            }
        }
        if self.layer == Layer::Places {
            self.places(html);
        }
    }

    /// The path of the selected division or divisions.
    fn selected_shape(&self) -> Option<String> {
        let map = &self.view.plan.map;
        match self.node.as_ref()? {
            NodeKey::County(adcode) => {
                let (index, _) = self.view.plan.division(*adcode)?;
                Some(map.path(usize::from(index)))
            }
            NodeKey::Zone(id) => {
                let zone = self.view.plan.zone(id.as_str())?;
                let members: Vec<usize> = zone.members.iter().map(|m| usize::from(*m)).collect();
                Some(map.outline_of(&members))
            }
            _ => None,
        }
    }

    /// Draws the places that have coordinates; a weak source gives a hollow mark.
    fn places(&self, html: &mut Html) {
        let look = self.view.look;
        let near = self.seen.scale;
        for place in &self.view.plan.places {
            let Some(point) = &place.point else { continue };
            let [x, y] = point.at.map(f64::from);
            let fill = match place.certainty {
                Certainty::Weak => &look.raised,
                _ => &look.vermilion,
            };
            let circle = [
                ("cx", &*n(x)),
                ("cy", &*n(y)),
                ("r", &n(self.px(5.0, near))),
                ("fill", fill),
                ("stroke", &look.vermilion),
                ("stroke-width", &n(self.px(2.5, near))),
            ];
            html.leaf("circle", &circle, "");
            let name = Name {
                at: [x + self.px(11.0, near), y],
                size: self.px((PLACE * self.smaller).clamp(LEAST, PLACE), near),
                fill: &look.vermilion,
                anchor: "start",
                serif: false,
                opacity: "1",
            };
            self.name(html, &name, &place.name);
        }
    }

    /// Draws words on the map, with a halo that separates them from the background.
    pub(super) fn name(&self, html: &mut Html, name: &Name, words: &str) {
        let look = self.view.look;
        let (font, weight) = if name.serif {
            (&look.serif, "700")
        } else {
            (&look.sans, "500")
        };
        // Names in Latin letters are longer.
        let size = match in_letters(words) && name.serif {
            true => name.size * 0.86,
            false => name.size,
        };
        let attributes = [
            ("x", &*n(name.at[0])),
            ("y", &n(name.at[1] + size * 0.35)),
            ("font-size", &n(size)),
            ("font-family", font),
            ("font-weight", weight),
            ("text-anchor", name.anchor),
            ("fill", name.fill),
            ("stroke", &look.paper),
            ("stroke-width", &n(size * 0.2)),
            ("stroke-opacity", ".9"),
            ("stroke-linejoin", "round"),
            ("paint-order", "stroke"),
            ("opacity", name.opacity),
        ];
        html.leaf("text", &attributes, &clean(words));
    }
}

/// The position and style of words on the map.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    /// The middle of the line's height, in map units.
    pub(super) at: [f64; 2],
    pub(super) size: f64,
    pub(super) fill: &'a str,
    pub(super) anchor: &'a str,
    pub(super) serif: bool,
    pub(super) opacity: &'a str,
}
