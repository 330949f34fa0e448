//! The words of a PDF that Chromium has printed: enough of the format for that, and no more.

use std::collections::HashMap;
use std::io::Read as _;

/// Splits at the first occurrence of a marker.
fn split_at<'a>(bytes: &'a [u8], marker: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(marker.len()).position(|w| w == marker)?;
    Some((&bytes[..at], &bytes[at + marker.len()..]))
}

/// Every numbered object: its dictionary and its stream, inflated where it is deflated.
fn objects(pdf: &[u8]) -> HashMap<u32, (String, String)> {
    let mut found = HashMap::new();
    let mut rest = pdf;
    while let Some((before, after)) = split_at(rest, b" 0 obj\n") {
        let digits = before
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let number = String::from_utf8_lossy(&before[before.len() - digits..]).parse();
        let (body, next) = split_at(after, b"endobj").unwrap_or((after, b""));
        let (dictionary, stream) = match split_at(body, b"stream\n") {
            Some((dictionary, data)) => {
                let mut text = Vec::new();
                _ = flate2::read::ZlibDecoder::new(data).read_to_end(&mut text);
                (dictionary, text)
            }
            None => (body, Vec::new()),
        };
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        found.insert(number.unwrap_or(0), (words(dictionary), words(&stream)));
        rest = next;
    }
    found
}

/// The number after a key, such as of the object that `/ToUnicode 224 0 R` refers to.
fn reference(dictionary: &str, key: &str) -> Option<u32> {
    let (_, after) = dictionary.split_once(key)?;
    after.split_whitespace().next()?.parse().ok()
}

/// The codes between angle brackets.
fn codes(line: &str) -> Vec<&str> {
    let parts = line.split('<').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('>')?.0))
        .collect()
}

/// Hexadecimal UTF-16.
fn utf16(hex: &str) -> String {
    let digits = hex.as_bytes().chunks(4);
    let units: Vec<u16> = digits
        .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
        .filter(|unit| *unit != 0xfeff)
        .collect();
    String::from_utf16_lossy(&units)
}

/// What the codes of a font stand for, by the map that the file has for it.
fn letters(map: &str) -> HashMap<u32, String> {
    let number = |hex: &str| u32::from_str_radix(hex, 16).unwrap_or(0);
    let mut letters = HashMap::new();
    for line in map.lines() {
        match codes(line)[..] {
            [code, to] => _ = letters.insert(number(code), utf16(to)),
            [first, last, to] => {
                for (code, to) in (number(first)..=number(last)).zip(number(to)..) {
                    let letter = char::from_u32(to).map(String::from);
                    letters.insert(code, letter.unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    letters
}

/// The words of every page, in the order in which they are painted, and the number of pages.
pub fn words(pdf: &[u8]) -> (String, usize) {
    let objects = objects(pdf);
    let mut fonts: HashMap<&str, HashMap<u32, String>> = HashMap::new();
    let names: HashMap<u32, String> = objects.keys().map(|n| (*n, format!("F{n}"))).collect();
    for (number, (dictionary, _)) in &objects {
        if let Some(map) = reference(dictionary, "/ToUnicode") {
            fonts.insert(&names[number], letters(&objects[&map].1));
        }
    }
    let mut pages: Vec<u32> = objects
        .iter()
        .filter(|(_, (dictionary, _))| dictionary.contains("/Type /Page\n"))
        .map(|(number, _)| *number)
        .collect();
    pages.sort_unstable();
    let mut out = String::new();
    for page in &pages {
        let content = reference(&objects[page].0, "/Contents").unwrap_or_default();
        let (mut font, mut instead) = (None, false);
        for line in objects[&content].1.lines() {
            if line.contains("/ActualText") {
                out.extend(codes(&line.replace("<<", "")).first().map(|hex| utf16(hex)));
                instead = true;
            } else if line == "EMC" {
                instead = false;
            } else if line.ends_with(" Tf") {
                let name = line.trim_start_matches('/').split(' ').next();
                font = name.and_then(|name| fonts.get(name));
            } else if line.ends_with(" Tj") && !instead {
                let shown = codes(line);
                let wide = shown.iter().any(|hex| hex.len() % 4 == 0);
                for hex in shown {
                    for code in hex.as_bytes().chunks(if wide { 4 } else { 2 }) {
                        let code = std::str::from_utf8(code).unwrap_or_default();
                        let code = u32::from_str_radix(code, 16).unwrap_or(0);
                        out.extend(font.and_then(|font| font.get(&code)).cloned());
                    }
                }
            }
        }
        out.push('\n');
    }
    (out, pages.len())
}
