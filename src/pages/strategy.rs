//! A named strategy: what it is, whose it is, where it is introduced and where else it stands.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{Centre, Level, PlaceIndex, Strategy, StrategyIndex, kind_message};
use crate::route::Route;

/// The word for a level.
const fn level_message(level: Level) -> Msg {
    match level {
        Level::City => Msg::LevelCity,
        Level::Province => Msg::LevelProvince,
        Level::Nation => Msg::LevelNation,
        Level::Formula => Msg::LevelFormula,
    }
}

/// The page of a strategy.
pub(super) fn strategy(p: &Printer, html: &mut Html, index: StrategyIndex, strategy: &Strategy) {
    let plan = p.plan;
    let kicker = format!(
        "{} · {}",
        p.msg(kind_message(strategy.kind)),
        p.msg(level_message(strategy.level))
    );
    let detail = format!("strategy-{}", strategy.id);
    html.open("article", &[("class", "detail"), ("data-detail", &detail)])
        .leaf("p", &[("class", "detail__kicker")], &kicker)
        .leaf("h1", &[("class", "detail__title")], &strategy.name);
    p.original_line(html, &strategy.original);
    p.terms_of(html, &strategy.occurrences);
    p.section(html, "", Msg::StrategyIntroduced, |html| {
        p.quote(html, strategy.sentence, strategy.intro);
    });
    p.tools_and_drawing(html);
    if !strategy.members.is_empty() {
        p.section(html, "", Msg::StrategyMembers, |html| {
            members(p, html, strategy)
        });
    }
    let groups: Vec<_> = plan.groups_of(index).map(|(_, group)| group).collect();
    p.strategy_section(html, Msg::StrategyGroups, &groups);
    let mut tied = strategy.places.clone();
    for place in plan.places_inside(&strategy.occurrences) {
        if !tied.contains(&place) {
            tied.push(place);
        }
    }
    if !(strategy.divisions.is_empty() && strategy.zones.is_empty() && tied.is_empty()) {
        p.section(html, "", Msg::StrategyPlaces, |html| {
            places(p, html, strategy, &tied)
        });
    }
    p.section(html, "", Msg::ArticlePlaces, |html| {
        let related = plan.divisions_of_strategy(strategy);
        p.reached(html, &related, &[], false);
    });
    let called = |c: &&Centre| strategy.occurrences.iter().any(|o| o.span == c.name);
    let centre = plan.centres.iter().find(called);
    if let Some(thread) = centre.and_then(|centre| plan.thread(centre.id.as_str())) {
        p.section(html, "", Msg::StrategyThread, |html| p.thread(html, thread));
    }
    p.section(html, "", Msg::StrategyOccurrences, |html| {
        occurrences(p, html, strategy)
    });
    related(p, html, index, strategy);
    p.section(html, "", Msg::StrategyNote, |html| {
        p.prose_paragraph(html, "editorial", &strategy.why);
        if !strategy.placed.is_empty() {
            p.prose_paragraph(html, "editorial", &strategy.placed.text);
        }
    });
    let background = plan.background.iter().filter(|b| b.strategy == Some(index));
    p.backgrounds(html, background);
    html.close("article");
}

/// The members that the text itself lists.
fn members(p: &Printer, html: &mut Html, strategy: &Strategy) {
    html.open("ol", &[("class", "items")]);
    for member in &strategy.members {
        html.open("li", &[]);
        let section = member.sentence.section;
        let target = member.strategy.and_then(|index| p.plan.strategy_at(index));
        match target {
            Some(other) => {
                let href = p.links.page(&Route::Strategy(other.id.clone()));
                html.open("a", &[("href", &href)]);
                p.exact(html, "span", "items__name", section, member.span);
                html.close("a");
            }
            None => p.exact(html, "span", "items__name", section, member.span),
        }
        html.close("li");
    }
    html.close("ol");
}

/// The zones, divisions and places that the text ties it to.
fn places(p: &Printer, html: &mut Html, strategy: &Strategy, tied: &[PlaceIndex]) {
    for index in &strategy.zones {
        if let Some(zone) = p.plan.zones.get(usize::from(*index)) {
            p.zone_card(html, zone);
        }
    }
    if !strategy.divisions.is_empty() {
        p.division_chips(html, strategy.divisions.iter().copied(), None);
    }
    if !tied.is_empty() {
        p.place_chips(html, tied);
    }
}

/// What else the sentence that introduces it names, and what its sentences are about.
fn related(p: &Printer, html: &mut Html, index: StrategyIndex, strategy: &Strategy) {
    let beside: Vec<_> = p
        .plan
        .strategies_in(strategy.sentence)
        .filter(|(other, _)| *other != index)
        .map(|(_, other)| other)
        .collect();
    p.strategy_section(html, Msg::StrategyBeside, &beside);
    let sentences: Vec<_> = strategy.occurrences.iter().map(|o| o.sentence).collect();
    p.topic_section(html, Msg::StrategyTopics, &sentences, None);
}

/// Every sentence and title in which it stands.
fn occurrences(p: &Printer, html: &mut Html, strategy: &Strategy) {
    let count = p.fill(Msg::StrategyCount, &[("n", &strategy.occurrences.len())]);
    html.leaf("p", &[("class", "detail__count")], &count);
    p.occurrence_quotes(html, &strategy.occurrences);
}
