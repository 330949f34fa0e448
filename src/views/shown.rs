//! Values that the views follow, kept with everything else that is kept.

use leptos::prelude::*;

use super::state::Kept;

/// A value of [`Kept`] that views follow. A signal of Leptos is compiled anew for every type, about a
/// kilobyte each; here it is one that turns whenever the value may have changed.
pub(super) struct Shown<T: 'static> {
    turned: RwSignal<bool>,
    kept: StoredValue<Kept>,
    read: fn(&Kept) -> &T,
    change: fn(&mut Kept) -> &mut T,
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shown<T> {}

impl<T> Shown<T> {
    /// The value of what is kept that `read` and `change` lead to.
    pub(super) fn new(
        kept: StoredValue<Kept>,
        read: fn(&Kept) -> &T,
        change: fn(&mut Kept) -> &mut T,
    ) -> Self {
        let turned = RwSignal::new(false);
        Self {
            turned,
            kept,
            read,
            change,
        }
    }

    /// Reads the value, and again whenever it changes. Nothing that is kept can be changed meanwhile.
    pub(super) fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.turned.track();
        self.with_untracked(read)
    }

    /// Reads the value once.
    pub(super) fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.kept.with_value(|kept| read((self.read)(kept)))
    }

    /// Changes the value.
    pub(super) fn update(&self, change: impl FnOnce(&mut T)) {
        self.kept.update_value(|kept| change((self.change)(kept)));
        self.turned.update(|turned| *turned = !*turned);
    }

    /// Puts another value in its place.
    pub(super) fn set(&self, value: T) {
        self.update(|before| *before = value);
    }
}

impl<T: Clone> Shown<T> {
    /// The value, and again whenever it changes.
    pub(super) fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value once.
    pub(super) fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}
