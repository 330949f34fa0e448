//! The site builder: from a folder of seeds to a folder of static files.

mod base64;
mod trunk_output;
pub mod share_images;
mod compress;
mod data;
mod data_knowledge;
mod theme_init;
mod error_banner;
mod kiosk;
pub mod headers;
mod site_settings;
mod hosts;
mod icon;
mod optimize_wasm;
mod manifest;
mod short_names;
mod offline;
mod payloads;
mod page;
mod wasm_modules;
mod scrollspy;
mod release;
pub mod serve;
mod single;
mod build;
mod sitemap;
mod minify_js;
mod json_ld;
mod style;
mod tables;
mod minify_html;

pub use trunk_output::Scripts;
pub use kiosk::kiosk_bundle;
pub use hosts::{HEADERS_FILE, NGINX_FILE, nginx_conf};
pub use optimize_wasm::optimize;
pub use offline::write_service_worker;
pub use page::{Assets, PageWriter, print_overlays};
pub use release::{
    Difference, Entry, RELEASE_FILE, Release, SUMS_FILE, release_of, verify, write_release,
};
pub use single::write_single;
pub use build::{Settings, print_site, write_site};
pub use style::{Palette, style_sheet};
pub use minify_html::minify_html;
