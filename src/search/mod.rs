//! Search over all names and all text of the plan.
//!
//! Substring matching comes first, as readers of Chinese expect: an index of n-grams finds every
//! place of the words in any spelling, and no word boundaries have to be guessed. Further methods
//! are pinyin and initials, everyday words, several words at once, and typing errors.

mod answer;
mod collect;
mod find;
mod fold;
mod grams;
mod index;
mod latin;
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
mod words;

pub use answer::Answer;
pub use find::{Depth, LONGEST_QUERY};
pub use fold::{Fold, alphabet};
pub use grams::{BREAK, Grams};
pub use index::Index;
pub use results::{Group, NameHit, Reason, Results, SectionHit, TitleMarks};
pub use slips::near;
pub use sounds::Sounds;
pub use sources::{Named, Sources};
