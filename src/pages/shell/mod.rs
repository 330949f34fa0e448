//! The whole body of a printed page: switches, masthead, the live roots, the detail, footer, tab bar.
//! It is printed by the generator alone; the browser hydrates only what is inside the roots.
#![expect(
    unreachable_pub,
    reason = "the component macro wants `pub` on components of private modules"
)]

mod footer;
mod masthead;
mod prefs;
mod root;
mod tab_bar;

use leptos::prelude::*;

use crate::app::{AppState, CountyMap, StrategyTree, stage_view};
use crate::client_index::ClientIndex;
use crate::markup::Html;
use crate::model::host::Host;
use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::route::{Location, Route};
use footer::Footer;
use masthead::Masthead;
use prefs::Prefs;
use root::Root;
use tab_bar::TabBar;

pub use footer::{BEFORE_MAP, BEFORE_REVIEW, SettingSlot};
pub use masthead::MARK;

/// What the parts of a printed page read.
#[derive(Clone, Copy)]
struct Page {
    plan: &'static Plan,
    /// The state that the roots are printed with.
    state: AppState,
}

impl Page {
    fn msg(&self, key: Msg) -> &'static str {
        self.plan.messages.get(key)
    }

    fn route(&self) -> Route {
        self.state.page.get_untracked()
    }

    fn href(&self, route: &Route) -> String {
        self.state.href_to(route.clone())
    }

    /// The value of `aria-current` of a link to a page.
    fn current(&self, route: &Route) -> Option<&'static str> {
        (self.route() == *route).then_some("page")
    }
}

/// Prints the body of a page, its links starting with `prefix`.
pub fn print_body(
    plan: &'static Plan,
    index: &'static ClientIndex,
    route: &Route,
    prefix: &str,
    host: &Host,
) -> String {
    let (location, prefix, host) = (
        Location::page(route.clone()),
        prefix.to_owned(),
        host.clone(),
    );
    Owner::new_root(None).with(move || {
        let detail = super::print(plan, &prefix, &location.route);
        let state = AppState::new(index, location, prefix);
        let page = Page { plan, state };
        let body = view! { <Body page detail host/> }.to_html();
        // Markers are needed inside the roots alone, where they are comments.
        body.replace("<!>", "")
    })
}

#[component]
fn Body(page: Page, detail: Html, host: Host) -> impl IntoView {
    view! {
        <a class="skip-link" href="#main">{page.msg(Msg::SkipToText)}</a>
        <Prefs page/>
        <Masthead page/>
        <Stage page detail/>
        // What only paper shows: a branch of the tree, the address, and its picture.
        <div class="print-foot">
            <div class="print-branch"></div>
            <div class="print-qr"></div>
            <p class="print-address"></p>
        </div>
        <Footer page host/>
        <TabBar page/>
        <div id="announcer" class="visually-hidden" role="status" aria-live="polite"></div>
        <div id="notice" class="notice" role="status"></div>
        <MapShapes page/>
    }
}

/// Tree, map and detail.
#[component]
fn Stage(page: Page, detail: Html) -> impl IntoView {
    let Page { plan, state } = page;
    let route = page.route();
    let map_title = plan
        .messages
        .fill(Msg::MapTitle, &[("city", &plan.meta.city_full)]);
    let tree = Root::print(move || view! { <StrategyTree state/> });
    let map = Root::print(move || view! { <CountyMap state/> });
    view! {
        <div
            id="stage"
            class="stage"
            data-view=stage_view(&route)
            data-map-last=route.has_map_last().then_some("")
            data-everywhere=state.is_everywhere().then_some("")
            data-panel="detail"
        >
            <section
                id="tree"
                class="stage__tree"
                aria-label=page.msg(Msg::TreeTitle)
                data-elements=tree.elements
                inner_html=tree.html
            ></section>
            <section
                id="map"
                class="stage__map"
                aria-label=map_title
                data-elements=map.elements
                inner_html=map.html
            ></section>
            // Moves the sheet of words over the map on a phone; `site/theme-init.js` listens to it.
            <button class="stage__grip" aria-label=page.msg(Msg::StageGrip)></button>
            <main id="main" class="stage__detail" tabindex="-1" inner_html=detail.into_string()></main>
        </div>
    }
}

/// The shapes of the map, where there is no file beside the page that has them.
#[component]
fn MapShapes(page: Page) -> impl IntoView {
    page.state.index.shapes.is_empty().then(|| {
        let mut shapes = Html::new();
        super::map_files::shapes(&mut shapes, page.plan);
        view! {
            <svg class="visually-hidden" aria-hidden="true" inner_html=shapes.into_string()></svg>
        }
    })
}
