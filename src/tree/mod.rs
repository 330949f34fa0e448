//! The strategy tree: outline, layout, folds and keyboard, independent of a browser.
//!
//! An [`Outline`] is the whole tree, [`Folds`] holds the open nodes, and [`Folds::visible`]
//! combines both into rows. [`Drawing`], [`indented`] or [`columned`] place the rows, [`shown()`] selects those
//! in a window, [`connector`] draws the lines between them. [`press`] and [`TypeAhead`] translate
//! keys.

mod columns;
mod connector;
mod contour;
mod folds;
mod indent;
mod keyboard;
mod outline;
mod tidy;
mod typeahead;
mod window;

pub use columns::{columned, reaches};
pub use connector::{Point, connector};
pub use folds::Folds;
pub use indent::indented;
pub use keyboard::{Action, Key, press};
pub use outline::{Children, Outline, OutlineBuilder, OutlineError};
pub use tidy::{Drawing, Placed, ROW, Spacing, TidyLayout, tidy};
pub use typeahead::TypeAhead;
pub use window::shown;
