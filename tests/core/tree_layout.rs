//! Properties of the strategy tree: outline, folds, keyboard, layout, windows.

use std::collections::HashMap;

use proptest::prelude::*;
use yantu::tree::{
    Action, Drawing, Folds, Key, Outline, OutlineError, Placed, Point, ROW, Spacing, TidyLayout,
    TypeAhead, columned, connector, indented, press, reaches, shown, tidy,
};

type Tree = Outline<usize>;

/// The tree in which each node goes down one level, stays, or goes up, as the steps say.
fn tree_of(steps: &[u32]) -> Tree {
    let mut level = 0;
    let levels = steps.iter().enumerate().map(|(key, step)| {
        level = 1 + step % (level + 1);
        (key, level)
    });
    Outline::from_levels(levels).expect("levels never jump")
}

fn trees(nodes: usize) -> impl Strategy<Value = Tree> {
    let bushy = prop::collection::vec(any::<u32>(), 0..nodes);
    // Few levels, hence wide families whose shifts are shared.
    let wide = prop::collection::vec(0..3_u32, 0..nodes).prop_map(|mut steps| {
        steps
            .iter_mut()
            .for_each(|step| *step = [1, 2, 5][*step as usize]);
        steps
    });
    prop_oneof![bushy, wide].prop_map(|steps| tree_of(&steps))
}

fn trees_with_folds(nodes: usize) -> impl Strategy<Value = (Tree, Folds<usize>)> {
    let open = prop::collection::vec(prop::bool::weighted(0.7), nodes);
    (trees(nodes), open).prop_map(|(tree, open)| {
        let folds = (0..tree.len()).filter(|&node| open[node]).collect();
        (tree, folds)
    })
}

/// Distances between siblings and between other neighbours.
fn distances() -> impl Strategy<Value = (i32, i32)> {
    (prop_oneof![Just(2), Just(4)], 2..7)
}

fn everything(tree: &Tree) -> Vec<usize> {
    (0..tree.len()).collect()
}

fn draw(tree: &Tree, spacing: Spacing) -> TidyLayout {
    tidy(tree, &everything(tree), spacing)
}

/// The tree with every family in reverse order; keys stay.
fn mirrored(tree: &Tree) -> Tree {
    let mut levels = Vec::new();
    let mut stack: Vec<usize> = tree.roots().collect();
    while let Some(node) = stack.pop() {
        levels.push((tree.keys()[node], tree.level(node)));
        stack.extend(tree.children(node));
    }
    Outline::from_levels(levels).expect("a mirrored tree is a tree")
}

/// Checks what holds of every tidy drawing of open parents and closed leaves.
fn check_drawing(tree: &Tree, layout: &TidyLayout, sibling: i32, cousin: i32) {
    let y: HashMap<usize, i32> = layout.rows.iter().map(|row| (row.node, row.y)).collect();
    let mut last: HashMap<u32, Placed> = HashMap::new();
    for &row in &layout.rows {
        assert_eq!(row.column + 1, tree.level(row.node));
        assert!(row.column < layout.columns);
        assert!(
            0 <= row.y && row.y + ROW <= layout.height,
            "{row:?} is outside"
        );
        if let Some(above) = last.insert(row.column, row) {
            let siblings = tree.parent(above.node) == tree.parent(row.node);
            let least = if siblings { sibling } else { cousin };
            assert!(
                row.y - above.y >= least,
                "{above:?} is too close to {row:?}"
            );
        }
        let children: Vec<i32> = tree
            .children(row.node)
            .filter_map(|child| y.get(&child).copied())
            .collect();
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            assert_eq!(2 * row.y, first + last, "{row:?} is not in the middle");
        }
    }
    if !layout.rows.is_empty() {
        assert_eq!(layout.rows.iter().map(|row| row.y).min(), Some(0));
        let bottom = layout.rows.iter().map(|row| row.y + ROW).max();
        assert_eq!(bottom, Some(layout.height));
    }
}

