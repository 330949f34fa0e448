//! A plan so many times as large: its seeds over and over, every copy with ids and names of its own.
//!
//! The text of a copy is that of the plan with a *mark* behind certain characters, a Hangul syllable
//! for each copy: 养老 becomes 养각老, wherever it stands. The characters are chosen so that every
//! word that a rule or record looks for has one of them before its last. So whatever holds of the plan
//! holds of each copy, and no copy speaks of another.
//!
//! What a larger plan would have no more of stays as it is: divisions, zones, parts, kinds of place,
//! the words of the interface. Parts hold so many times as many articles.
#![allow(
    unreachable_pub,
    reason = "tests and benchmarks take it in as a module"
)]

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;
use yantu::data::{Folder, load};
use yantu::model::text::{Document, Paragraph, Section, SentenceId};

/// The first of the marks, so that there are 11,172 of them, none converted by any rule.
const FIRST_MARK: u32 = 0xac00;

/// The source of the text in the folder of a grown plan.
const SOURCE: &str = "source/grown.txt";

/// A folder of seeds of a plan that is `times` as large as the one in `seeds`.
///
/// # Panics
/// Seeds that are not sound, or a folder that cannot be written.
#[must_use]
pub fn grown(seeds: &Path, times: usize) -> TempDir {
    let plan = load(&Folder::new(seeds)).expect("the seeds are sound").plan;
    let grower = Grower {
        text: &plan.text,
        document: &plan.document,
        marked: marked(seeds),
        times,
    };
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["geo", "messages", "source"] {
        fs::create_dir_all(folder.path().join(name)).expect("a folder");
    }
    for entry in ["", "geo", "messages"] {
        for file in fs::read_dir(seeds.join(entry)).expect("seeds") {
            let file = file.expect("a file").path();
            if file.is_file() {
                let to = folder.path().join(file.strip_prefix(seeds).expect("below"));
                fs::copy(&file, to).expect("a copy");
            }
        }
    }
    // Explanations and their evidence name sentences of the one plan; a grown plan has none.
    for file in ["glossary.json", "gists.json"] {
        _ = fs::remove_file(folder.path().join(file));
    }
    fs::write(folder.path().join(SOURCE), grower.text()).expect("the text");
    for (file, lists) in LISTS {
        let Some(mut json) = read(seeds, file) else {
            continue;
        };
        grower.words_of_all(file, &mut json, &plan.divisions);
        let file_path = folder.path().join(file);
        let mut out = BufWriter::new(File::create(file_path).expect("a seed file"));
        let fields = json.as_object().expect("an object").iter();
        for (at, (field, value)) in fields.enumerate() {
            let before = if at == 0 { "{" } else { "," };
            write!(out, "{before}\n{}: ", json!(field)).expect("written");
            match value.as_array().filter(|_| lists.contains(&field.as_str())) {
                Some(records) => grower.copies(&mut out, records),
                None => write!(out, "{value}"),
            }
            .expect("written");
        }
        write!(out, "\n}}\n").expect("written");
    }
    folder
}

/// The lists of records that grow.
const LISTS: &[(&str, &[&str])] = &[
    ("plan.json", &[]),
    ("repairs.json", &["kept"]),
    ("zones.json", &["traps"]),
    ("mentions.json", &["traps"]),
    ("centres.json", &["centres"]),
    ("strategies.json", &["strategies", "not_entries"]),
    ("places.json", &["places"]),
    ("links.json", &["links"]),
    ("reach.json", &["aspects", "sentences"]),
    ("topics.json", &["topics", "overrides"]),
    ("threads.json", &["threads"]),
    ("figures.json", &["figures"]),
    ("background.json", &["background"]),
    ("search.json", &["topics", "everyday"]),
    ("scenes.json", &[]),
];

fn read(seeds: &Path, file: &str) -> Option<Value> {
    let text = fs::read_to_string(seeds.join(file)).ok()?;
    Some(serde_json::from_str(&text).expect("JSON"))
}

/// Calls `each` with every string below a value, and the name of the field that holds it.
fn strings(value: &mut Value, field: &str, each: &mut dyn FnMut(&str, &mut String)) {
    match value {
        Value::String(words) => each(field, words),
        Value::Array(values) => values.iter_mut().for_each(|v| strings(v, field, each)),
        Value::Object(fields) => fields.iter_mut().for_each(|(f, v)| strings(v, f, each)),
        _ => {}
    }
}

