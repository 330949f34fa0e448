//! A division: what the plan says of it, in rings from its own name outbound.

use super::{Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Basis, Division, DivisionIndex, MentionForm, Place, Scope, ScopeKind};

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
    .leaf("p", &[("class", "detail__kicker")], kicker)
    .leaf("h1", &[("class", "detail__title")], &division.name);
    p.original_line(html, &division.original);
    p.tools_and_picture(
        html,
        Some((Picture::Poster, &*format!("county-{}", division.adcode))),
    );
    let ring = match plan.mentions_of(index).next() {
        Some(_) => "ring ring--named",
        None => "ring ring--none",
    };
    p.section(html, ring, Msg::CountyNamedTitle, |html| {
        named(p, html, index, division)
    });
    p.section(html, "ring ring--zone", Msg::CountyZoneTitle, |html| {
        zone(p, html, index, division)
    });
    p.section(html, "ring ring--kind", Msg::CountyKindTitle, |html| {
        kind_of_place(p, html, index)
    });
    p.section(html, "ring ring--scope", Msg::CountyWholeTitle, |html| {
        whole_city(p, html)
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
            places_in(p, html, &places)
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

/// First ring: the sentences that name it, or the honest statement that there is none.
fn named(p: &Printer, html: &mut Html, index: DivisionIndex, division: &Division) {
    let plan = p.plan;
    let mut sentences: Vec<_> = plan
        .mentions_of(index)
        .map(|mention| mention.sentence)
        .collect();
    let count = sentences.len();
    sentences.dedup();
    if sentences.is_empty() {
        let words = p.fill(Msg::CountyNotNamed, &[("name", &division.name)]);
        html.leaf("p", &[("class", "detail__statement")], &words);
        return;
    }
    html.leaf(
        "p",
        &[("class", "detail__count")],
        &p.fill(Msg::CountyNamedCount, &[("n", &count)]),
    );
    p.sentence_quotes(html, &sentences);
    if let Some(short) = plan
        .mentions_of(index)
        .find(|m| m.form == MentionForm::Short)
    {
        let form = plan.words(short.span);
        let shorts = plan.mentions_of(index);
        let shorts = shorts.filter(|m| m.form == MentionForm::Short).count();
        html.open("p", &[("class", "editorial")]);
        p.fill_quoting(
            html,
            Msg::CountyShortForm,
            "form",
            &[form],
            &[("n", &shorts)],
        );
        html.close("p");
    }
}

/// Second ring: its zone, with the clause that says so.
fn zone(p: &Printer, html: &mut Html, index: DivisionIndex, division: &Division) {
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
    p.quote(html, zone.sentence, zone.evidence);
    if zone.basis == Basis::Inferred {
        html.leaf("p", &[("class", "editorial")], &zone.basis_note);
    }
}

/// Third ring: what the text says of the kind of place it is.
fn kind_of_place(p: &Printer, html: &mut Html, index: DivisionIndex) {
    let plan = p.plan;
    let mut none = true;
    for scope in &plan.scopes {
        let narrow = scope.divisions.len() < plan.divisions.len();
        if narrow && scope.divisions.contains(&index) && scope_sentences(p, html, scope) {
            none = false;
        }
    }
    if none {
        html.leaf(
            "p",
            &[("class", "detail__statement")],
            p.msg(Msg::CountyKindNone),
        );
    }
}

/// Last ring: what the text says of the whole city.
fn whole_city(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    html.leaf(
        "p",
        &[("class", "detail__statement")],
        p.msg(Msg::CountyWholeText),
    );
    if let Some(scope) = plan.scope(ScopeKind::City) {
        scope_sentences(p, html, scope);
    }
}

/// The sentences that speak of a kind of place, folded; tells whether there is any.
fn scope_sentences(p: &Printer, html: &mut Html, scope: &Scope) -> bool {
    let sentences = || {
        let tags = p.plan.sentences_of_scope(scope.kind);
        tags.map(|tag| tag.sentence)
    };
    let count = sentences().count();
    if count > 0 {
        let title = p.fill(
            Msg::ScopeSentences,
            &[("scope", &scope.name), ("n", &count)],
        );
        p.folded_quotes(html, &title, sentences());
    }
    count > 0
}

/// The places named in the text that lie here, with how that is known.
fn places_in(p: &Printer, html: &mut Html, places: &[&Place]) {
    for place in places {
        let heading = [("class", "detail__sub"), ("id", &*place.anchor())];
        html.open("h3", &heading).text(&place.name);
        p.original(html, &place.original);
        html.close("h3");
        p.place_source(html, place);
        p.occurrence_quotes(html, &place.occurrences);
        let index = p.plan.places.iter().position(|other| other.id == place.id);
        let background = p.plan.background.iter();
        p.backgrounds(
            html,
            background.filter(|b| b.place.map(usize::from) == index && index.is_some()),
        );
    }
}
