//! Validation of host settings: idle time and public address.

/// The default idle time, in seconds.
pub const DEFAULT_IDLE_S: u16 = 60;
/// The shortest and the longest permitted idle time, in seconds.
const IDLE_BOUNDS_S: (u16, u16) = (10, 3_600);
/// The longest public address: with the path of a page its QR code can still be read from a
/// distance.
const LONGEST_ADDRESS: usize = 200;

/// Parses an idle time such as `90`, in seconds; `None` for anything but whole numbers from 10 to
/// 3600.
pub fn idle_from_word(word: &str) -> Option<u16> {
    let plain = !word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit());
    let idle = plain.then(|| word.parse().ok()).flatten()?;
    (IDLE_BOUNDS_S.0..=IDLE_BOUNDS_S.1)
        .contains(&idle)
        .then_some(idle)
}

/// Validates an idle time from `site.json`, in seconds; `None` if it is out of bounds.
pub fn checked_idle(number: f64) -> Option<u16> {
    (f64::from(IDLE_BOUNDS_S.0)..=f64::from(IDLE_BOUNDS_S.1))
        .contains(&number)
        .then_some(number as u16)
}

/// The public address of the site with a trailing slash; `None` unless it is a plain http or https
/// address of at most 200 bytes without query, anchor and credentials.
pub fn checked_address(address: &str) -> Option<String> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}?#@".contains(c);
    if address.len() > LONGEST_ADDRESS || host.is_empty() || address.contains(odd) {
        return None;
    }
    Some(format!("{}/", address.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idle_time_must_be_whole_seconds_within_bounds() {
        assert_eq!(idle_from_word("10"), Some(10));
        assert_eq!(idle_from_word("3600"), Some(3_600));
        for word in [
            "",
            "9",
            "3601",
            "060",
            "-60",
            "60s",
            "1e2",
            "99999999999",
            "６０",
        ] {
            assert_eq!(idle_from_word(word), None, "{word}");
        }
        assert_eq!(checked_idle(90.0), Some(90));
        for number in [9.9, 3_600.1, f64::NAN, f64::INFINITY, -60.0] {
            assert_eq!(checked_idle(number), None, "{number}");
        }
    }

    #[test]
    fn address_must_be_plain() {
        for (given, kept) in [
            ("https://example.org", "https://example.org/"),
            ("http://10.0.0.2:8080/plan//", "http://10.0.0.2:8080/plan/"),
        ] {
            assert_eq!(checked_address(given).as_deref(), Some(kept));
        }
        let long = format!("https://example.org/{}", "a".repeat(200));
        for refused in [
            "",
            "https://",
            "https:///plan/",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https://user:secret@example.org/",
            "https://example.org/?a=b",
            "https://example.org/#a",
            "https://example.org/ b",
            "https://example.org/\"><script>",
            long.as_str(),
        ] {
            assert_eq!(checked_address(refused), None, "{refused}");
        }
    }
}
