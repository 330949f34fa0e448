//! Share images for every named subject and topic, and posters with a QR code of the page for every division,
//! zone and centre. The format is PNG because messengers preserve it.

mod card;
mod fonts;
mod heading;
mod indexed;
mod magnifier;
mod map;
mod palette;
mod poster;
mod quotation;
mod sheet;
mod subject;
mod text_layout;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use crate::model::host::Host;
use crate::model::plan::{NodeKey, Plan};
use crate::model::text::Section;
use crate::pages::Picture;
use crate::route::Route;

pub use card::CARD;
pub use fonts::Fonts;
pub use poster::POSTER;
pub use quotation::Quotation;
pub use subject::{Subject, subjects};

use card::Studio;
use indexed::{MOST, indexed_png};
use palette::SharePalette;

/// The folder of the share images, below a locale's root.
pub const CARDS: &str = Picture::Card.folder();
/// The folder of the posters, below a locale's root.
pub const POSTERS: &str = Picture::Poster.folder();

/// The number of colours that keeps text smooth in an image without zones.
const PLAIN: usize = 8;

/// The path of a page's share image, below the locale's root. A page without its own image uses
/// that of the article that introduces it, or the site's.
pub(super) fn card_of(plan: &Plan, route: &Route) -> String {
    let node = match route {
        Route::Strategy(id) => {
            plan.strategy(id.as_str())
                .and_then(|(_, s)| match s.sentence.section {
                    Section::Article(n) => Some(NodeKey::Article(n)),
                    Section::Part(n) => Some(NodeKey::Part(n)),
                    Section::Preamble | Section::Closing => None,
                })
        }
        _ => route.node(),
    };
    let name = node.map_or_else(|| subject::OVERVIEW.to_owned(), |node| node.to_string());
    format!("{CARDS}/{name}.png")
}

/// An image to be drawn.
struct Order<'a> {
    subject: &'a Subject,
    poster: bool,
    file: PathBuf,
}

/// Draws the images of a locale into its folder below `folder`, with the colours of the style
/// sheet, for a site at `address` if it is known. Returns their number.
///
/// # Errors
/// Fails if a file cannot be written, or if the font or the style sheet lacks something.
pub(super) fn write_pictures(
    plan: &Plan,
    fonts: &Fonts,
    sheet: &str,
    folder: &Path,
    host: &Host,
    address: Option<&str>,
) -> io::Result<usize> {
    let inks = SharePalette::of(sheet, &plan.zones)?;
    let own = folder.join(plan.language.folder());
    let subjects = subjects(plan);
    let mut orders = Vec::new();
    for (kind, poster) in [(CARDS, false), (POSTERS, true)] {
        fs::create_dir_all(own.join(kind))?;
        let drawn = subjects.iter().filter(|subject| subject.poster || !poster);
        orders.extend(drawn.map(|subject| Order {
            subject,
            poster,
            file: own.join(kind).join(format!("{}.png", subject.name)),
        }));
    }
    let faces = fonts.faces(plan.language.tag.contains("Hant"))?;
    let studio = Studio {
        plan,
        host,
        inks: &inks,
        faces: &faces,
    };
    let draw = |order: &Order| {
        // Images without coloured zones need fewer colours.
        let colours = if order.subject.related.is_empty() {
            PLAIN
        } else {
            MOST
        };
        let sheet = match order.poster {
            true => studio.poster(order.subject, address),
            false => studio.card(order.subject),
        };
        fs::write(&order.file, indexed_png(&sheet.pixels()?, colours)?)
    };
    let next = AtomicUsize::new(0);
    let work = || -> io::Result<()> {
        while let Some(order) = orders.get(next.fetch_add(1, Ordering::Relaxed)) {
            draw(order)?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(io::Error::other("a drawing thread panicked")))
        })
    })?;
    Ok(orders.len())
}
