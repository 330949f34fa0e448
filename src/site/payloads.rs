//! What the programs of a page fetch: the index, the plan, the sentences; packed, each with its
//! fingerprint in its name.

use std::path::Path;
use std::{fs, io};

use super::minify_js::fingerprint;
use crate::client_index::ClientIndex;
use crate::markup::Html;
use crate::model::plan::Plan;
use crate::pages::{map_overlays, map_shapes};

/// The files of one edition, below the site's root.
#[derive(Debug, Clone)]
pub(super) struct Payloads {
    /// What the app needs before it comes alive.
    pub(super) index: String,
    /// The further lenses of the tree.
    pub(super) lenses: String,
    /// What `extras` needs.
    pub(super) plan: String,
    /// What only some layers of the map show.
    pub(super) overlays: String,
    /// The words of the rows of the tree that are sentences.
    pub(super) sentences: String,
}

/// An index as the app takes it.
pub(super) fn packed_index(index: &ClientIndex) -> io::Result<Vec<u8>> {
    postcard::to_allocvec(index).map_err(io::Error::other)
}

/// The further lenses of an index, as the app takes them.
pub(super) fn packed_lenses(index: &ClientIndex) -> io::Result<Vec<u8>> {
    let further = index.further();
    let further = further.ok_or_else(|| io::Error::other("the index has one lens alone"))?;
    postcard::to_allocvec(further).map_err(io::Error::other)
}

/// A plan as `extras` takes it in the single file, where it prints every page.
pub(super) fn packed_plan(plan: &Plan) -> io::Result<Vec<u8>> {
    postcard::to_allocvec(&plan.clone().for_extras()).map_err(io::Error::other)
}

/// Writes the shapes of the map into `folder`. Returns the name of their file.
pub(super) fn write_shapes(folder: &Path, plan: &Plan) -> io::Result<String> {
    let mut shapes = Html::new();
    shapes.open("svg", &[("xmlns", "http://www.w3.org/2000/svg")]);
    map_shapes(&mut shapes, plan);
    shapes.close("svg");
    let shapes = shapes.into_string();
    let name = format!("map-{}.svg", fingerprint(shapes.as_bytes()));
    fs::write(folder.join(&name), shapes).map(|()| name)
}

/// Writes the files of an edition into its folder below `folder`.
pub(super) fn write_payloads(
    folder: &Path,
    plan: &'static Plan,
    index: &'static ClientIndex,
) -> io::Result<Payloads> {
    let own = plan.language.folder();
    fs::create_dir_all(folder.join(&own))?;
    let write = |name: &str, ending: &str, bytes: &[u8]| {
        let name = format!("{own}{name}-{}.{ending}", fingerprint(bytes));
        fs::write(folder.join(&name), bytes).map(|()| name)
    };
    Ok(Payloads {
        index: write("index", "pack", &packed_index(index)?)?,
        lenses: write("lenses", "pack", &packed_lenses(index)?)?,
        plan: write(
            "plan",
            "pack",
            &packed_plan(&plan.clone().without_explanations())?,
        )?,
        overlays: write(
            "overlays",
            "svg",
            map_overlays(plan, "./").as_str().as_bytes(),
        )?,
        sentences: write("sentences", "txt", index.all_sentences(plan).as_bytes())?,
    })
}
