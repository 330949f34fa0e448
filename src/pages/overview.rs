//! The first page: what this is, what to do, and the plan's own outline of itself.

use super::Printer;
use crate::markup::Html;
use crate::messages::Msg;
use crate::plan::{NodeKey, Stage, StrategyKind, kind_message};

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
    if !plan.topics.is_empty() {
        p.section(html, "", Msg::OverviewTopics, |html| p.all_topics(html));
    }
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
    outward(p, html);
    p.index_of_strategies(html);
    html.close("article");
}

/// The centres, each with its thread through the text.
fn centres(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    html.open("ol", &[("class", "centres")]);
    for (centre, at) in plan.centres.iter().zip(0u16..) {
        html.open(
            "li",
            &[("id", &NodeKey::Centre(centre.id.clone()).to_string())],
        );
        let thread = plan.threads.iter().find(|thread| thread.centre == at);
        html.open("details", &[("class", "fold")])
            .open("summary", &[]);
        p.exact(
            html,
            "span",
            "centre__name",
            centre.sentence.section,
            centre.name,
        );
        html.close("summary");
        for step in thread.map_or(&[][..], |thread| &thread.steps) {
            html.leaf(
                "p",
                &[("class", "detail__group")],
                p.msg(stage_message(step.stage)),
            );
            p.quote(html, step.sentence, step.span);
        }
        html.close("details").close("li");
    }
    html.close("ol");
}

/// The word for a stage of a thread.
const fn stage_message(stage: Stage) -> Msg {
    match stage {
        Stage::Start => Msg::StageStart,
        Stage::Goal => Msg::StageGoal,
        Stage::Vision => Msg::StageVision,
        Stage::Build => Msg::StageBuild,
    }
}

/// The links outward, each with its verb and its words.
fn outward(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    if plan.links.is_empty() {
        return;
    }
    p.section(html, "", Msg::OverviewLinks, |html| {
        html.open("ul", &[("class", "outward")]);
        for link in &plan.links {
            let Some(place) = plan.places.get(usize::from(link.target)) else {
                continue;
            };
            let href = p.links.place(&NodeKey::Sentence(link.sentence).location());
            let words = format!("{} {}", link.verb, place.name);
            html.open("li", &[])
                .leaf("a", &[("href", &href)], &words)
                .close("li");
        }
        html.close("ul");
    });
}

impl Printer<'_> {
    /// Every topic with the number of its sentences.
    pub(super) fn all_topics(&self, html: &mut Html) {
        let count = |index| self.plan.sentences_of_topic(index).count();
        let all = (0..).take(self.plan.topics.len());
        self.topic_chips(html, all.map(|index| (index, count(index))));
    }

    /// Everything the text names, by kind.
    pub(super) fn index_of_strategies(&self, html: &mut Html) {
        let (p, plan) = (self, self.plan);
        if plan.strategies.is_empty() {
            return;
        }
        p.section(html, "", Msg::OverviewStrategies, |html| {
            for kind in StrategyKind::ALL {
                let of_kind: Vec<_> = plan.strategies.iter().filter(|s| s.kind == *kind).collect();
                if of_kind.is_empty() {
                    continue;
                }
                let title = format!("{} · {}", p.msg(kind_message(*kind)), of_kind.len());
                html.open(
                    "details",
                    &[("class", "fold"), ("id", &NodeKey::Kind(*kind).to_string())],
                )
                .leaf("summary", &[], &title);
                p.strategy_chips(html, of_kind);
                html.close("details");
            }
        });
    }
}