proptest! {
    #[test]
    fn the_outline_agrees_with_its_levels(tree in trees(60)) {
        for node in 0..tree.len() {
            let level = tree.level(node);
            let size = 1 + (node + 1..tree.len()).take_while(|&n| tree.level(n) > level).count();
            prop_assert_eq!(tree.size(node), size);
            let parent = (0..node).rev().find(|&n| tree.level(n) < level);
            prop_assert_eq!(tree.parent(node), parent);
            let siblings: Vec<usize> = tree.siblings(node).collect();
            prop_assert_eq!(tree.set_size(node), siblings.len());
            prop_assert_eq!(siblings[tree.position(node) - 1], node);
            prop_assert_eq!(tree.children(node).count(), tree.child_count(node));
            prop_assert_eq!(tree.ancestors(node).count() + 1, level as usize);
            prop_assert_eq!(tree.find(&node), Some(node));
        }
    }

    #[test]
    fn visible_rows_are_those_whose_ancestors_are_open((tree, folds) in trees_with_folds(60)) {
        let naive: Vec<usize> = (0..tree.len())
            .filter(|&node| tree.ancestors(node).all(|ancestor| folds.is_open(&ancestor)))
            .collect();
        prop_assert_eq!(folds.visible(&tree), naive);
    }

    #[test]
    fn a_revealed_node_is_visible((tree, mut folds) in trees_with_folds(60)) {
        for node in 0..tree.len() {
            let hidden_by = folds.surface(&tree, node);
            prop_assert!(folds.visible(&tree).contains(&hidden_by));
            prop_assert!(hidden_by == node || tree.ancestors(node).any(|n| n == hidden_by));
            folds.reveal(&tree, &node);
            prop_assert_eq!(folds.surface(&tree, node), node);
        }
    }

    #[test]
    fn keys_stay_within_the_visible_rows((tree, folds) in trees_with_folds(60)) {
        let rows = folds.visible(&tree);
        for (place, &focus) in rows.iter().enumerate() {
            let go = |key| press(&tree, &folds, focus, key);
            let at = |place: usize| rows.get(place).map_or(Action::None, |&n| Action::Focus(n));
            prop_assert_eq!(go(Key::Home), at(0));
            prop_assert_eq!(go(Key::End), at(rows.len() - 1));
            prop_assert_eq!(go(Key::Down), at(place + 1));
            prop_assert_eq!(go(Key::Up), place.checked_sub(1).map_or(Action::None, at));
            if let Action::Focus(below) = go(Key::Down) {
                prop_assert_eq!(press(&tree, &folds, below, Key::Up), Action::Focus(focus));
            }
            prop_assert_eq!(go(Key::Right), match (tree.is_parent(focus), folds.is_open(&focus)) {
                (false, _) => Action::None,
                (true, false) => Action::Open(focus),
                (true, true) => Action::Focus(focus + 1),
            });
            prop_assert_eq!(go(Key::Left), match tree.parent(focus) {
                _ if folds.is_expanded(&tree, focus) => Action::Close(focus),
                Some(parent) => Action::Focus(parent),
                None => Action::None,
            });
        }
        for hidden in 0..tree.len() {
            for key in [Key::Up, Key::Down, Key::Left, Key::Right, Key::Home, Key::End, Key::Enter] {
                match press(&tree, &folds, hidden, key) {
                    Action::Focus(n) | Action::Open(n) | Action::Close(n) | Action::Activate(n)
                    | Action::OpenSiblings(n) => prop_assert!(rows.contains(&n)),
                    Action::None => {}
                }
            }
        }
    }

    #[test]
    fn drawings_keep_distance_order_and_middle(
        (tree, folds) in trees_with_folds(120), sibling in 2..6, cousin in 2..7,
    ) {
        let spacing = Spacing::new(sibling, cousin);
        check_drawing(&tree, &draw(&tree, spacing), sibling, cousin);
        let rows = folds.visible(&tree);
        let layout = tidy(&tree, &rows, spacing);
        prop_assert_eq!(layout.rows.iter().map(|row| row.node).collect::<Vec<_>>(), rows);
        check_drawing(&tree, &layout, sibling, cousin);
    }

    /// Rows that are no tree are drawn too, and redrawing leaves no trace of what was before.
    #[test]
    fn any_rows_are_drawn(tree in trees(120), kept in prop::collection::vec(any::<bool>(), 120)) {
        let rows: Vec<usize> = (0..tree.len()).filter(|&node| kept[node]).collect();
        let mut drawing = Drawing::new();
        drawing.draw(&tree, &everything(&tree), Spacing::new(4, 6));
        let layout = drawing.draw(&tree, &rows, Spacing::default());
        prop_assert_eq!(layout, &tidy(&tree, &rows, Spacing::default()));
        let mut last: HashMap<u32, i32> = HashMap::new();
        for row in &layout.rows {
            prop_assert!(row.column < layout.columns && row.column < tree.level(row.node));
            let above = last.insert(row.column, row.y);
            prop_assert!(above.is_none_or(|above| row.y - above >= ROW));
        }
    }

    /// Two nodes whose subtrees have the same levels are drawn the same, wherever they are.
    #[test]
    fn equal_subtrees_are_drawn_equally(tree in trees(120), (sibling, cousin) in distances()) {
        let layout = draw(&tree, Spacing::new(sibling, cousin));
        let mut shapes: HashMap<Vec<u32>, Vec<i32>> = HashMap::new();
        for node in 0..tree.len() {
            let subtree = node..node + tree.size(node);
            let levels = subtree.clone().map(|n| tree.level(n) - tree.level(node)).collect();
            let places: Vec<i32> =
                subtree.map(|n| layout.rows[n].y - layout.rows[node].y).collect();
            let first = shapes.entry(levels).or_insert_with(|| places.clone());
            prop_assert_eq!(&*first, &places);
        }
    }

    /// Exactly so, not only within half a row.
    #[test]
    fn a_mirrored_tree_is_drawn_mirrored(tree in trees(120), (sibling, cousin) in distances()) {
        let spacing = Spacing::new(sibling, cousin);
        let layout = draw(&tree, spacing);
        let mirror = mirrored(&tree);
        let reflected = draw(&mirror, spacing);
        prop_assert_eq!(layout.height, reflected.height);
        for row in &reflected.rows {
            let original = layout.rows[mirror.keys()[row.node]];
            prop_assert_eq!(row.y, layout.height - ROW - original.y);
        }
    }

    /// Each sibling goes as close to all before it as their columns allow.
    #[test]
    fn families_are_as_narrow_as_possible(tree in trees(80), (sibling, cousin) in distances()) {
        let layout = draw(&tree, Spacing::new(sibling, cousin));
        let y = |node: usize| layout.rows[node].y;
        let reference = Reference { tree: &tree, layout: &layout, sibling, cousin };
        for node in 0..tree.len() {
            let children: Vec<usize> = tree.children(node).collect();
            if let [first, .., last] = children[..] {
                prop_assert_eq!(y(last) - y(first), reference.span(&children));
            }
        }
    }

    #[test]
    fn windows_show_what_a_scan_finds(
        (tree, folds) in trees_with_folds(120), start in 0..130_usize, count in 0..40_usize, focus in 0..130_usize,
    ) {
        let rows = folds.visible(&tree);
        let end = start + count;
        let nodes = shown(&tree, &rows, start..end, Some(focus));

        let mut wanted: Vec<usize> = Vec::new();
        for (place, &node) in rows.iter().enumerate() {
            if (start..end).contains(&place) || node == focus {
                wanted.push(node);
                wanted.extend(tree.ancestors(node));
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        prop_assert_eq!(nodes, wanted);
    }
}

/// The least distances between siblings, by comparing whole columns.
struct Reference<'a> {
    tree: &'a Tree,
    layout: &'a TidyLayout,
    sibling: i32,
    cousin: i32,
}

impl Reference<'_> {
    /// The lowest and highest place of each column of a subtree, relative to its root.
    fn columns(&self, node: usize) -> Vec<(i32, i32)> {
        let mut columns = Vec::new();
        for row in &self.layout.rows[node..node + self.tree.size(node)] {
            let depth = (self.tree.level(row.node) - self.tree.level(node)) as usize;
            let place = row.y - self.layout.rows[node].y;
            match columns.get_mut(depth) {
                None => columns.push((place, place)),
                Some((least, most)) => {
                    *least = place.min(*least);
                    *most = place.max(*most);
                }
            }
        }
        columns
    }

    /// The least distance between the first and the last child.
    fn span(&self, children: &[usize]) -> i32 {
        let columns: Vec<_> = children.iter().map(|&child| self.columns(child)).collect();
        let mut places = vec![0];
        for upper in 1..children.len() {
            let mut place = places[upper - 1] + self.sibling;
            for lower in 0..upper {
                let pairs = columns[lower].iter().zip(&columns[upper]).skip(1);
                for (&(_, above), &(below, _)) in pairs {
                    let least = places[lower] + above + self.cousin - below;
                    place = place.max(least + (least & 1));
                }
            }
            places.push(place);
        }
        places[children.len() - 1]
    }
}

