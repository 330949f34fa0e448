//! The outbound links in a map picture: positions of the labels, and the room they take.

use super::words::width;
use crate::model::plan::{OutboundGroup, OutboundLine};

/// The label of an arrow.
pub(super) fn words(line: &OutboundLine) -> String {
    format!("{} {}", line.link.verb, line.name)
}

/// The width of the widest label, in font sizes.
pub(super) fn widest(groups: &[OutboundGroup]) -> f64 {
    let lines = groups.iter().flat_map(|group| &group.lines);
    lines.map(|line| width(&words(line))).fold(0.0, f64::max)
}

/// Resolves overlaps of labels. Returns the downward offset of each group's labels, which move away
/// from the `middle` of the map, and the upper and lower end of all labels. In map units, as is the
/// font size `size`.
pub(super) fn settled(groups: &[OutboundGroup], size: f64, middle: f64) -> (Vec<f64>, [f64; 2]) {
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut all = Vec::new();
    for group in groups {
        let lines = &group.lines;
        let width = widest(std::slice::from_ref(group)) * size;
        let downs = || lines.iter().map(|line| line.down * size);
        let [x, y] = group.at;
        let left = match group.anchor {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        let top = y + downs().fold(f64::INFINITY, f64::min) - size * 0.6;
        let bottom = y + downs().fold(f64::NEG_INFINITY, f64::max) + size * 0.6;
        let mut away = 0.0;
        // Every step passes one label, always in the same direction, so the loop ends.
        for _ in 0..=groups.len() {
            let met = taken.iter().find(|[l, t, r, b]| {
                left < *r && left + width > *l && top + away < *b && bottom + away > *t
            });
            let Some([_, t, _, b]) = met else { break };
            away = if y > middle { b - top } else { t - bottom };
            away += if y > middle { size } else { -size } * 0.2;
        }
        taken.push([left, top + away, left + width, bottom + away]);
        all.push(away);
    }
    let ends = taken
        .iter()
        .fold([0.0_f64, 0.0_f64], |[up, down], [_, t, _, b]| {
            [up.min(*t), down.max(*b)]
        });
    (all, ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan::Link;
    use crate::model::text::{Section, SentenceId, Span};

    #[test]
    fn overlapping_labels_move_apart() {
        let link = Link {
            id: "a".parse().expect("a slug"),
            verb: "对接".to_owned(),
            label: String::new(),
            target: 0,
            sentence: SentenceId {
                section: Section::Article(1),
                number: 1,
            },
            quote: Span::new(0, 0),
            bearing: Some(180),
            basis: String::new(),
        };
        let group = |x: f64, y: f64| OutboundGroup {
            arrows: Vec::new(),
            at: [x, y],
            anchor: "middle",
            downwards: 1.0,
            lines: vec![OutboundLine {
                link: &link,
                name: "远方",
                again: false,
                down: 0.0,
            }],
        };
        let all = [
            group(0.0, 1000.0),
            group(100.0, 1000.0),
            group(50.0, 1000.0),
            group(900.0, 1000.0),
            group(0.0, -100.0),
            group(0.0, -100.0),
        ];
        let (away, [up, down]) = settled(&all, 100.0, 500.0);
        assert_eq!(away, [0.0, 140.0, 280.0, 0.0, 0.0, -140.0]);
        assert_eq!((up, down), (-300.0, 1340.0));
    }
}
