//! The head of a card or a poster: what kind of thing it is about, its name, facts.

use super::card::Studio;
use super::sheet::Sheet;
use super::subject::Subject;

/// A title of more characters than this is set smaller.
const SHORT: usize = 6;

/// Where the head stands and how large its words are, in pixels.
pub(super) struct Heading {
    /// Where the words start, and how wide they are.
    pub(super) left: f64,
    pub(super) measure: f64,
    /// The baseline of the kicker and its size.
    pub(super) kicker: [f64; 2],
    /// What the title's first baseline is below, besides its size.
    pub(super) top: f64,
    /// The size of a short title, of a longer one, and of one on a single line at least.
    pub(super) title: [f64; 3],
    /// From one line of the title to the next, in sizes of its letters.
    pub(super) leading: f64,
    /// The original name: how far below, its size, and the least.
    pub(super) original: [f64; 3],
    /// The rule: the space above, width, height, the space from its top to the facts.
    pub(super) rule: [f64; 4],
    /// The facts: from line to line, their size, and the least.
    pub(super) facts: [f64; 3],
}

impl Studio<'_> {
    /// Draws the head; returns its last baseline.
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
