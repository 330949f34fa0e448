//! What a page is, in the vocabulary of schema.org, as a block of data that no browser runs.

use serde_json::{Value, json};

use crate::model::plan::Plan;
use crate::route::Route;

/// The data of a page called `title` as JSON-LD, safe inside a script element. Addresses start with
/// `root`, the root of the page's edition, which need not be absolute; a search is only offered where
/// it is.
pub(super) fn structured(
    plan: &Plan,
    route: &Route,
    title: &str,
    root: &str,
    absolute: bool,
) -> String {
    let what = thing(plan, route, title, root, absolute);
    let mut data = json!({ "@context": "https://schema.org" });
    match breadcrumbs(plan, route, root) {
        Some(way) => data["@graph"] = json!([what, way]),
        None => {
            if let (Some(data), Value::Object(fields)) = (data.as_object_mut(), what) {
                data.extend(fields);
            }
        }
    }
    // No word of it ends the element.
    data.to_string().replace('<', "\\u003c")
}

/// The thing that a page is about, or the page itself.
fn thing(plan: &Plan, route: &Route, title: &str, root: &str, absolute: bool) -> Value {
    let meta = &plan.meta;
    let heading = route.page_meta(plan).heading;
    let city = json!({ "@type": "City", "name": meta.city_full });
    // Every page has it: in full it stands on the page of the whole text alone.
    let whole = json!({ "@type": "CreativeWork", "name": meta.short_title });
    let mut thing = match route {
        Route::Overview => {
            let mut site = json!({ "@type": "WebSite", "name": title });
            if absolute {
                site["url"] = json!(root);
                site["potentialAction"] = json!({
                    "@type": "SearchAction",
                    "target": format!("{root}{}?q={{words}}", Route::Search),
                    "query-input": "required name=words",
                });
            }
            site
        }
        Route::County(adcode) => json!({
            "@type": "AdministrativeArea",
            "name": heading,
            "identifier": adcode.to_string(),
            "containedInPlace": city,
        }),
        Route::CountyTopic(adcode, _) => json!({
            "@type": "WebPage",
            "name": heading,
            "about": { "@type": "AdministrativeArea", "identifier": adcode.to_string() },
            "isPartOf": whole,
        }),
        Route::Zone(_) => json!({ "@type": "Place", "name": heading, "containedInPlace": city }),
        Route::Part(n) => {
            json!({ "@type": "CreativeWork", "name": heading, "position": n, "isPartOf": whole })
        }
        Route::Article(n) => {
            json!({ "@type": "Article", "headline": heading, "position": n, "isPartOf": whole })
        }
        Route::Strategy(_) | Route::Topic(_) => json!({ "@type": "DefinedTerm", "name": heading }),
        Route::Glossary => json!({ "@type": "DefinedTermSet", "name": heading }),
        Route::Read => json!({
            "@type": "CreativeWork",
            "name": meta.title,
            "datePublished": meta.adopted,
        }),
        Route::Search => json!({ "@type": "SearchResultsPage", "name": heading }),
        Route::About => json!({ "@type": "AboutPage", "name": heading }),
        Route::Compare(_) | Route::Tree | Route::NotFound => {
            json!({ "@type": "WebPage", "name": heading })
        }
    };
    // Places and terms have no language; texts and pages do.
    if !matches!(
        route,
        Route::County(_) | Route::Zone(_) | Route::Strategy(_) | Route::Topic(_)
    ) {
        thing["inLanguage"] = json!(plan.language.tag);
    }
    thing
}

/// The way from the overview to a page; none for the overview.
fn breadcrumbs(plan: &Plan, route: &Route, root: &str) -> Option<Value> {
    let above = match route {
        Route::Overview => return None,
        Route::Article(n) => {
            let article = plan.document.article(*n);
            article.map(|article| Route::Part(article.part))
        }
        Route::CountyTopic(adcode, _) => Some(Route::County(*adcode)),
        _ => None,
    };
    let way = [Some(&Route::Overview), above.as_ref(), Some(route)];
    let steps: Vec<Value> = (1..)
        .zip(way.into_iter().flatten())
        .map(|(position, step)| {
            let mut item = json!({
                "@type": "ListItem",
                "position": position,
                "name": step.page_meta(plan).heading,
            });
            // The last step is the page itself.
            if step != route {
                item["item"] = json!(format!("{root}{step}"));
            }
            item
        })
        .collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": steps }))
}
