//! A division: what the plan says of it, in rings from its own name outbound.

use super::county_topic::topics_of;
use super::{MINE, Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{
    Basis, Division, DivisionIndex, MentionForm, NodeKey, Place, Relation, Rest,
};
use crate::model::text::SentenceId;
use crate::route::{Route, Side};

/// The page of a division.
pub(super) fn county(p: &Printer, html: &mut Html, index: DivisionIndex) {
    let plan = p.plan;
    let Some(division) = plan.divisions.get(usize::from(index)) else {
        return;
    };
    let kicker = p.msg(division.kind.message());
    html.open(
        "article",
        &[
            ("class", "detail"),
            ("data-detail", &format!("county-{}", division.adcode)),
        ],
    )
    .open("p", &[("class", "detail__kicker")])
    .text(kicker);
    if !plan.topics.is_empty() {
        p.jump(html, &topics_of(division), p.msg(Msg::CountyTopics));
    }
    html.close("p")
        .leaf("h1", &[("class", "detail__title")], &division.name);
    p.original_line(html, &division.original);
    p.gist(html, &NodeKey::County(division.adcode));
    p.tools_and_picture(
        html,
        Some((Picture::Poster, &*format!("county-{}", division.adcode))),
    );
    p.topics_of_division(html, index);
    let words = p.fill(Msg::CompareLink, &[("name", &division.name)]);
    let sides = [Side::Code(division.adcode), Side::Empty];
    html.open("p", &[("class", "actions")]);
    p.link(html, "action", &Route::Compare(sides), &words);
    html.text(" ");
    my_county(p, html, division);
    html.close("p");
    let applying = Applying::of(p, index);
    let ring = match plan.mentions_of(index).next() {
        Some(_) => "ring ring--named",
        None => "ring ring--none",
    };
    p.section(html, ring, Msg::CountyNamedTitle, |html| {
        named(p, html, index, division, &applying)
    });
    p.section(html, "ring ring--zone", Msg::CountyZoneTitle, |html| {
        zone(p, html, index, division, &applying)
    });
    if applying.any(Relation::Kind) {
        p.section(html, "ring ring--kind", Msg::CountyKindTitle, |html| {
            kinds_of_place(p, html, index, &applying)
        });
    }
    p.section(html, "ring ring--city", Msg::CountyWholeTitle, |html| {
        whole_city(p, html, division, &applying)
    });
    let tied: Vec<_> = plan.strategies_of_division(index).collect();
    p.strategy_section(html, Msg::CountyStrategies, &tied);
    let places: Vec<_> = plan
        .places
        .iter()
        .filter(|place| place.division == Some(index))
        .collect();
    if !places.is_empty() {
        p.section(html, "", Msg::CountyPlaces, |html| {
            places_in(p, html, &places, &applying)
        });
    }
    p.section(html, "", Msg::CountyNeighbours, |html| {
        let neighbours = plan.map.neighbours.get(usize::from(index));
        p.division_chips(html, neighbours.into_iter().flatten().copied(), None);
    });
    let code = p.fill(Msg::Adcode, &[("code", &division.adcode)]);
    html.leaf("p", &[("class", "detail__note")], &code)
        .close("article");
}

/// The control that remembers a division on the device, or forgets it; without storage and script the
/// style sheet hides it.
fn my_county(p: &Printer, html: &mut Html, division: &Division) {
    let value = format!("{MINE}{}", division.adcode);
    let attributes = [
        ("type", "button"),
        ("class", "action"),
        ("data-my-county", ""),
        ("value", &*value),
    ];
    html.open("button", &attributes);
    for (when, key) in [("set", Msg::MineSet), ("unset", Msg::MineUnset)] {
        html.leaf("span", &[("data-when", when)], p.msg(key));
    }
    html.close("button");
}

/// Why each sentence applies to a division, in reading order.
struct Applying(Vec<(SentenceId, Option<Relation>)>);

impl Applying {
    fn of(p: &Printer, index: DivisionIndex) -> Self {
        let sentences = p.plan.document.sentences();
        let all = sentences.map(|(id, _)| {
            let related = p.plan.divisions_of_sentence(id);
            (id, related.get(usize::from(index)).copied().flatten())
        });
        Self(all.collect())
    }

    /// The sentences that apply for this reason.
    fn with(&self, relation: Relation) -> impl Iterator<Item = SentenceId> {
        let all = self.0.iter().filter(move |(_, own)| *own == Some(relation));
        all.map(|(id, _)| *id)
    }

    fn any(&self, relation: Relation) -> bool {
        self.with(relation).next().is_some()
    }

    /// Why a sentence applies; a title tells of no reason.
    fn to(&self, id: SentenceId) -> Option<Relation> {
        let own = self.0.iter().find(|(sentence, _)| *sentence == id);
        own.and_then(|(_, relation)| *relation)
    }

    /// Sentences, each as a quotation.
    fn quotes(&self, p: &Printer, html: &mut Html, sentences: &[SentenceId]) {
        for id in sentences {
            if let Some(span) = p.plan.document.span(*id) {
                p.quote_that_applies(html, *id, span, self.to(*id));
            }
        }
    }

    /// Sentences, folded under a title that counts them.
    fn folded(
        &self,
        p: &Printer,
        html: &mut Html,
        name: &str,
        sentences: &[SentenceId],
        before: impl FnOnce(&mut Html),
    ) {
        let words = [
            ("kind", &name as &dyn std::fmt::Display),
            ("n", &sentences.len()),
        ];
        html.open("details", &[("class", "fold")]).leaf(
            "summary",
            &[],
            &p.fill(Msg::ReachSentences, &words),
        );
        before(html);
        for section in sentences.chunk_by(|one, other| one.section == other.section) {
            if let Some(first) = section.first() {
                let label = p.section_label(first.section);
                html.leaf("h3", &[("class", "detail__group")], &label);
            }
            self.quotes(p, html, section);
        }
        html.close("details");
    }
}

/// First ring: the sentences that name it, or the honest statement that there is none.
fn named(
    p: &Printer,
    html: &mut Html,
    index: DivisionIndex,
    division: &Division,
    applying: &Applying,
) {
    let plan = p.plan;
    let count = plan.mentions_of(index).count();
    let sentences: Vec<_> = applying.with(Relation::Named).collect();
    if count == 0 {
        let words = p.fill(Msg::CountyNotNamed, &[("name", &division.name)]);
        html.leaf("p", &[("class", "detail__statement")], &words);
        return;
    }
    html.leaf(
        "p",
        &[("class", "detail__count")],
        &p.fill(Msg::CountyNamedCount, &[("n", &count)]),
    );
    // The first sentence is open; the others say where they stand, each a tap away.
    let (first, others) = sentences.split_at(sentences.len().min(1));
    applying.quotes(p, html, first);
    for (at, id) in (1..).zip(others) {
        html.open("details", &[("class", "fold")])
            .leaf("summary", &[], &p.source_label(*id));
        applying.quotes(p, html, &[*id]);
        if at == others.len() {
            short_form(p, html, index);
        }
        html.close("details");
    }
    if others.is_empty() {
        short_form(p, html, index);
    }
}

/// Which of the mentions use a short form of the name.
fn short_form(p: &Printer, html: &mut Html, index: DivisionIndex) {
    let mentions = p.plan.mentions_of(index);
    let shorts: Vec<_> = mentions.filter(|m| m.form == MentionForm::Short).collect();
    let Some(first) = shorts.first() else {
        return;
    };
    let form = p.plan.words(first.span);
    html.open("p", &[("class", "editorial")]);
    p.fill_quoting(
        html,
        Msg::CountyShortForm,
        "form",
        &[form],
        &[("n", &shorts.len())],
    );
    html.close("p");
}

/// Second ring: its zone, with the clause that says so and the sentences that speak of it.
fn zone(
    p: &Printer,
    html: &mut Html,
    index: DivisionIndex,
    division: &Division,
    applying: &Applying,
) {
    let Some(zone) = p.plan.zone_of(index) else {
        let words = p.fill(Msg::CountyNoZone, &[("name", &division.name)]);
        html.leaf("p", &[("class", "detail__statement")], &words);
        return;
    };
    p.zone_card(html, zone);
    let key = match zone.basis {
        Basis::Named => Msg::CountyZoneNamed,
        Basis::Inferred => Msg::CountyZoneInferred,
    };
    let words = p.fill(key, &[("name", &division.name), ("zone", &zone.name)]);
    html.leaf("p", &[("class", "detail__statement")], &words);
    let applies = applying.to(zone.sentence);
    // The sentence that names the division stands above: it is folded here.
    let is_told = applies == Some(Relation::Named);
    if is_told {
        let label = p.source_label(zone.sentence);
        html.open("details", &[("class", "fold")])
            .leaf("summary", &[], &label);
    }
    p.quote_that_applies(html, zone.sentence, zone.evidence, applies);
    if zone.basis == Basis::Inferred {
        html.leaf("p", &[("class", "editorial")], &zone.basis_note);
    }
    if is_told {
        html.close("details");
    }
    let sentences: Vec<_> = applying.with(Relation::Zone).collect();
    if !sentences.is_empty() {
        applying.folded(p, html, &zone.name, &sentences, |_| {});
    }
}

/// Third ring: what the text says of the kinds of place that it is or has. A sentence stands under
/// the first of its kinds.
fn kinds_of_place(p: &Printer, html: &mut Html, index: DivisionIndex, applying: &Applying) {
    let plan = p.plan;
    let first = |id| plan.kinds_that_reach(id, index).next();
    let all = applying.with(Relation::Kind).map(|id| (id, first(id)));
    let all: Vec<_> = all.collect();
    for (at, kind) in (0..).zip(&plan.kinds) {
        let own = all
            .iter()
            .filter(|(_, kind)| kind.map(|(own, _)| own) == Some(at));
        let sentences: Vec<_> = own.map(|(id, _)| *id).collect();
        if sentences.is_empty() {
            continue;
        }
        applying.folded(p, html, &kind.name, &sentences, |html| {
            if !kind.reason.is_empty() {
                html.leaf("p", &[("class", "editorial")], &kind.reason.text);
            }
            let background = plan.background.iter();
            p.backgrounds(html, background.filter(|b| b.kind == Some(at)));
        });
    }
}

/// Last ring: how much holds for the whole city, with the way to it topic by topic, and how many
/// sentences are left out. What no topic holds stands here itself.
fn whole_city(p: &Printer, html: &mut Html, division: &Division, applying: &Applying) {
    let sentences: Vec<_> = applying.with(Relation::City).collect();
    let is_untold = |id: &SentenceId| p.plan.topics_of(*id).next().is_none();
    let untold: Vec<_> = sentences.iter().copied().filter(is_untold).collect();
    if !sentences.is_empty() {
        let words = p.fill(Msg::CountyWholeText, &[("n", &sentences.len())]);
        html.open("p", &[("class", "detail__statement")])
            .text(&words);
        if untold.len() < sentences.len() {
            let topics = topics_of(division);
            html.text(" ");
            p.link_to(html, "", &topics, p.msg(Msg::CountyTopics));
        }
        html.close("p");
    }
    if !untold.is_empty() {
        let name = p.msg(Msg::CountyWholeTitle);
        applying.folded(p, html, name, &untold, |_| {});
    }
    let outside = p
        .plan
        .reach
        .iter()
        .filter(|reach| reach.rest == Rest::Outside);
    let count = outside.count();
    if count > 0 {
        let words = p.fill(Msg::CountyOutside, &[("n", &count)]);
        html.leaf("p", &[("class", "detail__note")], &words);
    }
}

/// The places named in the text that lie here, each folded under its name and the number of its
/// sentences, with how that is known.
fn places_in(p: &Printer, html: &mut Html, places: &[&Place], applying: &Applying) {
    for place in places {
        let mut sentences: Vec<_> = place.occurrences.iter().map(|o| o.sentence).collect();
        sentences.dedup();
        let words = [
            ("kind", &place.name as &dyn std::fmt::Display),
            ("n", &sentences.len()),
        ];
        html.open("details", &[("class", "fold"), ("id", &place.anchor())])
            .open("summary", &[])
            .text(&p.fill(Msg::ReachSentences, &words));
        p.original(html, &place.original);
        html.close("summary");
        p.place_source(html, place);
        applying.quotes(p, html, &sentences);
        let index = p.plan.places.iter().position(|other| other.id == place.id);
        let background = p.plan.background.iter();
        p.backgrounds(
            html,
            background.filter(|b| b.place.map(usize::from) == index && index.is_some()),
        );
        html.close("details");
    }
}
