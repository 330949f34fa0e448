//! What search engines look for first: `robots.txt` and the list of all pages.

use super::build::Settings;
use crate::markup::escape;
use crate::model::plan::Plan;
use crate::route::Route;

/// What robots may read, and where the list of all pages lies.
pub(super) fn robots(settings: &Settings) -> String {
    let sitemap = settings.site_url.as_ref().map_or(String::new(), |site| {
        format!("Sitemap: {site}sitemap.xml\n")
    });
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// Every page in every language, each with where it is in the others.
pub(super) fn sitemap(plan: &Plan, site: &str) -> String {
    let languages = &plan.languages;
    let mut urls = String::new();
    let routes = Route::all(plan).into_iter();
    for route in routes.filter(|route| *route != Route::NotFound) {
        let others: String = languages
            .iter()
            .filter(|_| languages.len() > 1)
            .map(|language| {
                format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    escape(&language.tag),
                    escape(&language.address(site, &route))
                )
            })
            .collect();
        for language in languages {
            let address = escape(&language.address(site, &route));
            urls.push_str(&format!("<url><loc>{address}</loc>{others}</url>\n"));
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{urls}</urlset>\n"
    )
}
