//! The only module that uses the browser: its window, storage, history, timers and listeners. Components
//! hold no more of web-sys than the elements and events that Leptos gives them.
//!
//! Everything here is called from effects and event handlers only; at build time, when pages are
//! printed, none of it runs.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "what is disallowed elsewhere is done here"
)]

#[cfg(feature = "extras")]
mod annotate;
#[cfg(feature = "extras")]
mod card;
mod document;
mod elements;
#[cfg(feature = "extras")]
mod export;
mod extras;
mod gesture;
mod history;
#[cfg(any(feature = "site", feature = "app"))]
mod host;
#[cfg(feature = "kiosk")]
pub mod kiosk;
mod notice;
mod pages;
mod reading;
mod report;
mod share;
mod speech;
mod storage;
mod typing;
mod wait;

#[cfg(feature = "extras")]
pub use annotate::{annotate_sentences, insert_after, remove_all};
#[cfg(feature = "extras")]
pub use card::{CardWords, serve_terms};
pub use document::{
    adopt_links, after_current_task, after_next_paint, current_base_path, focus_quietly,
    focus_without_scrolling, is_folded, on_link, on_press, on_reset, on_scroll, point_at,
    point_languages, printed_prefix, scroll_into_view, scroll_to_start, set_title,
};
pub use elements::{
    announce, child, choose, focus_element, inner_width, mark_page_links, move_children,
    press_chosen, remove_tab_stops, scroll_box_to, scroll_inside, seen_share, set_attribute,
    set_text, set_value, show_fragment, show_in_main, value,
};
#[cfg(feature = "extras")]
pub use export::{
    Painted, attribute, attributes, forget_files, open_box, paint, svg_address, svg_file, token,
    words,
};
pub use extras::{
    QueryKind, SearchRequest, SearchResponse, announce_ready, fetch_extras, fetch_extras_for_tools,
    notify_extras_of_navigation, on_extras, on_extras_error, on_move, on_plan, on_search_request,
    on_search_response, request_search,
};
pub use gesture::{
    attribute_around, is_key_click, mouse_place, plain_key, primary_press, touch_places,
    wheel_steps,
};
pub use history::{Address, current, listen, push, replace};
#[cfg(any(feature = "site", feature = "app"))]
pub use host::{
    OpenedPage, fetch_lenses, fetch_overlays, fetch_page, fetch_sentences, mark_ready,
    refuse_to_start, take_packs, try_hydrate,
};
pub use notice::Notice;
pub use pages::{Page, on_print};
pub use reading::{
    Picked, fill, mark_spoken, notify, on_tool, on_window, picked, set, spoken, today, write,
};
pub use report::warn_once;
pub use share::{address_picture, copy, is_called, print, public_root, share};
pub use speech::{cancel_speech, choose_voice, on_voices, speak};
pub use storage::{store, stored};
pub use web_sys::Element;

pub use typing::{after_pause, focus_on_slash, is_composing, is_inside, typed};
