//! Sentences of the text as a picture to send: a sentence, what is said of a matter in a place, or a
//! comparison of two places.

use super::sheet::{Line, Middle, n, sheet, stroke};
use super::words::lines;
use super::{Picture, View};
use crate::markup::Html;
use crate::model::citation::{in_translation, place, subject};
use crate::model::messages::Msg;
use crate::model::plan::{ComparedSentence, DivisionIndex, Plan, Relation, Which};
use crate::model::text::SentenceId;
use crate::pages;
use crate::route::{Location, Route, Side};

/// The width of the text.
const ROOM: f64 = 760.0;
/// The font size of the plan's words.
const WORDS: f64 = 26.0;
/// The font size of what stands around them.
const SMALL: f64 = 18.0;
/// Between the bar beside a quotation and its words.
const INDENT: f64 = 24.0;
/// At most so many sentences are quoted one below the other.
const MOST: usize = 4;

/// A line of a picture.
enum Row {
    Heading(String),
    Words(String),
    Note(String),
}

impl Row {
    /// The font size, and the space from the line before.
    const fn size(&self) -> [f64; 2] {
        match self {
            Self::Heading(_) => [SMALL, 3.0 * SMALL],
            Self::Words(_) => [WORDS, 1.6 * WORDS],
            Self::Note(_) => [SMALL, 1.7 * SMALL],
        }
    }
}

/// What stands on a picture.
struct Content<'a> {
    plan: &'a Plan,
    /// Whether the words are those of the translation, where there is one.
    is_translated: bool,
    rows: Vec<Row>,
}

impl Content<'_> {
    fn heading(&mut self, words: &str) {
        let all = lines(words, ROOM / SMALL, 3);
        self.rows.extend(all.into_iter().map(Row::Heading));
    }

    fn quotation(&mut self, words: &str, notes: &[String]) {
        let all = lines(words, (ROOM - INDENT) / WORDS, 24);
        self.rows.extend(all.into_iter().map(Row::Words));
        for note in notes {
            let all = lines(note, (ROOM - INDENT) / SMALL, 3);
            self.rows.extend(all.into_iter().map(Row::Note));
        }
    }

    /// A sentence, where it stands, and why it applies to these divisions.
    fn sentence(&mut self, id: SentenceId, divisions: &[DivisionIndex]) {
        let own = self.plan.sentence(id);
        let translation = self.plan.translation(id).filter(|_| self.is_translated);
        let mut notes = vec![self.source(&place(self.plan, id))];
        let applies = divisions.iter();
        notes.extend(applies.map(|at| pages::print_applies(self.plan, id, *at)));
        self.quotation(translation.unwrap_or(own), &notes);
    }

    /// Where words stand; a translation is called one.
    fn source(&self, place: &str) -> String {
        match self.is_translated {
            true => format!(
                "—— {place} · {}",
                self.plan.messages.get(Msg::PictureTranslation)
            ),
            false => format!("—— {place}"),
        }
    }

    /// What applies to one of two places alone, then what applies to both: how many sentences, and
    /// the first of them, those that name a place before others.
    fn comparison(&mut self, places: [DivisionIndex; 2]) {
        let plan = self.plan;
        let comparison = plan.compare(places[0], places[1]);
        for (which, at) in [Which::First, Which::Second].into_iter().zip(places) {
            let mut all: Vec<_> = comparison.only(which).copied().collect();
            all.sort_by_key(ComparedSentence::strongest);
            let name = plan.divisions.get(usize::from(at));
            let name = name.map_or("", |division| division.name.as_str());
            let words: [(&str, &dyn std::fmt::Display); 2] = [("n", &all.len()), ("name", &name)];
            self.heading(&plan.messages.fill(Msg::CompareOnly, &words));
            for sentence in all.iter().take(1) {
                self.sentence(sentence.id, &places);
            }
        }
        let shared = comparison.shared().copied();
        let is_closer = |s: &ComparedSentence| s.strongest() != Some(Relation::City);
        let mut closer: Vec<_> = shared.filter(is_closer).collect();
        closer.sort_by_key(ComparedSentence::strongest);
        let n = closer.len();
        self.heading(&plan.messages.fill(Msg::CompareBoth, &[("n", &n)]));
        for sentence in closer.iter().take(2) {
            self.sentence(sentence.id, &places);
        }
    }

    /// What the page, or the sentence that its address names, is about.
    fn subject(&mut self, location: &Location) {
        let mut passages = subject(self.plan, location);
        if self.is_translated {
            passages = in_translation(self.plan, passages);
        }
        for passage in passages.into_iter().take(MOST) {
            let own = self.plan.words(passage.span);
            let words = passage.translation.as_deref().unwrap_or(own);
            let source = self.source(&passage.place);
            self.quotation(words, &[source]);
        }
    }
}

/// The two places of a comparison.
fn compared(plan: &Plan, location: &Location) -> Option<[DivisionIndex; 2]> {
    let Route::Compare([Side::Code(one), Side::Code(other)]) = location.route else {
        return None;
    };
    let [one, other] = [one, other].map(|code| plan.division(code).map(|(at, _)| at));
    Some([one?, other?]).filter(|[one, other]| one != other)
}

/// The picture of what an address quotes. `is_translated` takes the words of the translation, where
/// there is one.
pub fn quoted(view: View, is_translated: bool) -> Picture {
    let (plan, location) = (view.plan, view.location);
    let mut content = Content {
        plan,
        is_translated: is_translated && !plan.translations.is_empty(),
        rows: Vec::new(),
    };
    let title = &plan.meta.short_title;
    let kind = match compared(plan, location) {
        Some(places) => {
            content.comparison(places);
            plan.messages.fill(Msg::CompareLead, &[("plan", title)])
        }
        None => {
            content.subject(location);
            about(plan, location)
        }
    };
    let rows = &content.rows;
    let high: f64 = rows.iter().map(|row| row.size()[1]).sum();
    let middle = Middle {
        size: [ROOM, high],
        kind: &kind,
        entries: &[],
        is_map: false,
    };
    sheet(view, &middle, &|html, at| draw(html, view, rows, at))
}

/// The line below the title: how much is said of a topic, or else where the words stand.
fn about(plan: &Plan, location: &Location) -> String {
    let all = subject(plan, location);
    match &location.route {
        Route::Topic(_) => {
            let n = all.len();
            plan.messages.fill(Msg::TopicLead, &[("n", &n)])
        }
        _ => all
            .first()
            .map_or(String::new(), |first| first.place.clone()),
    }
}

/// Draws the lines, with a bar beside the words of the text.
fn draw(html: &mut Html, view: View, rows: &[Row], [x, mut y]: [f64; 2]) {
    let look = view.look;
    for row in rows {
        let [size, step] = row.size();
        y += step;
        let (words, indent, fill, font, bold) = match row {
            Row::Heading(words) => (words, 0.0, &look.ink, &look.sans, true),
            Row::Words(words) => (words, INDENT, &look.ink, &look.serif, false),
            Row::Note(words) => (words, INDENT, &look.soft, &look.sans, false),
        };
        if indent > 0.0 {
            let bar = format!("M{} {}v{}", n(x + 2.0), n(y + 0.4 * size - step), n(step));
            stroke(html, &bar, &look.vermilion, 4.0);
        }
        let at = [x + indent, y];
        Line {
            at,
            size,
            fill,
            font,
            bold,
        }
        .draw_text(html, words);
    }
}
