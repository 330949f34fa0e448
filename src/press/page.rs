//! One printed page: head and body.

use leptos::prelude::{Owner, RenderHtml};

use super::early;
use super::style::Palette;
use crate::markup::escape;
use crate::plan::Plan;
use crate::route::{Location, Route};
use crate::views::{App, AppProps, Explorer};

/// The files that every page needs, relative to the site's root.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The boot script.
    pub boot: String,
    /// The glue between browser and WebAssembly.
    pub js: String,
    /// The WebAssembly.
    pub wasm: String,
    /// The style sheet.
    pub css: String,
    /// The colours that the page shares with what surrounds it.
    pub palette: Palette,
}

/// Prints the pages of a plan.
#[derive(Debug, Clone)]
pub struct PageWriter {
    /// The plan.
    pub plan: &'static Plan,
    /// The files around the pages.
    pub assets: Assets,
    /// What links start with: `./` for links that work under any path, or an absolute path.
    pub public_url: String,
    /// The site's absolute address, if known, with a slash at its end.
    pub site_url: Option<String>,
}

/// The content of a page's body, its links starting with `prefix`.
pub(super) fn print_body(plan: &'static Plan, route: &Route, prefix: &str) -> String {
    let (location, prefix) = (Location::page(route.clone()), prefix.to_owned());
    let body = Owner::new_root(None).with(move || {
        let explorer = Explorer::new(plan, location, prefix);
        App(AppProps { explorer }).to_html()
    });
    // An element made by its name is closed by Leptos in any case; this one has no end in HTML.
    body.replace("</input>", "")
}

impl PageWriter {
    /// The way from a page to the site's root.
    ///
    /// The not-found page is served at any depth; most wrong addresses are of the form
    /// `/article/99/`, and the path of a host's root swallows what is too much.
    fn prefix(&self, route: &Route) -> String {
        if self.public_url != "./" {
            return escape(&self.public_url);
        }
        match (route, route.depth()) {
            (Route::NotFound, _) => "../../".to_owned(),
            (_, 0) => "./".to_owned(),
            (_, depth) => "../".repeat(depth),
        }
    }

    /// The whole HTML of a page.
    pub fn page(&self, route: &Route) -> String {
        let prefix = self.prefix(route);
        let body = print_body(self.plan, route, &prefix);
        format!(
            "<!DOCTYPE html>\n<html lang=\"zh-Hans\" data-prefix=\"{prefix}\">\n<head>\n{head}</head>\n<body>{body}</body>\n</html>\n",
            head = self.head(route, &prefix),
        )
    }

    fn head(&self, route: &Route, prefix: &str) -> String {
        let meta = route.page_meta(self.plan);
        // An article need not have a sentence that could describe it.
        let description = match meta.description.trim() {
            "" => &meta.title,
            _ => &meta.description,
        };
        let (title, description) = (escape(&meta.title), escape(description));
        let Assets {
            js,
            wasm,
            css,
            boot,
            palette,
            ..
        } = &self.assets;
        let (light, dark) = (&palette.paper, &palette.dark_paper);
        let mut head = format!(
            "<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
             <title>{title}</title>\n\
             <meta name=\"description\" content=\"{description}\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"theme-color\" media=\"(prefers-color-scheme:light)\" content=\"{light}\">\n\
             <meta name=\"theme-color\" media=\"(prefers-color-scheme:dark)\" content=\"{dark}\">\n\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{prefix}icon.svg\">\n\
             <link rel=\"apple-touch-icon\" href=\"{prefix}icon-192.png\">\n\
             <link rel=\"manifest\" href=\"{prefix}manifest.webmanifest\">\n"
        );
        // A not-found page does not know how deep it is shown: one of these is right.
        let prefixes: Vec<&str> = match (route, self.public_url.as_str()) {
            (Route::NotFound, "./") => vec!["./", "../", "../../", "../../../", "../../../../"],
            _ => vec![prefix],
        };
        for prefix in prefixes {
            head.push_str(&format!(
                "<script src=\"{prefix}{early}\"></script>\n\
                 <link rel=\"stylesheet\" href=\"{prefix}{css}\">\n",
                early = early::file(),
            ));
            if *route != Route::NotFound {
                head.push_str(&format!(
                    "<link rel=\"modulepreload\" href=\"{prefix}{js}\">\n\
                     <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{prefix}{wasm}\">\n"
                ));
            }
            head.push_str(&format!(
                "<script type=\"module\" src=\"{prefix}{boot}\"></script>\n"
            ));
        }
        if let Some(site) = self
            .site_url
            .as_deref()
            .filter(|_| *route != Route::NotFound)
        {
            let address = escape(&format!("{site}{route}"));
            head.push_str(&format!(
                "<link rel=\"canonical\" href=\"{address}\">\n\
                 <meta property=\"og:title\" content=\"{title}\">\n\
                 <meta property=\"og:description\" content=\"{description}\">\n\
                 <meta property=\"og:url\" content=\"{address}\">\n\
                 <meta property=\"og:type\" content=\"website\">\n"
            ));
        }
        if *route == Route::NotFound {
            head.push_str("<meta name=\"robots\" content=\"noindex\">\n");
        }
        head
    }
}
