//! The division that a visitor has remembered on the device: whether and why each sentence applies
//! there.

use super::Tools;
use crate::dom;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{DivisionIndex, NodeKey, Relation};
use crate::model::text::SentenceId;
use crate::pages;
use crate::reading::PLACE;
use crate::route::{Location, Route, split};

impl Tools {
    /// The remembered division; none in a kiosk.
    pub(crate) fn mine(&self) -> Option<DivisionIndex> {
        if self.location().query.exhibit {
            return None;
        }
        let code = dom::stored(PLACE)?.parse().ok()?;
        self.plan.division(code).map(|(index, _)| index)
    }

    /// Remembers a division by its code, or forgets it.
    pub(super) fn change_mine(&self, code: &str) {
        let division = code.parse().ok().and_then(|code| self.plan.division(code));
        let Some((index, division)) = division else {
            return;
        };
        let was_mine = self.mine() == Some(index);
        dom::store(PLACE, (!was_mine).then_some(code));
        let key = match self.mine() {
            Some(mine) if mine == index => Msg::NoticeMineKept,
            None if was_mine => Msg::NoticeMineForgotten,
            _ => Msg::NoticeMineNotKept,
        };
        let words = self.plan.messages.fill(key, &[("name", &division.name)]);
        dom::notify(&words);
        self.show_mine();
    }

    /// Shows on the page what concerns the remembered division.
    pub(super) fn show_mine(&self) {
        let mine = self.mine();
        let here = self.location();
        let division = mine.and_then(|at| self.plan.divisions.get(usize::from(at)));
        let is_here = division.is_some_and(|own| here.route == Route::County(own.adcode));
        dom::set("[data-my-county]", "data-on", is_here.then_some(""));
        let is_told = matches!(here.route, Route::Topic(_) | Route::Article(_));
        if !is_told {
            return;
        }
        dom::remove_all("#main .mine");
        let (Some(index), Some(division)) = (mine, division) else {
            return;
        };
        if let Route::Topic(topic) = &here.route {
            let route = Route::CountyTopic(division.adcode, topic.clone());
            let found = self.plan.topic(topic.as_str());
            let count = found.map_or(0, |(at, _)| self.plan.count_in_division(at, index));
            let words: [(&str, &dyn std::fmt::Display); 2] =
                [("name", &division.name), ("n", &count)];
            let words = self.plan.messages.fill(Msg::MineTopic, &words);
            let href = format!("{}{route}", self.root);
            let mut html = Html::new();
            html.open("p", &[("class", "mine mine--first")])
                .leaf("a", &[("class", "action"), ("href", &href)], &words)
                .close("p");
            dom::insert_after("#main h1", html.as_str());
        }
        dom::annotate_sentences(&|href| {
            let id = self.sentence_at(&here, href)?;
            let relation = self.plan.relation_to(id, index);
            let words = pages::print_applies(self.plan, id, index);
            Some((relation.map_or("none", Relation::as_str), words))
        });
    }

    /// The sentence that a link leads to.
    fn sentence_at(&self, here: &Location, href: &str) -> Option<SentenceId> {
        let location = match href.strip_prefix('#').filter(|rest| !rest.starts_with('/')) {
            Some(anchor) => Location {
                anchor: anchor.to_owned(),
                ..Location::page(here.route.clone())
            },
            None => {
                let [path, _, anchor] = split(href.strip_prefix(&self.root)?);
                Location {
                    anchor: anchor.to_owned(),
                    ..Location::page(path.parse().ok()?)
                }
            }
        };
        let address = location.to_string();
        let mut sentences = self.plan.document.sentences().map(|(id, _)| id);
        sentences.find(|id| NodeKey::Sentence(*id).location().to_string() == address)
    }
}
