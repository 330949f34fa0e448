//! Two places side by side: what applies to both, and what to one of them alone.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{
    ComparedSentence, Comparison, Division, DivisionIndex, Relation, TopicIndex, Which,
};
use crate::model::text::SentenceId;
use crate::route::{Route, Side};

/// A division with its index.
type Place<'a> = (DivisionIndex, &'a Division);

/// The page of a comparison; before two places are named, the choice of them.
pub(super) fn compare(p: &Printer, html: &mut Html, sides: [Side; 2]) {
    let title = Route::Compare(sides).page_meta(p.plan).heading;
    html.open(
        "article",
        &[
            ("class", "detail detail--compare"),
            ("data-detail", "compare"),
        ],
    )
    .leaf("h1", &[("class", "detail__title")], &title);
    let places = sides.map(|side| p.plan.division(side.code()?));
    let is_unknown =
        |(side, place): (&Side, &Option<Place>)| *side != Side::Empty && place.is_none();
    if sides.iter().zip(&places).any(is_unknown) {
        let words = p.msg(Msg::CompareUnknown);
        html.leaf("p", &[("class", "detail__statement")], words);
    }
    match places {
        [Some(first), Some(second)] if first.0 != second.0 => {
            compared(p, html, first, second);
        }
        [Some(first), Some((_, same))] => {
            let words = p.fill(Msg::CompareSame, &[("name", &same.name)]);
            html.leaf("p", &[("class", "detail__statement")], &words);
            choose_second(p, html, first, Msg::CompareWith);
        }
        [Some(one), None] | [None, Some(one)] => choose_second(p, html, one, Msg::CompareWith),
        [None, None] => choose(p, html),
    }
    html.close("article");
}

/// The choice of two places: step by step with the program, by a form and their pages without.
fn choose(p: &Printer, html: &mut Html) {
    let lead = p.fill(Msg::CompareLead, &[("plan", &p.plan.meta.short_title)]);
    html.leaf("p", &[("class", "detail__lead")], &lead);
    html.open("noscript", &[])
        .leaf(
            "p",
            &[("class", "editorial")],
            p.msg(Msg::CompareNeedsScript),
        )
        .close("noscript");
    html.open(
        "section",
        &[
            ("class", "detail__section compare-choice"),
            ("data-compare-choice", ""),
        ],
    )
    .leaf("h2", &[], p.msg(Msg::CompareChoose));
    let places = (0..).zip(&p.plan.divisions);
    chips(
        p,
        html,
        places.map(|(_, one)| ([Side::Code(one.adcode), Side::Empty], one)),
    );
    html.close("section").open("noscript", &[]);
    form(p, html);
    html.close("noscript");
    p.section(html, "", Msg::ComparePages, |html| {
        p.division_chips(html, (0..).take(p.plan.divisions.len()), None);
    });
}

/// A form that names two places in the address.
fn form(p: &Printer, html: &mut Html) {
    let action = p.links.page(&Route::COMPARE);
    let attributes = [
        ("class", "compare-form"),
        ("method", "get"),
        ("action", &*action),
    ];
    html.open("form", &attributes);
    for (name, label) in [("a", Msg::CompareFirst), ("b", Msg::CompareSecond)] {
        html.open("label", &[])
            .leaf("span", &[], p.msg(label))
            .text(" ")
            .open("select", &[("name", name)]);
        for division in &p.plan.divisions {
            let code = division.adcode.to_string();
            html.leaf("option", &[("value", &code)], &division.name);
        }
        html.close("select").close("label").text(" ");
    }
    html.leaf("button", &[("class", "button")], p.msg(Msg::CompareSubmit))
        .close("form");
}

/// Every other place to compare one with, each a link.
fn choose_second(p: &Printer, html: &mut Html, (index, one): Place, title: Msg) {
    let title = p.fill(title, &[("name", &one.name)]);
    html.open("section", &[("class", "detail__section")])
        .leaf("h2", &[], &title);
    others(p, html, (index, one));
    html.close("section");
}

fn others(p: &Printer, html: &mut Html, (index, one): Place) {
    let places = (0..).zip(&p.plan.divisions);
    let others = places.filter(|(at, _)| *at != index);
    let pair = |other: &Division| [Side::Code(one.adcode), Side::Code(other.adcode)];
    chips(p, html, others.map(|(_, other)| (pair(other), other)));
}

