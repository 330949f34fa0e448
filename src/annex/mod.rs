//! What an ordinary visit never loads: QR codes and exhibit mode.
//!
//! The annex is a WebAssembly of its own. The boot script imports it when the address says
//! `exhibit=1` or when the event `yantu:qr` is first heard. It shares no state with the explorer:
//! it sees the page as any outsider does, follows links and sends events.

mod hall;
mod keyboard;
mod language;
mod screen;

use crate::browser::{hall as door, warn_once};
use crate::exhibit::{Pack, Place};
use crate::messages::{Messages, Msg};
use crate::qr::qr_svg;

/// Scenes and words of every edition, packed by the builder from the seeds.
static PACKED: &[u8] = include_bytes!(concat!(env!("YANTU_PACK"), "/hall.postcard"));

/// Answers `yantu:qr` from now on, and runs the exhibit where the address says so.
pub fn start() {
    let Some(pack) = pack_of(&door::html_attribute("lang").unwrap_or_default()) else {
        warn_once("the annex could not be unpacked: no QR codes, no exhibit");
        return;
    };
    let pack: &'static Pack = Box::leak(Box::new(pack));
    door::on_qr(|address| labelled(&pack.messages, address));
    let query = Place::read(&door::address(), &door::root()).query;
    if query.exhibit {
        hall::open(pack, query.idle);
    }
}

/// What belongs to the language of the page, or to the first where there is none.
fn pack_of(tag: &str) -> Option<Pack> {
    let mut packs: Vec<Pack> = postcard::from_bytes(PACKED).ok()?;
    let at = packs.iter().position(|pack| pack.tag == tag);
    let at = at.unwrap_or_default();
    (at < packs.len()).then(|| packs.swap_remove(at))
}

/// The QR code of an address, named for those who cannot see it.
fn labelled(messages: &Messages, address: &str) -> Option<String> {
    let label = messages.fill(Msg::HallQr, &[("address", &address)]);
    qr_svg(address, &label)
}
