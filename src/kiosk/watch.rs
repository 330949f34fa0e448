//! The watchdog: detects that the page no longer responds.

/// The longest time without a response.
const TIMEOUT_MS: u64 = 30_000;
/// The most time that counts between two checks: a machine that slept was not unresponsive.
const MAX_INTERVAL_MS: u64 = 2_000;

/// Sums up the time without a response.
#[derive(Debug, Clone, Copy)]
pub struct Watch {
    last: u64,
    silent: u64,
}

impl Watch {
    /// A watchdog that starts at `now_ms`.
    pub const fn new(now_ms: u64) -> Self {
        Self {
            last: now_ms,
            silent: 0,
        }
    }

    /// Records a check. Returns whether the page must be reloaded; if the reload fails, returns
    /// `true` again after the same time without a response.
    pub fn look(&mut self, answers: bool, now_ms: u64) -> bool {
        let elapsed = now_ms.saturating_sub(self.last).min(MAX_INTERVAL_MS);
        self.last = now_ms;
        self.silent = if answers { 0 } else { self.silent + elapsed };
        let lost = self.silent >= TIMEOUT_MS;
        if lost {
            self.silent = 0;
        }
        lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks every second from `from_s` to `to_s`; returns the second at which a reload is due.
    fn checked_every_second(
        watch: &mut Watch,
        answers: bool,
        (from_s, to_s): (u64, u64),
    ) -> Option<u64> {
        (from_s..to_s).find(|second| watch.look(answers, second * 1_000))
    }

    #[test]
    fn reload_is_due_after_30_s_without_response() {
        let mut watch = Watch::new(0);
        assert_eq!(checked_every_second(&mut watch, false, (1, 30)), None);
        assert!(watch.look(false, 30_000));
        assert_eq!(checked_every_second(&mut watch, false, (31, 90)), Some(60));
    }

    #[test]
    fn response_resets_the_watchdog_and_sleep_does_not_count() {
        let mut watch = Watch::new(0);
        assert_eq!(checked_every_second(&mut watch, false, (1, 29)), None);
        assert!(!watch.look(true, 29_000));
        assert_eq!(checked_every_second(&mut watch, false, (30, 50)), None);
        assert!(!watch.look(false, 90_000_000), "hours asleep");
        assert!(!watch.look(false, 0), "a clock set back");
        assert_eq!(checked_every_second(&mut watch, false, (1, 60)), Some(8));
    }
}
