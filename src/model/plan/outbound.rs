//! The links outbound on the map: arrows over its edge in their true direction, and their words.

use super::{Link, Plan};
use crate::markup::decimal;
use crate::sort::sort_by_key_u64;

/// From the map's edge to where an arrow starts, its length, and on to its words, in map units.
const GAP: f64 = 25.0;
const LENGTH: f64 = 155.0;
const WORDS: f64 = 32.0;
/// From one line of words to the next, in sizes of the letters.
const LINE: f64 = 1.3;
/// Links whose directions differ by fewer degrees share one list of words.
const TOGETHER: i32 = 12;

/// Links that point nearly the same way.
#[derive(Debug, Clone, PartialEq)]
pub struct OutboundGroup<'a> {
    /// The arrows, one a direction, as SVG path data in map units.
    pub arrows: Vec<String>,
    /// Where their words stand, in map units.
    pub at: [f64; 2],
    /// `text-anchor` of the words.
    pub anchor: &'static str,
    /// How far the direction points downwards on the map: 1 is straight down, −1 straight up.
    pub downwards: f64,
    /// One line for each verb and target, those of one target together.
    pub lines: Vec<OutboundLine<'a>>,
}

/// A line of words at an arrow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutboundLine<'a> {
    /// The link.
    pub link: &'a Link,
    /// What its target is called on the map.
    pub name: &'a str,
    /// Whether the line before has the same target.
    pub again: bool,
    /// How far below [`OutboundGroup::at`] it stands, in sizes of the letters.
    pub down: f64,
}

/// The direction of a bearing, in degrees clockwise from north.
fn direction(bearing: f64) -> [f64; 2] {
    [sine(bearing), -sine(bearing + 90.0)]
}

/// The sine of degrees, to seven digits, by its series: what is exact weighs some kilobytes.
fn sine(degrees: f64) -> f64 {
    let turned = degrees - 360.0 * (degrees / 360.0).round();
    let folded = turned.clamp(-90.0, 90.0) * 2.0 - turned;
    let folded = if turned.abs() > 90.0 { folded } else { turned };
    let x = folded.to_radians();
    let square = x * x;
    let (mut sum, mut term) = (x, x);
    for n in [2.0, 4.0, 6.0, 8.0, 10.0, 12.0] {
        term *= -square / (n * (n + 1.0));
        sum += term;
    }
    sum
}

/// An arrow from a point in a direction.
fn arrow([x, y]: [f64; 2], [dx, dy]: [f64; 2]) -> String {
    let [tip_x, tip_y] = [x + dx * LENGTH, y + dy * LENGTH];
    let barb = |side: f64| {
        let [bx, by] = [-dx * 80.0 - dy * side * 45.0, -dy * 80.0 + dx * side * 45.0];
        format!(
            "M{} {}l{} {}",
            decimal(tip_x),
            decimal(tip_y),
            decimal(bx),
            decimal(by)
        )
    };
    format!(
        "M{} {}L{} {}{}{}",
        decimal(x),
        decimal(y),
        decimal(tip_x),
        decimal(tip_y),
        barb(1.0),
        barb(-1.0)
    )
}

