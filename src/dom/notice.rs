//! A short message in the place of a page.

use web_sys::Element;

use super::document::document;

/// What `main` shows where there is no page to show.
pub struct Notice<'a> {
    /// The value of `data-detail`; empty for none.
    pub detail: &'a str,
    /// The heading.
    pub heading: &'a str,
    /// The message.
    pub message: &'a str,
    /// The words of a link that loads the page again; empty for none.
    pub reload: &'a str,
}

impl Notice<'_> {
    /// Shows the notice in `main`.
    pub fn show(&self) {
        _ = self.try_show();
    }

    fn try_show(&self) -> Option<()> {
        let main = document()?.get_element_by_id("main")?;
        main.set_text_content(None);
        let article = append(&main, "article", "detail", "")?;
        if !self.detail.is_empty() {
            _ = article.set_attribute("data-detail", self.detail);
        }
        append(&article, "h1", "detail__title", self.heading)?;
        append(&article, "p", "detail__lead", self.message)?;
        if !self.reload.is_empty() {
            let place = append(&article, "p", "", "")?;
            let link = append(&place, "a", "", self.reload)?;
            _ = link.set_attribute("href", "");
            _ = link.set_attribute("target", "_self");
        }
        Some(())
    }
}

/// Appends an element with words; an empty class is left out.
fn append(parent: &Element, tag: &str, class: &str, words: &str) -> Option<Element> {
    let element = document()?.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !words.is_empty() {
        element.set_text_content(Some(words));
    }
    parent.append_child(&element).ok()?;
    Some(element)
}
