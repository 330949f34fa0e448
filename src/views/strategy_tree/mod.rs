//! The strategy tree: one accessible tree, tidy where there is room, an outline on a phone.

mod keys;
mod row;
mod rows;

use std::mem;

use leptos::prelude::*;

use super::element::{element, follow};
use super::state::Explorer;
use super::tools::tree_tools;
use crate::dom;
use crate::markup::{Html, decimal};
use crate::model::messages::Msg;
use crate::route::Lens;
use rows::{connectors, drawing_size};

pub(super) use row::Look;
pub(super) use rows::{Layout, layout_of};

/// The tree with its connectors.
pub(super) fn strategy_tree(explorer: Explorer) -> AnyView {
    let title = || explorer.msg(Msg::TreeTitle).to_owned();
    let shown = looks(explorer);
    // The browser has the rows of the printed page, and keeps them itself from now on: an effect for
    // each of their attributes would cost a phone several times what there is to do.
    let printed = shown.clone();
    explorer.keep_looks(shown);
    follow(move || {
        paint(explorer);
        if explorer.layout.with_untracked(Layout::is_long) {
            dom::after_painting(move || look_at_long(explorer));
        }
    });
    let tree = element("div")
        .fixed("class", "tree")
        .fixed("role", "tree")
        .fixed_by("aria-label", title)
        .heard("keydown", move |event| keys::press_key(explorer, event))
        .heard("click", move |event| {
            if let Some(id) = dom::row_of(event, "button.tree__fold", "data-node") {
                fold(explorer, &id);
            }
        })
        .printed(|html| {
            explorer.layout.with(|layout| print_lines(html, layout));
            for look in printed {
                look.print(html, explorer);
            }
        });
    element("section")
        .fixed("id", "tree")
        .fixed("class", "stage__tree")
        .fixed_by("aria-label", title)
        .around(vec![lens_switch(explorer), tree, tree_tools(explorer)])
}

/// What every row shows now.
fn looks(explorer: Explorer) -> Vec<Look> {
    let is_alive = explorer.alive.get();
    let lens = explorer.shown_lens();
    let selected = explorer.selected_node();
    let focus = explorer.tree_focus.get();
    explorer.layout.with(|layout| {
        let stop = layout.tab_stop(explorer, focus.as_ref());
        // A printed page has them all.
        let rows = if is_alive {
            explorer.with_tree(|outline, _| layout.shown(outline, stop))
        } else {
            layout.rows.clone()
        };
        let rows = rows.into_iter().filter_map(|row| {
            let key = explorer.node(row.node)?;
            Some(Look {
                lens,
                row,
                is_selected: selected.as_ref() == Some(&key),
                concerned: row::concerned(explorer, &key),
                is_stop: stop == Some(row.node),
                is_alive,
            })
        });
        rows.collect()
    })
}

/// Sees that the rows of a long tree that are on the page are those near the screen.
fn look_at_long(explorer: Explorer) {
    let window = explorer
        .layout
        .with_untracked(|layout| layout.window_onto(dom::seen_of(LINES)?));
    if let Some(window) = window {
        explorer.layout.update(|layout| layout.look_through(window));
    }
}

/// From now on a long tree follows whatever moves it.
pub fn follow_scrolling(explorer: Explorer) {
    dom::on_scroll(move || {
        if explorer.layout.with_untracked(Layout::is_long) {
            look_at_long(explorer);
        }
    });
}

/// Makes the rows on the page show what they are to show now. Work and changes are those of the rows
/// that differ.
fn paint(explorer: Explorer) {
    let new = looks(explorer);
    let old = explorer.keep_looks(new.clone());
    if old == new {
        return;
    }
    let Some(mut rows) = dom::Rows::of(TREE, 1) else {
        return;
    };
    let has_moved = !old
        .iter()
        .map(|look| look.row)
        .eq(new.iter().map(|look| look.row));
    let mut old = old.iter().peekable();
    // Of rows that come one after the other.
    let mut fresh = Html::new();
    for look in &new {
        while old.next_if(|old| old.order() < look.order()).is_some() {
            rows.remove();
        }
        match old.next_if(|old| old.order() == look.order()) {
            None => look.print(&mut fresh, explorer),
            Some(before) => {
                rows.insert(&mem::take(&mut fresh).into_string());
                if before != look {
                    look.show(before, &rows, explorer);
                }
                rows.step();
            }
        }
    }
    for _ in old {
        rows.remove();
    }
    rows.insert(fresh.as_str());
    if has_moved {
        paint_lines(explorer);
    }
}

/// Draws the lines between the rows anew.
fn paint_lines(explorer: Explorer) {
    explorer.layout.with_untracked(|layout| {
        let long = layout.is_long().then_some("");
        dom::write_attribute(TREE, "data-virtual", long);
        for (name, value) in lines_box(layout) {
            dom::write_attribute(LINES, name, Some(&value));
        }
        let lines = connectors(layout);
        dom::write_attribute(&format!("{LINES} path"), "d", Some(&lines));
    });
}

/// Where the rows stand, and the lines between them before the first.
const TREE: &str = ".tree";
const LINES: &str = ".tree__connectors";

/// The size of the drawing of lines, as attributes.
fn lines_box(layout: &Layout) -> [(&'static str, String); 3] {
    let [width, height] = drawing_size(layout);
    let rem = |pixels: i32| format!("{}rem", decimal(f64::from(pixels) / 16.0));
    [
        ("viewBox", format!("0 0 {width} {height}")),
        ("width", rem(width)),
        ("height", rem(height)),
    ]
}

/// Prints the lines from parents to children.
fn print_lines(html: &mut Html, layout: &Layout) {
    let size = lines_box(layout);
    let size = size.iter().map(|(name, value)| (*name, value.as_str()));
    let mut attributes = vec![("class", "tree__connectors"), ("aria-hidden", "true")];
    attributes.extend(size);
    html.open("svg", &attributes)
        .leaf("path", &[("d", &connectors(layout))], "")
        .close("svg");
}

/// Folds or unfolds the node whose row says this.
fn fold(explorer: Explorer, id: &str) {
    let rows = explorer
        .layout
        .with_untracked(|layout| layout.nodes(explorer));
    let mut keys = rows.into_iter().map(|(_, key)| key);
    if let Some(key) = keys.find(|key| key.to_string() == id) {
        explorer.fold(|_, folds| folds.toggle(&key));
    }
}

/// Where the page itself has what is seen through a lens: the tree as it is printed, or a list on
/// the overview.
const fn list_of(lens: Lens) -> &'static str {
    match lens {
        Lens::Parts => "tree",
        Lens::Centres => "centres",
        Lens::Zones => "pattern",
        Lens::Programmes => "strategies",
        Lens::Topics => "topics",
    }
}

/// The ways to order the tree; those that the plan has nothing for are left out.
fn lens_switch(explorer: Explorer) -> AnyView {
    let index = explorer.index;
    let items = Lens::ALL
        .iter()
        .copied()
        .filter(|lens| index.has_lens(*lens))
        .map(|lens| {
            let on = move || explorer.query.with(|query| query.lens == lens);
            element("a")
                .fixed_by("href", || {
                    explorer.look(&format!("lens={}", lens.as_str()), list_of(lens))
                })
                .fixed_by("data-lens", || lens.as_str().to_owned())
                .live("aria-current", move || on().then(|| "true".to_owned()))
                .printed(|html| _ = html.text(explorer.msg(lens.message())))
        });
    element("nav")
        .fixed("class", "switch")
        .fixed_by("aria-label", || explorer.msg(Msg::LensTitle).to_owned())
        .around(items.collect())
}