/// Fields that hold words looked for in the text, or everyday words.
const WORDS: [&str; 8] = [
    "forms", "form", "keywords", "traps", "string", "word", "also", "name",
];

/// The characters behind which a mark stands: the fewest, nearly, that leave no word without one.
fn marked(seeds: &Path) -> BTreeSet<char> {
    let mut words: Vec<BTreeSet<char>> = Vec::new();
    for (file, _) in LISTS {
        let Some(mut json) = read(seeds, file) else {
            continue;
        };
        strings(&mut json, "", &mut |field, word| {
            if WORDS.contains(&field) {
                // A mark behind the last character would leave the word of the plan before it.
                let mut before_last: Vec<char> = word.chars().collect();
                if before_last.len() > 1 {
                    before_last.pop();
                }
                let characters = before_last.into_iter().filter(|c| c.is_alphanumeric());
                words.push(characters.collect());
            }
        });
    }
    let mut marked = BTreeSet::new();
    while !words.is_empty() {
        let mut counts: HashMap<char, usize> = HashMap::new();
        for c in words.iter().flatten() {
            *counts.entry(*c).or_default() += 1;
        }
        let Some((best, _)) = counts.into_iter().max_by_key(|(c, count)| (*count, *c)) else {
            break;
        };
        marked.insert(best);
        words.retain(|word| !word.contains(&best));
    }
    marked
}

struct Grower<'a> {
    text: &'a str,
    document: &'a Document,
    marked: BTreeSet<char>,
    times: usize,
}

