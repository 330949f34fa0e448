//! A live root as it is printed.

use leptos::prelude::*;

/// What a root holds until it is hydrated.
pub(super) struct Root {
    pub(super) html: String,
    /// How many elements that are; the browser hydrates no root that has another number.
    pub(super) elements: usize,
}

impl Root {
    /// Prints the view that the browser hydrates.
    pub(super) fn print<V: IntoView>(view: impl FnOnce() -> V) -> Self {
        // Leptos marks places by `<!>`, which HTML calls an incorrectly opened comment and which some
        // programs strip. A comment without words is the same node.
        let html = view().to_html().replace("<!>", "<!---->");
        let tags = html.match_indices('<');
        let is_start = |(at, _): &(usize, &str)| {
            let next = html.as_bytes().get(at + 1);
            next.is_some_and(u8::is_ascii_alphabetic)
        };
        let elements = tags.filter(is_start).count();
        Self { html, elements }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_comments_and_elements_are_counted() {
        let words = "a < b";
        let root = Root::print(move || view! { <p>{words}" "{words}</p><i></i> });
        assert_eq!(root.html, "<p>a &lt; b<!----> <!---->a &lt; b</p><i></i>");
        assert_eq!(root.elements, 2);
    }
}
