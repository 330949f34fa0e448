//! Elements that are all of one Rust type.
//!
//! Leptos compiles its machinery anew for every type of element, attribute, event and child. So
//! every element of the views is an [`Element`]: attributes are written by name, events are heard
//! as [`Event`], every live value is an `Option<String>`, and children are erased exactly once.
//! Then Leptos is compiled once, and a further element costs the WebAssembly its own data only.
//! What never changes is printed by the builder alone; the browser finds it on the page and
//! leaves it there.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::ev::{self, Event};
use leptos::html::{Custom, HtmlElement, custom, inner_html};
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;

use crate::markup::Html;

/// An element that waits for its attributes and its content.
pub(super) struct Element(HtmlElement<Custom<&'static str>, Vec<AnyAttribute>, ()>);

/// An element without attributes and content.
pub(super) fn element(tag: &'static str) -> Element {
    Element(custom(tag).add_any_attr(Vec::<AnyAttribute>::new()))
}

/// Does something now and whenever the state that it reads changes.
pub(super) fn follow(act: impl Fn() + 'static) {
    follow_boxed(Box::new(act));
}

#[inline(never)]
fn follow_boxed(act: Box<dyn Fn()>) {
    Effect::new(move |_: Option<()>| act());
}

/// Views one after another.
pub(super) fn list(views: Vec<AnyView>) -> AnyView {
    StaticVec::from(views).into_any()
}

impl Element {
    /// An attribute that only the builder writes. For elements that are on the printed page, not
    /// for those that the browser adds.
    pub(super) fn fixed(self, name: &'static str, value: &'static str) -> Self {
        self.fixed_by(name, || value.to_owned())
    }

    /// An attribute that only the builder computes and writes; see [`Element::fixed`].
    pub(super) fn fixed_by(self, name: &'static str, value: impl FnOnce() -> String) -> Self {
        if cfg!(feature = "site") {
            self.written(name, value())
        } else {
            self
        }
    }

    /// The same, left out for `None`.
    pub(super) fn fixed_if(
        self,
        name: &'static str,
        value: impl FnOnce() -> Option<String>,
    ) -> Self {
        if !cfg!(feature = "site") {
            return self;
        }
        match value() {
            Some(value) => self.written(name, value),
            None => self,
        }
    }

    /// An attribute that the browser writes as well.
    #[inline(never)]
    pub(super) fn written(self, name: &'static str, value: String) -> Self {
        Self(self.0.attr(name, value))
    }

    /// An attribute that follows the state; `None` leaves it out.
    pub(super) fn live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.live_boxed(name, Box::new(value))
    }

    #[inline(never)]
    fn live_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String> + Send>) -> Self {
        Self(self.0.attr(name, value))
    }

    /// Hears an event.
    pub(super) fn heard(self, name: &'static str, hear: impl Fn(&Event) + 'static) -> Self {
        self.heard_boxed(name, Box::new(hear))
    }

    #[inline(never)]
    fn heard_boxed(self, name: &'static str, hear: Box<dyn Fn(&Event)>) -> Self {
        let event = ev::Custom::<Event>::new(name);
        Self(
            self.0
                .add_any_attr(ev::on(event, move |event: Event| hear(&event))),
        )
    }

    /// Content that only the builder prints; see [`Element::fixed`].
    pub(super) fn printed(self, print: impl FnOnce(&mut Html)) -> AnyView {
        if cfg!(feature = "site") {
            self.filled(print)
        } else {
            self.empty()
        }
    }

    /// Content that the browser writes as well.
    pub(super) fn filled(self, print: impl FnOnce(&mut Html)) -> AnyView {
        let mut html = Html::new();
        print(&mut html);
        self.filled_with(html.into_string())
    }

    #[inline(never)]
    fn filled_with(self, html: String) -> AnyView {
        self.0.add_any_attr(inner_html(html)).into_any()
    }

    /// Content that follows the state. Hydrating takes the content that is on the page for the
    /// first one, whatever it is.
    pub(super) fn content(self, html: impl Fn() -> Html + Send + 'static) -> AnyView {
        self.content_boxed(Box::new(html))
    }

    #[inline(never)]
    fn content_boxed(self, html: Box<dyn Fn() -> Html + Send>) -> AnyView {
        self.0
            .add_any_attr(inner_html(move || html().into_string()))
            .into_any()
    }

    /// Other views as content.
    #[inline(never)]
    pub(super) fn around(self, views: Vec<AnyView>) -> AnyView {
        self.0.child(StaticVec::from(views)).into_any()
    }

    /// No content of ours: what is on the page inside the element stays as it is.
    #[inline(never)]
    pub(super) fn empty(self) -> AnyView {
        self.0.into_any()
    }
}
