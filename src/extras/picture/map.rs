//! The map as a picture.

use super::land::Name;
use super::legend::{Entry, Mark};
use super::sheet::{Middle, n, sheet, stroke};
use super::{Picture, View, outbound};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Basis, Hatch, NodeKey, OutboundGroup, Relation, Zone};
use crate::route::Layer;

/// The width of the map.
const WIDTH: f64 = 1088.0;
/// The largest height of the map.
const TALLEST: f64 = 1200.0;
/// The free space around the map, in map units.
const AROUND: f64 = 90.0;
/// The length of the arrow of an outbound link, in map units.
const ARROW: f64 = 240.0;
/// The magnification from which the divisions of the inset are also labelled on the map.
pub(super) const INSET_LABELS_FROM: f64 = 3.0;
/// The font size of names of divisions.
pub(super) const NAME: f64 = 23.0;
/// The font size of names of places.
pub(super) const PLACE: f64 = 17.0;
/// The font size of labels of outbound links.
const OUTSIDE: f64 = 16.0;
/// The smallest font size of names, on a map reduced to make room for the outbound links.
pub(super) const LEAST: f64 = 13.0;

/// The view of the map: zoom and pan, as in the transform of the map's sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Magnification, from 1.
    pub scale: f64,
    /// The position of the map's origin, in map units.
    pub offset: [f64; 2],
}

impl Default for Seen {
    /// The view of the whole map.
    fn default() -> Self {
        Self {
            scale: 1.0,
            offset: [0.0; 2],
        }
    }
}

impl Seen {
    /// Parses a transform such as `translate(-20.5 3)scale(1.6)`; any other text gives the whole
    /// map.
    pub fn parse(transform: &str) -> Self {
        let read = || {
            let rest = transform.strip_prefix("translate(")?;
            let (x, rest) = rest.split_once(' ')?;
            let (y, rest) = rest.split_once(")scale(")?;
            Some(Self {
                scale: number(rest.strip_suffix(')')?)?.clamp(1.0, 64.0),
                offset: [number(x)?, number(y)?],
            })
        };
        read().unwrap_or_default()
    }
}

/// The pattern id of a zone in the legend.
pub(super) fn hatch(zone: &Zone) -> String {
    format!("url(#key-{})", zone.id)
}

/// The colour of a zone, or of land outside all zones.
pub(super) fn zone_colour<'a>(view: View<'a>, zone: Option<usize>) -> &'a str {
    let own = zone.and_then(|at| view.look.zones.get(at));
    own.map_or(&view.look.zone, String::as_str)
}

/// Draws the current view of the map.
pub fn map(view: View, seen: Seen) -> Picture {
    let (plan, m) = (view.plan, &view.plan.messages);
    let layer = view.location.query.layer;
    let side = [plan.map.width, plan.map.height].map(|side| f64::from(side).max(1.0));
    let whole = side.map(|side| side + 2.0 * AROUND);
    let largest = (WIDTH / whole[0]).min(TALLEST / whole[1]);
    let outbound_groups = match layer {
        Layer::Places => plan.outbound_groups(),
        _ => Vec::new(),
    };
    // The labels of outbound links need room around the map.
    let (mut scale, mut around) = (largest, [[AROUND; 2]; 2]);
    let mut away = Vec::new();
    if !outbound_groups.is_empty() {
        let room = WIDTH - 2.0 * outbound::widest(&outbound_groups) * OUTSIDE;
        scale = (room.max(WIDTH * 0.4) / (side[0] + 2.0 * ARROW)).min(largest);
        let across = (WIDTH / scale - side[0]) / 2.0;
        let ends;
        (away, ends) = outbound::settled(&outbound_groups, OUTSIDE / scale, side[1] / 2.0);
        let down = (ends[1] - side[1]).max(ARROW) + AROUND;
        around = [[across; 2], [(-ends[0]).max(ARROW) + AROUND, down]];
    }
    let drawing = Drawing {
        view,
        layer,
        related: plan.divisions_of(&view.selection()),
        node: view.node(),
        seen,
        scale,
        around,
        smaller: scale / largest,
    };
    let city: [(&str, &dyn std::fmt::Display); 1] = [("city", &plan.meta.city_full)];
    let kind = format!(
        "{} · {}",
        m.fill(Msg::MapTitle, &city),
        m.get(layer.message())
    );
    let middle = Middle {
        size: [0, 1].map(|i| (side[i] + around[i][0] + around[i][1]) * scale),
        kind: &kind,
        entries: &drawing.entries(),
        is_map: true,
    };
    let links = outbound_groups.iter().zip(away).collect::<Vec<_>>();
    sheet(view, &middle, &|html, at| {
        drawing.draw(html, at, middle.size, &links)
    })
}

