//! What a browser needs to know to install the site.

use serde_json::json;

use super::style::Palette;
use crate::model::host::Host;
use crate::model::messages::Msg;
use crate::model::plan::Plan;

/// The icons for home screens: file, pixels, purpose.
pub(super) const ICONS: [(&str, u32, &str); 3] = [
    ("icon-192.png", 192, "any"),
    ("icon-512.png", 512, "any"),
    ("icon-maskable.png", 512, "maskable"),
];

/// The web app manifest, under the host's name for the site if it has one. Every address in it is
/// relative: it works under any path.
pub(super) fn manifest(plan: &Plan, palette: &Palette, host: &Host) -> String {
    let name = match host.title.as_str() {
        "" => format!("{} · {}", plan.meta.brand, plan.meta.short_title),
        title => title.to_owned(),
    };
    let pngs = ICONS.map(|(file, size, purpose)| {
        json!({
            "src": file, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose,
        })
    });
    let mut icons = vec![json!({ "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" })];
    icons.extend(pngs);
    let manifest = json!({
        "name": name,
        "short_name": plan.meta.brand,
        "description": plan.messages.get(Msg::Tagline),
        "lang": "zh-Hans",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": palette.paper,
        "background_color": palette.paper,
        "icons": icons,
    });
    format!("{manifest:#}\n")
}