impl Plan {
    /// The links outbound that have a direction, those that point nearly the same way together,
    /// clockwise from north.
    pub fn outbound_groups(&self) -> Vec<OutboundGroup<'_>> {
        let from = self.middle();
        let groups = self.grouped_links();
        let groups = groups.iter().map(|group| {
            let (mut arrows, mut drawn, mut middle) = (Vec::new(), Vec::new(), 0.0);
            for (bearing, _) in group {
                middle += f64::from(*bearing) / group.len() as f64;
                if !drawn.contains(bearing) {
                    let towards = direction(f64::from(*bearing));
                    arrows.push(arrow(self.edge(from, towards), towards));
                    drawn.push(*bearing);
                }
            }
            let [dx, dy] = direction(middle);
            let [x, y] = self.edge(from, [dx, dy]);
            OutboundGroup {
                arrows,
                at: [x + dx * (LENGTH + WORDS), y + dy * (LENGTH + WORDS)],
                anchor: if dx > 0.35 {
                    "start"
                } else if dx < -0.35 {
                    "end"
                } else {
                    "middle"
                },
                downwards: dy,
                lines: self.outbound_lines(group, dy),
            }
        });
        groups.collect()
    }

    /// Where the links start: the middle of the inset's divisions, or of the map.
    fn middle(&self) -> [f64; 2] {
        let members = self
            .inset
            .as_ref()
            .map_or(&[][..], |inset| &inset.divisions);
        let points: Vec<_> = members
            .iter()
            .filter_map(|m| self.map.label_points.get(usize::from(*m)))
            .collect();
        if points.is_empty() {
            return [self.map.width, self.map.height].map(|side| f64::from(side) / 2.0);
        }
        [0, 1].map(|i| points.iter().map(|p| f64::from(p[i])).sum::<f64>() / points.len() as f64)
    }

    /// Where the ray from `from` in a direction leaves the map's box, and a little further.
    fn edge(&self, from: [f64; 2], direction: [f64; 2]) -> [f64; 2] {
        let size = [self.map.width, self.map.height].map(f64::from);
        let reach = [0, 1].map(|i| {
            if direction[i].abs() < 1e-9 {
                return f64::INFINITY;
            }
            let side = if direction[i] > 0.0 { size[i] } else { 0.0 };
            (side - from[i]) / direction[i]
        });
        let reach = reach[0].min(reach[1]) + GAP;
        [0, 1].map(|i| from[i] + direction[i] * reach)
    }

    /// Groups of links that point nearly the same way, clockwise from north.
    fn grouped_links(&self) -> Vec<Vec<(u16, &Link)>> {
        let links = self.links.iter();
        let mut directed: Vec<(u16, &Link)> = links
            .filter_map(|link| Some((link.bearing?, link)))
            .collect();
        sort_by_key_u64(&mut directed, |(bearing, _)| u64::from(*bearing));
        let mut groups: Vec<Vec<(u16, &Link)>> = Vec::new();
        for (bearing, link) in directed {
            match groups.last_mut() {
                Some(group)
                    if group.first().is_some_and(|(first, _)| {
                        i32::from(bearing) - i32::from(*first) < TOGETHER
                    }) =>
                {
                    group.push((bearing, link));
                }
                _ => groups.push(vec![(bearing, link)]),
            }
        }
        groups
    }

    /// The words of a group that points `dy` downwards.
    fn outbound_lines<'a>(&'a self, group: &[(u16, &'a Link)], dy: f64) -> Vec<OutboundLine<'a>> {
        let mut lines: Vec<&'a Link> = Vec::new();
        for (_, link) in group {
            let told = |other: &&'a Link| other.target == link.target && other.verb == link.verb;
            if !lines.iter().any(told) {
                lines.push(link);
            }
        }
        // In the order in which the targets first come.
        let order: Vec<u16> = lines.iter().map(|link| link.target).collect();
        sort_by_key_u64(&mut lines, |link| {
            let place = order.iter().position(|target| *target == link.target);
            place.map_or(u64::MAX, |place| place as u64)
        });
        // Upwards the list ends at the tip, downwards it starts there, sideways it is centred.
        let height = LINE * (lines.len() as f64 - 1.0);
        let top = dy * LINE * 0.55 - height * (0.5 - dy * 0.5);
        let mut last = None;
        let lines = lines.into_iter().zip(0u8..).filter_map(|(link, number)| {
            let place = self.places.get(usize::from(link.target))?;
            Some(OutboundLine {
                link,
                name: match link.label.as_str() {
                    "" => &place.name,
                    label => label,
                },
                again: last.replace(link.target) == Some(link.target),
                down: top + LINE * f64::from(number),
            })
        });
        lines.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::sine;

    #[test]
    fn the_sine_is_the_known_one() {
        for degrees in -720..=720 {
            let exact = f64::from(degrees).to_radians().sin();
            assert!((sine(f64::from(degrees)) - exact).abs() < 1e-7, "{degrees}");
        }
    }
}
