//! The language of an exhibit: a visitor may take another, the next finds the first again.

use crate::browser::hall as door;
use crate::exhibit::Place;

/// What stands before an address that the window keeps.
const MARK: &str = "yantu-hall ";

/// Where the exhibit began, if a visitor has taken it to another language since.
pub(super) fn beginning() -> Option<String> {
    let name = door::window_name();
    let address = name.strip_prefix(MARK)?;
    address
        .starts_with(&door::home())
        .then(|| address.to_owned())
}

/// Follows a link to the same view in another language. Where that page cannot be had, nothing changes.
pub(super) fn switch(link: &str) {
    let here = Place::read(&door::address(), &door::root());
    let began =
        beginning().unwrap_or_else(|| format!("{}{}", door::root(), here.query.exhibit_alone()));
    door::go_if_there(Some(link.to_owned()), move || {
        door::set_window_name(&format!("{MARK}{began}"));
        true
    });
}

/// Goes back to where the exhibit began, unless a visitor has come meanwhile. Tells whether it is to
/// go back at all.
pub(super) fn restore() -> bool {
    let Some(began) = beginning() else {
        return false;
    };
    door::go_if_there(Some(began), || {
        let alone = door::has("html[data-exhibit=attract]");
        if alone {
            door::set_window_name("");
        }
        alone
    });
    true
}
