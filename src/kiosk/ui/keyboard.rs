//! The keyboard on the screen.

use crate::markup::Html;
use crate::model::messages::{Messages, Msg};

/// Digits, then the letters as on every keyboard.
const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Prints the keyboard.
pub(super) fn keyboard(html: &mut Html, messages: &Messages) {
    html.open(
        "div",
        &[
            ("class", "kiosk__keys"),
            ("role", "group"),
            ("aria-label", messages.get(Msg::KioskKeys)),
            ("hidden", ""),
        ],
    );
    for (row, letters) in ROWS.iter().enumerate() {
        html.open("div", &[("class", "kiosk__row")]);
        for letter in letters.chars() {
            let shown = letter.to_ascii_uppercase().to_string();
            key(html, &format!("key-{letter}"), "kiosk__key", &shown);
        }
        if row == ROWS.len() - 1 {
            wide(html, messages, "key-delete", Msg::KioskKeyDelete);
        }
        html.close("div");
    }
    html.open("div", &[("class", "kiosk__row")]);
    wide(html, messages, "key-clear", Msg::KioskKeyClear);
    wide(html, messages, "keys-higher", Msg::KioskKeysHigher);
    wide(html, messages, "keys-lower", Msg::KioskKeysLower);
    wide(html, messages, "keys-close", Msg::KioskClose);
    html.close("div").close("div");
}

fn key(html: &mut Html, word: &str, class: &str, shown: &str) {
    let attributes = [("type", "button"), ("class", class), ("data-kiosk", word)];
    html.leaf("button", &attributes, shown);
}

fn wide(html: &mut Html, messages: &Messages, word: &str, label: Msg) {
    key(
        html,
        word,
        "kiosk__key kiosk__key--wide",
        messages.get(label),
    );
}

/// What a key with this word does to what has been typed; `None` for a word that is no key's.
pub(super) fn typed(word: &str, words: &mut String) -> Option<()> {
    match word.strip_prefix("key-")? {
        "delete" => _ = words.pop(),
        "clear" => words.clear(),
        letter => words.push_str(letter),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_write_delete_and_clear() {
        let mut words = String::new();
        let mut press = |word: &str| (typed(word, &mut words), words.clone());
        assert_eq!(press("key-h"), (Some(()), "h".into()));
        assert_eq!(press("key-n"), (Some(()), "hn".into()));
        assert_eq!(press("key-delete"), (Some(()), "h".into()));
        assert_eq!(press("keys-close"), (None, "h".into()));
        assert_eq!(press("key-clear"), (Some(()), String::new()));
        assert_eq!(press("key-delete"), (Some(()), String::new()));
    }

    #[test]
    fn every_letter_and_digit_has_one_key() {
        let mut html = Html::new();
        let words = vec!["x".to_owned(); Msg::ALL.len()];
        keyboard(&mut html, &Messages::new(words).unwrap_or_default());
        for c in ('a'..='z').chain('0'..='9') {
            let key = format!("data-kiosk=\"key-{c}\"");
            assert_eq!(html.as_str().matches(&key).count(), 1, "{c}");
        }
    }
}
