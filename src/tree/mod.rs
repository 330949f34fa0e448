//! The strategy tree: outline, layout, folds and keyboard, without a browser.
