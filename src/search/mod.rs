//! Search over everything the plan says and names.
//!
//! Substring first, as readers of Chinese expect: there are no word boundaries to guess, so an
//! index of n-grams finds every place where the words stand, in whatever spelling. Then pinyin
//! and initials, everyday words, several words at once, and slips of the pen.

mod collect;
mod find;
mod fold;
mod grams;
mod index;
mod numerals;
mod places;
mod results;
mod sections;
mod slips;
mod sounds;
mod sources;
mod spelled;
mod steps;
mod terms;

pub use find::{Depth, LONGEST_QUERY};
pub use fold::{Fold, alphabet};
pub use grams::{BREAK, Grams};
pub use index::Index;
pub use results::{Group, NameHit, Reason, Results, SectionHit, TitleMarks};
pub use slips::near;
pub use sounds::Sounds;
pub use sources::{Named, Sources};
