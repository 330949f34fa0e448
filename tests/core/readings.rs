//! The two readings of every sentence: how well they agree, and that the seeds say what was
//! settled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use yantu::data::{Folder, load};
use yantu::model::plan::{Plan, Rest};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    load(&Folder::new("seeds"))
        .expect("the seeds are sound")
        .plan
});

/// One line of a reading.
#[derive(Debug, Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    aspect: String,
    #[serde(default)]
    reach: Vec<Span>,
    #[serde(default)]
    rest: String,
    topics: Vec<Topic>,
}

#[derive(Debug, Deserialize)]
struct Span {
    words: String,
    reach: String,
    /// A code, an id, or nothing.
    #[serde(default)]
    of: Value,
}

#[derive(Debug, Deserialize)]
struct Topic {
    id: String,
    words: Vec<String>,
}

/// The heading of what came after the two readings of the whole text.
const THIRD_ROUND: &str = "## Third round";

/// The topics on which the second round agreed by less than 0.9, read anew by sharpened rules.
const SHARPENED: [&str; 11] = [
    "jobs",
    "transport",
    "government-services",
    "business",
    "sports",
    "law",
    "consumption",
    "utilities",
    "community",
    "urban-development",
    "investment",
];

/// Why a sentence applies to a division, in the order of strength, or that it does not.
const ANSWERS: [&str; 5] = ["named", "zone", "kind", "city", "none"];

fn reading(name: &str) -> Vec<Line> {
    let text = std::fs::read_to_string(format!("seeds/readings/{name}.jsonl")).expect("readable");
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().expect("well-formed")
}

impl Line {
    /// The answer for every division, by the rules of `RULES.md`.
    fn answers(&self) -> Vec<usize> {
        let rest = if self.rest == "city" { 3 } else { 4 };
        let mut answers = vec![rest; PLAN.divisions.len()];
        for span in &self.reach {
            let of = match &span.of {
                Value::Number(code) => code.to_string(),
                Value::String(id) => id.clone(),
                _ => String::new(),
            };
            let (answer, divisions): (usize, Vec<u16>) = match span.reach.as_str() {
                "named" => {
                    let code = of.parse().expect("a code");
                    (0, vec![PLAN.division(code).expect("a division").0])
                }
                "zone" => (1, PLAN.zone(&of).expect("a zone").members.clone()),
                "kind" => {
                    let kind = PLAN.kinds.iter().find(|kind| kind.id.as_str() == of);
                    (2, kind.expect("a kind").divisions.clone())
                }
                _ => continue,
            };
            for division in divisions {
                let slot = &mut answers[usize::from(division)];
                *slot = answer.min(*slot);
            }
        }
        answers
    }

    fn topics(&self) -> BTreeSet<&str> {
        self.topics.iter().map(|topic| topic.id.as_str()).collect()
    }
}

/// How well two lists of decisions agree.
struct Agreement {
    decisions: usize,
    differences: usize,
    kappa: f64,
}

impl Agreement {
    fn of<T: Ord>(pairs: &[(T, T)]) -> Self {
        let share = |count: usize| count as f64 / pairs.len() as f64;
        let mut counts: BTreeMap<&T, [usize; 2]> = BTreeMap::new();
        for (one, other) in pairs {
            counts.entry(one).or_default()[0] += 1;
            counts.entry(other).or_default()[1] += 1;
        }
        let differences = pairs.iter().filter(|(one, other)| one != other).count();
        let by_chance: f64 = counts.values().map(|[a, b]| share(*a) * share(*b)).sum();
        let observed = 1.0 - share(differences);
        Self {
            decisions: pairs.len(),
            differences,
            kappa: (observed - by_chance) / (1.0 - by_chance),
        }
    }

    fn percent(&self) -> f64 {
        100.0 - 100.0 * self.differences as f64 / self.decisions as f64
    }
}

