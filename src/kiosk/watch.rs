//! The watchdog: notices that the explorer no longer answers.

/// How long the explorer may be silent.
const PATIENCE_MS: u64 = 30_000;
/// The most that counts between two looks: a machine that slept was not silent.
const LONGEST_LOOK_MS: u64 = 2_000;

/// Adds up how long the explorer has been silent.
#[derive(Debug, Clone, Copy)]
pub struct Watch {
    last: u64,
    silent: u64,
}

impl Watch {
    /// A watch that begins now.
    pub const fn new(now_ms: u64) -> Self {
        Self {
            last: now_ms,
            silent: 0,
        }
    }

    /// Looks at the explorer. Tells whether the page has to be loaded again; if that cannot be, it
    /// says so once more after as long a silence.
    pub fn look(&mut self, answers: bool, now_ms: u64) -> bool {
        let elapsed = now_ms.saturating_sub(self.last).min(LONGEST_LOOK_MS);
        self.last = now_ms;
        self.silent = if answers { 0 } else { self.silent + elapsed };
        let lost = self.silent >= PATIENCE_MS;
        if lost {
            self.silent = 0;
        }
        lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks every second from `from_s` to `to_s`.
    fn looked(watch: &mut Watch, answers: bool, (from_s, to_s): (u64, u64)) -> Option<u64> {
        (from_s..to_s).find(|second| watch.look(answers, second * 1_000))
    }

    #[test]
    fn half_a_minute_of_silence_is_too_much() {
        let mut watch = Watch::new(0);
        assert_eq!(looked(&mut watch, false, (1, 30)), None);
        assert!(watch.look(false, 30_000));
        assert_eq!(looked(&mut watch, false, (31, 90)), Some(60));
    }

    #[test]
    fn an_answer_begins_anew_and_sleep_is_no_silence() {
        let mut watch = Watch::new(0);
        assert_eq!(looked(&mut watch, false, (1, 29)), None);
        assert!(!watch.look(true, 29_000));
        assert_eq!(looked(&mut watch, false, (30, 50)), None);
        assert!(!watch.look(false, 90_000_000), "hours asleep");
        assert!(!watch.look(false, 0), "a clock set back");
        assert_eq!(looked(&mut watch, false, (1, 60)), Some(8));
    }
}
