//! The generator: from a folder of seeds to a folder of static files.

mod build;
mod compress;
mod data;
mod data_knowledge;
mod error_banner;
mod esbuild;
pub mod headers;
mod hosts;
mod icon;
mod json_ld;
mod kiosk;
mod manifest;
mod minify_html;
mod minify_js;
mod offline;
mod optimize_wasm;
mod page;
mod payloads;
mod release;
mod scroll_restoration;
mod scrollspy;
pub mod serve;
pub mod share_images;
mod short_names;
mod single;
mod site_settings;
mod sitemap;
mod style;
mod tables;
mod theme_init;
mod trunk_output;
mod wasm_modules;

pub use build::{Settings, print_site, write_site};
pub use data::plan_json;
pub use esbuild::{FLOOR, lower_css};
pub use hosts::{HEADERS_FILE, NGINX_FILE, nginx_conf};
pub use kiosk::kiosk_bundle;
pub use minify_html::minify_html;
pub use offline::write_service_worker;
pub use optimize_wasm::optimize;
pub use page::{Assets, PageWriter};
pub use release::{
    Difference, Entry, RELEASE_FILE, Release, SUMS_FILE, release_of, verify, write_release,
};
pub use single::write_single;
pub use style::{Palette, style_sheet};
pub use tables::{sentences_csv, strategies_csv};
pub use trunk_output::Scripts;
