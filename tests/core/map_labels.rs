//! Words on the map: none lies on another.

use yantu::client_index::count_labels::count_labels;
use yantu::client_index::outbound_labels::{LARGE, SMALL, labels, outbound_margin};
use yantu::data::{Folder, MapKind, load_with, locales};
use yantu::model::plan::Plan;

/// The real plan in every language.
fn plans() -> Vec<Plan> {
    let folder = Folder::new("seeds");
    let seeds = load_with(&folder, MapKind::Borders).expect("the seeds are sound");
    let mut plans = locales(&folder, &seeds).expect("the seeds are sound");
    plans.push(seeds.plan);
    plans
}

/// Whether two boxes (left, top, right, bottom) share any room.
fn meet(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]
}

#[test]
fn labels_of_links_meet_neither_each_other_nor_the_edge() {
    for plan in &plans() {
        let tag = &plan.language.tag;
        let margin = f64::from(outbound_margin(plan));
        let [wide, high] = [plan.map.width, plan.map.height].map(f64::from);
        let groups = plan.outbound_groups();
        assert!(groups.len() > 5);
        for style in [SMALL, LARGE] {
            let labels = labels(&groups, plan, margin, style);
            let told: usize = labels.iter().map(|label| label.links.len()).sum();
            assert!(told > 12, "{told} links");
            for (at, label) in labels.iter().enumerate() {
                let own = label.bounds(style.letters);
                let [left, top, right, bottom] = own;
                assert!(
                    left >= -margin && right <= wide + margin,
                    "{tag}: {label:?}"
                );
                assert!(
                    top >= -margin && bottom <= high + margin,
                    "{tag}: {label:?}"
                );
                for other in &labels[at + 1..] {
                    let apart = !meet(own, other.bounds(style.letters));
                    assert!(apart, "{tag}: {label:?} and {other:?}");
                }
            }
        }
    }
}

#[test]
fn a_count_stands_clear_of_the_names_of_others() {
    // The largest letters: those of elder mode.
    let letters = 290.0;
    let around = |x: f64, y: f64, wide: f64| {
        let (half, high) = (wide * letters / 2.0, letters / 2.0);
        [x - half, y - high, x + half, y + high]
    };
    for plan in plans().iter().filter(|plan| plan.language.tag != "en") {
        let counts = count_labels(plan);
        assert_eq!(counts.len(), 8);
        assert!(counts.iter().any(|label| label.is_above));
        for label in &counts {
            let [x, y] = label.point.map(f64::from);
            let away = if label.is_above { -1.2 } else { 1.2 } * letters;
            let own = around(x, y + away, 0.6);
            for other in counts.iter().filter(|other| *other != label) {
                let [x, y] = other.point.map(f64::from);
                assert!(!meet(own, around(x, y, 3.0)), "{label:?} and {other:?}");
            }
        }
    }
}
