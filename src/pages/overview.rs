//! The first page: what this is, what to do, and the plan's own outline of itself.

use super::{Picture, Printer};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Place, PlaceIndex, Plan, Strategy, StrategyKind, kind_message};
use crate::route::{Location, Route};

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
    .leaf("p", &[("class", "detail__lead")], p.msg(Msg::Tagline));
    if let Some(status) = &plan.meta.status {
        html.open("p", &[("class", "detail__status")]);
        let about = Location {
            anchor: "status".to_owned(),
            ..Location::page(Route::About)
        };
        html.leaf("a", &[("href", &p.links.place(&about))], &status.line)
            .close("p");
    }
    html.open(
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
    p.section_at(html, "divisions", Msg::OverviewDivisions, |html| {
        html.open("ul", &[("class", "chips")]);
        for index in (0..).take(plan.divisions.len()) {
            p.division_chip(html, index, None, plan.mentions_of(index).count());
        }
        html.close("ul").leaf(
            "p",
            &[("class", "detail__note")],
            p.msg(Msg::OverviewCounted),
        );
    });
    if !plan.topics.is_empty() {
        p.section_at(html, "topics", Msg::OverviewTopics, |html| {
            p.all_topics(html)
        });
    }
    if !plan.zones.is_empty() {
        p.section_at(html, "pattern", Msg::OverviewPattern, |html| {
            if let Some((id, span)) = plan.pattern {
                p.quote(html, id, span);
                p.translation_note(html);
            }
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
        p.section_at(html, "centres", Msg::OverviewCentres, |html| {
            centres(p, html)
        });
    }
    if plan.meta.period.is_some() && !plan.figures.is_empty() {
        p.section_at(html, "figures", Msg::OverviewFigures, |html| {
            p.targets(html)
        });
    }
    places(p, html, false);
    places(p, html, true);
    if !plan.strategies.is_empty() {
        p.section_at(html, "strategies", Msg::OverviewStrategies, |html| {
            kinds(p, html)
        });
    }
    html.close("article");
}

/// The centres, each with its thread through the text.
fn centres(p: &Printer, html: &mut Html) {
    let plan = p.plan;
    html.open("ol", &[("class", "centres")]);
    for centre in &plan.centres {
        let id = NodeKey::Centre(centre.id.clone()).to_string();
        html.open("li", &[])
            .open("details", &[("class", "fold"), ("id", &id)])
            .open("summary", &[]);
        let class = "centre__name";
        if !plan.titles.centres.is_empty() {
            html.leaf("span", &[("class", class)], plan.centre_name(centre))
                .text(" ");
        }
        let class = if plan.titles.centres.is_empty() {
            class
        } else {
            "original"
        };
        p.exact(html, "span", class, centre.sentence.section, centre.name);
        html.close("summary");
        if let Some(thread) = plan.thread(centre.id.as_str()) {
            p.thread(html, thread);
        }
        let mut strategies = plan.strategies.iter();
        let own = strategies.find(|s| s.occurrences.iter().any(|o| o.span == centre.name));
        if let Some(own) = own {
            p.link(
                html,
                "action",
                &Route::Strategy(own.id.clone()),
                p.msg(Msg::CentreMore),
            );
        }
        if plan.pictures {
            let path = p.picture_path(Picture::Poster, &id);
            html.leaf(
                "a",
                &p.picture_link("action", &path),
                p.msg(Msg::PicturePoster),
            );
        }
        html.close("details").close("li");
    }
    html.close("ol");
}

/// The kinds of what the text names, each with its number; the list of all of it is on the page of
/// the search.
fn kinds(p: &Printer, html: &mut Html) {
    html.open("ul", &[("class", "chips")]);
    for (kind, named) in by_kind(p.plan) {
        let href = p.links.place(&NodeKey::Kind(kind).location());
        html.open("li", &[])
            .open("a", &[("class", "chip"), ("href", &href)])
            .text(p.msg(kind_message(kind)))
            .leaf(
                "span",
                &[("class", "chip__count")],
                &named.len().to_string(),
            )
            .close("a")
            .close("li");
    }
    html.close("ul");
}

/// What the text names, by kind; kinds without any are left out.
fn by_kind(plan: &Plan) -> impl Iterator<Item = (StrategyKind, Vec<&Strategy>)> {
    StrategyKind::ALL.iter().filter_map(|kind| {
        let named = plan.strategies.iter().filter(|s| s.kind == *kind);
        let named: Vec<_> = named.collect();
        (!named.is_empty()).then_some((*kind, named))
    })
}

/// The places of no one division, inside the city or outside it, with the links to them.
fn places(p: &Printer, html: &mut Html, outside: bool) {
    let places = (0..).zip(&p.plan.places);
    let mut places = places
        .filter(|(_, place)| place.division.is_none() && place.outside == outside)
        .peekable();
    if places.peek().is_none() {
        return;
    }
    let (id, title) = if outside {
        ("links", Msg::OverviewLinks)
    } else {
        ("places", Msg::OverviewPlaces)
    };
    p.section_at(html, id, title, |html| {
        html.open("ul", &[("class", "outbound")]);
        for (index, place) in places {
            place_entry(p, html, index, place);
        }
        html.close("ul");
    });
}

/// A place, the verbs of the links to it, and where else it is named.
fn place_entry(p: &Printer, html: &mut Html, index: PlaceIndex, place: &Place) {
    html.open("li", &[("id", &place.anchor())])
        .open("span", &[("class", "outbound__name")])
        .text(&place.name);
    p.original(html, &place.original);
    html.close("span");
    let mut told = Vec::new();
    for link in p.plan.links_to(index) {
        let href = p.links.place(&NodeKey::Sentence(link.sentence).location());
        html.leaf("a", &[("id", &link.anchor()), ("href", &href)], &link.verb);
        told.push(link.sentence);
    }
    for occurrence in &place.occurrences {
        let id = occurrence.sentence;
        if !told.contains(&id) {
            let href = p.links.place(&NodeKey::Sentence(id).location());
            html.leaf("a", &[("href", &href)], &p.source_label(id));
            told.push(id);
        }
    }
    html.close("li");
}

impl Printer<'_> {
    /// Every topic with the number of its sentences.
    pub(super) fn all_topics(&self, html: &mut Html) {
        let count = |index| self.plan.sentences_of_topic(index).count();
        let topics = (0..).take(self.plan.topics.len());
        let topics: Vec<_> = topics.map(|index| (index, count(index))).collect();
        self.topic_chips(html, &topics);
    }

    /// Everything the text names, by kind, each of which the overview leads to.
    pub(super) fn index_of_strategies(&self, html: &mut Html) {
        let (p, plan) = (self, self.plan);
        if plan.strategies.is_empty() {
            return;
        }
        p.section_at(html, "strategies", Msg::OverviewStrategies, |html| {
            for (kind, named) in by_kind(plan) {
                let title = format!("{} · {}", p.msg(kind_message(kind)), named.len());
                html.open(
                    "details",
                    &[("class", "fold"), ("id", &NodeKey::Kind(kind).to_string())],
                )
                .leaf("summary", &[], &title);
                p.strategy_chips(html, &named);
                html.close("details");
            }
        });
    }
}
