//! The site builder: from a folder of seeds to a folder of static files.

mod compress;
mod data;
mod data_knowledge;
mod early;
mod page;
pub mod serve;
mod site;
mod style;
mod tables;

pub use page::{Assets, PageWriter};
pub use site::{Settings, write_site};
pub use style::style_sheet;
