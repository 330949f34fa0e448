//! The first page: what this is, what to do, and the plan's own outline of itself.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;
use crate::plan::NodeKey;

/// The overview.
pub(super) fn overview(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    html.open(
        "article",
        &[
            ("class", "detail detail--overview"),
            ("data-detail", "overview"),
        ],
    )
    .leaf("h1", &[("class", "detail__title")], &plan.meta.short_title)
    .leaf("p", &[("class", "detail__lead")], p.msg(Msg::Tagline))
    .open(
        "ul",
        &[
            ("class", "steps"),
            ("aria-label", p.msg(Msg::OverviewHowTitle)),
        ],
    );
    let steps = [
        (Msg::OverviewHowMap, "steps__step steps__step--map"),
        (Msg::OverviewHowTree, "steps__step steps__step--tree"),
        (Msg::OverviewHowText, "steps__step steps__step--text"),
    ];
    for (key, class) in steps {
        html.leaf("li", &[("class", class)], p.msg(key));
    }
    html.close("ul");
    p.section(html, "", Msg::OverviewDivisions, |html| {
        p.division_chips(html, (0..).take(plan.divisions.len()), None);
    });
    if let Some((id, span)) = plan.pattern {
        p.section(html, "", Msg::OverviewPattern, |html| {
            p.quote(html, id, span);
            html.open("ul", &[("class", "zone-cards")]);
            for zone in &plan.zones {
                html.open("li", &[]);
                p.zone_card(html, zone);
                html.close("li");
            }
            html.close("ul");
        });
    }
    if !plan.centres.is_empty() {
        p.section(html, "", Msg::OverviewCentres, |html| centres(p, html));
    }
    html.close("article");
}

/// The centres: their names, quoted from their sentence.
fn centres(p: &Printer, html: &mut Html) {
    html.open("ol", &[("class", "centres")]);
    for centre in &p.plan.centres {
        let href = p
            .links
            .place(&NodeKey::Sentence(centre.sentence).location());
        html.open("li", &[])
            .open("a", &[("class", "centre"), ("href", &href)]);
        p.quoted(
            html,
            "span",
            "centre__name",
            centre.sentence.section,
            centre.name,
        );
        html.close("a").close("li");
    }
    html.close("ol");
}
