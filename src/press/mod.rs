//! The site builder: from a folder of seeds to a folder of static files.

mod base64;
mod built;
pub mod cards;
mod compress;
mod data;
mod data_knowledge;
mod early;
mod failure;
mod hall;
pub mod headers;
mod host_script;
mod hosts;
mod icon;
mod lean;
mod manifest;
mod names;
mod offline;
mod packs;
mod page;
mod programs;
mod reader;
mod release;
pub mod serve;
mod single;
mod site;
mod sitemap;
mod squeeze;
mod structured;
mod style;
mod tables;
mod terse;

pub use built::Scripts;
pub use hall::hall_pack;
pub use hosts::{HEADERS_FILE, NGINX_FILE, nginx_conf};
pub use lean::make_lean;
pub use offline::write_service_worker;
pub use page::{Assets, PageWriter};
pub use release::{
    Difference, Entry, RELEASE_FILE, Release, SUMS_FILE, release_of, verify, write_release,
};
pub use single::write_single;
pub use site::{Settings, print_site, write_site};
pub use style::{Palette, style_sheet};
pub use terse::terse;
