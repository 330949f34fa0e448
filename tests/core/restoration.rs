//! Proof that the restored text comes from the source by the rules and the list of repairs alone,
//! and that no damage is left.
//!
//! The proof does not call the restorer. It walks source and restored text in parallel, and every
//! step has to be one of [`Step`]; whatever no rule explains fails with both contexts.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use yantu::data::{Folder, Seeds, load, raw::Repairs, restore};

/// The whole seeds, read once.
static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| load(&Folder::new("seeds")).expect("the seeds are sound"));

/// The list of repairs.
static REPAIRS: LazyLock<Repairs> =
    LazyLock::new(|| Folder::new("seeds").json("repairs.json").expect("sound"));

/// The text as received.
static RECEIVED: LazyLock<String> = LazyLock::new(|| {
    fs::read_to_string("seeds/source/000_bc3763cfde610e31.txt").expect("readable")
});

/// The tables from Traditional to Simplified characters.
static SIMPLIFIED: LazyLock<OpenCC> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).expect("tables that load"));

fn text() -> &'static str {
    &SEEDS.plan.text
}

/// A way to get from the source to the restored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// The same character.
    Equal,
    /// A Traditional character and its Simplified one.
    Simplified,
    /// 著 as a particle becomes 着.
    Particle,
    /// A half-width mark becomes its full-width one.
    Mark,
    /// An injected reading is removed.
    Reading,
    /// A blank after an article number is removed.
    Blank,
}

/// Half-width marks and the marks of an official publication.
const MARKS: [(char, char); 6] = [
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('(', '（'),
    (')', '）'),
    ('!', '！'),
];

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether `letters` is one syllable of pinyin: an initial, a final, at most one tone mark.
fn is_syllable(letters: &str) -> bool {
    const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
    const FINALS: &[&str] = &[
        "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang",
        "iao", "ie", "in", "ing", "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang",
        "ue", "ui", "un", "uo", "v", "ve",
    ];
    const INITIALS: &[&str] = &[
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x",
        "z", "c", "s", "r", "w", "y", "",
    ];
    let plain: String = letters
        .chars()
        .map(|c| match c {
            'ā' | 'á' | 'ǎ' | 'à' => 'a',
            'ē' | 'é' | 'ě' | 'è' => 'e',
            'ī' | 'í' | 'ǐ' | 'ì' => 'i',
            'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
            'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
            'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' => 'v',
            other => other,
        })
        .collect();
    letters.chars().filter(|c| TONED.contains(*c)).count() <= 1
        && INITIALS
            .iter()
            .filter_map(|initial| plain.strip_prefix(initial))
            .any(|rest| FINALS.contains(&rest))
}

/// Puts the repairs in, each at the one place where its damaged words stand.
fn repaired(source: &str, repairs: &Repairs) -> Result<String, String> {
    let mut places = Vec::new();
    for repair in &repairs.repairs {
        let found: Vec<usize> = source
            .match_indices(&repair.damaged)
            .map(|(at, _)| at)
            .collect();
        let [at] = found[..] else {
            return Err(format!(
                "repair {} fits at {} places",
                repair.id,
                found.len()
            ));
        };
        places.push((at, repair));
    }
    places.sort_by_key(|(at, _)| *at);
    let (mut out, mut from) = (String::new(), 0);
    for (at, repair) in places {
        let before = source
            .get(from..at)
            .ok_or(format!("repair {} overlaps another", repair.id))?;
        out.push_str(before);
        out.push_str(&repair.restored);
        from = at + repair.damaged.len();
    }
    out.push_str(&source[from..]);
    Ok(out)
}

/// How many of each step lead from the source to `restored`, or where no step leads on.
fn prove(source: &str, repairs: &Repairs, restored: &str) -> Result<BTreeMap<Step, usize>, String> {
    let source: Vec<char> = repaired(source, repairs)?.chars().collect();
    let restored: Vec<char> = restored.chars().collect();
    let simplified: BTreeMap<char, String> = source
        .iter()
        .filter(|c| is_han(**c))
        .map(|c| (*c, SIMPLIFIED.convert(&c.to_string())))
        .collect();
    let mut steps = BTreeMap::new();
    let (mut from, mut to) = (0, 0);
    while from < source.len() {
        let (step, read, written) = step(
            &source,
            from,
            &restored,
            to,
            &simplified,
            &repairs.particle_exceptions,
        )
        .ok_or_else(|| {
            let around = |chars: &[char], at: usize| -> String {
                let until = chars.len().min(at + 16);
                chars[at.saturating_sub(16).min(until)..until]
                    .iter()
                    .collect()
            };
            format!(
                "no rule leads on at character {from} of the source and {to} of the text\n\
                         source:   …{}…\nrestored: …{}…",
                around(&source, from),
                around(&restored, to),
            )
        })?;
        *steps.entry(step).or_default() += 1;
        from += read;
        to += written;
    }
    if to != restored.len() {
        return Err(format!(
            "{} characters more than in the source",
            restored.len() - to
        ));
    }
    Ok(steps)
}

