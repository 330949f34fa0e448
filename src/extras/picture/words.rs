//! Text layout in a picture: nothing can be measured here, so widths are estimated.

/// The width of a character, in font sizes.
fn width_of(c: char) -> f64 {
    match c {
        '\u{2e80}'.. | '—' | '…' | '“' | '”' | '‘' | '’' => 1.0,
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '(' | ')' => 0.33,
        'm' | 'w' | 'M' | 'W' | '@' => 0.9,
        'A'..='Z' => 0.7,
        _ => 0.56,
    }
}

/// The width of text, in font sizes.
pub(super) fn width(words: &str) -> f64 {
    words.chars().map(width_of).sum()
}

/// Returns whether text is in Latin letters rather than full-width characters.
pub(super) fn in_letters(words: &str) -> bool {
    !words.chars().any(|c| c >= '\u{2e80}')
}

/// Returns whether a line may break between two characters.
fn may_break(before: char, after: char) -> bool {
    let closes = |c: char| "，。、；：！？”’）》】…—,.;:!?)".contains(c);
    let opens = |c: char| "“‘（《【(".contains(c);
    let wide = |c: char| width_of(c) >= 1.0;
    !closes(after) && !opens(before) && (before == ' ' || wide(before) || wide(after))
}

/// Breaks text into at most `most` lines of at most `wide` font sizes; an ellipsis replaces the
/// rest.
pub(super) fn lines(words: &str, wide: f64, most: usize) -> Vec<String> {
    let chars: Vec<char> = words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .collect();
    let (mut lines, mut start) = (Vec::new(), 0);
    while start < chars.len() {
        let mut end = start;
        let mut used = 0.0;
        while let Some(c) = chars.get(end) {
            used += width_of(*c);
            if used > wide && end > start {
                break;
            }
            end += 1;
        }
        let text = |from: usize, to: usize| -> String {
            let line: String = chars.get(from..to).unwrap_or_default().iter().collect();
            line.trim().to_owned()
        };
        if end < chars.len() && lines.len() + 1 == most.max(1) {
            let mut cut = text(start, end);
            while width(&cut) + 1.0 > wide && cut.pop().is_some() {}
            lines.push(format!("{}…", cut.trim_end()));
            return lines;
        }
        if end < chars.len() {
            // Moves back to a permitted break, unless the line would become too short.
            let fits = |at: &usize| {
                let pair = chars.get(at - 1).zip(chars.get(*at));
                pair.is_some_and(|(before, after)| may_break(*before, *after))
            };
            let back = (start + (end - start).div_ceil(3)..=end).rev().find(fits);
            end = back.unwrap_or(end);
        }
        lines.push(text(start, end));
        start = end;
    }
    lines
}

/// Removes the characters that XML does not allow.
pub(super) fn clean(words: &str) -> String {
    let sound = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    words.chars().filter(sound).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_at_permitted_places() {
        assert_eq!(
            lines("推动市域协调发展，做强中心城区。", 8.0, 9),
            ["推动市域协调发", "展，做强中心城", "区。"]
        );
        assert_eq!(
            lines("Regional development of all kinds", 12.0, 2),
            ["Regional development", "of all kinds"]
        );
        assert_eq!(lines("一二三四五六七", 3.0, 2), ["一二三", "四五…"]);
        assert_eq!(lines("", 3.0, 2), [""; 0]);
    }

    proptest! {
        #[test]
        fn lines_keep_all_text_if_there_is_room(words in "[一-十a-z，。 ]{0,60}", wide in 2.0..20.0_f64) {
            let lines = lines(&words, wide, usize::MAX);
            let bare = |s: &str| s.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&words));
            prop_assert!(lines.iter().all(|line| width(line) <= wide.max(1.0)));
        }

        #[test]
        fn cut_text_ends_with_an_ellipsis(words in "\\PC{0,60}", wide in 2.0..20.0_f64, most in 1..4_usize) {
            let cut = lines(&words, wide, most);
            prop_assert!(cut.len() <= most);
            let bare = |s: &str| s.split_whitespace().collect::<String>();
            if !cut.last().is_some_and(|line| line.ends_with('…')) {
                prop_assert_eq!(bare(&cut.concat()), bare(&words));
            }
        }
    }
}
