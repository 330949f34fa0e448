//! A division: what the plan says of it, in rings from its own name outward.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;
use crate::plan::{Basis, Division, DivisionIndex, DivisionKind, MentionForm};

/// The page of a division.
pub(super) fn county(p: &Printer, html: &mut Html, index: DivisionIndex) {
    let plan = p.plan;
    let Some(division) = plan.divisions.get(usize::from(index)) else {
        return;
    };
    let kind = match division.kind {
        DivisionKind::District => Msg::KindDistrict,
        DivisionKind::County => Msg::KindCounty,
        DivisionKind::CountyLevelCity => Msg::KindCountyLevelCity,
    };
    let kicker = format!(
        "{} · {}",
        p.msg(kind),
        p.fill(Msg::Adcode, &[("code", &division.adcode)])
    );
    html.open(
        "article",
        &[
            ("class", "detail"),
            ("data-detail", &format!("county-{}", division.adcode)),
        ],
    )
    .leaf("p", &[("class", "detail__kicker")], &kicker)
    .leaf("h1", &[("class", "detail__title")], &division.name);
    p.section(html, "ring ring--named", Msg::CountyNamedTitle, |html| {
        named(p, html, index, division)
    });
    p.section(html, "ring ring--zone", Msg::CountyZoneTitle, |html| {
        zone(p, html, index, division)
    });
    p.section(html, "ring ring--scope", Msg::CountyWholeTitle, |html| {
        let articles = plan.document.articles().count();
        html.leaf(
            "p",
            &[],
            &p.fill(Msg::CountyWholeText, &[("articles", &articles)]),
        );
    });
    p.section(html, "", Msg::CountyNeighbours, |html| {
        let neighbours = plan.map.neighbours.get(usize::from(index));
        p.division_chips(html, neighbours.into_iter().flatten().copied(), None);
    });
    html.close("article");
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
    for id in sentences {
        if let Some(span) = plan.document.span(id) {
            p.quote(html, id, span);
        }
    }
    if let Some(short) = plan
        .mentions_of(index)
        .find(|m| m.form == MentionForm::Short)
    {
        let form = plan.words(short.span);
        let words = p.fill(Msg::CountyShortForm, &[("form", &form)]);
        html.leaf("p", &[("class", "editorial")], &words);
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