/// The readings of reach: one decision for every sentence and division.
fn on_reach(first: &[Line], second: &[Line]) -> Agreement {
    let pairs = first.iter().zip(second);
    let pairs = pairs.flat_map(|(a, b)| a.answers().into_iter().zip(b.answers()));
    Agreement::of(&pairs.collect::<Vec<_>>())
}

/// The readings of topics: one decision for every sentence and topic.
fn on_topics(first: &[Line], second: &[Line]) -> Agreement {
    let topics = || PLAN.topics.iter().filter(|topic| !topic.is_rest);
    let pairs = first.iter().zip(second).flat_map(|(a, b)| {
        let (a, b) = (a.topics(), b.topics());
        topics().map(move |t| (a.contains(t.id.as_str()), b.contains(t.id.as_str())))
    });
    Agreement::of(&pairs.collect::<Vec<_>>())
}

#[test]
fn kappa_of_a_known_table() {
    // Twenty both, five and ten apart, fifteen neither: the example of every textbook.
    let pairs = [
        ((true, true), 20),
        ((true, false), 5),
        ((false, true), 10),
        ((false, false), 15),
    ];
    let pairs: Vec<(bool, bool)> = pairs
        .iter()
        .flat_map(|(pair, count)| std::iter::repeat_n(*pair, *count))
        .collect();
    let agreement = Agreement::of(&pairs);
    assert!((agreement.percent() - 70.0).abs() < 1e-9);
    assert!((agreement.kappa - 0.4).abs() < 1e-9);
}

#[test]
fn the_readings_quote_the_sentences_in_their_order() {
    let names = ["first", "second", "settled"];
    for name in names
        .into_iter()
        .chain(["sharpened-first", "sharpened-second"])
    {
        let lines = reading(name);
        let ids: Vec<&str> = lines.iter().map(|line| line.id.as_str()).collect();
        let sentences = PLAN.document.sentences().map(|(id, _)| id.to_string());
        assert_eq!(ids, sentences.collect::<Vec<_>>(), "{name}");
        for line in &lines {
            let sentence = PLAN.sentence(line.id.parse().expect("an id"));
            let reach = line.reach.iter().map(|span| &span.words);
            for words in reach.chain(line.topics.iter().flat_map(|topic| &topic.words)) {
                assert!(sentence.contains(words), "{name} {}: {words}", line.id);
            }
        }
    }
}

#[test]
fn the_published_figures_are_those_of_the_readings() {
    let (first, second) = (reading("first"), reading("second"));
    let published = PLAN.method.readings.as_ref().expect("two readings");
    let account = std::fs::read_to_string("seeds/READINGS.md").expect("readable");
    for (name, found, published) in [
        ("reach", on_reach(&first, &second), &published.reach),
        ("topics", on_topics(&first, &second), &published.topics),
    ] {
        let Agreement {
            decisions,
            differences,
            kappa,
        } = found;
        let percent = found.percent();
        println!(
            "{name}: {decisions} decisions, {differences} differ, {percent:.2} %, kappa {kappa:.4}"
        );
        assert_eq!(published.decisions as usize, decisions, "{name}");
        assert_eq!(published.differences as usize, differences, "{name}");
        let number = |words: &str| words.parse::<f64>().expect("a number");
        assert!(
            (number(&published.agreement) - percent).abs() < 0.006,
            "{name}: {percent}"
        );
        assert!(
            (number(&published.kappa) - kappa).abs() < 0.0006,
            "{name}: {kappa}"
        );
        let row = format!("| {name} | {decisions} | {differences} | {percent:.2} % | {kappa:.3} |");
        assert!(account.contains(&row), "{row} is not in READINGS.md");
    }
}