const MANY: usize = 600_000;

#[test]
fn a_deep_chain_is_one_row_high() {
    let tree = Outline::from_levels((0..MANY).map(|key| (key, key as u32 + 1))).expect("a chain");
    let folds = Folds::all_open(&tree);
    let rows = folds.visible(&tree);
    assert_eq!(rows.len(), MANY);
    let layout = tidy(&tree, &rows, Spacing::default());
    assert_eq!(layout.height, ROW);
    assert_eq!(layout.columns as usize, MANY);
    assert!(layout.rows.iter().all(|row| row.y == 0));
    assert_eq!(press(&tree, &folds, 0, Key::End), Action::Focus(MANY - 1));
}

#[test]
fn a_wide_family_is_one_row_a_child() {
    let tree =
        Outline::from_levels((0..MANY).map(|key| (key, 1 + u32::from(key > 0)))).expect("a family");
    let layout = draw(&tree, Spacing::default());
    assert_eq!(layout.height, ROW * (MANY as i32 - 1));
    check_drawing(&tree, &layout, 2, 3);

    let rows = everything(&tree);
    let shown = shown(&tree, &rows, 150_000..150_040, Some(7));
    assert_eq!(shown.len(), 1 + 1 + 40, "the parent, the focus, the window");
}

#[test]
fn a_large_bushy_tree_keeps_its_distances() {
    let mut state = 1_u32;
    let steps: Vec<u32> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 8
    })
    .take(MANY)
    .collect();
    let tree = tree_of(&steps);
    let layout = draw(&tree, Spacing::default());
    check_drawing(&tree, &layout, 2, 3);

    let rows = everything(&tree);
    for start in (0..rows.len()).step_by(rows.len() / 20) {
        let shown = shown(&tree, &rows, start..start + 40, None);
        assert!(shown.len() <= 40 + layout.columns as usize);
    }
}