/// Comparisons as links that are called by one of their places.
fn chips<'a>(
    p: &Printer,
    html: &mut Html,
    places: impl Iterator<Item = ([Side; 2], &'a Division)>,
) {
    html.open("ul", &[("class", "chips")]);
    for (sides, division) in places {
        html.open("li", &[]);
        p.link(html, "chip", &Route::Compare(sides), &division.name);
        html.close("li");
    }
    html.close("ul");
}

/// Two places that differ.
fn compared(p: &Printer, html: &mut Html, first: Place, second: Place) {
    let comparison = p.plan.compare(first.0, second.0);
    let places = [first, second];
    let lead = p.fill(Msg::CompareLead, &[("plan", &p.plan.meta.short_title)]);
    html.leaf("p", &[("class", "detail__lead")], &lead);
    p.section(html, "", Msg::CompareCounts, |html| {
        counts(p, html, places, &comparison);
    });
    p.tools_and_drawing(html);
    only(p, html, places, &comparison, Which::First);
    only(p, html, places, &comparison, Which::Second);
    both(p, html, places, &comparison);
    p.section(html, "", Msg::CompareTopics, |html| topics(p, html, places));
    for (index, division) in places {
        let title = p.fill(Msg::CompareOther, &[("name", &division.name)]);
        html.open("details", &[("class", "fold no-print")])
            .leaf("summary", &[], &title);
        others(p, html, (index, division));
        html.close("details");
    }
}

/// The head of a table: what its rows are, then the two places, each a link.
fn head(p: &Printer, html: &mut Html, rows: &str, places: [Place; 2]) {
    html.open("table", &[("class", "compare-table")])
        .open("thead", &[])
        .open("tr", &[])
        .leaf("th", &[("scope", "col")], rows);
    for (_, division) in places {
        html.open("th", &[("scope", "col")]);
        p.link(html, "", &Route::County(division.adcode), &division.name);
        html.close("th");
    }
    html.close("tr").close("thead").open("tbody", &[]);
}

/// How many sentences apply to each, by why.
fn counts(p: &Printer, html: &mut Html, places: [Place; 2], comparison: &Comparison) {
    head(p, html, p.msg(Msg::CompareWhy), places);
    let mut row = |name: &str, numbers: [usize; 2]| {
        html.open("tr", &[]).leaf("th", &[("scope", "row")], name);
        for number in numbers {
            html.leaf("td", &[], &number.to_string());
        }
        html.close("tr");
    };
    let both = [Which::First, Which::Second];
    for relation in Relation::ALL {
        let numbers = both.map(|which| comparison.count(which, relation));
        row(p.msg(relation.message()), numbers);
    }
    let all = both.map(|which| comparison.reaching(which));
    row(p.msg(Msg::CompareAll), all);
    html.close("tbody").close("table");
}

/// What applies to one of the two alone.
fn only(p: &Printer, html: &mut Html, places: [Place; 2], comparison: &Comparison, which: Which) {
    let [first, second] = places;
    let (own, other) = match which {
        Which::First => (first, second),
        Which::Second => (second, first),
    };
    let sentences: Vec<ComparedSentence> = comparison.only(which).copied().collect();
    let words: [(&str, &dyn std::fmt::Display); 3] = [
        ("n", &sentences.len()),
        ("name", &own.1.name),
        ("other", &other.1.name),
    ];
    let title = p.fill(Msg::CompareOnly, &words[..2]);
    html.open("section", &[("class", "detail__section")])
        .leaf("h2", &[], &title);
    if sentences.is_empty() {
        let none = p.fill(Msg::CompareOnlyNone, &words[1..]);
        html.leaf("p", &[("class", "detail__statement")], &none);
    }
    by_relation(p, html, places, &sentences);
    html.close("section");
}

/// What applies to both; what is said of the whole city by its number alone.
fn both(p: &Printer, html: &mut Html, places: [Place; 2], comparison: &Comparison) {
    let shared = comparison.shared().copied();
    let (city, closer): (Vec<_>, Vec<_>) =
        shared.partition(|sentence| sentence.strongest() == Some(Relation::City));
    let title = p.fill(Msg::CompareBoth, &[("n", &closer.len())]);
    html.open("section", &[("class", "detail__section")])
        .leaf("h2", &[], &title);
    if closer.is_empty() {
        let none = p.msg(Msg::CompareBothNone);
        html.leaf("p", &[("class", "detail__statement")], none);
    }
    by_relation(p, html, places, &closer);
    let words = p.fill(Msg::CompareCity, &[("n", &city.len())]);
    html.leaf("p", &[("class", "detail__statement")], &words)
        .close("section");
}

