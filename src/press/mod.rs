//! The site builder: from a folder of seeds to a folder of static files.

mod compress;
mod data;
mod data_knowledge;
mod hall;
mod page;
mod programs;
pub mod serve;
mod site;
mod style;
mod tables;

pub use hall::hall_pack;
pub use page::{Assets, PageWriter};
pub use site::{Settings, write_site};
pub use style::style_sheet;
