//! The site builder: from a folder of seeds to a folder of static files.

mod base64;
mod compress;
mod data;
mod data_knowledge;
mod early;
mod hall;
mod icon;
mod manifest;
mod offline;
mod page;
mod programs;
pub mod serve;
mod single;
mod site;
mod style;
mod tables;

pub use hall::hall_pack;
pub use offline::write_service_worker;
pub use page::{Assets, PageWriter};
pub use single::write_single;
pub use site::{Settings, write_site};
pub use style::{Palette, style_sheet};
