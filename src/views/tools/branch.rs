//! A branch of the tree on paper: the selected node and what lies directly below it.

use leptos::prelude::*;

use super::Tools;
use crate::browser;
use crate::markup::Html;
use crate::messages::Msg;
use crate::views::element::element;
use crate::views::state::Explorer;

/// The button below the tree.
pub(in crate::views) fn branch_button(explorer: Explorer) -> AnyView {
    element("button")
        .fixed("class", "tool tool--branch")
        .fixed("type", "button")
        .fixed("value", "branch")
        .fixed("data-print-branch", "")
        .printed(|html| _ = html.text(explorer.msg(Msg::PrintBranch)))
}

impl Tools {
    /// Prints the branch of the selected node; the first two levels if the tree has none.
    pub(super) fn print_branch(&self) {
        let explorer = self.explorer;
        let selected = explorer.selected_node();
        let mut html = Html::new();
        explorer.with_tree(|outline, _| {
            let mut line = |tag, node| {
                let label = outline.key(node).map(|key| explorer.plan.node_label(key));
                html.leaf(tag, &[], &label.unwrap_or_default());
            };
            if let Some(top) = selected.and_then(|key| outline.find(&key)) {
                line("h1", top);
                outline.children(top).for_each(|node| line("p", node));
                return;
            }
            for root in outline.roots() {
                line("h2", root);
                outline.children(root).for_each(|node| line("p", node));
            }
        });
        browser::fill(".print-branch", html.as_str());
        browser::set("html", "data-branch", Some(""));
        self.print();
    }

    /// Takes the branch away again after it has been printed.
    pub(super) fn end_branch(&self) {
        browser::fill(".print-branch", "");
        browser::set("html", "data-branch", None);
    }
}
