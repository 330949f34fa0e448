//! The English of the scenes of a kiosk.

use crate::folders::copied;
use serde_json::{Value, json};
use yantu::data::{Folder, load, locales};

/// A quotation may say in English only what the translation of its sentence says.
#[test]
fn english_that_is_not_in_the_translation_is_located() {
    let folder = copied("seeds");
    let file = folder.path().join("scenes.json");
    let text = std::fs::read_to_string(&file).expect("the scenes");
    let mut scenes: Value = serde_json::from_str(&text).expect("a file of JSON");
    scenes["scenes"][0]["quotes"][0]["en"] = json!("lead the nation");
    std::fs::write(&file, scenes.to_string()).expect("the scenes");
    let seeds = Folder::new(folder.path());
    let read = load(&seeds).expect("the seeds are sound");
    let error = locales(&seeds, &read).expect_err("it is not in the translation");
    let told = error.to_string();
    for words in ["scenes.json", "3.1", "en", "lead the nation"] {
        assert!(told.contains(words), "{told}");
    }
}
