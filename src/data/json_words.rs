//! What is wrong with a JSON file, in words that need no programmer.

use serde_json::Error;
use serde_json::error::Category;

use super::{FileName, SeedError};

/// How many characters of a long line are shown on either side of the place.
const AROUND: usize = 48;

/// The error of a JSON file, located and explained.
pub(super) fn json_error(file: FileName, text: &str, error: &Error) -> SeedError {
    let words = error.to_string();
    // The place stands in the record already.
    let words = words
        .rsplit_once(" at line ")
        .map_or(words.as_str(), |(words, _)| words);
    let line = text
        .lines()
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let remedy = match error.classify() {
        Category::Data => {
            "Correct the record that stands or ends here; the records beside it and the file's schema show its form."
        }
        Category::Eof => {
            "Close what is open with a quotation mark or a bracket, or take the whole file from an older copy."
        }
        _ => {
            "Look here, and at the end of the line before, for a comma, bracket or quotation mark that is missing or one too many; they must be half-width: , \" [ ] { }."
        }
    };
    SeedError::new(
        file,
        format!(
            "{}; the line reads: {}",
            plain(words),
            around(line, error.column())
        ),
        remedy,
    )
    .record(format!("line {}, column {}", error.line(), error.column()))
}

/// The parser's words in plain ones; those that are unknown stay.
fn plain(words: &str) -> String {
    let quoted = |prefix: &str| words.strip_prefix(prefix)?.split_once('`');
    let choice = |rest: &str| {
        let rest = rest
            .trim_start_matches(", expected ")
            .trim_start_matches("one of ");
        rest.replace('`', "").replace(" or ", ", ")
    };
    if let Some((name, rest)) = quoted("unknown field `") {
        return format!(
            "there is no field “{name}”; the fields are {}",
            choice(rest)
        );
    }
    if let Some((value, rest)) = quoted("unknown variant `") {
        return format!(
            "“{value}” cannot stand here; one of these can: {}",
            choice(rest)
        );
    }
    if let Some((name, _)) = quoted("missing field `") {
        return format!("the field “{name}” is missing in the record that ends here");
    }
    if let Some((name, _)) = quoted("duplicate field `") {
        return format!("the field “{name}” stands twice");
    }
    let wrong = words
        .strip_prefix("invalid type: ")
        .or(words.strip_prefix("invalid value: "));
    if let Some((found, wanted)) = wrong.and_then(|rest| rest.split_once(", expected ")) {
        let wanted = match wanted {
            "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => {
                "a whole number without quotation marks"
            }
            "f32" | "f64" => "a number without quotation marks",
            "a string" => "a text in quotation marks",
            "a sequence" => "a list in square brackets",
            other => other.trim_start_matches("struct "),
        };
        return format!(
            "here stands {}, but it should be {wanted}",
            found.replace("string", "the text")
        );
    }
    match words {
        "EOF while parsing a string" => "the file ends inside a text",
        "EOF while parsing a list"
        | "EOF while parsing an object"
        | "EOF while parsing a value" => "the file ends too early",
        "key must be a string" => "a half-width quotation mark \" should stand here",
        "trailing comma" => "the comma before this place is one too many",
        "trailing characters" => "something stands behind the end of the file's last bracket",
        "expected `,` or `}`" => "a comma , or a bracket } should stand here",
        "expected `,` or `]`" => "a comma , or a bracket ] should stand here",
        "expected `:`" => "a colon : should stand here",
        "expected value" => "a value should stand here",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "a text runs over the end of its line: its closing quotation mark \" is missing"
        }
        other => return other.to_owned(),
    }
    .to_owned()
}

/// The line, or what stands near a column (in bytes, from 1) of a long one.
fn around(line: &str, column: usize) -> String {
    let at = line
        .char_indices()
        .take_while(|(byte, _)| *byte < column)
        .count();
    let from = at.saturating_sub(AROUND);
    let shown: String = line.chars().skip(from).take(2 * AROUND).collect();
    let cut = |cut: bool| if cut { "…" } else { "" };
    let rest = line.chars().count() > from + 2 * AROUND;
    format!("{}{}{}", cut(from > 0), shown.trim(), cut(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_parser_become_plain() {
        let cases = [
            (
                "missing field `hatch`",
                "the field “hatch” is missing in the record that ends here",
            ),
            (
                "unknown variant `guessed`, expected `named` or `inferred`",
                "“guessed” cannot stand here; one of these can: named, inferred",
            ),
            (
                "invalid type: string \"1\", expected u32",
                "here stands the text \"1\", but it should be a whole number without quotation marks",
            ),
            ("something new", "something new"),
        ];
        for (words, expected) in cases {
            assert_eq!(plain(words), expected);
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}X{}", "一".repeat(200), "二".repeat(200));
        let shown = around(&line, 601);
        assert!(shown.contains('X') && shown.starts_with('…') && shown.ends_with('…'));
        assert!(shown.chars().count() <= 2 * AROUND + 2);
        assert_eq!(around("  {\"a\" 1}", 7), "{\"a\" 1}");
        assert_eq!(around("", 0), "");
    }
}
