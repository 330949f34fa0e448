//! The drawing itself.

use leptos::prelude::*;
use leptos::{ev, svg};

use super::gestures::{Gestures, MARGIN};
use super::inset::{Frame, frame};
use crate::browser;
use crate::geo::Direction;
use crate::markup::decimal;
use crate::messages::Msg;
use crate::plan::{Division, DivisionIndex, Hatch, Inset, Selection};
use crate::route::{Location, Route};
use crate::views::state::Explorer;

/// From this magnification on the divisions of the inset are labelled on the map as well.
const INSET_LABELS_FROM: f64 = 3.0;

/// The map as SVG.
pub(super) fn canvas(explorer: Explorer, title: String) -> AnyView {
    let plan = explorer.plan;
    let map = &plan.map;
    let inset = plan.inset.as_ref().and_then(|inset| Some((inset, frame(map, inset)?)));
    let in_inset = |index: DivisionIndex| {
        inset.as_ref().is_some_and(|(inset, _)| inset.divisions.contains(&index))
    };
    let view_box = format!(
        "{0} {0} {1} {2}",
        -MARGIN,
        map.width + 2 * MARGIN,
        map.height + 2 * MARGIN
    );
    let transform = move || {
        let view = explorer.viewport.get();
        let [x, y] = view.offset();
        format!("translate({} {})scale({})", decimal(x), decimal(y), decimal(view.scale()))
    };
    let zoomed = move || {
        explorer.viewport.with(|view| view.scale() >= INSET_LABELS_FROM).then_some("")
    };
    let indices = || (0..).zip(&plan.divisions);
    let shapes = indices()
        .filter(|(index, _)| !in_inset(*index))
        .map(|(index, division)| shape(explorer, index, division))
        .collect_view();
    let twins = indices()
        .filter(|(index, _)| in_inset(*index))
        .map(|(index, division)| twin(explorer, index, division))
        .collect_view();
    let rivers = (0..map.lines.len())
        .map(|line| svg::path().class("county-map__river").attr("d", map.line_path(line)))
        .collect_view();
    let labels = indices()
        .map(|(index, division)| label(explorer, index, division, in_inset(index)))
        .collect_view();
    let gestures = Gestures::new(explorer);
    view! {
        <svg class="county-map__canvas" viewBox=view_box role="group" aria-label=title
            data-zoomed=zoomed
            on:click=move |event| gestures.click(&event)
            on:mousedown=move |event| gestures.mouse_down(&event)
            on:mousemove=move |event| gestures.mouse_move(&event)
            on:mouseup=move |event| gestures.mouse_up(&event)
            on:mouseleave=move |event| gestures.mouse_up(&event)
            on:wheel=move |event| gestures.wheel(&event)
            on:touchstart=move |event| gestures.touch(&event)
            on:touchmove=move |event| gestures.touch(&event)
            on:touchend=move |event| gestures.touch(&event)
            on:touchcancel=move |event| gestures.touch(&event)
        >
            {hatches(explorer)}
            <g class="county-map__sheet" transform=transform>
                {shapes}
                {twins}
                <g class="county-map__water" aria-hidden="true">{rivers}</g>
                <path class="county-map__borders" d=map.borders() aria-hidden="true"/>
                <path class="county-map__outline" d=map.outline() aria-hidden="true"/>
                {selected_outline(explorer)}
                <g class="county-map__labels" aria-hidden="true">{labels}</g>
            </g>
            {inset.map(|(inset, frame)| inset_view(explorer, inset, frame))}
        </svg>
    }
    .into_any()
}

