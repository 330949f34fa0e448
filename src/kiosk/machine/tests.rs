//! Tests of every transition, and of invariants for any sequence of events and times.

use proptest::prelude::*;

use super::*;

const HOUR: u64 = 3_600_000;

/// A kiosk with an idle time of one minute and three scenes of ten seconds.
fn exhibit() -> Exhibit {
    Exhibit::new(60, vec![10_000; 3], 0)
}

/// The same kiosk, in use since `now`.
fn in_use(now: u64) -> Exhibit {
    let mut exhibit = exhibit();
    assert_eq!(exhibit.step(Event::Input, now), [Effect::Begin]);
    exhibit
}

/// Ticks every 250 ms after `from` until `to`; returns the actions with their times.
fn ticked(exhibit: &mut Exhibit, from: u64, to: u64) -> Vec<(u64, Effect)> {
    let mut done = Vec::new();
    let mut now = from;
    while now < to {
        now += 250;
        done.extend(exhibit.step(Event::Tick, now).into_iter().map(|e| (now, e)));
    }
    done
}

#[test]
fn scenes_follow_each_other_in_a_loop() {
    let mut exhibit = exhibit();
    let shown = ticked(&mut exhibit, 0, 40_000);
    let expected = [(10, 1), (20, 2), (30, 0), (40, 1)];
    assert_eq!(shown, expected.map(|(s, n)| (s * 1_000, Effect::Show(n))));
    assert_eq!(exhibit.phase(), Phase::Attract);
}

#[test]
fn first_input_starts_a_visit_and_further_input_extends_it() {
    let mut exhibit = in_use(0);
    assert_eq!(exhibit.phase(), Phase::Active);
    for now in (0..10 * 60_000).step_by(59_000) {
        assert_eq!(ticked(&mut exhibit, now, now + 58_750), []);
        assert_eq!(exhibit.step(Event::Input, now + 59_000), []);
    }
    assert_eq!(exhibit.phase(), Phase::Active);
}

#[test]
fn idle_time_leads_to_countdown_and_reset() {
    let mut exhibit = in_use(0);
    assert_eq!(ticked(&mut exhibit, 0, 59_750), []);
    let done = ticked(&mut exhibit, 59_750, 70_000);
    let mut expected: Vec<_> = (0..10)
        .map(|n| (60_000 + 1_000 * n, Effect::Count(10 - n as u8)))
        .collect();
    expected.extend([(70_000, Effect::Reset), (70_000, Effect::Show(0))]);
    assert_eq!(done, expected);
    assert_eq!(exhibit.phase(), Phase::Attract);
}

#[test]
fn input_cancels_the_countdown_and_restarts_the_idle_time() {
    let mut exhibit = in_use(0);
    ticked(&mut exhibit, 0, 69_750);
    assert_eq!(exhibit.phase(), Phase::Countdown);
    assert_eq!(exhibit.step(Event::Input, 69_900), [Effect::Cancel]);
    assert_eq!(ticked(&mut exhibit, 69_900, 129_650), []);
    assert_eq!(exhibit.phase(), Phase::Active);
    assert_eq!(exhibit.step(Event::Tick, 129_900), [Effect::Count(10)]);
}

#[test]
fn restart_resets_at_once() {
    let all = [Effect::Reset, Effect::Show(0)];
    let mut exhibit = in_use(0);
    assert_eq!(exhibit.step(Event::Restart, 5_000), all);
    assert_eq!(exhibit.step(Event::Restart, 5_000), [], "nobody to reset");
    exhibit.step(Event::Input, 6_000);
    ticked(&mut exhibit, 6_000, 70_000);
    assert_eq!(exhibit.phase(), Phase::Countdown);
    assert_eq!(exhibit.step(Event::Restart, 70_000), all);
}

#[test]
fn clock_set_back_counts_as_stopped() {
    let mut exhibit = in_use(HOUR);
    assert_eq!(exhibit.step(Event::Tick, 0), []);
    assert_eq!(ticked(&mut exhibit, 0, 59_750), []);
    assert_eq!(exhibit.step(Event::Tick, 60_000), [Effect::Count(10)]);
    assert_eq!(exhibit.step(Event::Tick, 1_000), []);
    assert_eq!(exhibit.step(Event::Tick, 2_000), [Effect::Count(9)]);
}

