//! The text of a plan: read from its source, cut, and doubted before anything rests on it.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use super::anchor::{fault, required, slug, unique};
use super::raw::{PlanFile, Repairs};
use super::received::{
    Received, contents, is_contents, is_invisible, is_page_number, is_radical, is_row,
    is_unfinished, receive, visible,
};
use super::{Folder, SeedError};
use crate::model::text::{Document, Heading, HeadingStyle, PRESETS, Problem, Structure};

/// How many lines of one kind are shown, each with its words.
const SHOWN: usize = 10;

/// The text of a plan, and what is doubtful about it.
#[derive(Debug, Default)]
pub struct PlanText {
    /// The text as shown, with its changes.
    pub received: Received,
    /// Its structure.
    pub document: Document,
    /// Where the text is kept, below `derived/`.
    pub restored: String,
    /// What is wrong with it, most helpful first.
    pub faults: Vec<SeedError>,
    /// What was read how.
    pub notes: Vec<String>,
}

/// Reads and cuts the text of a folder.
///
/// # Errors
/// A `plan.json` or `repairs.json` that does not fit, a source that cannot be read.
pub fn read_text(folder: &Folder) -> Result<PlanText, SeedError> {
    let file: PlanFile = folder.json("plan.json")?;
    text_of(folder, &file, &load_repairs(folder)?)
}

/// `repairs.json`, checked for its form.
pub(super) fn load_repairs(folder: &Folder) -> Result<Repairs, SeedError> {
    const FILE: &str = "repairs.json";
    let repairs: Repairs = folder.json_or_default(FILE)?;
    unique(
        FILE,
        "repair",
        repairs.repairs.iter().map(|r| r.id.as_str()),
    )?;
    for repair in &repairs.repairs {
        let record = format!("repair “{}”", repair.id);
        slug(FILE, &record, &repair.id)?;
        required(FILE, &record, "damaged", &repair.damaged)?;
        required(FILE, &record, "reason", &repair.reason)?;
        for (field, words) in [("damaged", &repair.damaged), ("restored", &repair.restored)] {
            if words.contains(['\n', '\r']) {
                return Err(fault(
                    FILE,
                    &record,
                    field,
                    "the words go over a line's end".into(),
                    "Repair words of one line; to join lines, write \"restore\": \"from-pdf\" in plan.json.",
                ));
            }
        }
    }
    Ok(repairs)
}

/// Reads and cuts the text that a plan names.
pub(super) fn text_of(
    folder: &Folder,
    file: &PlanFile,
    repairs: &Repairs,
) -> Result<PlanText, SeedError> {
    check_paths(file)?;
    let structure = structure(file)?;
    let source = folder.text(&file.source)?;
    let received = receive(&source, file.restore, repairs, &structure, "repairs.json")?;
    let (document, errors) = Document::read(&received.text, &file.closing_opening, &structure);
    let mut text = PlanText {
        restored: file.restored.clone(),
        received,
        document,
        ..PlanText::default()
    };
    let doubts = Doubts {
        file: &file.source,
        structure: &structure,
        lines: text.received.text.split('\n').collect(),
        received: &text.received,
    };
    let mut faults = Vec::new();
    faults.extend(doubts.markup());
    let unread = doubts.no_structure(&text.document);
    let is_unread = unread.is_some();
    faults.extend(unread);
    faults.extend(doubts.contents());
    for problem in [
        Problem::Other,
        Problem::Order,
        Problem::Title,
        Problem::Unread,
    ] {
        // Headings of an unknown structure are all unread.
        if is_unread && problem != Problem::Other {
            continue;
        }
        let rows = errors.iter().filter(|error| error.problem == problem);
        let rows = rows
            .map(|error| (error.line, error.cause.clone()))
            .collect();
        faults.extend(doubts.entries(rows, &doubts.remedy(problem)));
    }
    faults.extend(doubts.page_numbers());
    faults.extend(doubts.broken(&file.closing_opening));
    faults.extend(doubts.characters());
    faults.extend(doubts.text_lines());
    let notes = doubts.notes(&text.document);
    (text.faults, text.notes) = (faults, notes);
    Ok(text)
}

