//! The site builder: from a folder of seeds to a folder of static files.

mod base64;
mod compress;
mod data;
mod data_knowledge;
mod icon;
mod manifest;
mod offline;
mod page;
pub mod serve;
mod single;
mod site;
mod style;
mod tables;

pub use offline::write_service_worker;
pub use page::{Assets, PageWriter};
pub use single::write_single;
pub use site::{Settings, write_site};
pub use style::{Palette, style_sheet};
