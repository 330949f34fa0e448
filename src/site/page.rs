//! One printed page: head and body.

use super::build::Settings;
use super::json_ld::structured;
use super::minify_html::minify_html;
use super::share_images::{CARD, card_of};
use super::style::Palette;
use crate::client_index::ClientIndex;
use crate::markup::escape;
use crate::model::host::Host;
use crate::model::plan::Plan;
use crate::pages::not_found_also;
use crate::pages::shell::print_body;
use crate::route::Route;

/// The files that every page needs, relative to the site's root.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The script that runs before anything is painted.
    pub early: String,
    /// The boot script.
    pub boot: String,
    /// The glue between browser and WebAssembly.
    pub js: String,
    /// The WebAssembly.
    pub wasm: String,
    /// The style sheet.
    pub css: String,
    /// The packed index.
    pub index: String,
    /// The further lenses of the tree, packed.
    pub lenses: String,
    /// The colours that the page shares with what surrounds it.
    pub palette: Palette,
}

/// How many folders below the root a not-found page still finds the site's files.
const DEEPEST: usize = 4;

/// The same HTML with every address below `prefix` in an attribute that leads nowhere yet.
fn without_targets(html: &str, prefix: &str) -> String {
    let mut html = html.to_owned();
    for name in ["href", "action"] {
        html = html.replace(
            &format!(" {name}=\"{prefix}"),
            &format!(" data-{name}=\"./"),
        );
    }
    // Only what leads somewhere has a language there.
    html.replace(" hreflang=", " data-hreflang=")
}

/// Prints the pages of a plan.
#[derive(Debug, Clone)]
pub struct PageWriter {
    plan: &'static Plan,
    index: &'static ClientIndex,
    /// The files around the pages.
    assets: Assets,
    /// What links start with: `./` for links that work under any path, or an absolute path.
    public_url: String,
    /// The site's absolute address, if known, with a slash at its end.
    site_url: Option<String>,
    /// What the host says of itself.
    host: Host,
}

impl PageWriter {
    /// A writer for a plan, its index, the files around the pages, and where the site will lie.
    pub fn new(
        plan: &'static Plan,
        index: &'static ClientIndex,
        assets: Assets,
        settings: &Settings,
    ) -> Self {
        Self {
            plan,
            index,
            assets,
            public_url: settings.public_url.clone(),
            site_url: settings.site_url.clone(),
            host: settings.host.clone(),
        }
    }

    /// The way from a page to the root of its edition.
    ///
    /// The not-found page is served at any depth; most wrong addresses are of the form
    /// `/article/99/`, and the path of a host's root swallows what is too much.
    fn prefix(&self, route: &Route) -> String {
        if self.public_url != "./" {
            return format!("{}{}", self.public_url, self.plan.language.folder());
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
        // The head stays as it is: not everybody who reads one reads HTML.
        let body = print_body(self.plan, self.index, route, &prefix, &self.host);
        let language = &self.plan.language;
        let body = match self.is_lost(route) {
            true => minify_html(&without_targets(&body, &prefix)),
            false => minify_html(&body),
        };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{tag}\" data-prefix=\"{way}\"{reviewed}>\n<head>\n{head}</head>\n<body>{body}</body>\n</html>\n",
            tag = escape(&language.tag),
            way = escape(&prefix),
            reviewed = if self.host.reviewer.is_empty() {
                ""
            } else {
                " data-reviewed"
            },
            head = match self.is_lost(route) {
                true => self.head_of_lost(),
                false => self.head(route, &escape(&language.site_root(&prefix))),
            },
        )
    }

    /// Whether a page does not know where it is shown: the not-found page of a site that works under
    /// any path.
    fn is_lost(&self, route: &Route) -> bool {
        *route == Route::NotFound && self.public_url == "./"
    }

    /// The head of a page that does not know where it is shown. The first of the scripts that is
    /// there knows: it adds style sheet and boot script, and gives the links their targets. Where none
    /// is, the page is text without links.
    fn head_of_lost(&self) -> String {
        let meta = Route::NotFound.page_meta(self.plan);
        let Assets {
            early, css, boot, ..
        } = &self.assets;
        let mut head = format!(
            "<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
             <title>{}</title>\n\
             <meta name=\"description\" content=\"{}\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <meta name=\"yantu-lost\" content=\"{boot}\" data-css=\"{css}\">\n",
            escape(&meta.title),
            escape(&meta.description),
        );
        for depth in 0..=DEEPEST {
            let prefix = match depth {
                0 => "./".to_owned(),
                depth => "../".repeat(depth),
            };
            head.push_str(&format!("<script src=\"{prefix}{early}\"></script>\n"));
        }
        head
    }

