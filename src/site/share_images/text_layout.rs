//! Words as shapes: measured, broken into lines as Chinese is set, drawn as paths.

use std::fmt::Write as _;

use ttf_parser::{Face, OutlineBuilder};

/// No line starts with one of these.
const NOT_FIRST: &str = "，。、；：？！”’）》〉」』】…—％,.;:?!)%-–·";
/// No line ends with one of these.
const NOT_LAST: &str = "“‘（《〈「『【(—";

/// A face at a size, in pixels.
#[derive(Clone, Copy)]
pub(super) struct TextLayout<'a> {
    face: &'a Face<'a>,
    /// Its size.
    pub(super) size: f64,
}

/// Writes the outline of a glyph as path data.
struct Outline<'a> {
    data: &'a mut String,
    scale: f64,
    x: f64,
    y: f64,
}

impl Outline<'_> {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.data.push(command);
        for (at, (x, y)) in points.iter().enumerate() {
            let gap = if at == 0 { "" } else { " " };
            let (x, y) = (f64::from(*x) * self.scale, f64::from(*y) * self.scale);
            // Writing to a string cannot fail.
            _ = write!(self.data, "{gap}{:.1} {:.1}", self.x + x, self.y - y);
        }
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.put('Q', &[(x1, y1), (x, y)]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.put('C', &[(x1, y1), (x2, y2), (x, y)]);
    }
    fn close(&mut self) {
        self.data.push('Z');
    }
}

/// Whether a line may be broken beside it, as it may everywhere in Chinese.
fn is_han(c: char) -> bool {
    c >= '\u{2e80}' || "“”—…".contains(c)
}

/// Whether a line may be broken between two characters.
fn may_break(before: char, after: char) -> bool {
    let beside = before == ' ' || is_han(before) || is_han(after);
    beside && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
}

impl<'a> TextLayout<'a> {
    /// A face at a size.
    pub(super) const fn new(face: &'a Face<'a>, size: f64) -> Self {
        Self { face, size }
    }

    /// The same face at another size.
    pub(super) const fn at(self, size: f64) -> Self {
        Self { size, ..self }
    }

    fn scale(&self) -> f64 {
        self.size / f64::from(self.face.units_per_em())
    }

    /// The characters of words as they are drawn: an apostrophe inside a Latin word is not the wide
    /// closing mark that Chinese writes with the same character.
    fn drawn(words: &str) -> impl Iterator<Item = (usize, char)> {
        let mut before = ' ';
        words.char_indices().map(move |(at, c)| {
            let apostrophe = c == '’' && before.is_ascii_alphabetic();
            before = c;
            (at, if apostrophe { '\'' } else { c })
        })
    }

    fn advance(&self, c: char) -> f64 {
        let glyph = self.face.glyph_index(c).unwrap_or_default();
        let advance = self.face.glyph_hor_advance(glyph);
        advance.map_or(self.size, |units| f64::from(units) * self.scale())
    }

    /// How wide words are.
    pub(super) fn width(&self, words: &str) -> f64 {
        Self::drawn(words).map(|(_, c)| self.advance(c)).sum()
    }

    /// Breaks words into lines of at most this width; a word that is wider stands alone.
    pub(super) fn lines<'t>(&self, words: &'t str, width: f64) -> Vec<&'t str> {
        let mut lines = Vec::new();
        let (mut start, mut chance, mut used, mut since) = (0, 0, 0.0, 0.0);
        let mut before = None;
        for (at, c) in Self::drawn(words) {
            if before.is_some_and(|before| may_break(before, c)) {
                (chance, since) = (at, 0.0);
            }
            let advance = self.advance(c);
            used += advance;
            since += advance;
            // A blank at the end of a line takes no room.
            if used > width && chance > start && c != ' ' {
                lines.push(words.get(start..chance).unwrap_or_default().trim_end());
                (start, used) = (chance, since);
            }
            before = Some(c);
        }
        let rest = words.get(start..).unwrap_or_default().trim_end();
        if !rest.is_empty() {
            lines.push(rest);
        }
        lines
    }

    /// The largest size, at most its own, at which words take no more than `most` lines; not less
    /// than `least`.
    pub(super) fn fitted(self, words: &str, width: f64, most: usize, least: f64) -> Self {
        let mut fitted = self;
        let fits = |tried: &Self| {
            let lines = tried.lines(words, width);
            lines.len() <= most && lines.iter().all(|line| tried.width(line) <= width)
        };
        while fitted.size > least && !fits(&fitted) {
            fitted.size -= 2.0;
        }
        fitted
    }

    /// A title on one line, if that is not smaller than `least`; otherwise on two.
    pub(super) fn title(self, words: &str, width: f64, least: f64) -> Self {
        let one = self.fitted(words, width, 1, least);
        if one.lines(words, width).len() == 1 && one.width(words) <= width {
            return one;
        }
        self.fitted(words, width, 2, least / 2.0)
    }

    /// As few lines as the width asks for, of about the same length.
    pub(super) fn balanced<'t>(&self, words: &'t str, width: f64) -> Vec<&'t str> {
        let mut best = self.lines(words, width);
        let most = best.len();
        let mut narrower = width - self.size / 2.0;
        while most > 1 && narrower > width / 2.0 {
            let lines = self.lines(words, narrower);
            if lines.len() > most {
                break;
            }
            best = lines;
            narrower -= self.size / 2.0;
        }
        best
    }

    /// Words on a line that starts at `x`, their baseline at `y`, as path data.
    pub(super) fn outline(&self, words: &str, mut x: f64, y: f64) -> String {
        let mut data = String::new();
        for (_, c) in Self::drawn(words) {
            let glyph = self.face.glyph_index(c).unwrap_or_default();
            let mut outline = Outline {
                data: &mut data,
                scale: self.scale(),
                x,
                y,
            };
            self.face.outline_glyph(glyph, &mut outline);
            x += self.advance(c);
        }
        data
    }
}
