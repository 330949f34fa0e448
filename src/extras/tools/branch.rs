//! A branch of the tree on paper: the selected node and what lies directly below it.

use super::Tools;
use crate::dom;
use crate::markup::Html;

impl Tools {
    /// Prints the branch of the selected node; the first two levels if the tree has none.
    pub(super) fn print_branch(&self) {
        let here = self.location();
        let selected = here.node(|key| self.plan.has(key));
        let outline = self.plan.lens_outline(here.query.lens);
        let mut html = Html::new();
        let mut line = |tag, node| {
            let label = outline.key(node).map(|key| self.plan.node_label(key));
            html.leaf(tag, &[], &label.unwrap_or_default());
        };
        if let Some(top) = selected.and_then(|key| outline.find(&key)) {
            line("h1", top);
            outline.children(top).for_each(|node| line("p", node));
        } else {
            for root in outline.roots() {
                line("h2", root);
                outline.children(root).for_each(|node| line("p", node));
            }
        }
        dom::fill(".print-branch", html.as_str());
        dom::set("html", "data-branch", Some(""));
        self.print();
    }

    /// Takes the branch away again after it has been printed.
    pub(super) fn end_branch(&self) {
        dom::fill(".print-branch", "");
        dom::set("html", "data-branch", None);
    }
}
