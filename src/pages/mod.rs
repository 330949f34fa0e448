//! The detail of every kind of page, printed as HTML.
//!
//! The generator prints them into the pages; `extras` prints the same in the single file, and where a
//! page cannot be fetched.

mod about;
mod article;
mod compare;
mod county;
mod county_topic;
mod foreign;
mod found;
mod gist;
mod glossary;
mod knowledge;
mod links;
#[cfg(feature = "site")]
mod map_files;
mod marked;
mod not_found;
mod overview;
mod part;
mod parts;
mod prose;
mod quote;
mod reach;
mod reader;
mod search;
#[cfg(feature = "site")]
pub mod shell;
mod strategy;
mod suggestions;
mod tools;
mod topic;
mod translation;
mod tree;
mod zone;

use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{DivisionIndex, Plan};
use crate::model::text::SentenceId;
use crate::route::Route;

pub use links::Links;
#[cfg(feature = "site")]
pub use map_files::{overlays as map_overlays, shapes as map_shapes};
pub use not_found::not_found_also;
pub use search::Found;
pub use tools::Picture;

/// What the value of the control that remembers a division begins with; its code follows.
pub const MINE: &str = "mine-";

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
    let printer = Printer {
        plan,
        links: Links { prefix },
    };
    let mut html = Html::new();
    if print_known(&printer, &mut html, route).is_none() {
        not_found::not_found(&printer, &mut html);
    }
    html
}

/// Prints one thing.
fn printed(plan: &Plan, prefix: &str, print: impl FnOnce(&Printer, &mut Html)) -> Html {
    let mut html = Html::new();
    let links = Links { prefix };
    print(&Printer { plan, links }, &mut html);
    html
}

/// The search page with what was found.
pub fn print_found(plan: &Plan, prefix: &str, found: &Found) -> Html {
    printed(plan, prefix, |p, html| search::found(p, html, found))
}

/// Whether and why a sentence applies to a division, in one short line that names it.
pub fn print_applies(plan: &Plan, id: SentenceId, division: DivisionIndex) -> String {
    let links = Links { prefix: "" };
    Printer { plan, links }.applies_in(id, division)
}

/// How many names and sections were found, in words.
pub fn print_count(plan: &Plan, found: &Found) -> String {
    search::counted(&plan.messages, found)
}

/// What was found as options below the search box.
pub fn print_suggestions(plan: &Plan, prefix: &str, found: &Found) -> Html {
    printed(plan, prefix, |p, html| {
        suggestions::suggestions(p, html, found)
    })
}

/// What was searched for lately as options below the search box; never none.
pub fn print_recent(plan: &Plan, prefix: &str, searches: &[String]) -> Html {
    printed(plan, prefix, |p, html| {
        suggestions::recent(p, html, searches)
    })
}

/// Prints a page that the plan has; `None` for one that it has not.
fn print_known(p: &Printer, html: &mut Html, route: &Route) -> Option<()> {
    let plan = p.plan;
    match route {
        Route::Overview => overview::overview(p, html),
        Route::County(adcode) => county::county(p, html, plan.division(*adcode)?.0),
        Route::CountyTopic(adcode, topic) => {
            let division = plan.division(*adcode)?;
            match plan.topic(topic.as_str()) {
                Some(topic) => county_topic::county_topic(p, html, division, topic),
                None => not_found::unknown_topic(p, html, division),
            }
        }
        Route::Zone(id) => zone::zone(p, html, plan.zone(id.as_str())?),
        Route::Part(n) => part::part(p, html, plan.document.part(*n)?),
        Route::Article(n) => article::article(p, html, plan.document.article(*n)?),
        Route::Compare(sides) => compare::compare(p, html, *sides),
        Route::Tree => tree::tree(p, html),
        Route::Glossary => glossary::glossary(p, html),
        Route::Read => reader::reader(p, html),
        Route::Search => search::search(p, html),
        Route::About => about::about(p, html),
        Route::Strategy(id) => {
            let (index, found) = plan.strategy(id.as_str())?;
            strategy::strategy(p, html, index, found);
        }
        Route::Topic(id) => {
            let (index, found) = plan.topic(id.as_str())?;
            topic::topic(p, html, index, found);
        }
        Route::NotFound => return None,
    }
    Some(())
}

impl Printer<'_> {
    /// The address of a file beside the pages: all languages have the same ones.
    fn file(&self, path: &str) -> String {
        format!("{}{path}", self.plan.language.site_root(self.links.prefix))
    }

    /// The words of a message.
    fn msg(&self, key: Msg) -> &str {
        self.plan.messages.get(key)
    }

    /// The words of a message with its places filled.
    fn fill(&self, key: Msg, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        self.plan.messages.fill(key, values)
    }
}
