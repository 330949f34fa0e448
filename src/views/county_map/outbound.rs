//! The links outbound: arrows over the map's edge in their true direction.

use crate::markup::{Html, decimal};
use crate::model::plan::{NodeKey, OutboundGroup, OutboundLine};
use crate::views::state::Explorer;

/// All arrows with their words; each line of words is a link to its sentence.
pub(super) fn arrows(html: &mut Html, explorer: Explorer) {
    for outbound_groups in explorer.plan().outbound_groups() {
        for path in &outbound_groups.arrows {
            html.leaf("path", &[("class", "county-map__arrow"), ("d", path)], "");
        }
        words(html, explorer, &outbound_groups);
    }
}

/// The words at the tips of a group of arrows. A small screen shows each target once, without its
/// verbs.
fn words(html: &mut Html, explorer: Explorer, outbound_groups: &OutboundGroup) {
    let [x, y] = outbound_groups.at.map(decimal);
    for OutboundLine {
        link,
        name,
        again,
        down,
    } in &outbound_groups.lines
    {
        let class = if *again {
            "county-map__link county-map__link--again"
        } else {
            "county-map__link"
        };
        let verb = format!("{} ", link.verb);
        let href = explorer.href_to(&NodeKey::Sentence(link.sentence).location());
        let down = format!("{}em", decimal(*down));
        html.open("a", &[("class", class), ("href", &href)])
            .open(
                "text",
                &[
                    ("x", &x),
                    ("y", &y),
                    ("dy", &down),
                    ("text-anchor", outbound_groups.anchor),
                ],
            )
            .leaf("tspan", &[("class", "county-map__verb")], &verb)
            .text(name)
            .close("text")
            .close("a");
    }
}