/// The data of a map picture.
pub(super) struct Drawing<'a> {
    pub(super) view: View<'a>,
    pub(super) layer: Layer,
    pub(super) related: Vec<Option<Relation>>,
    pub(super) node: Option<NodeKey>,
    pub(super) seen: Seen,
    /// Pixels per map unit without magnification.
    pub(super) scale: f64,
    /// Free space around the map in map units: left and right, above and below.
    pub(super) around: [[f64; 2]; 2],
    /// The size of the map relative to a map without outbound links.
    pub(super) smaller: f64,
}

impl Drawing<'_> {
    /// The legend entries of the marks in use.
    fn entries(&self) -> Vec<Entry> {
        let (plan, m) = (self.view.plan, &self.view.plan.messages);
        let entry = |mark, words: &str| Entry {
            mark,
            words: words.to_owned(),
            note: String::new(),
        };
        let mut entries = Vec::new();
        if matches!(self.layer, Layer::Zones | Layer::Places) {
            entries.extend(plan.zones.iter().enumerate().map(|(at, zone)| Entry {
                note: match zone.basis {
                    Basis::Inferred => m.get(Msg::MapLegendInferred).to_owned(),
                    Basis::Named => String::new(),
                },
                ..entry(Mark::Zone(at), &plan.labelled(&zone.short, &zone.name))
            }));
        }
        for relation in Relation::ALL {
            if self.related.contains(&Some(relation)) {
                entries.push(entry(Mark::Land(relation), m.get(relation.message())));
            }
        }
        match self.layer {
            Layer::Mentions => entries.push(entry(Mark::Count, m.get(Msg::LayerMentions))),
            Layer::Places => {
                if plan.places.iter().any(|place| place.point.is_some()) {
                    entries.push(entry(Mark::Place, m.get(Msg::KindPlace)));
                }
                if !plan.links.is_empty() {
                    entries.push(entry(Mark::Arrow, m.get(Msg::OverviewLinks)));
                }
            }
            _ => {}
        }
        entries
    }

    /// Draws everything into a box.
    fn draw(
        &self,
        html: &mut Html,
        [x, y]: [f64; 2],
        [width, height]: [f64; 2],
        links: &[(&OutboundGroup, f64)],
    ) {
        html.open("defs", &[]);
        for (at, zone) in self.view.plan.zones.iter().enumerate() {
            self.pattern(html, at, zone);
        }
        html.open("clipPath", &[("id", "clip")]);
        let rect = [
            ("x", &*n(x)),
            ("y", &*n(y)),
            ("width", &*n(width)),
            ("height", &*n(height)),
        ];
        html.leaf("rect", &rect, "").close("clipPath").close("defs");
        html.open("g", &[("clip-path", "url(#clip)")]);
        let [left, top] = [
            x + self.around[0][0] * self.scale,
            y + self.around[1][0] * self.scale,
        ];
        let place = format!(
            "translate({} {})scale({})",
            n(left),
            n(top),
            fine(self.scale)
        );
        html.open("g", &[("transform", &place)]);

        let Seen { scale, offset } = self.seen;
        let sheet = format!(
            "translate({} {})scale({})",
            n(offset[0]),
            n(offset[1]),
            fine(scale)
        );
        html.open("g", &[("transform", &sheet)]);
        self.land(html);
        html.close("g");
        self.outbound(html, links);
        if let Some(frame) = self.view.plan.inset_frame() {
            self.inset(html, frame);
        }
        html.close("g").close("g");
    }

    /// The font size of names.
    pub(super) fn letters(&self) -> f64 {
        (NAME * self.smaller).clamp(LEAST, NAME)
    }

    /// Converts pixels of the picture to units of a group with the given magnification.
    pub(super) fn px(&self, pixels: f64, magnified: f64) -> f64 {
        pixels / self.scale / magnified
    }

    /// Defines the pattern of a zone, for the map and the legend.
    fn pattern(&self, html: &mut Html, at: usize, zone: &Zone) {
        let mark = match zone.hatch {
            Hatch::Lines => "M-20 100L100-20M60 180L180 60",
            Hatch::Cross => "M0 0L160 160M160 0L0 160",
            Hatch::Dots => "M40 40h1M120 120h1",
            Hatch::Plain => "",
        };
        let wide = if zone.hatch == Hatch::Dots { "22" } else { "7" };
        for (name, size) in [("hatch", "1"), ("key", ".09")] {
            let pattern = [
                ("id", &*format!("{name}-{}", zone.id)),
                ("width", "160"),
                ("height", "160"),
                ("patternUnits", "userSpaceOnUse"),
                ("patternTransform", &format!("scale({size})")),
            ];
            html.open("pattern", &pattern)
                .leaf(
                    "path",
                    &[
                        ("d", mark),
                        ("fill", "none"),
                        ("stroke", zone_colour(self.view, Some(at))),
                        ("stroke-width", wide),
                        ("stroke-linecap", "round"),
                    ],
                    "",
                )
                .close("pattern");
        }
    }

    /// Draws the outbound links, each with the vertical offset of its label.
    fn outbound(&self, html: &mut Html, links: &[(&OutboundGroup, f64)]) {
        let look = self.view.look;
        let size = self.px(OUTSIDE, 1.0);
        for (group, away) in links {
            for path in &group.arrows {
                stroke(html, path, &look.vermilion, self.px(2.6, 1.0));
            }
            let [x, y] = group.at;
            for line in &group.lines {
                let name = Name {
                    at: [x, y + line.down * size + away],
                    size,
                    fill: &look.ink,
                    anchor: group.anchor,
                    serif: false,
                    opacity: "1",
                };
                self.name(html, &name, &outbound::words(line));
            }
        }
    }
}

