//! Share images: a division, a centre, a part or an article at a glance.

use super::fonts::Faces;
use super::heading::Heading;
use super::map::Map;
use super::palette::SharePalette;
use super::quotation::{Fitted, Quotation, first_words};
use super::sheet::{Frame, Sheet};
use super::subject::Subject;
use super::text_layout::TextLayout;
use crate::model::host::Host;
use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::pages::shell::MARK;

/// The size in pixels, as social networks require.
pub const CARD: [u32; 2] = [1200, 630];
/// The left edge of the text.
const LEFT: f64 = 70.0;
/// The width of the text.
const MEASURE: f64 = 580.0;
const HEADING: Heading = Heading {
    left: LEFT,
    measure: MEASURE,
    kicker: [100.0, 26.0],
    top: 112.0,
    title: [96.0, 62.0, 50.0],
    leading: 1.22,
    original: [46.0, 28.0, 18.0],
    rule: [26.0, 64.0, 6.0, 14.0],
    facts: [34.0, 23.0, 16.0],
};
/// The last baseline that a quotation may use.
const FOOT: f64 = 520.0;

/// The resources for drawing share images and posters.
pub(super) struct Studio<'a> {
    pub(super) plan: &'a Plan,
    pub(super) host: &'a Host,
    pub(super) inks: &'a SharePalette,
    pub(super) faces: &'a Faces<'a>,
}

impl Studio<'_> {
    pub(super) const fn bold(&self, size: f64) -> TextLayout<'_> {
        TextLayout::new(&self.faces.bold, size)
    }

    pub(super) const fn regular(&self, size: f64) -> TextLayout<'_> {
        TextLayout::new(&self.faces.regular, size)
    }

    /// Draws a double line around a sheet, as around a printed map.
    pub(super) fn neatline(&self, sheet: &mut Sheet, [x, y, width, height]: Frame) {
        sheet.line_around([x, y, width, height], self.inks.rule, 2.0);
        let (gap, inner) = (6.0, 12.0);
        let inside = [x + gap, y + gap, width - inner, height - inner];
        sheet.line_around(inside, self.inks.rule, 1.0);
    }

    /// Draws the site's mark on a vermilion tile, with its name beside it; returns the right end of
    /// the name.
    pub(super) fn brand(&self, sheet: &mut Sheet, [x, y]: [f64; 2], size: f64) -> f64 {
        sheet.block([x, y, size, size], self.inks.vermilion);
        sheet.mark(MARK, [x, y], size, self.inks.paper);
        let letters = self.bold(size * 0.72);
        let brand = &self.plan.meta.brand;
        let start = x + size * 1.3;
        sheet.words(letters, brand, [start, y + size * 0.77], self.inks.ink);
        start + letters.width(brand)
    }

    /// Draws the kicker, with the colour of a zone before it.
    pub(super) fn kicker(&self, sheet: &mut Sheet, subject: &Subject, [x, y]: [f64; 2], size: f64) {
        let zone = subject
            .zone
            .and_then(|at| self.inks.zones.get(usize::from(at)));
        let start = zone.map_or(x, |ink| {
            sheet.block([x, y - size * 0.84, size * 0.4, size], *ink);
            x + size * 0.8
        });
        sheet.words(
            self.regular(size),
            &subject.kicker,
            [start, y],
            self.inks.soft,
        );
    }

    /// The part of a quotation that fits into `most` lines, in an edition that has one in its
    /// translation, with an ellipsis where the sentence goes on.
    pub(super) fn fitted(
        &self,
        quotation: Quotation,
        letters: TextLayout,
        width: f64,
        most: usize,
    ) -> Fitted {
        let fits = |words: &str| letters.lines(words, width).len() <= most;
        if let Some(translated) = self.plan.translation(quotation.sentence) {
            let mark = self.plan.messages.get(Msg::PictureTranslation);
            return Fitted {
                words: first_words(translated, fits),
                source: format!("{} · {mark}", quotation.source(self.plan)),
            };
        }
        let per_line = (width / letters.size) as usize;
        let mut characters = per_line * most;
        loop {
            let tried = quotation.within(self.plan, characters);
            let shown = tried.shown(self.plan);
            if fits(&shown) || characters <= per_line {
                return Fitted {
                    words: shown,
                    source: tried.source(self.plan),
                };
            }
            characters -= 2;
        }
    }

    /// Draws a quotation with a rule at its side and its source below; returns the last baseline.
    pub(super) fn quotation(
        &self,
        sheet: &mut Sheet,
        quotation: &Fitted,
        letters: TextLayout,
        [x, y]: [f64; 2],
        width: f64,
    ) -> f64 {
        let inks = self.inks;
        let (indent, leading) = (letters.size * 0.8, letters.size * 1.6);
        let lines = letters.lines(&quotation.words, width - indent);
        let last = sheet.lines(letters, &lines, [x + indent, y], leading, inks.ink);
        let top = y - letters.size * 0.9;
        sheet.block(
            [x, top, 4.0, last + letters.size * 0.2 - top],
            inks.vermilion,
        );
        let small = letters.at(letters.size * 0.74);
        let foot = last + small.size * 1.9;
        sheet.words(small, &quotation.source, [x + indent, foot], inks.vermilion);
        foot
    }

    /// The review number of the host's map, if there is one.
    pub(super) fn review(&self) -> Option<String> {
        let review = self.host.review.as_str();
        let label = self.plan.messages.get(Msg::FooterReview);
        (!review.is_empty()).then(|| format!("{label}{review}"))
    }

    /// Draws the share image of a subject.
    pub(super) fn card(&self, subject: &Subject) -> Sheet {
        let inks = self.inks;
        let [width, height] = CARD;
        let mut sheet = Sheet::new(width, height, inks.paper);
        self.neatline(&mut sheet, [20.0, 20.0, 1160.0, 590.0]);
        let map = Map::new(self.plan, inks, [690.0, 62.0, 440.0, 492.0]);
        map.draw(&mut sheet, subject);

        let mut y = self.heading(&mut sheet, subject, &HEADING);
        if let Some(quotation) = subject.quotations.first() {
            y += 56.0;
            let letters = self.regular(28.0);
            let room = ((FOOT - 40.0 - y) / (letters.size * 1.6)).max(0.0) as usize + 1;
            let width = MEASURE - letters.size * 0.8;
            let quotation = self.fitted(*quotation, letters, width, room.min(5));
            self.quotation(&mut sheet, &quotation, letters, [LEFT, y], MEASURE);
        }
        let end = self.brand(&mut sheet, [LEFT, 548.0], 36.0);
        let title = self.regular(20.0);
        let short = &self.plan.meta.short_title;
        sheet.words(title, short, [end + 20.0, 574.0], inks.soft);
        if let Some(review) = self.review() {
            let small = self.regular(15.0);
            let x = 1130.0 - small.width(&review);
            sheet.words(small, &review, [x, 590.0], inks.faint);
        }
        sheet
    }
}
