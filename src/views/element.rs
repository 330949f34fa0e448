//! Elements that are all of one Rust type.
//!
//! Leptos compiles its machinery anew for every type of element, attribute, event and child. So
//! the views build all elements with [`element`], write attributes by name, hear events as
//! [`ev::Event`] and let every live value be an `Option<String>`: then Leptos is compiled once,
//! and a further element costs the WebAssembly its own data only. What never changes is printed
//! by the builder alone; the browser finds it on the page and leaves it there.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::ev;
use leptos::html::{Custom, HtmlElement, custom, inner_html};
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;

use crate::markup::Html;

/// An element without children.
pub(super) type Element = HtmlElement<Custom<&'static str>, Vec<AnyAttribute>, ()>;

/// An element without attributes and children.
pub(super) fn element(tag: &'static str) -> Element {
    custom(tag).add_any_attr(Vec::<AnyAttribute>::new())
}

/// Views one after another.
pub(super) fn list(views: impl IntoIterator<Item = AnyView>) -> AnyView {
    StaticVec::from(views.into_iter().collect::<Vec<_>>()).into_any()
}

/// What an element is made of, besides `attr` and `child` of Leptos.
pub(super) trait Parts: Sized {
    /// An attribute that only the builder writes. For elements that are on the printed page, not
    /// for those that the browser adds.
    fn fixed(self, name: &'static str, value: &'static str) -> Self {
        self.fixed_by(name, || value.to_owned())
    }

    /// An attribute that only the builder computes and writes; see [`Parts::fixed`].
    fn fixed_by(self, name: &'static str, value: impl FnOnce() -> String) -> Self;

    /// An attribute that follows the state; `None` leaves it out.
    fn live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self;

    /// Hears an event.
    fn heard(self, name: &'static str, hear: impl Fn(&ev::Event) + 'static) -> Self;

    /// Content that follows the state.
    fn content(self, html: impl Fn() -> Html + Send + 'static) -> Self;

    /// Content that only the builder prints; see [`Parts::fixed`].
    fn printed(self, content: impl FnOnce(&mut Html)) -> Self;
}

impl Parts for Element {
    fn fixed_by(self, name: &'static str, value: impl FnOnce() -> String) -> Self {
        if cfg!(feature = "ssr") {
            self.attr(name, value())
        } else {
            self
        }
    }

    fn live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.attr(name, value)
    }

    fn heard(self, name: &'static str, hear: impl Fn(&ev::Event) + 'static) -> Self {
        self.add_any_attr(ev::on(
            ev::Custom::<ev::Event>::new(name),
            move |event: ev::Event| hear(&event),
        ))
    }

    fn content(self, html: impl Fn() -> Html + Send + 'static) -> Self {
        self.add_any_attr(inner_html(move || html().into_string()))
    }

    fn printed(self, content: impl FnOnce(&mut Html)) -> Self {
        let mut html = Html::new();
        if cfg!(feature = "ssr") {
            content(&mut html);
        }
        // Hydrating leaves the content as it is, whatever it is.
        self.add_any_attr(inner_html(html.into_string()))
    }
}
