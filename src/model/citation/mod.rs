//! Citations: exact words of the plan with their source, ready to be pasted.

mod passage;

use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::model::text::SentenceId;
use crate::route::Location;

pub use passage::{Passage, found, found_in_translation, in_translation, subject};

/// The form of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A line for general readers.
    Plain,
    /// The form for electronic resources in the Chinese standard GB/T 7714—2015.
    Standard,
}

/// The context of a copy, which the plan itself does not contain.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// The absolute address of the site's root with a trailing slash; empty if the pages have no
    /// address that others can open.
    pub root: &'a str,
    /// Today's date, ISO 8601.
    pub today: &'a str,
}

/// The place of a sentence, in words; for number 0 (a title) the name of its section.
pub fn place(plan: &Plan, id: SentenceId) -> String {
    use crate::model::text::Section;
    let m = &plan.messages;
    match id.section {
        // A number that begins anew in each part is told with its part.
        Section::Article(n) if plan.printed_number(n).is_some() => {
            let part = plan.document.article(n).map_or(0, |article| article.part);
            let (part, own) = (plan.part_number(part), plan.article_number(n));
            let own = m.fill(Msg::NumberedTitle, &[("number", &part), ("title", &own)]);
            match id.number {
                0 => own,
                _ => own + &m.fill(Msg::InBrackets, &[("words", &id)]),
            }
        }
        Section::Article(n) if id.number == 0 => m.fill(Msg::ArticleNumber, &[("n", &n)]),
        Section::Article(n) => m.fill(Msg::SentenceSource, &[("article", &n), ("n", &id.number)]),
        Section::Part(n) if id.number == 0 => plan.part_number(n),
        Section::Part(n) => m.fill(Msg::SentenceSourcePart, &[("part", &n), ("n", &id.number)]),
        Section::Preamble => m.get(Msg::SentenceSourcePreamble).to_owned(),
        Section::Closing => m.get(Msg::SentenceSourceClosing).to_owned(),
    }
}

/// The citation of a place in the plan (or of the whole plan, if `place` is empty) at an address of
/// the site. The citation marks title and date as an editor's.
pub fn citation(
    plan: &Plan,
    form: Form,
    place: &str,
    location: &Location,
    occasion: Occasion,
) -> String {
    let meta = &plan.meta;
    let (key, before) = match form {
        Form::Plain => (Msg::CitePlain, ""),
        Form::Standard => (Msg::CiteStandard, ": "),
    };
    let place = match place {
        "" => String::new(),
        place => format!("{before}{place}"),
    };
    let address = match occasion.root {
        "" => String::new(),
        root => format!("{root}{location}"),
    };
    let words = plan.messages.fill(
        key,
        &[
            ("by", &meta.adopted_by),
            ("title", &meta.title),
            ("place", &place),
            ("date", &meta.adopted),
            ("today", &occasion.today),
            ("address", &address),
        ],
    );
    let note = plan.messages.get(Msg::CiteNote);
    format!("{}\n{note}", words.trim_end())
}

/// The text to copy: the words of the passages, of the text or its translation, then their source. Several passages each carry
/// their place; without passages the whole plan is cited, at `here`.
pub fn copied(
    plan: &Plan,
    passages: &[Passage],
    form: Form,
    here: &Location,
    occasion: Occasion,
) -> String {
    let (place, location) = match passages {
        [one] => (one.place.as_str(), &one.location),
        _ => ("", here),
    };
    let mut out = String::new();
    for passage in passages {
        let translation = passage.translation.as_deref();
        out.push_str(translation.unwrap_or_else(|| plan.words(passage.span)));
        if passages.len() > 1 {
            let place = [("words", &passage.place as &dyn std::fmt::Display)];
            out.push_str(&plan.messages.fill(Msg::InBrackets, &place));
        }
        out.push('\n');
    }
    out.push_str(&citation(plan, form, place, location, occasion));
    out
}
