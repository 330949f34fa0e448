//! Which English words are forms of one word.
//!
//! Plurals and the endings of verbs are cut by rule. What else belongs together (industry,
//! industrial) stands in a list, since endings alone tell lies: police is no policy, a million no
//! mill.

/// Words that belong together though no rule says so, a line each.
const FAMILIES: &str = include_str!("families.txt");

/// Words that look like a form of another word and mean something else, with what they are forms of.
const APART: [(&str, &str); 17] = [
    ("arms", "arms"),
    ("bonded", "bonded"),
    ("customs", "customs"),
    ("evening", "evening"),
    ("evenings", "evening"),
    ("goods", "goods"),
    ("marketing", "marketing"),
    ("missing", "missing"),
    ("news", "news"),
    ("parking", "parking"),
    ("planed", "plane"),
    ("stated", "state"),
    ("trained", "training"),
    ("training", "training"),
    ("trainings", "training"),
    ("united", "unite"),
    ("uniting", "unite"),
];

/// What a word in lower case is a form of. Words that share one of these are forms of one word.
pub(super) fn forms(word: &str) -> Vec<String> {
    let mut forms = bases(word);
    for (number, family) in FAMILIES.lines().enumerate() {
        let mut members = family.split(' ');
        if members.any(|member| forms.iter().any(|form| form == member)) {
            // No word has a sign in it.
            forms.push(format!("#{number}"));
        }
    }
    forms
}

/// Whether two words in lower case are forms of one word.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || {
        let others = forms(other);
        forms(one).iter().any(|form| others.contains(form))
    }
}

/// The word, and what is left without the ending of a plural or of a verb.
fn bases(word: &str) -> Vec<String> {
    if let Some((_, base)) = APART.iter().find(|(apart, _)| *apart == word) {
        return vec![(*base).to_owned()];
    }
    let mut bases = vec![word.to_owned()];
    let long = |rest: &&str| rest.len() >= 3 && rest.contains(is_vowel);
    for ending in ["ies", "ied"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 2) {
            bases.push(format!("{rest}y"));
        }
    }
    if let Some(rest) = word.strip_suffix('s').filter(long)
        && !rest.ends_with(['s', 'u', 'i'])
    {
        bases.push(rest.to_owned());
    }
    if let Some(rest) = word.strip_suffix("es").filter(long)
        && (rest.ends_with(['s', 'x', 'z', 'o']) || rest.ends_with("ch") || rest.ends_with("sh"))
    {
        bases.push(rest.to_owned());
    }
    for ending in ["ed", "ing"] {
        if let Some(rest) = word.strip_suffix(ending).filter(long)
            && !word.ends_with("eed")
        {
            verbs(rest, &mut bases);
        }
    }
    bases
}

/// The verbs that what stands before -ed or -ing can be of: plann- of plan, hop- of hope, park- of
/// park, improv- of improve.
fn verbs(rest: &str, bases: &mut Vec<String>) {
    let mut back = rest.chars().rev();
    let [last, second, third] = [back.next(), back.next(), back.next()];
    let is_doubled = last == second && !last.is_some_and(is_vowel);
    let vowel = |c: Option<char>| c.is_some_and(is_vowel);
    if is_doubled {
        let shorter = rest.len() - last.map_or(0, char::len_utf8);
        bases.extend(rest.get(..shorter).map(str::to_owned));
    }
    // A short verb would have doubled its last letter.
    let is_short = syllables(rest) == 1
        && !vowel(last)
        && vowel(second)
        && !vowel(third)
        && !matches!(last, Some('w' | 'x' | 'y'));
    if !is_short {
        bases.push(rest.to_owned());
    }
    if !is_doubled {
        bases.push(format!("{rest}e"));
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Groups of vowels.
fn syllables(word: &str) -> usize {
    let mut before = false;
    let begins = word.chars().filter(|c| {
        let begins = is_vowel(*c) && !before;
        before = is_vowel(*c);
        begins
    });
    begins.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_are_found_by_each_other() {
        for all in [
            &["industry", "industries", "industrial"][..],
            &["vehicle", "vehicles"],
            &["school", "schools"],
            &["employ", "employment", "employed", "employing"],
            &["educate", "education", "educational"],
            &["urbanize", "urbanization", "urban"],
            &["plan", "plans", "planned", "planning"],
            &["improve", "improved", "improving"],
            &["bus", "buses"],
            &["tax", "taxes", "taxed"],
            &["policy", "policies"],
            &["park", "parks"],
            &["bond", "bonds"],
            &["house", "houses", "housing"],
            &["farm", "farmers", "farming"],
        ] {
            for one in all {
                for other in all {
                    assert!(is_same(one, other), "{one} {other}");
                }
            }
        }
    }

    #[test]
    fn other_words_are_not_found() {
        for (one, other) in [
            ("police", "policy"),
            ("police", "policies"),
            ("policing", "policies"),
            ("parking", "parks"),
            ("bonds", "bonded"),
            ("train", "training"),
            ("plane", "plans"),
            ("plane", "planning"),
            ("new", "news"),
            ("bus", "business"),
            ("mill", "million"),
            ("bill", "billion"),
            ("miss", "mission"),
            ("port", "portion"),
            ("part", "party"),
            ("office", "official"),
            ("unit", "unity"),
            ("unit", "united"),
            ("count", "county"),
            ("mobile", "mobilize"),
            ("integrity", "integrate"),
            ("organ", "organization"),
            ("state", "station"),
            ("car", "caring"),
            ("hospital", "hospitality"),
            ("special", "species"),
            ("temple", "template"),
            ("transit", "transition"),
            ("supply", "supplement"),
            ("civil", "civilization"),
            ("gas", "gap"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }
}
