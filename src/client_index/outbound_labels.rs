//! Where the words of the links outbound stand on the map: wrapped before its edge, and moved apart
//! where the words of two directions would meet.

use crate::model::plan::{Link, OutboundGroup, Plan};

/// From one line to the next, in sizes of the letters.
const LINE: f64 = 1.25;

/// How the words are printed for screens of a kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelStyle {
    /// The largest size of the letters on such screens, in map units, as the style sheet has it.
    pub letters: f64,
    /// Whether the verbs are told before their target.
    pub has_verbs: bool,
}

/// Targets alone, in large letters: phones, and the mode for elders.
pub const SMALL: LabelStyle = LabelStyle {
    letters: 244.0,
    has_verbs: false,
};

/// Verbs and targets: all other screens.
pub const LARGE: LabelStyle = LabelStyle {
    letters: 155.0,
    has_verbs: true,
};

/// The words at the tip of an arrow.
#[derive(Debug, Clone, PartialEq)]
pub struct Label<'a> {
    /// Where they start, in map units.
    pub at: [f64; 2],
    /// `text-anchor` of every row.
    pub anchor: &'static str,
    /// The links, each with its rows.
    pub links: Vec<LabelledLink<'a>>,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelledLink<'a> {
    /// The link.
    pub link: &'a Link,
    /// Its words, each row with how far below [`Label::at`] it stands, in sizes of the letters.
    pub rows: Vec<(String, f64)>,
}

impl Label<'_> {
    /// The box of all rows in letters of a size: left, top, right, bottom, in map units.
    pub fn bounds(&self, letters: f64) -> [f64; 4] {
        let rows = || self.links.iter().flat_map(|link| &link.rows);
        let width = rows().map(|(words, _)| width(words)).fold(0.0, f64::max) * letters;
        let [x, y] = self.at;
        let left = match self.anchor {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        let downs = || rows().map(|(_, down)| down * letters);
        let top = y + downs().fold(f64::INFINITY, f64::min) - letters * 0.6;
        let bottom = y + downs().fold(f64::NEG_INFINITY, f64::max) + letters * 0.6;
        [left, top, left + width, bottom]
    }
}

/// The width of words, in sizes of the letters; generous, as typefaces differ.
pub fn width(words: &str) -> f64 {
    let of = |c: char| match c {
        '\u{2e80}'.. => 1.0,
        ' ' | 'i' | 'j' | 'l' | 'I' | 't' | 'f' | 'r' => 0.42,
        'm' | 'w' | 'M' | 'W' => 0.95,
        'A'..='Z' | '–' => 0.72,
        _ => 0.6,
    };
    words.chars().map(of).sum()
}

/// Breaks words into rows of at most `room` sizes of the letters, no more of them than needed and of
/// much the same length.
fn wrapped(words: &str, room: f64) -> Vec<String> {
    let rows = broken(words, room);
    if rows.len() < 2 {
        return rows;
    }
    let least = (width(words) / rows.len() as f64).ceil();
    let rooms = (0u8..)
        .map(|step| least + f64::from(step))
        .take_while(|own| *own < room);
    let mut evened = rooms.map(|own| broken(words, own));
    evened.find(|own| own.len() == rows.len()).unwrap_or(rows)
}

/// Breaks words into rows of at most `room` sizes of the letters: between words, after a hyphen or
/// before a wide character; a single word may be wider.
fn broken(words: &str, room: f64) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut row = String::new();
    let breaks = |c: char| matches!(c, ' ' | '-' | '–') || c >= '\u{2e80}';
    let mut rest = words;
    while !rest.is_empty() {
        // A word, or one wide character.
        let end =
            rest.char_indices()
                .find(|(_, c)| breaks(*c))
                .map_or(rest.len(), |(at, c)| match c {
                    '-' | '–' => at + c.len_utf8(),
                    _ => at.max(c.len_utf8()),
                });
        let (piece, further) = rest.split_at(end);
        if !row.is_empty() && width(&row) + width(piece.trim_end()) > room {
            rows.push(row.trim().to_owned());
            row.clear();
        }
        row.push_str(piece);
        rest = further;
    }
    if !row.trim().is_empty() {
        rows.push(row.trim().to_owned());
    }
    rows
}

/// The margins that are tried, in map units.
const MARGINS: std::ops::RangeInclusive<i32> = 700..=1750;

/// The least free space around the map in which the words of all directions find room, in map units; 0
/// where there are none.
pub fn outbound_margin(plan: &Plan) -> i32 {
    let groups = plan.outbound_groups();
    if groups.is_empty() {
        return 0;
    }
    let find_room = |has_verbs: bool| {
        let large = LabelStyle { has_verbs, ..LARGE };
        let has_room = |margin: &i32| {
            let margin = f64::from(*margin);
            [SMALL, large].iter().all(|style| {
                let labels = placed(&groups, plan, margin, *style);
                has_room(&labels, plan, margin, *style)
            })
        };
        MARGINS.step_by(50).find(has_room)
    };
    let found = find_room(true).or_else(|| find_room(false));
    found.unwrap_or(*MARGINS.end())
}

