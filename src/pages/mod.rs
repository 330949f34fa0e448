//! The detail of every kind of page, printed as HTML: documents, not instruments.
//!
//! The builder prints them into the pages; the browser prints the same when it moves on.

mod about;
mod article;
mod county;
mod links;
mod not_found;
mod overview;
mod parts;
mod part;
mod prose;
mod quote;
mod reader;
mod zone;

use crate::markup::Html;
use crate::messages::Msg;
use crate::plan::Plan;
use crate::route::Route;

pub use links::Links;

/// What a page is printed with.
#[derive(Debug, Clone, Copy)]
pub struct Printer<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How links are written.
    pub links: Links<'a>,
}

/// The detail of a page.
pub fn print(plan: &Plan, prefix: &str, route: &Route) -> Html {
    let printer = Printer { plan, links: Links { prefix } };
    let mut html = Html::new();
    let printed = match route {
        Route::Overview => Some(overview::overview(&printer, &mut html)),
        Route::County(adcode) => {
            plan.division(*adcode).map(|(index, _)| county::county(&printer, &mut html, index))
        }
        Route::Zone(id) => plan.zone(id.as_str()).map(|zone| zone::zone(&printer, &mut html, zone)),
        Route::Part(n) => plan.document.part(*n).map(|part| part::part(&printer, &mut html, part)),
        Route::Article(n) => {
            plan.document.article(*n).map(|article| article::article(&printer, &mut html, article))
        }
        Route::Read => Some(reader::reader(&printer, &mut html)),
        Route::About => Some(about::about(&printer, &mut html)),
        Route::Strategy(_) | Route::Topic(_) | Route::NotFound => None,
    };
    if printed.is_none() {
        not_found::not_found(&printer, &mut html);
    }
    html
}

impl Printer<'_> {
    /// The words of a message.
    fn msg(&self, key: Msg) -> &str {
        self.plan.messages.get(key)
    }

    /// The words of a message with its places filled.
    fn fill(&self, key: Msg, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        self.plan.messages.fill(key, values)
    }
}
