//! A zone: its clause, its members, and how we know them.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;
use crate::plan::{Basis, Zone};

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
    p.tools(html);
    p.section(html, "", Msg::ZoneEvidence, |html| {
        p.quote(html, zone.sentence, zone.evidence)
    });
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
    html.close("article");
}
