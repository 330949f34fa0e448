//! An HTML writer that escapes all text and attributes.

mod decimal;

pub use decimal::decimal;

/// A piece of HTML. Only [`Html`] itself writes tags, so text and attributes cannot inject markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

/// Attributes by name and value.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Html {
    /// An empty piece.
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// Wraps HTML that another program has written in the same way.
    pub const fn printed(html: String) -> Self {
        Self(html)
    }

    /// The HTML as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML as text.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Appends text, escaped.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape_into(&mut self.0, text);
        self
    }

    /// Opens an element. Attributes with an empty name are left out.
    pub fn open(&mut self, tag: &str, attributes: Attributes) -> &mut Self {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            if name.is_empty() {
                continue;
            }
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape_into(&mut self.0, value);
            self.0.push('"');
        }
        self.0.push('>');
        self
    }

    /// Closes an element.
    pub fn close(&mut self, tag: &str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
        self
    }

    /// Appends an element that holds only text.
    pub fn leaf(&mut self, tag: &str, attributes: Attributes, text: &str) -> &mut Self {
        self.open(tag, attributes).text(text).close(tag)
    }
}

/// Writes text with the five special characters of HTML replaced.
fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// Returns text with the five special characters of HTML replaced, for content and quoted
/// attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nested_elements_are_written() {
        let mut html = Html::new();
        html.open("p", &[("class", "a\"b"), ("", "x")])
            .leaf("b", &[], "1<2")
            .close("p");
        assert_eq!(html.as_str(), "<p class=\"a&quot;b\"><b>1&lt;2</b></p>");
    }

    proptest! {
        #[test]
        fn escaped_text_cannot_inject_markup(text in "\\PC{0,40}") {
            let out = escape(&text);
            prop_assert!(!out.contains(['<', '>', '"', '\'']));
        }
    }
}
