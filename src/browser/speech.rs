//! The voice of the device.

use std::cell::RefCell;

use super::wait::hear;
use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::Reflect;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

thread_local! {
    /// What is being said, held fast: an utterance that is let go reports no end.
    static SAID: RefCell<Option<(SpeechSynthesisUtterance, [EventListener; 2])>> =
        const { RefCell::new(None) };
}

fn synthesis() -> Option<SpeechSynthesis> {
    let synthesis = web_sys::window()?.speech_synthesis().ok()?;
    (!synthesis.is_undefined()).then_some(synthesis)
}

fn all_voices() -> Vec<SpeechSynthesisVoice> {
    let voices = synthesis().map(|synthesis| synthesis.get_voices());
    let voices = voices.iter().flat_map(|voices| voices.iter());
    voices.map(JsCast::unchecked_into).collect()
}

/// The voices: language, and whether it speaks on the device itself.
pub fn voices() -> Vec<(String, bool)> {
    let voices = all_voices().into_iter();
    voices.map(|v| (v.lang(), v.local_service())).collect()
}

/// Calls `changed` whenever other voices are there; they come late.
pub fn on_voices(changed: impl FnMut() + 'static) {
    if let Some(synthesis) = synthesis() {
        // Not every browser lets one listen to it otherwise.
        let changed = Closure::<dyn FnMut()>::new(changed).into_js_value();
        _ = Reflect::set(&synthesis, &"onvoiceschanged".into(), &changed);
    }
}

/// Says words with a voice of [`voices`]; `ended` hears whether they were said to their end.
pub fn say(words: &str, voice: usize, ended: impl Fn(bool) + Copy + 'static) {
    let (Some(synthesis), Ok(utterance)) =
        (synthesis(), SpeechSynthesisUtterance::new_with_text(words))
    else {
        return ended(false);
    };
    let voices = all_voices();
    if let Some(voice) = voices.get(voice) {
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(voice));
    }
    let heard = ["end", "error"].map(|name| {
        let report = move |event: &web_sys::Event| ended(event.type_() == "end");
        hear(&utterance, name, Box::new(report))
    });
    synthesis.speak(&utterance);
    SAID.set(Some((utterance, heard)));
}

/// Says nothing more.
pub fn hush() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