/// Sentences by the strongest reason of the two: those that name a place in sight, others folded.
fn by_relation(p: &Printer, html: &mut Html, places: [Place; 2], sentences: &[ComparedSentence]) {
    for relation in Relation::ALL {
        let own = sentences.iter();
        let own: Vec<_> = own.filter(|s| s.strongest() == Some(relation)).collect();
        if own.is_empty() {
            continue;
        }
        let kind = p.msg(relation.message());
        let words: [(&str, &dyn std::fmt::Display); 2] = [("kind", &kind), ("n", &own.len())];
        let title = p.fill(Msg::ReachSentences, &words);
        let is_named = relation == Relation::Named;
        if is_named {
            html.leaf("h3", &[("class", "detail__sub")], &title);
        } else {
            html.open("details", &[("class", "fold")])
                .leaf("summary", &[], &title);
        }
        for sentence in own {
            quote(p, html, places, sentence);
        }
        if !is_named {
            html.close("details");
        }
    }
}

/// A sentence and whether and why it applies to each.
fn quote(p: &Printer, html: &mut Html, places: [Place; 2], sentence: &ComparedSentence) {
    let Some(span) = p.plan.document.span(sentence.id) else {
        return;
    };
    p.quote(html, sentence.id, span);
    let [one, other] = places.map(|(index, _)| p.applies_in(sentence.id, index));
    let lines = [one, other].join(p.msg(Msg::ClauseSeparator));
    html.leaf("p", &[("class", "applies")], &lines);
}

/// Every topic with the number of its sentences that apply to each, leading to its page there.
fn topics(p: &Printer, html: &mut Html, places: [Place; 2]) {
    head(p, html, p.msg(Msg::TopicKicker), places);
    for (at, topic) in (0..).zip(&p.plan.topics) {
        let at: TopicIndex = at;
        html.open("tr", &[]).open("th", &[("scope", "row")]);
        p.link(html, "", &Route::Topic(topic.id.clone()), &topic.name);
        html.close("th");
        for (index, division) in places {
            let count = p.plan.count_in_division(at, index).to_string();
            let href = p
                .links
                .page(&Route::CountyTopic(division.adcode, topic.id.clone()));
            let words = [("name", &division.name), ("topic", &topic.name)];
            let words = words.map(|(place, name)| (place, name as &dyn std::fmt::Display));
            let title = p.fill(Msg::CountyTopicTitle, &words);
            let label = p.plan.labelled(&title, &count);
            let attributes = [
                ("href", &*href),
                ("data-count", &*count),
                ("aria-label", &*label),
            ];
            html.open("td", &[])
                .leaf("a", &attributes, &count)
                .close("td");
        }
        html.close("tr");
    }
    html.close("tbody").close("table");
}

impl Printer<'_> {
    /// Whether and why a sentence applies to a division, in one short line that names it.
    pub(super) fn applies_in(&self, id: SentenceId, index: DivisionIndex) -> String {
        let plan = self.plan;
        let division = plan.divisions.get(usize::from(index));
        let name = division.map_or("", |division| division.name.as_str());
        let why = match plan.relation_to(id, index) {
            None => self.msg(Msg::MineNone).to_owned(),
            Some(Relation::Named) => self.msg(Msg::MineNamed).to_owned(),
            Some(Relation::Zone) => {
                let zone = plan.zone_of(index).map_or("", |zone| zone.name.as_str());
                self.fill(Msg::MineZone, &[("zone", &zone)])
            }
            Some(Relation::Kind) => {
                let kinds = plan.kinds_that_reach(id, index);
                let kinds: Vec<&str> = kinds.map(|(_, kind)| kind.name.as_str()).collect();
                self.fill(Msg::MineKind, &[("kinds", &plan.listed(&kinds))])
            }
            Some(Relation::City) => self.msg(Msg::MineCity).to_owned(),
        };
        plan.labelled(name, &why)
    }
}