/// The structure that `plan.json` asks for.
fn structure(file: &PlanFile) -> Result<Structure, SeedError> {
    let name = file.structure.as_deref().unwrap_or("proposals");
    let known: Vec<String> = PRESETS
        .iter()
        .map(|(name, parts, articles, _)| {
            format!("{name} ({} and {})", parts.example(), articles.example())
        })
        .collect();
    let structure = Structure::preset(name).ok_or_else(|| {
        let cause = format!("“{name}” is no known structure");
        let remedy = format!("Write one of these: {}.", known.join(", "));
        fault("plan.json", "plan", "structure", cause, &remedy)
    })?;
    Ok(Structure {
        text_lines: file.text_lines.clone(),
        ..structure
    })
}

/// Refuses a place for the text that is not below `derived/`, and a source that is.
fn check_paths(file: &PlanFile) -> Result<(), SeedError> {
    let parts = |path: &str| -> Option<Vec<String>> {
        Path::new(path)
            .components()
            .filter(|part| *part != Component::CurDir)
            .map(|part| match part {
                Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
                _ => None,
            })
            .collect()
    };
    let is_derived = |parts: &[String]| parts.len() > 1 && parts[0] == "derived";
    let refuse = |field: &str, value: &str, cause: &str, remedy: &str| {
        let cause = format!("“{value}” {cause}");
        Err(fault("plan.json", "plan", field, cause, remedy))
    };
    match parts(&file.restored) {
        Some(parts)
            if is_derived(&parts)
                && !["sentences.txt", "changes.tsv"]
                    .iter()
                    .any(|other| parts[1..].join("/") == *other) => {}
        _ => {
            return refuse(
                "restored",
                &file.restored,
                "is no place for the text as shown: it is written anew and must lie in derived/",
                "Write derived/text.txt.",
            );
        }
    }
    match parts(&file.source) {
        Some(parts) if !parts.is_empty() && !is_derived(&parts) => Ok(()),
        _ => refuse(
            "source",
            &file.source,
            "is no place for a source: it must lie in the folder, and not in derived/, which is written anew",
            "Put the text into source/ and write its name, e.g. source/plan.txt.",
        ),
    }
}

/// A text as it was read, and how.
struct Doubts<'a> {
    file: &'a str,
    structure: &'a Structure,
    lines: Vec<&'a str>,
    received: &'a Received,
}

