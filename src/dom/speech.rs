//! The voice of the device.

use std::cell::RefCell;

use super::wait::listen_capture;
use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::Reflect;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

thread_local! {
    /// What is being said, held fast: an utterance that is let go reports no end.
    static SAID: RefCell<Option<(SpeechSynthesisUtterance, [EventListener; 2])>> =
        const { RefCell::new(None) };
    static VOICE: RefCell<Option<SpeechSynthesisVoice>> = const { RefCell::new(None) };
}

fn synthesis() -> Option<SpeechSynthesis> {
    let synthesis = web_sys::window()?.speech_synthesis().ok()?;
    (!synthesis.is_undefined()).then_some(synthesis)
}

/// Chooses the voice with the lowest rank, given its language and whether it speaks on the device
/// itself. Tells whether there is one.
pub fn choose_voice(rank: impl Fn(&str, bool) -> Option<u8>) -> bool {
    let mut best = None;
    let voices = synthesis().map(|synthesis| synthesis.get_voices());
    for voice in voices.unwrap_or_default().iter() {
        let voice: SpeechSynthesisVoice = voice.unchecked_into();
        let ranked = rank(&voice.lang(), voice.local_service());
        let before = best.as_ref().map_or(u8::MAX, |(rank, _)| *rank);
        if let Some(rank) = ranked.filter(|rank| *rank < before) {
            best = Some((rank, voice));
        }
    }
    let voice = best.map(|(_, voice)| voice);
    let found = voice.is_some();
    VOICE.set(voice);
    found
}

/// Calls `changed` whenever other voices are there; they come late.
pub fn on_voices(changed: impl FnMut() + 'static) {
    if let Some(synthesis) = synthesis() {
        // Not every browser lets one listen to it otherwise.
        let changed = Closure::<dyn FnMut()>::new(changed).into_js_value();
        _ = Reflect::set(&synthesis, &"onvoiceschanged".into(), &changed);
    }
}

/// Says words with the chosen voice; `ended` hears whether they were said to their end.
pub fn speak(words: &str, ended: impl Fn(bool) + Copy + 'static) {
    let (Some(synthesis), Ok(utterance)) =
        (synthesis(), SpeechSynthesisUtterance::new_with_text(words))
    else {
        return ended(false);
    };
    if let Some(voice) = VOICE.with_borrow(Clone::clone) {
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
    }
    let heard = ["end", "error"].map(|name| {
        let report = move |event: &web_sys::Event| ended(event.type_() == "end");
        listen_capture(&utterance, name, Box::new(report))
    });
    synthesis.speak(&utterance);
    SAID.set(Some((utterance, heard)));
}

/// Says nothing more.
pub fn cancel_speech() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
