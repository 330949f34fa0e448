//! How the page looks: the switches of elder mode, theme and language. `site/theme-init.js` listens to the
//! first two, before the programs are there and where they never come.

use leptos::prelude::*;

use super::Page;
use crate::model::messages::Msg;
use crate::model::plan::Language;
use crate::route::Route;

/// The strip of switches.
#[component]
pub(super) fn Prefs(page: Page) -> impl IntoView {
    let themes = [
        ("auto", Msg::ThemeAuto),
        ("light", Msg::ThemeLight),
        ("dark", Msg::ThemeDark),
    ];
    let themes =
        themes.map(|(theme, words)| view! { <span data-when=theme>{page.msg(words)}</span> });
    view! {
        <section class="prefs" aria-label=page.msg(Msg::PrefsLabel)>
            <div class="prefs__switches">
                <button class="prefs__switch" data-elder-switch="" aria-pressed="false">
                    <span>{page.msg(Msg::PrefsElder)}</span>
                </button>
                <button class="prefs__switch" data-theme-switch="">
                    <span class="visually-hidden">{page.msg(Msg::PrefsTheme)}</span>
                    {themes.collect_view()}
                </button>
            </div>
            <Languages page/>
        </section>
    }
}

/// A link to the page in every language; nothing where there is only one.
#[component]
fn Languages(page: Page) -> impl IntoView {
    let plan = page.plan;
    let several = plan.languages.len() > 1;
    let links = plan.languages.iter().filter(|_| several).map(|language| {
        let is_here = *language == plan.language;
        view! {
            <a
                data-lang=language.tag.as_str()
                data-folder=language.folder()
                hreflang=language.tag.as_str()
                lang=language.tag.as_str()
                href=address(page, language)
                aria-current=is_here.then_some("true")
            >
                {language.name.as_str()}
            </a>
        }
    });
    view! {
        <nav class="languages" aria-label=page.msg(Msg::Languages)>{links.collect_view()}</nav>
    }
}

/// Where the page is in another language. The not-found page leads to the overview.
fn address(page: Page, language: &Language) -> String {
    let route = match page.route() {
        Route::NotFound => Route::Overview,
        route => route,
    };
    let own = &page.plan.language;
    let root = own.site_root(&page.href(&Route::Overview));
    language.address(&root, route)
}
