//! Posters for a phone or a wall: a large map, several quotations, the way to the page.

use super::card::Studio;
use super::heading::Heading;
use super::map::Map;
use super::quotation::Fitted;
use super::sheet::Sheet;
use super::subject::Subject;
use crate::model::messages::Msg;
use crate::qr::{QUIET, dark_modules, qr_code};

/// The size in pixels, as tall as a phone's screen.
pub const POSTER: [u32; 2] = [1080, 1920];
/// The left edge of the text.
const LEFT: f64 = 84.0;
/// The width of the text.
const MEASURE: f64 = 912.0;
const HEADING: Heading = Heading {
    left: LEFT,
    measure: MEASURE,
    kicker: [226.0, 34.0],
    top: 240.0,
    title: [148.0, 92.0, 76.0],
    leading: 1.2,
    original: [62.0, 40.0, 24.0],
    rule: [38.0, 88.0, 8.0, 18.0],
    facts: [46.0, 32.0, 22.0],
};
/// The font size of quotations.
const LETTERS: f64 = 34.0;
/// The space above the first baseline of the quotations.
const ABOVE: f64 = 80.0;
/// The space between two quotations.
const BETWEEN: f64 = 76.0;
/// The space below the last quotation.
const BELOW: f64 = 44.0;

impl Studio<'_> {
    /// Draws the poster of a subject, for a site at `address` if it is known.
    pub(super) fn poster(&self, subject: &Subject, address: Option<&str>) -> Sheet {
        let inks = self.inks;
        let [width, height] = POSTER;
        let mut sheet = Sheet::new(width, height, inks.paper);
        self.neatline(&mut sheet, [28.0, 28.0, 1024.0, 1864.0]);

        self.brand(&mut sheet, [LEFT, 84.0], 52.0);
        let small = self.regular(26.0);
        let short = &self.plan.meta.short_title;
        let x = LEFT + MEASURE - small.width(short);
        sheet.words(small, short, [x, 120.0], inks.soft);
        sheet.block([LEFT, 160.0, MEASURE, 1.5], inks.rule);

        let mut y = self.heading(&mut sheet, subject, &HEADING);
        let foot = self.foot(&mut sheet, subject, address);
        y += 40.0;
        // The quotations take the height they need, up to a limit; the map takes the rest.
        let (quotations, need) = self.chosen(subject, (foot - y) * 0.46);
        let tall = (foot - y - need).min(900.0);
        let map = Map::new(self.plan, inks, [LEFT, y, MEASURE, tall]);
        map.draw(&mut sheet, subject);
        map.names(&mut sheet, self.bold(23.0), subject);
        let spare = (foot - y - tall - need) / 2.0;
        let mut y = y + tall + spare + ABOVE;
        for quotation in quotations {
            y = self.quotation(
                &mut sheet,
                &quotation,
                self.regular(LETTERS),
                [LEFT, y],
                MEASURE,
            );
            y += BETWEEN;
        }
        sheet
    }

    /// Up to three quotations that fit into `room`, and the height that they take.
    fn chosen(&self, subject: &Subject, room: f64) -> (Vec<Fitted>, f64) {
        let letters = self.regular(LETTERS);
        let leading = letters.size * 1.6;
        // The line of the source.
        let source = letters.size * 1.41;
        let width = MEASURE - letters.size * 0.8;
        let (mut chosen, mut used) = (Vec::new(), ABOVE + BELOW);
        for quotation in subject.quotations.iter().take(3) {
            let gap = if chosen.is_empty() { 0.0 } else { BETWEEN };
            let lines = ((room - used - gap - source) / leading).floor() + 1.0;
            // A further quotation must have at least two lines.
            if !chosen.is_empty() && lines < 2.0 {
                break;
            }
            let quotation =
                self.fitted(*quotation, letters, width, (lines.max(1.0) as usize).min(4));
            let lines = letters.lines(&quotation.words, width).len();
            used += gap + source + (lines.max(1) - 1) as f64 * leading;
            chosen.push(quotation);
        }
        (chosen, used)
    }

    /// Draws the way to the page and the source of the words; returns the top of this footer.
    fn foot(&self, sheet: &mut Sheet, subject: &Subject, address: Option<&str>) -> f64 {
        let (plan, inks) = (self.plan, self.inks);
        let m = &plan.messages;
        let page = plan
            .language
            .address(address.unwrap_or("/"), &subject.location);
        let code = address.and_then(|_| qr_code(&page));
        let small = self.regular(24.0);
        let mut notes = Vec::new();
        if code.is_none() {
            notes.push(m.get(Msg::PictureGetAddress).to_owned());
        }
        notes.push(m.fill(Msg::FooterSource, &[("title", &plan.meta.title)]));
        notes.extend(self.review());
        let side = if code.is_some() { 232.0 } else { 0.0 };
        let x = if code.is_some() {
            LEFT + side + 32.0
        } else {
            LEFT
        };
        let width = LEFT + MEASURE - x;
        let way = match code {
            Some(_) => m.get(Msg::PictureScan).to_owned(),
            None => m.get(Msg::PictureNoAddress).to_owned(),
        };
        let mut lines: Vec<&str> = Vec::new();
        if code.is_some() {
            lines.extend(small.lines(&page, width));
        }
        lines.extend(notes.iter().flat_map(|note| small.lines(note, width)));
        let tall = (58.0 + lines.len() as f64 * 36.0).max(side);
        let top = 1846.0 - tall;
        sheet.block([LEFT, top - 30.0, MEASURE, 1.5], inks.rule);
        if let Some(code) = code {
            let modules = code.size() + 2 * QUIET;
            let module = (side / f64::from(modules)).floor().max(1.0);
            let side = module * f64::from(modules);
            sheet.block([LEFT, top, side, side], inks.raised);
            let modules = dark_modules(&code);
            sheet.scaled(&modules, [LEFT, top], module, inks.ink);
        }
        let heading = self.bold(34.0).fitted(&way, width, 1, 20.0);
        sheet.words(heading, &way, [x, top + 36.0], inks.ink);
        sheet.lines(small, &lines, [x, top + 84.0], 36.0, inks.soft);
        top - 30.0
    }
}
