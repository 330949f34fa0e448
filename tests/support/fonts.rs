//! The fonts that the browsers of the tests see: the declared ones, whatever else is installed.
//!
//! Reference pictures and measured widths depend on the fonts. A desktop has others than a server, so
//! the browsers get a fontconfig file of their own. It names one folder, with links to the declared
//! files, and none of the system's rules.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The declared files: Debian's fonts-noto-cjk and fonts-dejavu-core.
const FILES: [&str; 10] = [
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSansMono.ttf",
    "DejaVuSansMono-Bold.ttf",
    "DejaVuSerif.ttf",
    "DejaVuSerif-Bold.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJK-Bold.ttc",
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJK-Bold.ttc",
];

/// The generic families: what they stand for, and in Chinese.
const GENERIC: [(&str, &str, &str); 4] = [
    ("serif", "DejaVu Serif", "Noto Serif CJK"),
    ("sans-serif", "DejaVu Sans", "Noto Sans CJK"),
    ("system-ui", "DejaVu Sans", "Noto Sans CJK"),
    ("monospace", "DejaVu Sans Mono", "Noto Sans Mono CJK"),
];

/// The Chinese locales that have letter forms of their own.
const CHINESE: [(&str, &str); 3] = [("zh-cn", "SC"), ("zh-tw", "TC"), ("zh-hk", "HK")];

/// The fontconfig file for the browsers, written when first asked for.
pub(super) fn config() -> &'static Path {
    static CONFIG: OnceLock<PathBuf> = OnceLock::new();
    CONFIG.get_or_init(|| {
        // It stays between runs, with fontconfig's cache of what is in the files.
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fonts");
        let linked = folder.join("linked");
        fs::create_dir_all(&linked).expect("a folder");
        let installed = installed();
        let mut missing = Vec::new();
        for name in FILES {
            let link = linked.join(name);
            if link.is_file() {
                continue;
            }
            match installed.iter().find(|path| path.ends_with(name)) {
                // Another process may have been faster.
                Some(path) => _ = std::os::unix::fs::symlink(path, link),
                None => missing.push(name),
            }
        }
        if !missing.is_empty() {
            let line = format!(
                "fonts that are not installed (`make setup` does it): {}\n",
                missing.join(", ")
            );
            let _ = std::io::stderr().write_all(line.as_bytes());
        }
        let path = folder.join(format!("fonts-{}.conf", std::process::id()));
        fs::write(&path, rules(&linked, &folder.join("cache"))).expect("written");
        let shared = folder.join("fonts.conf");
        // At once: another process may be reading it.
        fs::rename(path, &shared).expect("renamed");
        shared
    })
}

/// Every file in the folders where systems keep fonts.
fn installed() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME")
        .map(PathBuf::from)
        .unwrap_or_default();
    let mut folders = vec![
        PathBuf::from("/usr/share/fonts"),
        PathBuf::from("/usr/local/share/fonts"),
        home.join(".fonts"),
        home.join(".local/share/fonts"),
    ];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files
}

fn rules(folder: &Path, cache: &Path) -> String {
    let mut rules = format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{}</dir>
<cachedir>{}</cachedir>
<match target="pattern">
<edit name="hintstyle" mode="append"><const>hintslight</const></edit>
<edit name="antialias" mode="append"><bool>true</bool></edit>
<edit name="lcdfilter" mode="append"><const>lcddefault</const></edit>
</match>
<match target="font">
<test name="family" compare="contains"><string>DejaVu</string></test>
<test name="pixelsize" compare="less"><double>7.5</double></test>
<edit name="hinting"><bool>false</bool></edit>
</match>
<match target="pattern">
<test qual="all" name="family" compare="not_eq"><string>sans-serif</string></test>
<test qual="all" name="family" compare="not_eq"><string>serif</string></test>
<test qual="all" name="family" compare="not_eq"><string>monospace</string></test>
<edit name="family" mode="append_last"><string>sans-serif</string></edit>
</match>
"#,
        folder.display(),
        cache.display()
    );
    for (generic, family, chinese) in GENERIC {
        rules.push_str(&format!(
            "<alias><family>{generic}</family><prefer><family>{family}</family>\
             <family>{chinese} SC</family></prefer></alias>\n"
        ));
        for (locale, form) in CHINESE {
            rules.push_str(&format!(
                "<match target=\"pattern\"><test name=\"lang\"><string>{locale}</string></test>\
                 <test name=\"family\"><string>{generic}</string></test>\
                 <edit name=\"family\" mode=\"prepend\" binding=\"strong\">\
                 <string>{chinese} {form}</string></edit></match>\n"
            ));
        }
    }
    rules.push_str("</fontconfig>\n");
    rules
}
