//! A zone: its clause, its members, and how we know them.

use leptos::prelude::*;

use crate::messages::Msg;
use crate::plan::{Basis, Zone};
use crate::route::Route;
use crate::views::quote::Quote;
use crate::views::state::Explorer;

/// The page of a zone.
pub(super) fn zone(explorer: Explorer, zone: &'static Zone) -> AnyView {
    let plan = explorer.plan;
    let members = zone
        .members
        .iter()
        .filter_map(|index| plan.divisions.get(usize::from(*index)))
        .map(|division| {
            view! {
                <li>
                    <a class="chip" data-zone=zone.id.to_string()
                        href=explorer.href(&Route::County(division.adcode))>
                        {division.name.as_str()}
                    </a>
                </li>
            }
        })
        .collect_view();
    let basis = match zone.basis {
        Basis::Named => view! { <p class="detail__statement">{explorer.msg(Msg::ZoneBasisNamed)}</p> }.into_any(),
        Basis::Inferred => view! {
            <p class="detail__statement">{explorer.msg(Msg::ZoneBasisInferred)}</p>
            <p class="editorial">{zone.basis_note.as_str()}</p>
        }
        .into_any(),
    };
    view! {
        <article class="detail" data-detail=format!("zone-{}", zone.id) data-zone=zone.id.to_string()>
            <p class="detail__kicker">{zone.short.as_str()}</p>
            <h1 class="detail__title">{zone.name.as_str()}</h1>
            <section class="detail__section">
                <h2>{explorer.msg(Msg::ZoneEvidence)}</h2>
                <Quote explorer id=zone.sentence span=zone.evidence/>
            </section>
            <section class="detail__section">
                <h2>{explorer.msg(Msg::ZoneMembers)}</h2>
                <ul class="chips">{members}</ul>
                {basis}
            </section>
        </article>
    }
    .into_any()
}