#[test]
fn every_difference_is_settled_in_writing() {
    let (first, second) = (reading("first"), reading("second"));
    let account = std::fs::read_to_string("seeds/READINGS.md").expect("readable");
    let account = account.split(THIRD_ROUND).next().unwrap_or_default();
    let settled = |id: &str, question: &str| {
        let row = format!("| {id} | {question} |");
        assert_eq!(account.matches(&row).count(), 1, "{row}");
    };
    for (a, b) in first.iter().zip(&second) {
        if a.answers() != b.answers() {
            settled(&a.id, "reach");
        }
        for topic in a.topics().symmetric_difference(&b.topics()) {
            settled(&a.id, topic);
        }
    }
}

/// Which of the sentences carry a topic.
fn with_topic(lines: &[Line], topic: &str) -> Vec<bool> {
    let carries = |line: &Line| line.topics().contains(topic);
    lines.iter().map(carries).collect()
}

#[test]
fn the_sharpened_topics_agree_as_published() {
    let (first, second) = (reading("sharpened-first"), reading("sharpened-second"));
    let (before, after) = (reading("first"), reading("second"));
    let account = std::fs::read_to_string("seeds/READINGS.md").expect("readable");
    let kappa = |a: &[Line], b: &[Line], topic: &str| {
        let pairs = with_topic(a, topic).into_iter().zip(with_topic(b, topic));
        Agreement::of(&pairs.collect::<Vec<_>>()).kappa
    };
    for topic in SHARPENED {
        let (a, b) = (with_topic(&first, topic), with_topic(&second, topic));
        let count = |one: bool, other: bool| {
            let pairs = a.iter().zip(&b);
            pairs.filter(|pair| *pair == (&one, &other)).count()
        };
        let now = with_topic(&reading("settled"), topic);
        let row = format!(
            "| `{topic}` | {:.3} | {} | {} | {} | {} | {:.3} | {} |",
            kappa(&before, &after, topic),
            count(true, true),
            count(true, false),
            count(false, true),
            count(false, false),
            kappa(&first, &second, topic),
            now.iter().filter(|carries| **carries).count()
        );
        println!("{row}");
        assert!(account.contains(&row), "{row} is not in READINGS.md");
    }
}

#[test]
fn every_difference_on_the_sharpened_topics_is_settled_in_writing() {
    let (first, second) = (reading("sharpened-first"), reading("sharpened-second"));
    let account = std::fs::read_to_string("seeds/READINGS.md").expect("readable");
    let sharpened = account
        .split(THIRD_ROUND)
        .nth(1)
        .expect("the third round is told");
    let sharpened = sharpened.split("## First").next().unwrap_or_default();
    for ((a, b), now) in first.iter().zip(&second).zip(reading("settled")) {
        let now = now.topics();
        for topic in SHARPENED {
            let said = [a.topics().contains(topic), b.topics().contains(topic)];
            let settled = now.contains(topic);
            if said != [settled, settled] {
                let row = format!("| {} | {topic} |", a.id);
                assert_eq!(sharpened.matches(&row).count(), 1, "{row}");
            }
        }
    }
}

#[test]
fn rules_and_decisions_by_hand_say_what_was_settled() {
    for line in reading("settled") {
        let id = line.id.parse().expect("an id");
        let reach = PLAN.reach(id).expect("one for each sentence");
        assert_eq!(reach.aspect.as_str(), line.aspect, "{id}");
        assert_eq!(reach.rest.as_str(), line.rest, "{id}");
        assert_eq!(line.rest == "outside", reach.rest == Rest::Outside);
        let related = PLAN.divisions_of_sentence(id);
        let related: Vec<&str> = related
            .iter()
            .map(|r| r.map_or("none", |r| r.as_str()))
            .collect();
        let expected: Vec<&str> = line.answers().iter().map(|at| ANSWERS[*at]).collect();
        assert_eq!(related, expected, "{id}");
        let topics = PLAN
            .topics_of(id)
            .map(|tag| &PLAN.topics[usize::from(tag.what)]);
        let topics: BTreeSet<&str> = topics.map(|topic| topic.id.as_str()).collect();
        let mut expected = line.topics();
        if expected.is_empty() {
            expected.insert("other");
        }
        assert_eq!(topics, expected, "{id}");
    }
}
