//! What an ordinary visit never loads: QR codes and kiosk mode.
//!
//! The kiosk is a WebAssembly of its own. The boot script imports it when the address says
//! `exhibit=1` or when the event `yantu:qr` is first heard. It shares no state with the app:
//! it sees the page as any outsider does, follows links and sends events.

mod keyboard;
mod language;
mod screen;
mod session;

use crate::dom::{kiosk as dom, warn_once};
use crate::kiosk::{Pack, Place};
use crate::model::messages::{Messages, Msg};
use crate::qr::qr_svg;

/// Scenes and words of every edition, packed by the generator from the seeds.
static PACKED: &[u8] = include_bytes!(concat!(env!("YANTU_PACK"), "/kiosk.postcard"));

/// Answers `yantu:qr` from now on, and runs the kiosk where the address says so.
pub fn start() {
    let Some(pack) = pack_of(&dom::html_attribute("lang").unwrap_or_default()) else {
        warn_once("the kiosk could not be unpacked: no QR codes, no exhibit");
        return;
    };
    let pack: &'static Pack = Box::leak(Box::new(pack));
    dom::on_qr(|address| labelled(&pack.messages, address));
    let query = Place::read(&dom::address(), &dom::root()).query;
    if query.exhibit {
        session::open(pack, query.idle);
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
    let label = messages.fill(Msg::KioskQr, &[("address", &address)]);
    qr_svg(address, &label)
}
