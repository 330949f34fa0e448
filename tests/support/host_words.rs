//! What a host says in the foot of every page.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test uses its own part of this"
)]

use yantu::model::host::Host;

/// The names of the places for it, in the order of [`of`].
pub const PLACES: [&str; 11] = [
    "title",
    "operator",
    "organiser",
    "contact",
    "icp",
    "police",
    "identifier",
    "updated",
    "reviewer",
    "review",
    "publisher",
];

/// The words for each place, and where they lead.
pub fn of(host: &Host) -> [(&'static str, &str, &str); PLACES.len()] {
    let said = [
        (host.title.as_str(), ""),
        (host.operator.as_str(), ""),
        (host.organiser.as_str(), ""),
        (host.contact.text.as_str(), host.contact.link.as_str()),
        (host.icp.text.as_str(), host.icp.link.as_str()),
        (host.police.text.as_str(), host.police.link.as_str()),
        (host.identifier.as_str(), ""),
        (host.updated.as_str(), ""),
        (host.reviewer.as_str(), ""),
        (host.review.as_str(), ""),
        (host.publisher.as_str(), ""),
    ];
    std::array::from_fn(|at| (PLACES[at], said[at].0, said[at].1))
}