#[test]
fn a_shift_is_shared_by_the_siblings_between() {
    // Two bushes with three leaves between them, which are spread evenly.
    let levels = [1, 2, 3, 3, 3, 3, 3, 2, 2, 2, 2, 3, 3, 3, 3, 3];
    let tree = Outline::from_levels(levels.into_iter().enumerate()).expect("a tree");
    let layout = draw(&tree, Spacing::new(2, 4));
    let places: Vec<i32> = tree.children(0).map(|child| layout.rows[child].y).collect();
    assert_eq!(places, [4, 7, 10, 13, 16]);
}

#[test]
fn nothing_is_drawn_as_nothing() {
    let tree = tree_of(&[]);
    let layout = draw(&tree, Spacing::default());
    assert_eq!(
        (layout.height, layout.columns, layout.rows.len()),
        (0, 0, 0)
    );
    assert!(shown(&tree, &[], 0..10, Some(0)).is_empty());
    assert_eq!(press(&tree, &Folds::new(), 0, Key::End), Action::None);
    assert_eq!(indented(&tree, &[]), layout);
}

#[test]
fn an_outline_refuses_what_is_no_tree() {
    let check = |pairs: &[(&str, u32)], error| {
        let built = Outline::from_levels(pairs.iter().copied());
        assert_eq!(built.map(|_| ()), Err(error));
    };
    check(
        &[("a", 0)],
        OutlineError::LevelJump {
            at: 0,
            level: 0,
            deepest: 1,
        },
    );
    check(
        &[("a", 2)],
        OutlineError::LevelJump {
            at: 0,
            level: 2,
            deepest: 1,
        },
    );
    check(
        &[("a", 1), ("b", 2), ("c", 4)],
        OutlineError::LevelJump {
            at: 2,
            level: 4,
            deepest: 3,
        },
    );
    check(
        &[("a", 1), ("b", 1), ("a", 2)],
        OutlineError::DuplicateKey { at: 2, first: 0 },
    );
    assert_eq!(
        OutlineError::DuplicateKey { at: 2, first: 0 }.to_string(),
        "node 2 has the key of node 0"
    );
}

#[test]
fn an_index_out_of_range_is_no_node() {
    let tree = tree_of(&[0, 1]);
    for node in [2, usize::MAX] {
        assert_eq!(
            (tree.level(node), tree.size(node), tree.position(node)),
            (0, 0, 0)
        );
        assert_eq!(
            (tree.parent(node), tree.key(node), tree.set_size(node)),
            (None, None, 0)
        );
        assert_eq!(tree.children(node).count(), 0);
        assert_eq!(press(&tree, &Folds::new(), node, Key::Home), Action::None);
    }
}

#[test]
fn folds_change_by_named_transitions() {
    let tree =
        Outline::from_levels([("a", 1), ("b", 2), ("c", 1), ("d", 2), ("e", 1)]).expect("a tree");
    let mut folds = Folds::new();
    folds.toggle(&"a");
    assert_eq!(folds.visible(&tree), [0, 1, 2, 4]);
    folds.toggle(&"a");
    assert_eq!(folds, Folds::new());
    folds.open_siblings(&tree, &"c");
    assert_eq!(folds, ["a", "c"].into_iter().collect());
    assert_eq!(folds, Folds::all_open(&tree));
    folds.close(&"c");
    assert!(folds.is_expanded(&tree, 0) && !folds.is_expanded(&tree, 2));
    folds.reveal(&tree, &"d");
    folds.reveal(&tree, &"unknown");
    assert_eq!(folds.visible(&tree), [0, 1, 2, 3, 4]);
    folds.close_all();
    assert_eq!(folds.visible(&tree), [0, 2, 4]);
}