    /// What the not-found page says in the language of another plan.
    pub(super) fn not_found_in(&self, plan: &Plan) -> String {
        let prefix = self.prefix(&Route::NotFound);
        let root = self.plan.language.site_root(&prefix);
        let html = not_found_also(plan, &plan.language.address(&root, "")).into_string();
        match self.is_lost(&Route::NotFound) {
            true => without_targets(&html, &prefix),
            false => html,
        }
    }

    /// The head of a page from which `prefix` leads to the site's root.
    fn head(&self, route: &Route, prefix: &str) -> String {
        let meta = route.page_meta(self.plan);
        // An article need not have a sentence that could describe it.
        let description = match meta.description.trim() {
            "" => &meta.title,
            _ => &meta.description,
        };
        let (title, description) = (escape(&meta.title), escape(description));
        let Assets {
            early,
            js,
            wasm,
            css,
            index,
            lenses,
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
        head.push_str(&format!(
            "<script src=\"{prefix}{early}\"></script>\n\
             <link rel=\"stylesheet\" href=\"{prefix}{css}\">\n",
        ));
        if *route != Route::NotFound {
            // What is seen comes first: the largest file makes way for style and shapes.
            head.push_str(&format!(
                "<link rel=\"modulepreload\" href=\"{prefix}{js}\">\n\
                 <link rel=\"preload\" as=\"fetch\" crossorigin href=\"{prefix}{index}\">\n\
                 <link rel=\"preload\" as=\"fetch\" fetchpriority=\"low\" type=\"application/wasm\" crossorigin href=\"{prefix}{wasm}\">\n"
            ));
        }
        // What these are about stands in the further lenses alone; the boot script asks by this.
        if matches!(route, Route::Zone(_) | Route::Strategy(_) | Route::Topic(_)) {
            head.push_str(&format!(
                "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{prefix}{lenses}\">\n"
            ));
        }
        head.push_str(&format!(
            "<script type=\"module\" src=\"{prefix}{boot}\"></script>\n"
        ));
        if *route != Route::NotFound {
            head.push_str(&self.share_tags(route, &meta.title, &title, &description));
        }
        if *route == Route::NotFound {
            head.push_str("<meta name=\"robots\" content=\"noindex\">\n");
        }
        head
    }

    /// What messengers and search engines read: the page's name and words, its picture, what it is
    /// in the vocabulary of schema.org. They want whole addresses, so that without the site's own
    /// there is neither address nor picture.
    fn share_tags(&self, route: &Route, name: &str, title: &str, description: &str) -> String {
        let (plan, language) = (self.plan, &self.plan.language);
        let site = self.site_url.as_deref();
        let kind = match route {
            Route::Part(_) | Route::Article(_) => "article",
            _ => "website",
        };
        let image = site.filter(|_| plan.pictures);
        let card = image.map_or("summary", |_| "summary_large_image");
        let mut tags = format!(
            "<meta property=\"og:title\" content=\"{title}\">\n\
             <meta property=\"og:description\" content=\"{description}\">\n\
             <meta property=\"og:type\" content=\"{kind}\">\n\
             <meta name=\"twitter:card\" content=\"{card}\">\n"
        );
        if !language.locale.is_empty() {
            let locale = escape(&language.locale);
            tags.push_str(&format!(
                "<meta property=\"og:locale\" content=\"{locale}\">\n"
            ));
        }
        if let Some(site) = site {
            let address = escape(&language.address(site, route));
            tags.push_str(&self.other_languages(site, route));
            tags.push_str(&format!(
                "<link rel=\"canonical\" href=\"{address}\">\n\
                 <meta property=\"og:url\" content=\"{address}\">\n"
            ));
        }
        if let Some(site) = image {
            let [width, height] = CARD;
            let image = escape(&language.address(site, card_of(plan, route)));
            tags.push_str(&format!(
                "<meta property=\"og:image\" content=\"{image}\">\n\
                 <meta property=\"og:image:width\" content=\"{width}\">\n\
                 <meta property=\"og:image:height\" content=\"{height}\">\n"
            ));
        }
        let root = match site {
            Some(site) => language.address(site, ""),
            None => self.prefix(route),
        };
        let data = structured(plan, route, name, &root, site.is_some());
        tags.push_str(&format!(
            "<script type=\"application/ld+json\">{data}</script>\n"
        ));
        tags
    }

    /// Where the same page is in every language, for search engines; the first is for everybody
    /// else.
    fn other_languages(&self, site: &str, route: &Route) -> String {
        let languages = &self.plan.languages;
        let first = languages.first().filter(|_| languages.len() > 1);
        let Some(first) = first else {
            return String::new();
        };
        let all = languages
            .iter()
            .map(|language| (language.tag.as_str(), language));
        all.chain([("x-default", first)])
            .map(|(tag, language)| {
                format!(
                    "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n",
                    escape(tag),
                    escape(&language.address(site, route))
                )
            })
            .collect()
    }
}
