//! The language of an exhibit: a visitor may take another, the next finds the first again.

use crate::dom::kiosk as dom;
use crate::kiosk::Place;

/// What stands before an address that the window keeps.
const MARK: &str = "yantu-kiosk ";

/// Where the exhibit began, if a visitor has taken it to another language since.
pub(super) fn beginning() -> Option<String> {
    let name = dom::window_name();
    let address = name.strip_prefix(MARK)?;
    address
        .starts_with(&dom::home())
        .then(|| address.to_owned())
}

/// Follows a link to the same view in another language. Where that page cannot be had, nothing changes.
pub(super) fn switch(link: &str) {
    let here = Place::read(&dom::address(), &dom::root());
    let began =
        beginning().unwrap_or_else(|| format!("{}{}", dom::root(), here.query.exhibit_alone()));
    dom::go_if_there(Some(link.to_owned()), move || {
        dom::set_window_name(&format!("{MARK}{began}"));
        true
    });
}

/// Goes back to where the exhibit began, unless a visitor has come meanwhile. Tells whether it is to
/// go back at all.
pub(super) fn restore() -> bool {
    let Some(began) = beginning() else {
        return false;
    };
    dom::go_if_there(Some(began), || {
        let alone = dom::has("html[data-exhibit=attract]");
        if alone {
            dom::set_window_name("");
        }
        alone
    });
    true
}
