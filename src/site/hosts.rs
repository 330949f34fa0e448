//! The settings of hosts, written beside the site from the same constants as the local server's.

use std::fmt::Write as _;

use super::headers::{
    ASK_ANEW, DATA_FOLDER, DATA_ORIGIN, FOR_EVER, HASHED_NAME, SECURITY, TYPES, UNKNOWN_TYPE,
    content_type, is_hashed,
};

/// The file that nginx includes.
pub const NGINX_FILE: &str = "nginx.conf";
/// The file that Cloudflare Pages and Netlify read.
pub const HEADERS_FILE: &str = "_headers";
/// Keeps GitHub Pages from leaving files out.
pub(super) const NO_JEKYLL: &str = ".nojekyll";

/// `_headers` for the files of a site, given by their paths below its root. The hosts that read it
/// ask for everything else anew by themselves; a header that two rules name would be sent twice.
pub(super) fn headers_file(files: &[String]) -> String {
    let mut out = String::from(
        "# Read by Cloudflare Pages and Netlify: one rule for all, then the exceptions.\n/*\n",
    );
    for (name, value) in SECURITY {
        let _ = writeln!(out, "  {name}: {value}");
    }
    let _ = writeln!(
        out,
        "/{DATA_FOLDER}*\n  {}: {}",
        DATA_ORIGIN.0, DATA_ORIGIN.1
    );
    for file in files {
        let name = file.rsplit('/').next().unwrap_or(file);
        let unknown = [".geojson", ".webmanifest", ".wasm"];
        let told = unknown.iter().any(|ending| name.ends_with(ending));
        if !told && !is_hashed(name) {
            continue;
        }
        let _ = writeln!(out, "/{file}");
        if told {
            let _ = writeln!(out, "  Content-Type: {}", content_type(name));
        }
        if is_hashed(name) {
            let _ = writeln!(out, "  Cache-Control: {FOR_EVER}");
        }
    }
    out
}

/// A part of `http { … }` for Debian's stock nginx that serves the site under `base` (a path with a
/// slash at both ends). Brotli needs no module: the copies made beforehand are sent as they are.
pub fn nginx_conf(base: &str) -> String {
    let mut types = String::new();
    let mut packed_types = String::new();
    for (kind, endings) in TYPES {
        let _ = writeln!(types, "        \"{kind}\" {};", endings.join(" "));
        let _ = writeln!(
            packed_types,
            "    ~\\.({})\\.br$ \"{kind}\";",
            endings.join("|")
        );
    }
    let security: String = SECURITY
        .iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    format!(
        r#"# For nginx as Debian ships it, no further module: put this file into /etc/nginx/conf.d/, the
# site into the folder that `root` names{under}, and set `server_name`.
# HTTPS: add `listen 443 ssl;` with your certificate; without it browsers keep nothing for use
# offline.

# The copy that the client takes: Brotli here, gzip by gzip_static below. No file ends in .none.
map $http_accept_encoding $yantu_packed {{
    default .none;
    "~*(^|,)\s*br\s*;\s*q=0(\.0*)?\s*(,|$)" .none;
    "~*(^|,)\s*br\s*(;|,|$)" .br;
}}
map $uri $yantu_coding {{
    default "";
    ~\.br$ br;
}}
# A file that ends in .br has the type of what is in it.
map $uri $yantu_type {{
    default "";
{packed_types}    ~\.br$ {UNKNOWN_TYPE};
}}
# The scripts of other sites may fetch the open data.
map $uri $yantu_origin {{
    default "";
    ~^{base}{DATA_FOLDER} "{origin}";
}}
map $uri $yantu_cache {{
    default "{ASK_ANEW}";
    "~{HASHED_NAME}" "{FOR_EVER}";
}}

server {{
    listen 80;
    server_name _;
    root /var/www/yantu;
    index index.html;
    server_tokens off;
    absolute_redirect off;
    gzip off;
    gzip_static on;
    error_page 404 {base}404.html;

    # An empty value is not sent.
{security}    add_header Cache-Control $yantu_cache always;
    add_header Content-Encoding $yantu_coding always;
    add_header Content-Type $yantu_type always;
    add_header {allow} $yantu_origin always;
    add_header Vary Accept-Encoding always;

    types {{
{types}    }}
    default_type {UNKNOWN_TYPE};

    location {base} {{
        if (-f $request_filename$yantu_packed) {{
            rewrite ^ $uri$yantu_packed last;
        }}
        try_files $uri $uri/ =404;
    }}
    location ~ \.br$ {{
        # Its type is the header above.
        types {{ }}
        default_type "";
    }}
    location = {base}{NGINX_FILE} {{
        return 404;
    }}
    location = {base}{HEADERS_FILE} {{
        return 404;
    }}
}}
"#,
        allow = DATA_ORIGIN.0,
        origin = DATA_ORIGIN.1,
        under = match base {
            "/" => String::new(),
            _ => format!(", below {base}"),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_files_and_rare_types_have_a_rule_of_their_own() {
        let files = [
            "boot-0123456789abcdef.js",
            "data/counties.geojson",
            "index.html",
        ];
        let text = headers_file(&files.map(str::to_owned));
        assert!(text.contains("/boot-0123456789abcdef.js\n  Cache-Control: public, max-age"));
        assert!(text.contains("\n/data/*\n  Access-Control-Allow-Origin: *\n"));
        assert!(text.contains("/data/counties.geojson\n  Content-Type: application/geo+json\n"));
        assert!(!text.contains("index.html"));
        for (name, value) in SECURITY {
            assert_eq!(text.matches(&format!("  {name}: {value}\n")).count(), 1);
        }
        // Cloudflare reads lines of at most 2000 characters.
        assert!(text.lines().all(|line| line.len() < 2_000));
    }

    #[test]
    fn nginx_learns_the_path_of_the_site() {
        let conf = nginx_conf("/a/b/");
        for line in [
            "error_page 404 /a/b/404.html;",
            "location /a/b/ {",
            ", below /a/b/, and",
            "~^/a/b/data/ \"*\";",
        ] {
            assert!(conf.contains(line), "{line}");
        }
    }
}