#[test]
fn clock_leap_never_skips_the_visible_countdown() {
    let mut exhibit = in_use(0);
    assert_eq!(exhibit.step(Event::Tick, HOUR), [Effect::Count(10)]);
    assert_eq!(exhibit.step(Event::Tick, 9 * HOUR), [Effect::Count(9)]);
    let done = ticked(&mut exhibit, 9 * HOUR, 9 * HOUR + 9_000);
    assert_eq!(done.last(), Some(&(9 * HOUR + 8_500, Effect::Show(0))));
}

#[test]
fn input_after_sleep_starts_a_new_visit() {
    let mut exhibit = in_use(0);
    let done = exhibit.step(Event::Input, 8 * HOUR);
    assert_eq!(done, [Effect::Reset, Effect::Begin]);
    assert_eq!(exhibit.phase(), Phase::Active);
}

#[test]
fn page_hidden_past_the_idle_time_is_reset_before_it_is_shown() {
    let mut exhibit = in_use(0);
    assert_eq!(exhibit.step(Event::Hidden, 1_000), []);
    let done = exhibit.step(Event::Shown, HOUR);
    assert_eq!(done, [Effect::Reset, Effect::Show(0), Effect::KeepAwake]);
    let mut exhibit = in_use(0);
    exhibit.step(Event::Hidden, 1_000);
    assert_eq!(exhibit.step(Event::Shown, 5_000), [Effect::KeepAwake]);
    assert_eq!(exhibit.phase(), Phase::Active, "hidden only briefly");
    assert_eq!(
        exhibit.step(Event::Shown, 6_000),
        [],
        "it was visible all the time"
    );
}

#[test]
fn reload_happens_between_scenes_only_and_is_retried() {
    let mut exhibit = in_use(0);
    for now in (0..5 * HOUR).step_by(30_000) {
        assert_eq!(exhibit.step(Event::Input, now), [], "not while in use");
    }
    exhibit.step(Event::Restart, 5 * HOUR);
    let done = ticked(&mut exhibit, 5 * HOUR, 5 * HOUR + 15 * 60_000);
    let renewals: Vec<_> = done
        .iter()
        .filter(|(_, effect)| *effect == Effect::Renew)
        .map(|(now, _)| now - 5 * HOUR)
        .collect();
    assert_eq!(renewals, [10_000, 610_000]);
}

/// Makes consecutive visits from `now` on, one second each; returns the time after them.
fn visited(exhibit: &mut Exhibit, visits: u32, mut now: u64) -> u64 {
    for _ in 0..visits {
        assert_eq!(exhibit.step(Event::Input, now), [Effect::Begin]);
        now += 1_000;
        let left = exhibit.step(Event::Restart, now);
        assert_eq!(left, [Effect::Reset, Effect::Show(0)], "not between two");
    }
    now
}

/// The times at which a reload is due while the kiosk is unused for an hour.
fn renewals(exhibit: &mut Exhibit, from: u64) -> Vec<u64> {
    let done = ticked(exhibit, from, from + HOUR);
    let renewals = done.iter().filter(|(_, effect)| *effect == Effect::Renew);
    renewals.map(|(now, _)| now - from).collect()
}

#[test]
fn reload_follows_many_visits_once_the_kiosk_is_unused() {
    let mut exhibit = exhibit();
    let now = visited(&mut exhibit, RENEW_AFTER_VISITS - 1, 0);
    assert!(renewals(&mut exhibit, now).is_empty(), "one too few");
    // More visits than necessary; the last one is still in progress.
    let now = visited(&mut exhibit, RENEW_AFTER_VISITS, now + HOUR);
    exhibit.step(Event::Input, now);
    assert_eq!(ticked(&mut exhibit, now, now + 59_750), []);
    let count = ticked(&mut exhibit, now + 59_750, now + 69_750);
    let counts = |(_, effect): &(u64, Effect)| matches!(effect, Effect::Count(_));
    assert!(count.iter().all(counts), "{count:?}");
    assert_eq!(exhibit.step(Event::Input, now + 69_800), [Effect::Cancel]);
    exhibit.step(Event::Restart, now + 70_000);
    // A failed reload is retried every ten minutes.
    let tens: Vec<u64> = (0..6).map(|n| 10_000 + n * 600_000).collect();
    assert_eq!(renewals(&mut exhibit, now + 70_000), tens);
}

