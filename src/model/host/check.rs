//! The rules for texts and links that come from a host.

use std::fmt;

/// The largest `site.json` that is read, in bytes.
pub const LARGEST_FILE: usize = 65_536;
/// The longest text, in UTF-16 units, as browsers count.
pub const LONGEST_TEXT: usize = 120;
/// The longest link, in bytes.
pub const LONGEST_LINK: usize = 300;
/// Characters that no text has, as ranges: controls, invisible ones, and those that turn the
/// direction of what follows.
pub const ODD: [(char, char); 9] = [
    ('\0', '\u{1f}'),
    ('\u{7f}', '\u{9f}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{fff9}', '\u{ffff}'),
];
/// What a contact's link may start with, besides `https://`.
pub const CONTACT_SCHEMES: [&str; 2] = ["mailto:", "tel:"];

/// Why a word of a host is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// More than [`LONGEST_TEXT`].
    TooLong,
    /// Line breaks, invisible characters.
    Odd,
    /// No address of the kinds that are allowed.
    NoLink,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the text is longer than {LONGEST_TEXT} characters"),
            Self::Odd => f.write_str("the text has a line break or an invisible character"),
            Self::NoLink => f.write_str("this is no link of an allowed kind"),
        }
    }
}

/// One line of text without space at its ends.
///
/// # Errors
/// A text that is too long or has a character of [`ODD`].
pub fn checked_text(text: &str) -> Result<String, Fault> {
    if text.encode_utf16().count() > LONGEST_TEXT {
        return Err(Fault::TooLong);
    }
    let odd = |c: char| {
        ODD.iter()
            .any(|(first, last)| (*first..=*last).contains(&c))
    };
    if text.contains(odd) {
        return Err(Fault::Odd);
    }
    Ok(text.trim().to_owned())
}

/// A link to a page: `https://`, a host of ASCII letters, at most [`LONGEST_LINK`] bytes. Nothing is
/// no link, and allowed.
///
/// # Errors
/// Everything else.
pub fn checked_web_link(link: &str) -> Result<String, Fault> {
    let sound = link.is_empty() || (is_plain(link) && is_web(link));
    sound.then(|| link.to_owned()).ok_or(Fault::NoLink)
}

/// As [`checked_web_link`], or `mailto:` with one address, or `tel:` with digits, `+` and `-`.
///
/// # Errors
/// Everything else.
pub fn checked_contact_link(link: &str) -> Result<String, Fault> {
    let mail = |rest: &str| {
        let address = rest.split_once('@');
        address.is_some_and(|(name, host)| {
            !name.is_empty()
                && !host.is_empty()
                && !host.contains('@')
                && !rest.contains(['?', '&'])
        })
    };
    let phone = |rest: &str| {
        rest.len() >= 3
            && rest
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-'))
    };
    let [mail_scheme, phone_scheme] = CONTACT_SCHEMES;
    let reaches = link.strip_prefix(mail_scheme).is_some_and(mail)
        || link.strip_prefix(phone_scheme).is_some_and(phone);
    if is_plain(link) && reaches {
        return Ok(link.to_owned());
    }
    checked_web_link(link)
}

/// Printable ASCII without the signs that no address needs.
fn is_plain(link: &str) -> bool {
    link.len() <= LONGEST_LINK
        && link
            .bytes()
            .all(|b| b.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&b))
}

/// Whether a link leads to a page of a plainly named host.
fn is_web(link: &str) -> bool {
    let Some(rest) = link.strip_prefix("https://") else {
        return false;
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, port) = match rest[..end].split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (&rest[..end], None),
    };
    let named = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    !host.is_empty()
        && host.bytes().all(named)
        && port.is_none_or(|port| {
            (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_visible_line() {
        assert_eq!(checked_text(" 甲 & <b> "), Ok("甲 & <b>".to_owned()));
        assert_eq!(checked_text(&"甲".repeat(121)), Err(Fault::TooLong));
        assert_eq!(checked_text(&"𠮷".repeat(61)), Err(Fault::TooLong));
        for odd in ["a\nb", "a\0", "\u{202e}cba", "a\u{200b}", "\u{feff}"] {
            assert_eq!(checked_text(odd), Err(Fault::Odd), "{odd:?}");
        }
    }

    #[test]
    fn links_lead_to_pages() {
        for link in [
            "",
            "https://beian.example.org/",
            "https://example.org:8443/a?b=c@d#e",
            "https://EXAMPLE.org",
        ] {
            assert_eq!(checked_web_link(link), Ok(link.to_owned()));
        }
        let long = format!("https://example.org/{}", "a".repeat(300));
        for link in [
            "http://example.org/",
            "//example.org/",
            "https:///a",
            "https://",
            "https://user@example.org/",
            "https://user:1@example.org/",
            "https://example.org:/",
            "https://例子.中国/",
            "https://example.org/ a",
            "https://example.org/\"><script>",
            "https://example.org\\@example.com/",
            " https://example.org/",
            "HTTPS://example.org/",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,a",
            "mailto:a@example.org",
            long.as_str(),
        ] {
            assert_eq!(checked_web_link(link), Err(Fault::NoLink), "{link}");
        }
    }

    #[test]
    fn a_contact_is_a_page_a_mailbox_or_a_telephone() {
        for link in [
            "",
            "https://example.org/",
            "mailto:hall@example.org",
            "tel:+86-734-1234567",
            "tel:110",
        ] {
            assert_eq!(checked_contact_link(link), Ok(link.to_owned()));
        }
        for link in [
            "mailto:",
            "mailto:hall",
            "mailto:a@b@c",
            "mailto:a@example.org?bcc=b@example.org",
            "tel:",
            "tel:1",
            "tel:12;ext=3",
            "TEL:110",
            "sms:110",
            "javascript:alert(1)//@a",
        ] {
            assert_eq!(checked_contact_link(link), Err(Fault::NoLink), "{link}");
        }
    }
}
