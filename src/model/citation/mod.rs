//! Citations: exact words of the plan with where they stand, ready to be pasted.

mod passage;

use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::route::Location;
use crate::model::text::SentenceId;

pub use passage::{Passage, found, subject};

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A line that anyone can read.
    Plain,
    /// The form for electronic resources of the Chinese standard GB/T 7714—2015.
    Standard,
}

/// Where a copy is made: what the plan itself does not know.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// The absolute address of the site's root with a slash at its end; empty where the pages
    /// have no address that others could open.
    pub root: &'a str,
    /// Today, ISO 8601.
    pub today: &'a str,
}

/// Where a sentence stands, in words; for number 0 (a title) the name of its section.
pub fn place(plan: &Plan, id: SentenceId) -> String {
    use crate::model::text::Section;
    let m = &plan.messages;
    match id.section {
        Section::Article(n) if id.number == 0 => m.fill(Msg::ArticleNumber, &[("n", &n)]),
        Section::Article(n) => m.fill(Msg::SentenceSource, &[("article", &n), ("n", &id.number)]),
        Section::Part(n) if id.number == 0 => plan.part_number(n),
        Section::Part(n) => m.fill(Msg::SentenceSourcePart, &[("part", &n), ("n", &id.number)]),
        Section::Preamble => m.get(Msg::SentenceSourcePreamble).to_owned(),
        Section::Closing => m.get(Msg::SentenceSourceClosing).to_owned(),
    }
}

/// The citation of a place in the plan (or of the whole plan, if `place` is empty) at an address
/// of the site. Title and day are an editor's, and the citation says so.
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

/// What is copied: the words of the passages, then where they are from. Several passages carry
/// their place each; of none the whole plan is cited, at `here`.
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
        out.push_str(plan.words(passage.span));
        if passages.len() > 1 {
            let place = [("words", &passage.place as &dyn std::fmt::Display)];
            out.push_str(&plan.messages.fill(Msg::InBrackets, &place));
        }
        out.push('\n');
    }
    out.push_str(&citation(plan, form, place, location, occasion));
    out
}