impl Grower<'_> {
    /// Words as a copy has them; the first copy is the plan itself.
    fn words(&self, words: &str, copy: usize) -> String {
        let mark = (copy > 0)
            .then(|| char::from_u32(FIRST_MARK + copy as u32))
            .flatten();
        let marked = |c: &char| mark.filter(|_| self.marked.contains(c));
        words
            .chars()
            .flat_map(|c| [Some(c), marked(&c)])
            .flatten()
            .collect()
    }

    /// The number of an article in a copy: the articles of a part stand together.
    fn article(&self, number: u16, copy: usize) -> usize {
        let of = |article: &&yantu::model::text::Part| {
            article.articles.iter().any(|a| a.number == number)
        };
        let part = self
            .document
            .parts
            .iter()
            .find(of)
            .expect("a part with the article");
        let first = usize::from(part.articles[0].number);
        self.times * (first - 1) + copy * part.articles.len() + usize::from(number) - first + 1
    }

    /// The name of a sentence in a copy.
    fn sentence(&self, name: &str, copy: usize) -> String {
        let id: SentenceId = name.parse().expect("a sentence");
        let count = self.document.sentences_of(id.section).count();
        let number = usize::from(id.number);
        match id.section {
            Section::Article(n) => format!("{}.{number}", self.article(n, copy)),
            // A copy's title is a sentence before those of its introduction.
            Section::Part(n) if copy > 0 => {
                format!("part-{n}.{}", count + (copy - 1) * (count + 1) + 1 + number)
            }
            Section::Part(_) => name.to_owned(),
            section => format!("{section}.{}", copy * count + number),
        }
    }

    /// The text of all copies together.
    fn text(&self) -> String {
        let mut lines = Vec::new();
        let words = |span: yantu::model::text::Span, copy| self.words(span.of(self.text), copy);
        let line = |paragraph: &Paragraph, copy| -> String {
            paragraph
                .sentences
                .iter()
                .map(|span| words(*span, copy))
                .collect()
        };
        let copies = 0..self.times;
        for copy in copies.clone() {
            lines.extend(self.document.preamble.iter().map(|p| line(p, copy)));
        }
        for part in &self.document.parts {
            lines.push(words(part.heading, 0));
            for copy in copies.clone() {
                if copy > 0 {
                    lines.push(format!("{}。", words(part.title, copy)));
                }
                lines.extend(part.introduction.iter().map(|p| line(p, copy)));
            }
            for copy in copies.clone() {
                for article in &part.articles {
                    let number = self.article(article.number, copy);
                    let mut paragraphs = article.paragraphs.iter().map(|p| line(p, copy));
                    let first = paragraphs.next().unwrap_or_default();
                    lines.push(format!("{number}.{}。{first}", words(article.title, copy)));
                    lines.extend(paragraphs);
                }
            }
        }
        for copy in copies {
            lines.extend(self.document.closing.iter().map(|p| line(p, copy)));
        }
        lines.join("\n")
    }

    /// Writes the records of all copies, one after the other: all at once would fill the memory.
    fn copies(&self, out: &mut impl Write, records: &[Value]) -> io::Result<()> {
        let mut before = "[";
        for copy in 0..self.times {
            for record in records {
                let mut record = record.clone();
                self.record(&mut record, copy);
                write!(out, "{before}\n{record}")?;
                before = ",";
            }
        }
        write!(out, "{}]", if before == "[" { "[" } else { "" })
    }

    /// Makes a record one of a copy.
    fn record(&self, record: &mut Value, copy: usize) {
        if copy == 0 {
            // The articles have other numbers for all that.
            strings(record, "", &mut |field, words| {
                if matches!(field, "sentence" | "only" | "from" | "to") {
                    *words = self.sentence(words, copy);
                }
            });
            return;
        }
        strings(record, "", &mut |field, words| match field {
            "sentence" | "only" | "from" | "to" => *words = self.sentence(words, copy),
            "id" | "target" | "centre" | "topic" | "tag" | "strategy" | "place" | "places" => {
                *words = format!("{words}-{copy}");
            }
            "quote" | "verb" | "evidence" | "words" => *words = self.words(words, copy),
            field if WORDS.contains(&field) => *words = self.words(words, copy),
            _ => {}
        });
    }

    /// What is one list of words for all copies together.
    fn words_of_all(
        &self,
        file: &str,
        json: &mut Value,
        divisions: &[yantu::model::plan::Division],
    ) {
        let all = |words: &Value| -> Value {
            let words = words
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let words: Vec<&str> = words.collect();
            let copies = (0..self.times).flat_map(|copy| {
                let words = words.iter();
                words.map(move |words| self.words(words, copy))
            });
            copies.collect()
        };
        let at_first = |anchor: &mut Value| {
            strings(anchor, "", &mut |field, words| {
                if field == "sentence" {
                    *words = self.sentence(words, 0);
                }
            });
        };
        match file {
            "plan.json" => json["source"] = json!(SOURCE),
            "repairs.json" => {
                json["repairs"] = json!([]);
                json["particle_exceptions"] = all(&json["particle_exceptions"]);
            }
            "zones.json" => {
                at_first(&mut json["pattern"]);
                for zone in json["zones"].as_array_mut().into_iter().flatten() {
                    at_first(zone);
                    zone["forms"] = all(&zone["forms"]);
                }
            }
            "centres.json" => at_first(&mut json["heading"]),
            "scenes.json" => at_first(&mut json["scenes"]),
            "reach.json" => {
                let (kinds, city) = (json["kinds"].take(), json["city"].take());
                let mut kinds: Vec<Value> = kinds.as_array().cloned().unwrap_or_default();
                kinds.push(city);
                for words in &mut kinds {
                    words["keywords"] = all(&words["keywords"]);
                    words["traps"] = all(&words["traps"]);
                }
                json["city"] = kinds.pop().unwrap_or_default();
                json["kinds"] = kinds.into();
            }
            // The titles of copied parts are sentences without a topic.
            "topics.json" => _ = json.as_object_mut().map(|file| file.remove("rest")),
            "mentions.json" => {
                let names = divisions.iter().map(|division| {
                    json!({ "division": division.adcode.get(), "form": division.name, "reason": "its name" })
                });
                let names: Vec<Value> = names.collect();
                let forms = json["forms"].as_array_mut().expect("forms");
                let short = std::mem::take(forms);
                for copy in 0..self.times {
                    // The names themselves are known, and those without a mark are no other ones.
                    let long = names.iter().filter(|_| copy > 0);
                    for form in short.iter().chain(long) {
                        let mut record = form.clone();
                        self.record(&mut record, copy);
                        if copy == 0 || record["form"] != form["form"] {
                            forms.push(record);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}