/// The one step that leads on, with the characters it reads from the source and writes.
fn step(
    source: &[char],
    from: usize,
    restored: &[char],
    to: usize,
    simplified: &BTreeMap<char, String>,
    exceptions: &[String],
) -> Option<(Step, usize, usize)> {
    let c = source[from];
    if c == '(' && from > 0 && is_han(source[from - 1]) {
        let letters: String = source[from + 1..]
            .iter()
            .take_while(|c| **c != ')')
            .collect();
        let length = letters.chars().count();
        if is_syllable(&letters) {
            return Some((Step::Reading, length + 2, 0));
        }
    }
    if c == ' ' {
        let line = source[..from]
            .iter()
            .rposition(|c| *c == '\n')
            .map_or(0, |at| at + 1);
        let number: String = source[line..from].iter().collect();
        let digits = number.strip_suffix('.')?;
        let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
        return is_number.then_some((Step::Blank, 1, 0));
    }
    let now = *restored.get(to)?;
    if c == '著' {
        // A word of the list of exceptions stands around this place of the restored text.
        let excepted = exceptions.iter().any(|word| {
            let around = |offset: usize| -> Option<String> {
                let mut around = restored.get(to.checked_sub(offset)?..)?.to_vec();
                around[offset] = '著';
                Some(around.iter().take(word.chars().count()).collect())
            };
            (0..)
                .zip(word.chars())
                .any(|(at, c)| c == '著' && around(at).as_ref() == Some(word))
        });
        return match (excepted, now) {
            (true, '著') => Some((Step::Equal, 1, 1)),
            (false, '着') => Some((Step::Particle, 1, 1)),
            _ => None,
        };
    }
    if let Some((_, full)) = MARKS.iter().find(|(half, _)| *half == c) {
        return (now == *full).then_some((Step::Mark, 1, 1));
    }
    match simplified.get(&c) {
        Some(one) if one.chars().eq([now]) => Some((
            if c == now {
                Step::Equal
            } else {
                Step::Simplified
            },
            1,
            1,
        )),
        Some(_) => None,
        None => (c == now).then_some((Step::Equal, 1, 1)),
    }
}

#[test]
fn the_text_comes_from_the_source_by_rules_and_repairs_alone() {
    let steps = prove(&RECEIVED, &REPAIRS, text()).unwrap_or_else(|fault| panic!("{fault}"));
    println!("{steps:?}");
    let kinds: Vec<Step> = steps.keys().copied().collect();
    assert_eq!(
        kinds,
        [
            Step::Equal,
            Step::Simplified,
            Step::Particle,
            Step::Mark,
            Step::Reading,
            Step::Blank
        ],
        "every rule is needed"
    );
    assert_eq!(
        steps[&Step::Reading],
        SEEDS.plan.meta.edition.readings as usize,
        "the page about the explorer says how many readings there were"
    );
}

#[test]
fn every_repair_is_needed() {
    assert!(!REPAIRS.repairs.is_empty());
    for left_out in 0..REPAIRS.repairs.len() {
        let mut fewer: Repairs = Folder::new("seeds").json("repairs.json").expect("sound");
        let repair = fewer.repairs.remove(left_out);
        assert!(
            prove(&RECEIVED, &fewer, text()).is_err(),
            "repair {} repairs nothing",
            repair.id
        );
    }
}

#[test]
fn the_proof_refuses_a_forged_text() {
    let chars: Vec<char> = text().chars().collect();
    let forged = |act: &dyn Fn(&mut Vec<char>)| {
        let mut chars = chars.clone();
        act(&mut chars);
        let text: String = chars.iter().collect();
        prove(&RECEIVED, &REPAIRS, &text)
    };
    for at in (0..chars.len()).step_by(1931) {
        assert!(
            forged(&|c| _ = c.remove(at)).is_err(),
            "a character left out at {at}"
        );
        assert!(
            forged(&|c| c.insert(at, '的')).is_err(),
            "a character put in at {at}"
        );
        assert!(
            forged(&|c| c[at] = '囧').is_err(),
            "another character at {at}"
        );
    }
    assert!(forged(&|c| c.push('。')).is_err(), "a full stop at the end");
    assert!(
        forged(&|c| _ = c.pop()).is_err(),
        "the last character left out"
    );
    let position = |c: char| {
        chars
            .iter()
            .position(|other| *other == c)
            .expect("it is there")
    };
    assert!(
        forged(&|c| c[position('着')] = '著').is_err(),
        "the particle left as it was"
    );
    assert!(
        forged(&|c| c[position('著')] = '着').is_err(),
        "the particle inside a word"
    );
    assert!(
        forged(&|c| c[position('，')] = ',').is_err(),
        "a half-width mark left"
    );
    assert!(
        forged(&|c| c[position('国')] = '國').is_err(),
        "a Traditional character left"
    );
}

