//! A zone: its clause, its members, and how we know them.

use super::{Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Basis, Strategy, Zone};

/// The page of a zone.
pub(super) fn zone(p: &Printer, html: &mut Html, zone: &Zone) {
    let detail = format!("zone-{}", zone.id);
    html.open(
        "article",
        &[
            ("class", "detail"),
            ("data-detail", &detail),
            ("data-zone", zone.id.as_str()),
        ],
    )
    .leaf("p", &[("class", "detail__kicker")], &zone.short)
    .leaf("h1", &[("class", "detail__title")], &zone.name);
    p.original_line(html, &zone.original);
    p.section(html, "", Msg::ZoneEvidence, |html| {
        p.quote(html, zone.sentence, zone.evidence)
    });
    p.tools_and_picture(html, Some((Picture::Poster, &*detail)));
    p.section(html, "", Msg::ZoneMembers, |html| {
        let basis = match zone.basis {
            Basis::Named => Msg::ZoneBasisNamed,
            Basis::Inferred => Msg::ZoneBasisInferred,
        };
        html.leaf("p", &[("class", "detail__statement")], p.msg(basis));
        p.division_chips(html, zone.members.iter().copied(), None);
        if zone.basis == Basis::Inferred {
            html.leaf("p", &[("class", "editorial")], &zone.basis_note);
        }
    });
    let plan = p.plan;
    let index = (0u16..)
        .zip(&plan.zones)
        .find_map(|(index, other)| (other == zone).then_some(index));
    let strategies = plan.strategies.iter();
    let tied: Vec<&Strategy> = strategies
        .filter(|s| index.is_some_and(|index| s.zones.contains(&index)))
        .collect();
    p.strategy_section(html, Msg::ZoneStrategies, &tied);
    let mentions = plan.zone_mentions.iter();
    let mut sentences: Vec<_> = mentions
        .filter(|m| Some(m.zone) == index && m.sentence != zone.sentence)
        .map(|m| m.sentence)
        .collect();
    sentences.dedup();
    if !sentences.is_empty() {
        p.section(html, "", Msg::ArticleElsewhere, |html| {
            p.sentence_quotes(html, &sentences);
        });
    }
    let others: Vec<_> = plan.zones.iter().filter(|other| *other != zone).collect();
    if !others.is_empty() {
        p.section(html, "", Msg::ZoneOthers, |html| {
            html.open("ul", &[("class", "zone-cards")]);
            for other in others {
                html.open("li", &[]);
                p.zone_card(html, other);
                html.close("li");
            }
            html.close("ul");
        });
    }
    html.close("article");
}