/// One pattern a zone.
fn hatches(explorer: Explorer) -> AnyView {
    let patterns = explorer
        .plan
        .zones
        .iter()
        .map(|zone| {
            let mark = match zone.hatch {
                Hatch::Lines => "M-20 140L140-20M40 200L200 40",
                Hatch::Cross => "M0 0L160 160M160 0L0 160",
                Hatch::Dots => "M40 40h1M120 120h1",
                Hatch::Plain => "",
            };
            let class = match zone.hatch {
                Hatch::Dots => "county-map__hatch county-map__hatch--dots",
                _ => "county-map__hatch",
            };
            view! {
                <svg>
                    <pattern id=format!("hatch-{}", zone.id) width="160" height="160" patternUnits="userSpaceOnUse">
                        <path class=class data-zone=zone.id.to_string() d=mark/>
                    </pattern>
                </svg>
            }
        })
        .collect_view();
    view! { <svg><defs>{patterns}</defs></svg> }.into_any()
}

/// The pattern that fills a division.
fn hatch_fill(explorer: Explorer, index: DivisionIndex) -> Option<String> {
    explorer.plan.zone_of(index).map(|zone| format!("url(#hatch-{})", zone.id))
}

/// A division that one can touch, tab to and open.
fn shape(explorer: Explorer, index: DivisionIndex, division: &'static Division) -> AnyView {
    let plan = explorer.plan;
    let path = plan.map.path(usize::from(index));
    let zone = plan.zone_of(index);
    let name = zone.map_or_else(
        || division.name.clone(),
        |zone| format!("{}，{}", division.name, zone.short),
    );
    let aim = plan.aims.get(usize::from(index)).copied().flatten();
    let aim = aim.map(|[x, y]| format!("M{x} {y}h0"));
    let location = Location::page(Route::County(division.adcode));
    let related = move || {
        explorer.related.with(|related| related.get(usize::from(index)).copied().flatten())
    };
    let selected = move || {
        explorer.selection.with(|s| *s == Selection::Division(index)).then_some("true")
    };
    let keys = {
        let location = location.clone();
        move |event: ev::KeyboardEvent| {
            let direction = match event.key().as_str() {
                " " => {
                    event.prevent_default();
                    explorer.go(&location);
                    return;
                }
                "ArrowUp" => Direction::North,
                "ArrowRight" => Direction::East,
                "ArrowDown" => Direction::South,
                "ArrowLeft" => Direction::West,
                _ => return,
            };
            event.prevent_default();
            let next = plan.map.neighbour_towards(usize::from(index), direction);
            if let Some(next) = next.and_then(|next| plan.divisions.get(next)) {
                browser::focus(&format!("[data-county=\"{}\"]", next.adcode));
            }
        }
    };
    svg::a()
        .class("county-map__division")
        .attr("href", explorer.href_to(&location))
        .attr("data-county", division.adcode.to_string())
        .attr("data-zone", zone.map(|zone| zone.id.to_string()))
        .attr("aria-label", name)
        .attr("aria-current", selected)
        .attr("data-related", move || related().map(|relation| relation.as_str()))
        .on(ev::keydown, keys)
        .child((
            svg::path().class("county-map__ground").attr("d", path.clone()),
            svg::path()
                .class("county-map__pattern")
                .attr("d", path)
                .attr("fill", hatch_fill(explorer, index)),
            svg::path().class("county-map__aim").attr("d", aim),
        ))
        .into_any()
}

/// A division of the inset on the main map: drawn and touchable, but not a second stop for
/// the keyboard or a screen reader.
fn twin(explorer: Explorer, index: DivisionIndex, division: &'static Division) -> AnyView {
    let plan = explorer.plan;
    let path = plan.map.path(usize::from(index));
    let zone = plan.zone_of(index).map(|zone| zone.id.to_string());
    let related = move || {
        explorer.related.with(|related| related.get(usize::from(index)).copied().flatten())
    };
    let selected = move || {
        explorer.selection.with(|s| *s == Selection::Division(index)).then_some("")
    };
    svg::g()
        .class("county-map__division county-map__division--twin")
        .attr("aria-hidden", "true")
        .attr("data-zone", zone)
        .attr("data-selected", selected)
        .attr("data-related", move || related().map(|relation| relation.as_str()))
        .attr("data-twin", division.adcode.to_string())
        .child((
            svg::path().class("county-map__ground").attr("d", path.clone()),
            svg::path()
                .class("county-map__pattern")
                .attr("d", path)
                .attr("fill", hatch_fill(explorer, index)),
        ))
        .into_any()
}