#[test]
fn repairs_say_why_and_never_touch_sound_words() {
    for repair in &REPAIRS.repairs {
        assert!(
            repair.reason.chars().count() >= 8,
            "{}: a reason",
            repair.id
        );
        // Damage shows: a mark or a letter that cannot stand in the middle of these words.
        assert!(
            repair.damaged.contains(['?', '^', '|', 'D']) || repair.damaged.contains("?zh"),
            "{}: {} does not look damaged",
            repair.id,
            repair.damaged
        );
        assert!(
            repair.damaged.chars().count() <= 16,
            "{}: too long a stretch",
            repair.id
        );
    }
}

#[test]
fn restoring_what_is_restored_changes_nothing() {
    let mut nothing = Repairs::default();
    nothing
        .particle_exceptions
        .clone_from(&REPAIRS.particle_exceptions);
    let again = restore(text(), &nothing, "repairs.json");
    assert_eq!(again.as_deref(), Ok(text()));
}

#[test]
fn no_traditional_character_is_left() {
    assert_eq!(SIMPLIFIED.convert(text()), text(), "word by word");
    for c in text().chars().filter(|c| is_han(*c)) {
        assert_eq!(
            SIMPLIFIED.convert(&c.to_string()),
            c.to_string(),
            "{c} by itself"
        );
    }
}

/// GB 2312 holds 6,763 Simplified ideographs in rows 16 to 87. What a multi-byte slip leaves
/// behind, and what is written in Traditional characters only, is rarely among them.
#[test]
fn every_ideograph_is_one_of_gb_2312() {
    for c in text().chars().filter(|c| is_han(*c)) {
        let word = c.to_string();
        let (bytes, _, unknown) = encoding_rs::GBK.encode(&word);
        let in_gb_2312 = matches!(bytes[..], [0xb0..=0xf7, 0xa1..=0xfe]);
        assert!(!unknown && in_gb_2312, "{c} is no character of GB 2312");
    }
}

#[test]
fn nothing_but_ideographs_and_the_marks_of_an_official_text() {
    const MARKS: &str = "，、。；！“”—（）《》〇\n";
    for (number, line) in (1..).zip(text().lines()) {
        for (at, c) in line.char_indices() {
            let known = is_han(c)
                || MARKS.contains(c)
                || c.is_ascii_alphanumeric()
                || (c == '+' && at > 0)
                || (c == '.' && line[..at].bytes().all(|b| b.is_ascii_digit()) && at > 0);
            assert!(
                known,
                "line {number}: {c:?} (U+{:04X}) in {line}",
                u32::from(c)
            );
        }
    }
    assert!(!text().contains("\n\n") && !text().starts_with('\n') && !text().ends_with('\n'));
}

#[test]
fn letters_and_digits_stand_only_where_they_belong() {
    // Each run with the words around it; article numbers are counted beside.
    const KNOWN: [&str; 9] = [
        "预计[2020]年全市",
        "突破[3500]亿元",
        "，[8]大产业基地",
        "“[1+N]”文件体系",
        "“[UP]模式”",
        "互联网[+]监管",
        "第六版、[5G]网络",
        "文化[+]”融合工程",
        "一批[4A]级以上",
    ];
    let mut known = KNOWN.to_vec();
    let mut articles = 0;
    let chars: Vec<char> = text().chars().collect();
    let in_run = |c: char| c.is_ascii_alphanumeric() || c == '+';
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| in_run(**c)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let words: String = chars[at..at + run].iter().collect();
        let opens_line = at == 0 || chars[at - 1] == '\n';
        if opens_line && chars.get(at + run) == Some(&'.') {
            articles += 1;
            assert_eq!(
                words,
                articles.to_string(),
                "an article number out of order"
            );
        } else {
            let before: String = chars[at.saturating_sub(8)..at].iter().collect();
            let after: String = chars[at + run..chars.len().min(at + run + 8)]
                .iter()
                .collect();
            let marked = format!("{before}[{words}]{after}");
            let found = known.iter().position(|known| marked.contains(known));
            let found = found.unwrap_or_else(|| panic!("stray letters or digits: …{marked}…"));
            known.remove(found);
        }
        at += run;
    }
    assert_eq!(articles, 51);
    assert!(known.is_empty(), "no longer in the text: {known:?}");
}

