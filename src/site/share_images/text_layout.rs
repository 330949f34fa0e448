//! Text layout: measures text, breaks lines by the rules of Chinese typesetting, and draws text as
//! paths.

use std::fmt::Write as _;

use ttf_parser::{Face, OutlineBuilder};

/// Characters that cannot start a line.
const NOT_FIRST: &str = "，。、；：？！”’）》〉」』】…—％,.;:?!)%-–·";
/// Characters that cannot end a line.
const NOT_LAST: &str = "“‘（《〈「『【(—";

/// A face at a font size, in pixels.
#[derive(Clone, Copy)]
pub(super) struct TextLayout<'a> {
    face: &'a Face<'a>,
    /// The font size.
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

/// Returns whether a line may break next to this character, as next to any Chinese character.
fn is_han(c: char) -> bool {
    c >= '\u{2e80}' || "“”—…".contains(c)
}

/// Returns whether a line may break between two characters.
fn may_break(before: char, after: char) -> bool {
    let beside = before == ' ' || is_han(before) || is_han(after);
    beside && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
}

impl<'a> TextLayout<'a> {
    /// A face at a font size.
    pub(super) const fn new(face: &'a Face<'a>, size: f64) -> Self {
        Self { face, size }
    }

    /// The same face at another font size.
    pub(super) const fn at(self, size: f64) -> Self {
        Self { size, ..self }
    }

    fn scale(&self) -> f64 {
        self.size / f64::from(self.face.units_per_em())
    }

    /// The characters of text as they are drawn: an apostrophe inside a Latin word is not drawn as
    /// the wide closing quotation mark, which has the same code point.
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

    /// The width of text.
    pub(super) fn width(&self, words: &str) -> f64 {
        Self::drawn(words).map(|(_, c)| self.advance(c)).sum()
    }

    /// Breaks text into lines of at most this width; a wider word gets its own line.
    pub(super) fn lines<'t>(&self, words: &'t str, width: f64) -> Vec<&'t str> {
        let mut lines = Vec::new();
        let (mut start, mut break_at, mut used, mut since) = (0, 0, 0.0, 0.0);
        let mut before = None;
        for (at, c) in Self::drawn(words) {
            if before.is_some_and(|before| may_break(before, c)) {
                (break_at, since) = (at, 0.0);
            }
            let advance = self.advance(c);
            used += advance;
            since += advance;
            // A blank at the end of a line takes no room.
            if used > width && break_at > start && c != ' ' {
                lines.push(words.get(start..break_at).unwrap_or_default().trim_end());
                (start, used) = (break_at, since);
            }
            before = Some(c);
        }
        let rest = words.get(start..).unwrap_or_default().trim_end();
        if !rest.is_empty() {
            lines.push(rest);
        }
        lines
    }

    /// The same face at the largest font size, up to its own, at which the text takes at most
    /// `most` lines; not below `least`.
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

    /// The same face at a font size for a title on one line, if that is not below `least`;
    /// otherwise on two lines.
    pub(super) fn title(self, words: &str, width: f64, least: f64) -> Self {
        let one = self.fitted(words, width, 1, least);
        if one.lines(words, width).len() == 1 && one.width(words) <= width {
            return one;
        }
        self.fitted(words, width, 2, least / 2.0)
    }

    /// Breaks text into as few lines as the width permits, of similar length.
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

    /// Path data of text on a line that starts at `x`, with its baseline at `y`.
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