#[test]
fn visit_that_ended_during_sleep_is_counted() {
    let mut exhibit = exhibit();
    let now = visited(&mut exhibit, RENEW_AFTER_VISITS - 2, 0);
    exhibit.step(Event::Input, now);
    let stranger = exhibit.step(Event::Input, now + 80_000);
    assert_eq!(stranger, [Effect::Reset, Effect::Begin]);
    exhibit.step(Event::Restart, now + 81_000);
    assert_eq!(renewals(&mut exhibit, now + 81_000).first(), Some(&10_000));
}

#[test]
fn plan_without_scenes_has_an_attract_loop() {
    let mut exhibit = Exhibit::new(10, vec![], 0);
    let done = ticked(&mut exhibit, 0, 40_000);
    assert_eq!(done, [(20_000, Effect::Show(0)), (40_000, Effect::Show(0))]);
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => Just(Event::Tick),
        3 => Just(Event::Input),
        1 => Just(Event::Restart),
        1 => Just(Event::Hidden),
        1 => Just(Event::Shown),
    ]
}

/// Clock steps that run, stop, go back and leap.
fn any_pace() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => 0..2_000_i64,
        2 => 2_000..120_000_i64,
        1 => -100_000..0_i64,
        1 => -(HOUR as i64) * 99..(HOUR as i64) * 99,
    ]
}

proptest! {
    #[test]
    fn invariants_hold_for_any_event_sequence(
        idle in 10_u16..=3_600,
        lengths in prop::collection::vec(1_000_u64..30_000, 0..5),
        happenings in prop::collection::vec((any_event(), any_pace()), 0..200),
    ) {
        let mut now = 10 * HOUR;
        let scenes = lengths.len().max(1);
        let mut exhibit = Exhibit::new(idle, lengths, now);
        for (event, pace) in happenings {
            now = now.saturating_add_signed(pace);
            let before = exhibit.phase();
            let effects = exhibit.step(event, now);
            for effect in &effects {
                match effect {
                    Effect::Count(left) => prop_assert!((1..=10).contains(left)),
                    Effect::Show(scene) => prop_assert!(*scene < scenes),
                    Effect::Reset => prop_assert_ne!(before, Phase::Attract),
                    Effect::Begin => prop_assert_eq!(event, Event::Input),
                    Effect::Cancel => prop_assert_eq!(before, Phase::Countdown),
                    Effect::Renew => prop_assert_eq!(before, Phase::Attract),
                    Effect::KeepAwake => prop_assert_eq!(event, Event::Shown),
                }
            }
            // Only a reset leads back to the scenes, so nobody sees another visitor's traces.
            let left = before != Phase::Attract && exhibit.phase() == Phase::Attract;
            prop_assert_eq!(left, effects.starts_with(&[Effect::Reset, Effect::Show(0)]));
            // The countdown starts with ten whole seconds.
            let began = before == Phase::Active && exhibit.phase() == Phase::Countdown;
            prop_assert_eq!(began, effects.contains(&Effect::Count(10)));
            prop_assert!(event != Event::Input || exhibit.phase() == Phase::Active);
        }
        // An unused kiosk returns to the attract loop after the idle time plus ten seconds, by a
        // reset.
        let (before, deadline) = (exhibit.phase(), now + u64::from(idle) * 1_000 + 10_250);
        let done = ticked(&mut exhibit, now, deadline);
        prop_assert_eq!(exhibit.phase(), Phase::Attract);
        let resets = done.iter().filter(|(_, effect)| *effect == Effect::Reset).count();
        prop_assert_eq!(resets, usize::from(before != Phase::Attract));
    }
}
