//! What the kiosk bundles.

use crate::data::{OF_THE_RECORDS, SceneQuote, SceneSeed};
use crate::kiosk::{Pack, Place, Scene, Words};
use crate::model::messages::Msg;
use crate::model::plan::Plan;
use crate::model::text::{SentenceId, Span};
use crate::pages::{Links, Printer};

/// What the kiosk bundles for an edition of the plan: scenes, and the words that only it says.
pub fn kiosk_bundle(plan: &Plan, scenes: &[SceneSeed]) -> Pack {
    let printer = Printer {
        plan,
        links: Links { prefix: "" },
    };
    let heading = |(sentence, span): (SentenceId, Span)| Words {
        words: plan.words(span).to_owned(),
        translation: String::new(),
        source: printer.source_label(sentence),
    };
    let quotation = |quote: &SceneQuote| {
        let original = heading((quote.sentence, quote.span));
        if quote.en.is_empty() || plan.language.tag != OF_THE_RECORDS {
            return original;
        }
        let mark = plan.messages.get(Msg::PictureTranslation);
        Words {
            translation: quote.en.clone(),
            source: format!("{} · {mark}", original.source),
            ..original
        }
    };
    let scenes = scenes.iter().map(|scene| {
        let place = Place {
            path: scene.location.route.to_string(),
            query: scene.location.query,
            anchor: scene.location.anchor.clone(),
        };
        let title = if plan.language.is_foreign_to_text() {
            scene.location.route.page_meta(plan).heading
        } else {
            String::new()
        };
        Scene {
            page: place.page(),
            query: place.view(),
            open: scene.open.clone(),
            title,
            heading: heading(scene.heading),
            quotes: scene.quotes.iter().map(quotation).collect(),
        }
    });
    Pack {
        tag: plan.language.tag.clone(),
        text: plan.language.text.clone(),
        brand: plan.meta.brand.clone(),
        title: plan.meta.short_title.clone(),
        scenes: scenes.collect(),
        messages: plan.messages.only(Msg::is_kiosk),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Folder, Seeds, load, locales};

    fn all() -> (Seeds, Vec<Plan>) {
        let folder = Folder::new("seeds");
        let seeds = load(&folder).unwrap_or_else(|error| panic!("{error}"));
        let further = locales(&folder, &seeds).unwrap_or_else(|error| panic!("{error}"));
        (seeds, further)
    }

    #[test]
    fn the_annex_says_only_the_texts_words_and_its_own() {
        let (seeds, further) = all();
        for plan in further.iter().chain([&seeds.plan]) {
            let pack = kiosk_bundle(plan, &seeds.scenes);
            assert_eq!(pack.tag, plan.language.tag);
            assert!(pack.scenes.len() >= 12);
            for scene in &pack.scenes {
                for words in scene.quotes.iter().chain([&scene.heading]) {
                    assert!(plan.text.contains(&words.words), "{}", words.words);
                    assert!(!words.source.is_empty());
                }
                assert_eq!(scene.title.is_empty(), pack.text.is_empty());
            }
            for key in Msg::ALL {
                let words = pack.messages.get(*key);
                assert_eq!(words.is_empty(), !key.is_kiosk(), "{}", key.as_str());
            }
        }
        let extras = seeds.plan.clone().for_extras();
        for key in Msg::ALL {
            let words = extras.messages.get(*key);
            assert_eq!(words.is_empty(), key.is_kiosk(), "{}", key.as_str());
        }
    }

    #[test]
    fn a_translated_kiosk_speaks_the_texts_language_in_quotations_alone() {
        let (seeds, further) = all();
        let han = |words: &str| {
            words
                .chars()
                .any(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
        };
        let translated = further
            .iter()
            .filter(|plan| plan.language.is_foreign_to_text());
        let packs: Vec<Pack> = translated
            .map(|plan| kiosk_bundle(plan, &seeds.scenes))
            .collect();
        assert!(!packs.is_empty());
        for pack in packs {
            let own = pack.scenes.iter().flat_map(|scene| {
                let sources = scene.quotes.iter().chain([&scene.heading]);
                sources.map(|words| &words.source).chain([&scene.title])
            });
            let mut own: Vec<&str> = own.map(String::as_str).collect();
            own.extend([pack.brand.as_str(), &pack.title]);
            own.extend(Msg::ALL.iter().map(|key| pack.messages.get(*key)));
            for words in own {
                assert!(!han(words), "{}: {words}", pack.tag);
            }
            assert!(pack.scenes.iter().all(|scene| han(&scene.heading.words)));
            let quotes = pack.scenes.iter().flat_map(|scene| &scene.quotes);
            let translated: Vec<&str> = quotes.map(|words| &*words.translation).collect();
            assert!(
                translated
                    .iter()
                    .all(|words| !words.is_empty() && !han(words))
            );
        }
    }
}
