//! What a host says about each file: said once, for the local server and for the examples of
//! other hosts.

/// The headers every answer carries, as (name, value).
pub const SECURITY: [(&str, &str); 5] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// The folder of the open data.
pub(super) const DATA_FOLDER: &str = "data/";
/// The header that lets the scripts of other sites fetch the open data.
pub const DATA_ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", "*");
/// `Cache-Control` of files whose names carry a content hash.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of all others: kept, but asked for anew each time.
pub const ASK_ANEW: &str = "no-cache";
/// A name with a content hash, as a pattern of nginx; the same as [`is_hashed`] on our files.
pub(super) const HASHED_NAME: &str = r"-[0-9a-f]{8,}[._][^/]*$";

/// Content types with the endings of their files.
pub(super) const TYPES: [(&str, &[&str]); 16] = [
    ("text/html; charset=utf-8", &["html"]),
    ("text/css; charset=utf-8", &["css"]),
    ("text/javascript; charset=utf-8", &["js", "mjs"]),
    ("application/wasm", &["wasm"]),
    ("application/json", &["json"]),
    ("application/geo+json", &["geojson"]),
    ("application/manifest+json", &["webmanifest"]),
    ("text/csv; charset=utf-8", &["csv"]),
    ("text/plain; charset=utf-8", &["txt", "md"]),
    ("application/xml", &["xml"]),
    ("image/svg+xml", &["svg"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/webp", &["webp"]),
    ("font/woff2", &["woff2"]),
    ("application/pdf", &["pdf"]),
];
/// The type of a file of any other ending.
pub(super) const UNKNOWN_TYPE: &str = "application/octet-stream";

/// The content type of a file by its name.
pub(super) fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    TYPES
        .iter()
        .find(|(_, endings)| endings.contains(&ending))
        .map_or(UNKNOWN_TYPE, |(kind, _)| kind)
}

/// The `Cache-Control` of a file: for ever when its name carries a content hash
/// (`-` and at least eight hexadecimal digits), else asked for anew each time.
pub fn cache_control(file_name: &str) -> &'static str {
    if is_hashed(file_name) {
        FOR_EVER
    } else {
        ASK_ANEW
    }
}

/// Whether a file's name carries a content hash.
pub(super) fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let digits = part
            .bytes()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            .count();
        digits >= 8
            && part[digits..]
                .chars()
                .next()
                .is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for (name, hashed) in [
            ("app-1a2b3c4d5e6f7a8b_bg.wasm", true),
            ("style-deadbeef.css", true),
            ("index.html", false),
            ("county-430481.csv", false),
            ("facade-decorations.html", false),
            ("deadbeef12.js", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
            assert_eq!(cache_control(name) == FOR_EVER, hashed, "{name}");
        }
    }

    #[test]
    fn types_follow_the_ending() {
        for (name, kind) in [
            ("index.html", "text/html; charset=utf-8"),
            ("a_bg.wasm", "application/wasm"),
            ("data/counties.geojson", "application/geo+json"),
            ("words.pack", UNKNOWN_TYPE),
            ("README", UNKNOWN_TYPE),
        ] {
            assert_eq!(content_type(name), kind, "{name}");
        }
    }
}
