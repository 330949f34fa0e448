//! The strategy tree: outline, layout, folds and keyboard, without a browser.
//!
//! An [`Outline`] is the whole tree, [`Folds`] says which of its nodes are open, and
//! [`Folds::visible`] turns the two into rows. [`Drawing`] or [`indented`] place the rows,
//! [`shown()`] picks those a window shows, [`connector`] joins them. [`press`] and
//! [`TypeAhead`] say what a key means.

mod connector;
mod contour;
mod folds;
mod indent;
mod keyboard;
mod outline;
mod tidy;
mod typeahead;
mod window;

pub use connector::{Point, connector};
pub use folds::Folds;
pub use indent::indented;
pub use keyboard::{Action, Key, press};
pub use outline::{Children, Outline, OutlineBuilder, OutlineError};
pub use tidy::{Drawing, Placed, ROW, Spacing, TidyLayout, tidy};
pub use typeahead::TypeAhead;
pub use window::shown;
