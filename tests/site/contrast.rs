//! Contrast, from the tokens of the style sheet: every text on every ground it stands on, every
//! shape that has to be seen, by day and by night; and the zones' colours as colour-blind eyes see them.
#![allow(
    clippy::panic,
    reason = "a test fails by panicking, here outside of test functions too"
)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use yantu::data::{Folder, Seeds, load};
use yantu::site::style_sheet;

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| load(&Folder::new("seeds")).expect("the seeds are sound"));

/// The built style sheet, before it is minified.
static SHEET: LazyLock<String> = LazyLock::new(|| {
    style_sheet(Path::new("style"), &SEEDS.plan.zones, &SEEDS.zone_colours).expect("a style sheet")
});

/// A colour in linear light, red, green and blue from 0 to 1.
type Colour = [f64; 3];

/// The tokens of the sheet's first rule that begins with this.
fn tokens(rule: &str) -> HashMap<&'static str, &'static str> {
    let sheet: &'static str = &SHEET;
    let (_, rest) = sheet
        .split_once(rule)
        .unwrap_or_else(|| panic!("there is no {rule}"));
    let (body, _) = rest.split_once('}').expect("a rule ends");
    body.split(';')
        .filter_map(|line| line.trim().split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

/// The colours of a theme; what the night does not name is as by day.
struct Theme {
    name: &'static str,
    tokens: HashMap<&'static str, &'static str>,
    zones: Vec<Colour>,
}

impl Theme {
    fn both() -> [Self; 2] {
        let day = tokens(":root {");
        let mut night = day.clone();
        night.extend(tokens(":root:not([data-theme=light]) {"));
        let zones = |of: fn(&yantu::data::raw::RawColour) -> &String| {
            SEEDS.zone_colours.iter().map(|c| hex(of(c))).collect()
        };
        [
            Self {
                name: "day",
                tokens: day,
                zones: zones(|c| &c.light),
            },
            Self {
                name: "night",
                tokens: night,
                zones: zones(|c| &c.dark),
            },
        ]
    }

    fn value(&self, token: &str) -> &'static str {
        self.tokens
            .get(token)
            .unwrap_or_else(|| panic!("the sheet names no {token}"))
    }

    fn colour(&self, token: &str) -> Colour {
        hex(self.value(token))
    }

    fn number(&self, token: &str) -> f64 {
        self.value(token).parse().expect("a number")
    }

    /// A zone's ground on the map, without its pattern.
    fn ground(&self, zone: Colour) -> Colour {
        over(zone, self.number("--zone-fill"), self.colour("--land"))
    }

    #[track_caller]
    fn at_least(&self, least: f64, what: &str, one: Colour, other: Colour) {
        let ratio = contrast(one, other);
        assert!(
            ratio >= least,
            "by {}: {what} has {ratio:.2}:1, not {least}:1",
            self.name
        );
    }
}

fn linear(value: f64) -> f64 {
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

fn encoded(value: f64) -> f64 {
    if value <= 0.003_130_8 {
        value * 12.92
    } else {
        1.055 * value.powf(1.0 / 2.4) - 0.055
    }
}

/// `#rrggbb`.
#[track_caller]
fn hex(word: &str) -> Colour {
    let digits = word.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let number = number.unwrap_or_else(|| panic!("{word} is no #rrggbb"));
    [16, 8, 0].map(|shift| linear(f64::from(number >> shift & 0xff) / 255.0))
}

/// A colour laid over another, mixed as a browser mixes.
fn over(top: Colour, opacity: f64, ground: Colour) -> Colour {
    std::array::from_fn(|at| {
        linear(encoded(top[at]) * opacity + encoded(ground[at]) * (1.0 - opacity))
    })
}

/// The contrast ratio of WCAG 2.2, from 1 to 21.
fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |[r, g, b]: Colour| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// The distance of two colours in `OKLab` (Björn Ottosson, 2020); 0.02 is just noticeable (CSS Color 4).
fn distance(one: Colour, other: Colour) -> f64 {
    let lab = |c: Colour| {
        let cone = |k: Colour| dot(k, c).max(0.0).cbrt();
        let cones = [
            cone([0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9]),
            cone([0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6]),
            cone([0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5]),
        ];
        [
            dot([0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8], cones),
            dot([1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9], cones),
            dot([0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0], cones),
        ]
    };
    let (one, other) = (lab(one), lab(other));
    let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

fn dot(one: Colour, other: Colour) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Full colour blindness of each kind, in linear light: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0.
const EYES: [(&str, [Colour; 3]); 4] = [
    (
        "common",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanope",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranope",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanope",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn seen(by: &[Colour; 3], colour: Colour) -> Colour {
    by.map(|row| dot(row, colour).clamp(0.0, 1.0))
}

const GROUNDS: [&str; 3] = ["--paper", "--paper-raised", "--paper-sunk"];

#[test]
fn body_text_has_seven_to_one() {
    for theme in Theme::both() {
        // The text, the lead, an editor's words; the sentence that is spoken of.
        let pairs = ["--ink", "--ink-soft"]
            .into_iter()
            .flat_map(|ink| GROUNDS.map(|on| (ink, on)));
        for (ink, on) in pairs.chain([("--ink", "--vermilion-wash"), ("--paper", "--ink")]) {
            theme.at_least(
                7.0,
                &format!("{ink} on {on}"),
                theme.colour(ink),
                theme.colour(on),
            );
        }
        // Names on the map stand in a halo, over the darkest line of any pattern.
        let halo = theme.value("--halo");
        let numbers: Vec<f64> = halo
            .trim_start_matches("rgba(")
            .trim_end_matches(')')
            .split(',')
            .filter_map(|number| number.trim().parse().ok())
            .collect();
        let [r, g, b, opacity] = numbers[..] else {
            panic!("{halo} is no rgba()")
        };
        let halo = [r, g, b].map(|value| linear(value / 255.0));
        for zone in &theme.zones {
            let line = over(*zone, theme.number("--hatch"), theme.ground(*zone));
            let behind = over(halo, opacity, line);
            theme.at_least(7.0, "a name on the map", theme.colour("--ink"), behind);
        }
    }
}

#[test]
fn all_other_text_has_four_and_a_half_to_one() {
    for theme in Theme::both() {
        let pairs = ["--ink-faint", "--vermilion"].into_iter();
        let pairs = pairs.flat_map(|ink| GROUNDS.map(|on| (ink, on)));
        let more = [
            ("--vermilion", "--vermilion-wash"),
            ("--paper-raised", "--vermilion"),
        ];
        for (ink, on) in pairs.chain(more) {
            theme.at_least(
                4.5,
                &format!("{ink} on {on}"),
                theme.colour(ink),
                theme.colour(on),
            );
        }
    }
}

#[test]
fn graphical_objects_have_three_to_one() {
    for theme in Theme::both() {
        // The edges of controls, and what shows where the keyboard is.
        let pairs = ["--rule-strong", "--focus"].into_iter();
        for (line, on) in pairs.flat_map(|line| GROUNDS.map(|on| (line, on))) {
            theme.at_least(
                3.0,
                &format!("{line} on {on}"),
                theme.colour(line),
                theme.colour(on),
            );
        }
        for zone in &theme.zones {
            // The stripe of a zone beside its name, the edge of its swatch.
            for on in GROUNDS {
                theme.at_least(3.0, &format!("a zone on {on}"), *zone, theme.colour(on));
            }
            // River, selection, focus and outline on its ground.
            for line in ["--river", "--vermilion", "--focus", "--ink-soft"] {
                let ground = theme.ground(*zone);
                theme.at_least(
                    3.0,
                    &format!("{line} on a zone"),
                    theme.colour(line),
                    ground,
                );
            }
        }
    }
}

#[test]
fn zones_are_told_apart_by_every_eye_and_by_their_pattern() {
    for theme in Theme::both() {
        for (eyes, by) in &EYES {
            for (at, one) in theme.zones.iter().enumerate() {
                for other in &theme.zones[..at] {
                    let apart = distance(seen(by, *one), seen(by, *other));
                    assert!(
                        apart >= 0.08,
                        "{eyes}, {}: colours {apart:.3} apart",
                        theme.name
                    );
                    let (one, other) = (theme.ground(*one), theme.ground(*other));
                    let apart = distance(seen(by, one), seen(by, other));
                    assert!(
                        apart >= 0.02,
                        "{eyes}, {}: grounds {apart:.3} apart",
                        theme.name
                    );
                }
            }
        }
    }
    let zones = &SEEDS.plan.zones;
    assert!(zones.len() > 1);
    for (at, zone) in zones.iter().enumerate() {
        let alike = zones[..at].iter().find(|other| other.hatch == zone.hatch);
        assert!(alike.is_none(), "{} has the pattern of {alike:?}", zone.id);
    }
}

#[test]
fn more_contrast_is_seven_to_one_throughout() {
    let (_, more) = SHEET
        .split_once("@media (prefers-contrast: more) {")
        .expect("a rule for more contrast");
    let (_, body) = more.split_once(":root {").expect("tokens");
    let (body, rest) = body.split_once('}').expect("a rule ends");
    let token = |name: &str| {
        let line = body.split(';').find_map(|line| {
            let (key, value) = line.trim().split_once(':')?;
            (key == name).then(|| value.trim())
        });
        let word = line.unwrap_or_else(|| panic!("more contrast names no {name}"));
        // Three digits are six, each twice.
        match word.strip_prefix('#').filter(|digits| digits.len() == 3) {
            Some(digits) => hex(&format!(
                "#{}",
                digits.chars().flat_map(|c| [c, c]).collect::<String>()
            )),
            None => hex(word),
        }
    };
    for ground in [
        "--paper",
        "--paper-raised",
        "--paper-sunk",
        "--land",
        "--vermilion-wash",
    ] {
        for ink in ["--ink", "--vermilion", "--river"] {
            let ratio = contrast(token(ground), token(ink));
            assert!(ratio >= 7.0, "{ink} on {ground}: {ratio:.2}:1");
        }
    }
    // By night too one ink is meant: these rules outweigh the night's own.
    let (_, inks) = rest
        .split_once(":root:root:root {")
        .expect("stronger tokens");
    let (inks, _) = inks.split_once('}').expect("a rule ends");
    for soft in ["--ink-soft", "--ink-faint", "--rule", "--rule-strong"] {
        assert!(inks.contains(&format!("{soft}: var(--ink)")), "{soft}");
    }
    let [_, night] = Theme::both();
    for ground in ["--paper", "--paper-raised", "--paper-sunk"] {
        night.at_least(7.0, ground, night.colour(ground), night.colour("--ink"));
    }
}

#[test]
fn contrast_is_computed_as_wcag_defines_it() {
    let (black, white) = (hex("#000000"), hex("#ffffff"));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(hex("#767676"), white) - 4.54).abs() < 0.01);
    assert!((distance(black, white) - 1.0).abs() < 1e-3);
    // White is white to every eye, and red is a dark olive to a protanope.
    for (eyes, by) in &EYES {
        assert!(distance(seen(by, white), white) < 0.01, "{eyes}");
    }
    let [red, olive] = ["#ff0000", "#6d5f00"].map(hex);
    let (_, protanope) = &EYES[1];
    let apart = distance(seen(protanope, red), seen(protanope, olive));
    assert!(apart < distance(red, olive) / 4.0);
}
