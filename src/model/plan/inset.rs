//! The enlarged part of the map: where it goes, and how it is enlarged.

use super::{DivisionIndex, Inset, Plan};
use crate::geo::{GridBounds, GridPoint, MapGeometry, push_path};

/// Free space between the frame and what it shows, in map units.
const PADDING: f64 = 60.0;
/// The frame's share of the map's width.
const SHARE: f64 = 0.34;
/// Room for the inset's title below its upper edge, in map units.
const TITLE: f64 = 150.0;

/// The height of a line of names, in map units: of the largest, those of elder mode on a small phone.
const LETTERS: f64 = 235.0;
/// The least space between a name and the frame.
const EDGE: f64 = 15.0;

/// Half the width of a name in map units, at most.
fn half_width(name: &str) -> f64 {
    // Latin letters are smaller there.
    let wide = |c: char| if c.is_ascii() { 0.33 } else { 1.0 };
    name.chars().map(wide).sum::<f64>() * LETTERS / 2.0
}

/// The frame of the inset and the way from map units into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InsetFrame {
    /// Left, top, width, height of the frame in map units.
    pub rect: [f64; 4],
    /// Magnification.
    pub scale: f64,
    /// Where the map's origin comes to lie.
    pub offset: [f64; 2],
}

impl Default for InsetFrame {
    /// The frame where there is nothing to enlarge.
    fn default() -> Self {
        Self {
            rect: [0.0; 4],
            scale: 1.0,
            offset: [0.0; 2],
        }
    }
}

impl InsetFrame {
    /// Where a point of the map comes to lie.
    pub fn place(&self, point: GridPoint) -> [f64; 2] {
        [0, 1].map(|i| f64::from(point[i]) * self.scale + self.offset[i])
    }
}

/// The bounds of several shapes.
fn bounds(map: &MapGeometry, shapes: &[u16]) -> Option<GridBounds> {
    shapes
        .iter()
        .filter_map(|shape| map.bounds(usize::from(*shape)))
        .reduce(|a, b| a.union(&b))
}

/// Puts the inset into the corner that hides the least of the map.
fn frame(map: &MapGeometry, inset: &Inset) -> InsetFrame {
    let shown = bounds(map, &inset.divisions).unwrap_or(GridBounds {
        min: [0, 0],
        max: [map.width, map.height],
    });
    let (shown_width, shown_height) = (
        f64::from(shown.width()).max(1.0),
        f64::from(shown.height()).max(1.0),
    );
    let (map_width, map_height) = (f64::from(map.width), f64::from(map.height));
    let scale = ((map_width * SHARE - 2.0 * PADDING) / shown_width)
        .min((map_height * 0.42 - 2.0 * PADDING - TITLE) / shown_height);
    let width = shown_width * scale + 2.0 * PADDING;
    let height = shown_height * scale + 2.0 * PADDING + TITLE;
    let corners = [
        [0.0, map_height - height],
        [0.0, 0.0],
        [map_width - width, map_height - height],
        [map_width - width, 0.0],
    ];
    let hidden = |corner: &[f64; 2]| {
        map.arcs
            .iter()
            .flatten()
            .filter(|[x, y]| {
                let (x, y) = (f64::from(*x), f64::from(*y));
                (corner[0]..corner[0] + width).contains(&x)
                    && (corner[1]..corner[1] + height).contains(&y)
            })
            .count()
    };
    let [left, top] = corners.into_iter().min_by_key(hidden).unwrap_or_default();
    InsetFrame {
        rect: [left, top, width, height],
        scale,
        offset: [
            left + PADDING - f64::from(shown.min[0]) * scale,
            top + PADDING + TITLE - f64::from(shown.min[1]) * scale,
        ],
    }
}

impl Plan {
    /// The divisions of the inset, and where their names stand in map units: in the frame, and none on
    /// another. They are as large as the map's largest letters are.
    pub fn inset_names(&self) -> Vec<(DivisionIndex, [f64; 2])> {
        let (Some(inset), Some(frame)) = (&self.inset, self.inset_frame()) else {
            return Vec::new();
        };
        let mut names: Vec<(DivisionIndex, [f64; 2], f64)> = Vec::new();
        for index in &inset.divisions {
            let at = usize::from(*index);
            let point = self.map.label_points.get(at);
            if let (Some(division), Some(point)) = (self.divisions.get(at), point) {
                names.push((*index, frame.place(*point), half_width(division.label())));
            }
        }
        let [left, _, width, _] = frame.rect;
        for (_, [x, _], half) in &mut names {
            let (least, most) = (left + EDGE + *half, left + width - EDGE - *half);
            if least < most {
                *x = x.clamp(least, most);
            }
        }
        // Each pair gives way by halves; a few rounds settle the few there are.
        for _ in 0..8 {
            for one in 1..names.len() {
                let (before, rest) = names.split_at_mut(one);
                let Some((_, [x, y], half)) = rest.first_mut() else {
                    continue;
                };
                for (_, [other_x, other_y], other_half) in before {
                    let apart = (*y - *other_y).abs();
                    if (*x - *other_x).abs() < *half + *other_half && apart < LETTERS {
                        let by = (LETTERS - apart) / 2.0;
                        let by = if *y < *other_y { -by } else { by };
                        *y += by;
                        *other_y -= by;
                    }
                }
            }
        }
        names
            .into_iter()
            .map(|(index, at, _)| (index, at))
            .collect()
    }

    /// SVG path data of all rivers, without the ends that would come out behind the inset.
    pub fn river_paths(&self) -> String {
        let frame = self.inset_frame();
        let is_behind = |[x, y]: &GridPoint| {
            frame.is_some_and(|InsetFrame { rect, .. }| {
                let [left, top, _, height] = rect;
                let is_outside = if left > 0.0 {
                    *x > self.map.width
                } else {
                    *x < 0
                };
                is_outside && (top..top + height).contains(&f64::from(*y))
            })
        };
        let mut data = String::new();
        for line in &self.map.lines {
            let mut points = line.points.as_slice();
            while let Some((_, rest)) = points.split_first().filter(|(end, _)| is_behind(end)) {
                points = rest;
            }
            while let Some((_, rest)) = points.split_last().filter(|(end, _)| is_behind(end)) {
                points = rest;
            }
            push_path(&mut data, points);
        }
        data
    }

    /// The frame of the map's inset, if it has one.
    pub fn inset_frame(&self) -> Option<InsetFrame> {
        let inset = self.inset.as_ref()?;
        Some(frame(&self.map, inset))
    }
}
