//! Builds [`MapData`] from a plan.

use super::map::{InsetData, MapData, RegionData, ZoneData, zone_shape};
use super::outbound_labels::outbound_margin;
use super::place_labels::is_by_place;
use crate::model::messages::Msg;
use crate::model::plan::{Basis, Division, DivisionIndex, Hatch, Plan, Zone};

impl MapData {
    /// What the map of a plan shows.
    pub(super) fn of(plan: &Plan) -> Self {
        let regions = (0..).zip(&plan.divisions);
        let inset = plan.inset.as_ref().zip(plan.inset_frame());
        Self {
            title: plan
                .messages
                .fill(Msg::MapTitle, &[("city", &plan.meta.city_full)]),
            regions: regions
                .map(|(index, division)| region(plan, index, division))
                .collect(),
            zones: plan
                .zones
                .iter()
                .map(|zone| zone_data(plan, zone))
                .collect(),
            inset: inset.map(|(inset, frame)| InsetData {
                title: inset.title.clone(),
                offset: frame.offset,
                scale: frame.scale,
                frame: frame.rect,
                labels: plan.inset_names(),
            }),
            outbound_margin: outbound_margin(plan),
        }
    }
}

/// The divisions of the inset; none where there is no inset.
fn inset_divisions(plan: &Plan) -> &[DivisionIndex] {
    let inset = plan.inset.as_ref();
    inset.map_or(&[], |inset| &inset.divisions)
}

fn region(plan: &Plan, index: DivisionIndex, division: &Division) -> RegionData {
    let zone = plan.zone_of(index);
    let name = match zone {
        None => division.name.clone(),
        Some(zone) => plan.messages.fill(
            Msg::CountyInZone,
            &[("name", &division.name), ("zone", &zone.short)],
        ),
    };
    let mentions = plan.mentions_of(index).count();
    RegionData {
        name: plan
            .messages
            .fill(Msg::CountyOnMap, &[("name", &name), ("n", &mentions)]),
        label: division.label().to_owned(),
        label_class: label_classes(plan, index),
        zone: zone.map_or_else(String::new, |zone| zone.id.to_string()),
        mentions: match mentions {
            few @ 0..=2 => few.to_string(),
            _ => "many".to_owned(),
        },
        hit_point: plan.hit_points.get(usize::from(index)).copied().flatten(),
    }
}

fn zone_data(plan: &Plan, zone: &Zone) -> ZoneData {
    let pattern = match zone.hatch {
        Hatch::Lines => "M-20 100L100-20M60 180L180 60",
        Hatch::Cross => "M0 0L160 160M160 0L0 160",
        Hatch::Dots => "M40 40h1M120 120h1",
        Hatch::Plain => "",
    };
    let inset_shape = inset_zone(plan, zone).map(|(name, _)| name);
    ZoneData {
        id: zone.id.to_string(),
        short: zone.short.clone(),
        name: zone.name.clone(),
        is_inferred: zone.basis == Basis::Inferred,
        pattern: pattern.to_owned(),
        has_dots: zone.hatch == Hatch::Dots,
        inset_shape: inset_shape.unwrap_or_default(),
    }
}

/// The name of the shape that the divisions of a zone in the inset make together, and these; `None`
/// for a zone that has none there.
pub fn inset_zone(plan: &Plan, zone: &Zone) -> Option<(String, Vec<DivisionIndex>)> {
    let inset = inset_divisions(plan);
    let members = zone.members.iter().copied();
    let here: Vec<DivisionIndex> = members.filter(|member| inset.contains(member)).collect();
    let name = match here.len() {
        0 => return None,
        all if all == zone.members.len() => zone_shape(zone.id.as_str()),
        _ => format!("i-{}", zone.id),
    };
    Some((name, here))
}

/// The size of a label where it is largest, in grid units; see `--label` of elder mode.
pub(super) const LARGEST_LABEL: f64 = 290.0;

/// The classes of a division's label: how it gives way to other labels, and whether to that of a place.
fn label_classes(plan: &Plan, index: DivisionIndex) -> String {
    let mut classes = label_class(plan, index).unwrap_or_default();
    let at = usize::from(index);
    let own = plan.divisions.get(at).zip(plan.map.label_points.get(at));
    if own.is_some_and(|(division, point)| is_by_place(plan, division.label(), *point)) {
        classes.push_str(" label--by-place");
    }
    classes.trim_start().to_owned()
}

/// The class of a division's label, if it has one: where labels of the largest size would overlap, it
/// says in which direction this one gives way.
pub(super) fn label_class(plan: &Plan, index: DivisionIndex) -> Option<String> {
    let inset = inset_divisions(plan);
    if inset.contains(&index) {
        return Some("label--inset".to_owned());
    }
    let labels = (0..).zip(plan.divisions.iter().zip(&plan.map.label_points));
    let boxes: Vec<(DivisionIndex, [f64; 3])> = labels
        .filter(|(at, _)| !inset.contains(at))
        .map(|(at, (division, [x, y]))| {
            let width = division.label().chars().count() as f64 * LARGEST_LABEL;
            (at, [f64::from(*x), f64::from(*y), width])
        })
        .collect();
    let (_, own) = boxes.iter().find(|(at, _)| *at == index)?;
    let mut others = boxes.iter().filter(|(at, _)| *at != index);
    let aside = others.find_map(|(_, other)| gives_way(*own, *other));
    aside.map(|to| format!("label--{to}"))
}

/// Where a label of this middle and width goes if it overlaps another one. Side by side, the one on
/// the left makes room; one above the other, the upper one.
fn gives_way(own: [f64; 3], other: [f64; 3]) -> Option<&'static str> {
    let [right, down] = [other[0] - own[0], other[1] - own[1]];
    let aside = (own[2] + other[2]) / 2.0 - right.abs();
    let above = LARGEST_LABEL - down.abs();
    if aside <= 0.0 || above <= 0.0 {
        None
    } else if aside < above {
        (right > 0.0).then_some("left")
    } else {
        (down > 0.0).then_some("up")
    }
}

#[cfg(test)]
mod tests {
    use super::gives_way;

    #[test]
    fn labels_that_overlap_give_way() {
        let (one, beside, below) = (
            [1000.0, 1000.0, 870.0],
            [1821.0, 1124.0, 870.0],
            [1262.0, 1230.0, 870.0],
        );
        assert_eq!(gives_way(one, beside), Some("left"));
        assert_eq!(gives_way(beside, one), None);
        assert_eq!(gives_way(one, below), Some("up"));
        assert_eq!(gives_way(below, one), None);
        assert_eq!(gives_way(one, [1900.0, 1000.0, 870.0]), None);
        assert_eq!(gives_way(one, [1000.0, 1300.0, 870.0]), None);
    }
}