#[test]
fn quotation_marks_and_brackets_close_in_the_paragraph_where_they_open() {
    const PAIRS: [(char, char); 5] = [
        ('“', '”'),
        ('‘', '’'),
        ('（', '）'),
        ('《', '》'),
        ('〈', '〉'),
    ];
    for (number, line) in (1..).zip(text().lines()) {
        let mut open: Vec<char> = Vec::new();
        for c in line.chars() {
            if let Some((opening, closing)) = PAIRS.iter().find(|(opening, _)| *opening == c) {
                assert!(
                    !open.contains(closing),
                    "line {number}: {opening} inside {opening}"
                );
                // ‘ ’ stand inside “ ” only, 〈 〉 inside 《 》 only.
                let outer = match c {
                    '‘' => Some('”'),
                    '〈' => Some('》'),
                    _ => None,
                };
                assert!(
                    outer.is_none_or(|outer| open.contains(&outer)),
                    "line {number}: {c}"
                );
                open.push(*closing);
            } else if PAIRS.iter().any(|(_, closing)| *closing == c) {
                assert_eq!(
                    open.pop(),
                    Some(c),
                    "line {number}: {c} closes nothing\n{line}"
                );
            }
        }
        assert!(
            open.is_empty(),
            "line {number} leaves {open:?} open\n{line}"
        );
        for empty in ["“”", "‘’", "（）", "《》"] {
            assert!(
                !line.contains(empty),
                "line {number}: {empty} holds nothing"
            );
        }
    }
}

#[test]
fn dashes_come_in_pairs_and_open_a_line() {
    for line in text().lines() {
        let rest = line.strip_prefix("——").unwrap_or(line);
        assert!(!rest.contains('—'), "{line}");
    }
}

#[test]
fn no_mark_stands_beside_another_that_it_cannot_stand_beside() {
    // The traces of eaten characters: two stops, a stop behind an opening quotation mark.
    const STOPS: [char; 5] = ['，', '、', '。', '；', '！'];
    let chars: Vec<char> = text().chars().collect();
    for pair in chars.windows(2) {
        let [first, second] = pair else { continue };
        let doubled = STOPS.contains(first) && STOPS.contains(second);
        let hollow = matches!(first, '“' | '（' | '《') && STOPS.contains(second);
        let cut = STOPS.contains(first) && *first != '。' && matches!(second, '”' | '）' | '》');
        let headless = *first == '\n' && (STOPS.contains(second) || "”）》".contains(*second));
        assert!(!doubled && !hollow && !cut && !headless, "{first}{second}");
    }
}

#[test]
fn sentences_are_not_cut_in_the_middle() {
    for (id, span) in SEEDS.plan.document.sentences() {
        let words = span.of(text());
        let end = words.trim_end_matches(['”', '’', '）', '》']);
        assert!(
            end.ends_with(['。', '！', '？']),
            "{id} has no end: {words}"
        );
        assert!(words.chars().count() >= 4, "{id} is too short: {words}");
    }
}

#[test]
fn oddities_are_kept_as_the_source_has_them() {
    for kept in &REPAIRS.kept {
        assert!(text().contains(&kept.words), "{}", kept.words);
        assert!(!kept.note.trim().is_empty(), "{}", kept.words);
    }
}

#[test]
fn the_derived_files_are_not_stale() {
    let derived = |file: &str| fs::read_to_string(format!("seeds/{file}")).expect("readable");
    assert!(
        derived(&SEEDS.restored) == text(),
        "seeds/{} is not the restored text: run `make seeds`",
        SEEDS.restored
    );
    let sentences: String = SEEDS
        .plan
        .document
        .sentences()
        .map(|(id, span)| format!("{id}\t{}\n", span.of(text())))
        .collect();
    assert!(
        derived("derived/sentences.txt") == sentences,
        "seeds/derived/sentences.txt is stale: run `make seeds`"
    );
}

#[test]
fn pinyin_is_told_from_other_letters() {
    for good in [
        "chǎn", "guī", "yún", "huì", "xiàn", "ér", "lǜ", "zhuàng", "e", "de",
    ] {
        assert!(is_syllable(good), "{good}");
    }
    for bad in ["", "abc", "qū)", "xàiàn", "元器件", "UP", "1", "hello"] {
        assert!(!is_syllable(bad), "{bad}");
    }
}