impl Doubts<'_> {
    /// A line of the text by its place in the source.
    fn record(&self, line: usize) -> String {
        let words = self.lines.get(line.saturating_sub(1)).unwrap_or(&"");
        let opening: String = words.chars().take(12).collect();
        let rest = if words.chars().nth(12).is_some() {
            "…"
        } else {
            ""
        };
        let number = self.received.source_line(line);
        format!("line {number} (“{}{rest}”)", visible(&opening))
    }

    /// An error for each of these lines, counted from 1; of many the first, and the number of all.
    fn entries(&self, rows: Vec<(usize, String)>, remedy: &str) -> Vec<SeedError> {
        let more = rows.len().saturating_sub(SHOWN);
        let beyond: Vec<String> = rows
            .iter()
            .skip(SHOWN)
            .take(40)
            .map(|(line, _)| self.received.source_line(*line).to_string())
            .collect();
        let last = rows.len().min(SHOWN);
        let rows = rows.into_iter().zip(1..).take(SHOWN);
        rows.map(|((line, mut cause), at)| {
            if more > 0 && at == last {
                let beyond = beyond.join(", ");
                cause.push_str(&format!("; and so with {more} more lines: {beyond}"));
            }
            SeedError::new(self.file, cause, remedy).record(self.record(line))
        })
        .collect()
    }

    /// Lines that meet a condition, counted from 1, each with the same words.
    fn lines_that(&self, cause: &str, meets: impl Fn(usize, &str) -> bool) -> Vec<(usize, String)> {
        let rows = self.lines.iter().enumerate();
        rows.filter(|(at, line)| !self.structure.is_text(line) && meets(*at, line))
            .map(|(at, _)| (at + 1, cause.to_owned()))
            .collect()
    }

    /// How often each style of heading opens a line, with the first such line.
    fn styles(&self) -> BTreeMap<HeadingStyle, (usize, usize)> {
        let mut styles = BTreeMap::new();
        for (line, words) in (1..).zip(&self.lines) {
            if let Some(heading) = Heading::of(words).filter(|_| !self.structure.is_text(words)) {
                styles.entry(heading.style).or_insert((0, line)).0 += 1;
            }
        }
        styles
    }

    /// The structure in which most headings are read, as far as one fits.
    fn fitting(&self) -> Option<&'static str> {
        let styles = self.styles();
        let count = |style: HeadingStyle| styles.get(&style).map_or(0, |(count, _)| *count);
        let mut best = None;
        for (name, parts, articles, below) in PRESETS {
            if count(parts) == 0 || count(articles) == 0 {
                continue;
            }
            let below: usize = below.iter().map(|style| count(*style)).sum();
            let read = count(parts) + count(articles) + below;
            if best.is_none_or(|(most, _)| read > most) {
                best = Some((read, name));
            }
        }
        best.map(|(_, name)| name)
    }

    /// What to do about a structure that does not fit.
    fn use_structure(&self) -> String {
        match self.fitting() {
            Some(name) => format!("Write \"structure\": \"{name}\" in plan.json."),
            None => {
                let forms: Vec<String> = PRESETS
                    .iter()
                    .map(|(name, parts, articles, _)| {
                        format!("{name} ({} and {})", parts.example(), articles.example())
                    })
                    .collect();
                format!(
                    "Give each heading a line of its own that opens with its number, and write in plan.json which of these structures the text has: {}.",
                    forms.join(", ")
                )
            }
        }
    }

    /// What to do about a line with such a problem.
    fn remedy(&self, problem: Problem) -> String {
        match problem {
            Problem::Order => "Look for a heading before this line that was not seen or is misread: its number, the sign behind it, the start of its line. Correct the source against the printed text. If this line is text, put its opening words into text_lines in plan.json.".to_owned(),
            Problem::Title => "If the line is broken here, join it with the next one in the source. If it is text and no heading, or stands so in the printed text, put its opening words into text_lines in plan.json.".to_owned(),
            Problem::Unread => format!(
                "{} If the line is text, put its opening words into text_lines in plan.json.",
                self.use_structure()
            ),
            Problem::Other => "Correct the line in the source.".to_owned(),
        }
    }

    /// Markup in the place of text.
    fn markup(&self) -> Vec<SeedError> {
        let rows = self.lines_that("this is HTML, not plain text", |_, line| {
            let line = line.to_ascii_lowercase();
            [
                "<!doctype",
                "<html",
                "<p>",
                "<p ",
                "<div",
                "</p>",
                "<br",
                "&nbsp;",
            ]
            .iter()
            .any(|tag| line.contains(tag))
        });
        self.entries(
            rows,
            "Open the page in a browser, copy its words, and save them as plain text.",
        )
    }

    /// A text in which no parts or no articles were found.
    fn no_structure(&self, document: &Document) -> Option<SeedError> {
        let (parts, articles) = (document.parts.len(), document.articles().count());
        if parts > 0 && articles > 0 {
            return None;
        }
        let seen: Vec<String> = self
            .styles()
            .into_iter()
            .map(|(style, (count, line))| {
                let line = self.received.source_line(line);
                format!("{} {count} times, first in line {line}", style.example())
            })
            .collect();
        let seen = match seen.is_empty() {
            true => "no line of the text opens like a heading".to_owned(),
            false => format!("headings that were seen: {}", seen.join("; ")),
        };
        let cause = format!("the text has {parts} parts and {articles} articles; {seen}");
        let remedy = match self.fitting() {
            // The structure is right, but headings stand out of order or inside lines.
            Some(name)
                if Structure::preset(name).is_some_and(|s| {
                    s.parts == self.structure.parts && s.articles == self.structure.articles
                }) =>
            {
                "Give each heading a line of its own, the first part before the first article."
                    .to_owned()
            }
            _ => self.use_structure(),
        };
        Some(SeedError::new(self.file, cause, remedy))
    }

    /// A contents page, whose lines are no headings.
    fn contents(&self) -> Vec<SeedError> {
        let rows = match contents(&self.lines) {
            Some(range) => vec![(
                range.start + 1,
                format!(
                    "contents stand before the text, to line {}",
                    self.received.source_line(range.end)
                ),
            )],
            None => self.lines_that("contents stand here", |_, line| is_contents(line)),
        };
        self.entries(
            rows,
            "Delete the contents from the source, or write \"restore\": \"from-pdf\" in plan.json: they are left out, and listed in derived/changes.tsv.",
        )
    }

    /// Page numbers among the lines.
    fn page_numbers(&self) -> Vec<SeedError> {
        let rows = self.lines_that("this is a page number", |_, line| is_page_number(line));
        self.entries(
            rows,
            "Delete the page numbers from the source, or write \"restore\": \"from-pdf\" in plan.json: they are left out, and listed in derived/changes.tsv.",
        )
    }

    /// Lines that end inside a sentence.
    fn broken(&self, closing: &str) -> Vec<SeedError> {
        let contents = contents(&self.lines);
        let rows = self.lines_that("the line ends inside a sentence", |at, line| {
            // What follows a title on its line ends as sentences do.
            let is_alone = !line.contains(['。', '！', '？']);
            let known = Heading::of(line)
                .filter(|_| is_alone)
                .is_some_and(|heading| {
                    let structure = self.structure;
                    heading.style == structure.parts
                        || heading.style == structure.articles
                        || structure.below.contains(&heading.style)
                });
            !known
                && is_unfinished(line)
                && !is_row(line)
                && !is_page_number(line)
                && !is_contents(line)
                && !contents.as_ref().is_some_and(|range| range.contains(&at))
                && (closing.is_empty() || !line.starts_with(closing))
        });
        self.entries(
            rows,
            "If the lines were broken by a PDF, write \"restore\": \"from-pdf\" in plan.json: full lines are joined, and each is listed in derived/changes.tsv. A heading that was not seen: correct its number in the source. The title, which plan.json has: delete it. A line that stands so in the printed text: put its opening words into text_lines in plan.json.",
        )
    }

    /// Characters that no sound text has.
    fn characters(&self) -> Vec<SeedError> {
        let mut faults = Vec::new();
        type Kind = (&'static str, fn(char) -> bool, &'static str);
        const KINDS: [Kind; 3] = [
            (
                "is no character: the text was damaged",
                |c| {
                    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
                        || (c.is_control() && c != '\t')
                },
                "Write the character of the printed text, or list the damage in repairs.json with its reason.",
            ),
            (
                "cannot be seen and keeps words from being found",
                is_invisible,
                "Delete it in the source, or write \"restore\": \"from-pdf\" in plan.json.",
            ),
            (
                "is a radical, not a character, and keeps words from being found",
                is_radical,
                "Write the character in its place, or write \"restore\": \"from-pdf\" in plan.json: radicals become characters, and each is listed in derived/changes.tsv.",
            ),
        ];
        for (cause, is_odd, remedy) in KINDS {
            let rows = (1..).zip(&self.lines).filter_map(|(line, words)| {
                let odd = words.chars().find(|c| is_odd(*c))?;
                let code = u32::from(odd);
                Some((
                    line,
                    format!("“{}” (U+{code:04X}) {cause}", visible(&odd.to_string())),
                ))
            });
            faults.extend(self.entries(rows.collect(), remedy));
        }
        faults
    }

    /// Openings of lines that no line has.
    fn text_lines(&self) -> Vec<SeedError> {
        let openings = self.structure.text_lines.iter().enumerate();
        openings
            .filter(|(_, opening)| {
                opening.is_empty() || !self.lines.iter().any(|line| line.starts_with(*opening))
            })
            .map(|(at, opening)| {
                fault(
                    "plan.json",
                    "plan",
                    &format!("text_lines[{at}]"),
                    format!("no line of the text opens with “{opening}”"),
                    "Copy the first words of the line exactly, or delete them here.",
                )
            })
            .collect()
    }

    /// What was read how.
    fn notes(&self, document: &Document) -> Vec<String> {
        let mut notes = Vec::new();
        let (changes, structure) = (self.received.changes.len(), self.structure);
        notes.push(match changes {
            0 => "The text is as received: no character was changed.".to_owned(),
            n => format!(
                "{n} changes were made to the text as received; derived/changes.tsv lists them all."
            ),
        });
        let styles = self.styles();
        let below: Vec<String> = structure
            .below
            .iter()
            .filter_map(|style| {
                let (count, _) = styles.get(style)?;
                Some(format!("{} {count} times", style.example()))
            })
            .collect();
        notes.push(format!(
            "Parts open with {} ({}), articles with {} ({}).",
            structure.parts.example(),
            document.parts.len(),
            structure.articles.example(),
            document.articles().count()
        ));
        if !below.is_empty() {
            let below = below.join(", ");
            notes.push(format!(
                "Headings inside articles are lines of the text: {below}."
            ));
        }
        let rows = self.lines.iter().filter(|line| is_row(line)).count();
        if rows > 0 {
            notes.push(format!(
                "{rows} lines are rows of tables; each is shown as one sentence."
            ));
        }
        let straight = self
            .lines
            .iter()
            .filter(|line| line.contains(['"', '「']))
            .count();
        if straight > 0 {
            notes.push(format!(
                "{straight} lines have quotation marks of another kind (\" or 「): what they quote is not looked for among the strategies."
            ));
        }
        notes
    }
}
