//! The header of a share image or a poster: kind, name and facts.

use super::card::Studio;
use super::sheet::Sheet;
use super::subject::Subject;

/// The number of characters above which a title is set smaller.
const SHORT: usize = 6;

/// The position and font sizes of the header, in pixels.
pub(super) struct Heading {
    /// The left edge of the text; `measure` is its width.
    pub(super) left: f64,
    pub(super) measure: f64,
    /// The baseline and the font size of the kicker.
    pub(super) kicker: [f64; 2],
    /// The distance from the top to the title's first baseline, without the title's font size.
    pub(super) top: f64,
    /// The font sizes of the title: short, longer, and the smallest for a single line.
    pub(super) title: [f64; 3],
    /// The line height of the title, in font sizes.
    pub(super) leading: f64,
    /// The original name: distance below the title, font size, smallest font size.
    pub(super) original: [f64; 3],
    /// The rule: space above, width, height, distance from its top to the facts.
    pub(super) rule: [f64; 4],
    /// The facts: line height, font size, smallest font size.
    pub(super) facts: [f64; 3],
}

impl Studio<'_> {
    /// Draws the header; returns its last baseline.
    pub(super) fn heading(&self, sheet: &mut Sheet, subject: &Subject, head: &Heading) -> f64 {
        let inks = self.inks;
        let (left, measure) = (head.left, head.measure);
        let [baseline, size] = head.kicker;
        self.kicker(sheet, subject, [left, baseline], size);
        let [short, long, least] = head.title;
        let is_short = subject.title.chars().count() <= SHORT;
        let title = self.bold(if is_short { short } else { long });
        let title = title.title(&subject.title, measure, least);
        let lines = title.balanced(&subject.title, measure);
        let at = [left, head.top + title.size];
        let mut y = sheet.lines(title, &lines, at, title.size * head.leading, inks.ink);
        if !subject.original.is_empty() {
            let [down, size, least] = head.original;
            let letters = self.regular(size);
            let letters = letters.fitted(&subject.original, measure, 1, least);
            y += down;
            sheet.words(letters, &subject.original, [left, y], inks.soft);
        }
        let [above, width, height, below] = head.rule;
        y += above;
        sheet.block([left, y, width, height], inks.vermilion);
        y += below;
        let [down, size, least] = head.facts;
        for fact in &subject.facts {
            let letters = self.regular(size).fitted(fact, measure, 2, least);
            for line in letters.lines(fact, measure) {
                y += down;
                sheet.words(letters, line, [left, y], inks.soft);
            }
        }
        y
    }
}
