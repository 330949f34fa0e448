//! What the annex bundles.

use crate::exhibit::{Pack, Place, Scene, Words};
use crate::messages::Msg;
use crate::pages::{Links, Printer};
use crate::seeds::Seeds;
use crate::text::{SentenceId, Span};

/// What the annex bundles: scenes, and the words that only it says.
pub fn hall_pack(seeds: &Seeds) -> Pack {
    let plan = &seeds.plan;
    let printer = Printer {
        plan,
        links: Links { prefix: "" },
    };
    let words = |(sentence, span): &(SentenceId, Span)| Words {
        words: plan.words(*span).to_owned(),
        source: printer.source_label(*sentence),
    };
    let scenes = seeds.scenes.iter().map(|scene| {
        let place = Place {
            path: scene.location.route.to_string(),
            query: scene.location.query,
            anchor: scene.location.anchor.clone(),
        };
        Scene {
            page: place.page(),
            query: place.view(),
            open: scene.open.clone(),
            heading: words(&scene.heading),
            quotes: scene.quotes.iter().map(words).collect(),
        }
    });
    Pack {
        brand: plan.meta.brand.clone(),
        title: plan.meta.short_title.clone(),
        scenes: scenes.collect(),
        messages: plan.messages.only(Msg::is_hall),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds::{Folder, load};

    #[test]
    fn the_annex_says_only_the_texts_words_and_its_own() {
        let seeds = load(&Folder::new("seeds")).unwrap_or_else(|error| panic!("{error}"));
        let pack = hall_pack(&seeds);
        assert!(pack.scenes.len() >= 12);
        for scene in &pack.scenes {
            for words in scene.quotes.iter().chain([&scene.heading]) {
                assert!(seeds.plan.text.contains(&words.words), "{}", words.words);
                assert!(!words.source.is_empty());
            }
        }
        let explorer = seeds.plan.clone().for_the_browser();
        for key in Msg::ALL {
            let (here, there) = (pack.messages.get(*key), explorer.messages.get(*key));
            assert_eq!(here.is_empty(), !key.is_hall(), "{}", key.as_str());
            let elsewhere = key.is_hall() || key.is_desk();
            assert_eq!(there.is_empty(), elsewhere, "{}", key.as_str());
        }
    }
}