/// The border of the selected division, on top of all others.
fn selected_outline(explorer: Explorer) -> AnyView {
    let path = move || match explorer.selection.get() {
        Selection::Division(index) => explorer.plan.map.path(usize::from(index)),
        Selection::Zone(id) => explorer.plan.zone(id.as_str()).map_or(String::new(), |zone| {
            let members: Vec<usize> = zone.members.iter().map(|m| usize::from(*m)).collect();
            explorer.plan.map.outline_of(&members)
        }),
        _ => String::new(),
    };
    svg::path().class("county-map__selected").attr("aria-hidden", "true").attr("d", path).into_any()
}

/// A division's name, the same size on the screen at every magnification.
fn label(
    explorer: Explorer,
    index: DivisionIndex,
    division: &'static Division,
    in_inset: bool,
) -> AnyView {
    let [x, y] = explorer.plan.map.label_points.get(usize::from(index)).copied().unwrap_or_default();
    let transform = move || {
        let scale = explorer.viewport.with(crate::viewport::Viewport::scale);
        format!("translate({x} {y})scale({})", decimal(1.0 / scale))
    };
    let class = if in_inset {
        "county-map__label county-map__label--inset"
    } else {
        "county-map__label"
    };
    svg::text().class(class).attr("transform", transform).child(division.name.as_str()).into_any()
}

/// The enlarged part of the map in its frame.
fn inset_view(explorer: Explorer, inset: &'static Inset, frame: Frame) -> AnyView {
    let plan = explorer.plan;
    let [left, top, width, height] = frame.rect;
    let divisions = || {
        inset
            .divisions
            .iter()
            .filter_map(|index| plan.divisions.get(usize::from(*index)).map(|d| (*index, d)))
    };
    let shapes = divisions().map(|(index, d)| shape(explorer, index, d)).collect_view();
    let members: Vec<usize> = inset.divisions.iter().map(|m| usize::from(*m)).collect();
    let labels = divisions()
        .map(|(index, division)| {
            let at = plan.map.label_points.get(usize::from(index)).copied().unwrap_or_default();
            let [x, y] = [0, 1].map(|i| f64::from(at[i]) * frame.scale + frame.offset[i]);
            svg::text()
                .class("county-map__label")
                .attr("transform", format!("translate({} {})", decimal(x), decimal(y)))
                .child(division.name.as_str())
        })
        .collect_view();
    let [dx, dy] = frame.offset;
    let selected = move || match explorer.selection.get() {
        Selection::Division(index) if inset.divisions.contains(&index) => {
            plan.map.path(usize::from(index))
        }
        _ => String::new(),
    };
    view! {
        <g class="county-map__inset">
            <rect class="county-map__frame" x=decimal(left) y=decimal(top) width=decimal(width) height=decimal(height) rx="24"/>
            <text class="county-map__inset-title" x=decimal(left + 60.0) y=decimal(top + 130.0) aria-hidden="true">
                {inset.title.as_str()}
            </text>
            <g transform=format!("translate({} {})scale({})", decimal(dx), decimal(dy), decimal(frame.scale))>
                {shapes}
                <path class="county-map__borders" d=plan.map.outline_of(&members) aria-hidden="true"/>
                {svg::path().class("county-map__selected").attr("aria-hidden", "true").attr("d", selected)}
            </g>
            <g class="county-map__labels" aria-hidden="true">{labels}</g>
        </g>
    }
    .into_any()
}

/// Words that explain the map's keys.
pub(super) fn help(explorer: Explorer) -> &'static str {
    explorer.msg(Msg::MapHelp)
}