#[test]
fn star_and_enter_act_on_the_focus() {
    let tree = tree_of(&[0, 1]);
    let folds = Folds::new();
    for (key, action) in [
        (Key::Enter, Action::Activate(0)),
        (Key::Space, Action::Activate(0)),
        (Key::Star, Action::OpenSiblings(0)),
        (Key::Char('*'), Action::OpenSiblings(0)),
        (Key::Char('x'), Action::None),
    ] {
        assert_eq!(press(&tree, &folds, 0, key), action);
    }
}

#[test]
fn typing_finds_labels() {
    let labels = ["衡阳", "Heng", "衡山", "hope", "衡阳县", "祁东"];
    let rows: Vec<usize> = (0..labels.len()).collect();
    let check = |typed: &[(char, u64)], focus, found| {
        let mut ahead = TypeAhead::new();
        for &(character, ms) in typed {
            ahead.push(character, ms);
        }
        assert_eq!(
            ahead.find(&rows, focus, |row| labels[row]),
            found,
            "{typed:?}"
        );
    };
    check(&[], 0, None);
    check(&[('衡', 0)], 0, Some(2));
    check(&[('衡', 0)], 4, Some(0));
    check(&[('衡', 0), ('衡', 10)], 2, Some(4));
    check(&[('衡', 0), ('阳', 700)], 0, Some(0));
    check(&[('衡', 0), ('阳', 700), ('县', 1400)], 0, Some(4));
    check(&[('衡', 0), ('祁', 701)], 0, Some(5));
    check(&[('h', 0), ('O', 5)], 4, Some(3));
    check(&[('H', 0)], 1, Some(3));
    check(&[('z', 0)], 1, None);
    check(&[('祁', 9)], 5, Some(5));
    check(&[('衡', 900), ('祁', 100)], 0, Some(5));
}

#[test]
fn connectors_leave_and_arrive_level() {
    let point = |x, y| Point { x, y };
    assert_eq!(
        connector(point(0, 5), point(40, 25)),
        "M0 5C20 5 20 25 40 25"
    );
    assert_eq!(connector(point(0, 5), point(40, 5)), "M0 5H40");
}

#[test]
fn folds_to_a_level_show_the_levels_down_to_it() {
    // 0 ─ 1 ─ 2 ─ 3, and 4 beside 0.
    let tree = tree_of(&[0, 1, 2, 3, 0]);
    let visible = |level| Folds::to_level(&tree, level).visible(&tree);
    assert_eq!(visible(1), [0, 4]);
    assert_eq!(visible(2), [0, 1, 4]);
    assert_eq!(visible(3), [0, 1, 2, 4]);
    assert_eq!(visible(u32::MAX), [0, 1, 2, 3, 4]);
}

proptest! {
    /// A parent is beside its first child and reaches as far down as its last descendant; leaves have
    /// a line each; nothing that stands above a fold moves when it changes.
    #[test]
    fn columns_keep_parents_beside_their_children(
        (tree, folds) in trees_with_folds(40),
        changed in 0..40_usize,
    ) {
        let rows = folds.visible(&tree);
        let layout = columned(&tree, &rows);
        let heights = reaches(&layout);
        let mut lines = 0;
        for (at, row) in layout.rows.iter().enumerate() {
            let next = layout.rows.get(at + 1);
            let has_children = next.is_some_and(|next| next.column > row.column);
            if has_children {
                prop_assert_eq!(next.map(|next| next.y), Some(row.y));
            } else {
                prop_assert_eq!(row.y, lines * ROW);
                lines += 1;
            }
            let below = folds.visible(&tree).into_iter().skip(at + 1);
            let last = below.take_while(|node| tree.level(*node) > tree.level(row.node)).last();
            let last = last.and_then(|node| layout.rows.iter().find(|row| row.node == node));
            prop_assert_eq!(row.y + heights[at], last.unwrap_or(row).y + ROW);
        }
        prop_assert_eq!(layout.height, lines * ROW);
        if let Some(place) = rows.iter().position(|node| *node == changed) {
            let mut others = folds.clone();
            others.toggle(&changed);
            let after = columned(&tree, &others.visible(&tree));
            prop_assert_eq!(&after.rows[..=place], &layout.rows[..=place]);
        }
    }
}