/// Formats a magnification, which needs more than three decimals.
pub(super) fn fine(scale: f64) -> String {
    let millionths = (scale * 1e6).round().clamp(0.0, 1e15) as u64;
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}

/// Parses a number such as `-20.5`, with less code than general parsing.
fn number(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let read = |digits: &str| {
        digits.bytes().try_fold(0_i64, |number, digit| {
            let digit = digit.is_ascii_digit().then(|| i64::from(digit - b'0'))?;
            number.checked_mul(10)?.checked_add(digit)
        })
    };
    let parts = 10_i64.checked_pow(u32::try_from(rest.len()).ok()?)?;
    let sound = !whole.is_empty();
    sound.then_some(sign * (read(whole)? as f64 + read(rest)? as f64 / parts as f64))
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn transforms_are_parsed() {
        let seen = Seen::parse("translate(-20.5 3)scale(1.6)");
        assert_eq!((seen.scale, seen.offset), (1.6, [-20.5, 3.0]));
        for odd in [
            "",
            "none",
            "translate(1)scale(2)",
            "translate(a b)scale(2)",
            "translate(1 2)scale(NaN)",
            "translate(1 2)scale()",
            "translate(1 2)scale(99999999999999999999)",
        ] {
            assert_eq!(Seen::parse(odd), Seen::default(), "{odd}");
        }
    }
}
