//! The door of the kiosk: a page seen and driven from outside.

mod device;
mod input;
mod page;
mod qr;
mod site_file;
mod traces;

pub use device::{
    every, go_if_there, keep_awake, now, reload, reload_if_there, set_window_name, whole_screen,
    window_name,
};
pub use input::{Input, on_input};
pub use page::{
    add_panel, add_style, address, attend_to_search, follow, has, home, html_attribute, later,
    press, root, set_hidden, set_html, set_html_attribute, set_text, type_into_search,
};
pub use qr::{fill_qr_of, on_qr};
pub use site_file::{Setting, SiteFile, built_in_site, read_site};
pub use traces::{
    ask_for_reset, clear_fields, clear_stored, keep_only_attributes, scroll_home, stop_speech,
};