/// Whether all labels are inside the map and its margin, and apart.
fn has_room(labels: &[Label], plan: &Plan, margin: f64, style: LabelStyle) -> bool {
    let [wide, high] = [plan.map.width, plan.map.height].map(f64::from);
    labels.iter().enumerate().all(|(at, label)| {
        let [left, top, right, bottom] = label.bounds(style.letters);
        let others = labels.get(at + 1..).unwrap_or_default();
        left >= -margin
            && top >= -margin
            && right <= wide + margin
            && bottom <= high + margin
            && met(label, others, style.letters).is_none()
    })
}

/// The words of all directions with their verbs, or without, where these find no room.
pub fn labels<'a>(
    groups: &[OutboundGroup<'a>],
    plan: &Plan,
    margin: f64,
    style: LabelStyle,
) -> Vec<Label<'a>> {
    let labels = placed(groups, plan, margin, style);
    if !style.has_verbs || has_room(&labels, plan, margin, style) {
        return labels;
    }
    let style = LabelStyle {
        has_verbs: false,
        ..style
    };
    placed(groups, plan, margin, style)
}

/// The words of all directions on the map with a `margin` around it, in map units.
fn placed<'a>(
    groups: &[OutboundGroup<'a>],
    plan: &Plan,
    margin: f64,
    style: LabelStyle,
) -> Vec<Label<'a>> {
    let [wide, high] = [plan.map.width, plan.map.height].map(f64::from);
    let mut labels: Vec<Label> = Vec::new();
    for group in groups {
        let x = group.at[0];
        let [left, right] = [x + margin, wide + margin - x];
        let room = match group.anchor {
            "start" => right,
            "end" => left,
            _ => 2.0 * left.min(right),
        };
        let room = room / style.letters;
        // Each target is told once, after all its verbs.
        let told = group.lines.iter().filter(|line| !line.again);
        let links = told.map(|line| {
            let own = group
                .lines
                .iter()
                .filter(|own| own.link.target == line.link.target);
            let verbs: Vec<&str> = own.map(|own| &*own.link.verb).collect();
            let words = match style.has_verbs {
                true => format!("{} {}", plan.listed(&verbs), line.name),
                false => line.name.to_owned(),
            };
            (line.link, wrapped(&words, room))
        });
        let links: Vec<_> = links.collect();
        let rows: usize = links.iter().map(|(_, rows)| rows.len()).sum();
        // Upwards the list ends at the tip, downwards it starts there, sideways it is centred.
        let dy = group.downwards;
        let mut down = dy * LINE * 0.55 - LINE * (rows as f64 - 1.0) * (0.5 - dy * 0.5);
        let links = links.into_iter().map(|(link, rows)| LabelledLink {
            link,
            rows: rows
                .into_iter()
                .map(|words| {
                    let at = down;
                    down += LINE;
                    (words, at)
                })
                .collect(),
        });
        let mut label = Label {
            at: group.at,
            anchor: group.anchor,
            links: links.collect(),
        };
        // Words below or above the map may grow away from its middle.
        let meets = |label: &Label| met(label, &labels, style.letters).is_some();
        if label.anchor == "middle" && meets(&label) {
            let aside = match x < wide / 2.0 {
                true => "end",
                false => "start",
            };
            let own = std::mem::replace(&mut label.anchor, aside);
            if meets(&label) {
                label.anchor = own;
            }
        }
        move_apart(&mut label, &labels, [wide, high], style.letters);
        labels.push(label);
    }
    labels
}

/// The box of the first of the `others` that a label meets.
fn met(label: &Label, others: &[Label], letters: f64) -> Option<[f64; 4]> {
    let [left, top, right, bottom] = label.bounds(letters);
    let boxes = others.iter().map(|other| other.bounds(letters));
    let mut boxes = boxes.filter(|[l, t, r, b]| left < *r && right > *l && top < *b && bottom > *t);
    boxes.next()
}

/// How far a label has to move up, or down, until it meets none of the `others`. Every step passes
/// one of them, always in the same direction, so that it ends.
fn way_out(label: &Label, others: &[Label], letters: f64, is_down: bool) -> f64 {
    let mut label = label.clone();
    let start = label.at[1];
    for _ in 0..=others.len() {
        let Some([_, t, _, b]) = met(&label, others, letters) else {
            break;
        };
        let [_, top, _, bottom] = label.bounds(letters);
        let gap = letters * 0.25;
        label.at[1] += match is_down {
            true => b - top + gap,
            false => t - bottom - gap,
        };
    }
    label.at[1] - start
}

/// Moves a label until it meets none of the `others`: away from the map, or beside it the shorter way.
fn move_apart(label: &mut Label, others: &[Label], [wide, high]: [f64; 2], letters: f64) {
    let up = way_out(label, others, letters, false);
    let down = way_out(label, others, letters, true);
    let [x, y] = label.at;
    label.at[1] += match x < 0.0 || x > wide {
        true if -up < down => up,
        true => down,
        false if y > high / 2.0 => down,
        false => up,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_between_words_and_before_wide_characters() {
        assert_eq!(
            wrapped("Closer ties with X", 8.0),
            ["Closer ties", "with X"]
        );
        assert_eq!(wrapped("西部陆海大通道", 4.0), ["西部陆海", "大通道"]);
        assert_eq!(wrapped("长江中游城市群", 6.0), ["长江中游", "城市群"]);
        assert_eq!(wrapped("密切 西部", 2.0), ["密切", "西部"]);
        assert_eq!(wrapped("Guangdong", 1.0), ["Guangdong"]);
        assert!(wrapped("", 3.0).is_empty());
    }
}
