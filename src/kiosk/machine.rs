//! The state machine of the kiosk: attract loop, in use, countdown.
//!
//! Clocks are not trusted. A clock that goes back counts as stopped. A clock that leaps while
//! somebody may be looking (sleep, a clock set right) never skips the visible countdown. While
//! nobody can be looking, elapsed time counts in full.

/// The length of the countdown.
pub const COUNTDOWN_MS: u64 = 10_000;
/// The most time that a single step of the visible countdown counts.
const MAX_STEP_MS: u64 = 1_500;
/// The age at which the page is reloaded while nobody uses it.
const RENEW_AFTER_MS: u64 = 4 * 3_600_000;
/// The number of visits after which the page is reloaded while nobody uses it.
const RENEW_AFTER_VISITS: u32 = 250;
/// The time after which a failed reload is tried again.
const RENEW_AGAIN_MS: u64 = 10 * 60_000;
/// The length of the only scene of a plan without scenes.
const DEFAULT_SCENE_MS: u64 = 20_000;

/// An event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Time has passed.
    Tick,
    /// Touch, key or wheel input.
    Input,
    /// The visitor asks to start over.
    Restart,
    /// The page is hidden.
    Hidden,
    /// The page is visible again.
    Shown,
}

/// An action that the caller must take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Show the scene with this number.
    Show(usize),
    /// Start a visit.
    Begin,
    /// Show the number of remaining seconds, 10 to 1.
    Count(u8),
    /// Remove the countdown.
    Cancel,
    /// Remove all traces of the last visitor.
    Reset,
    /// Reload the page, if it is reachable.
    Renew,
    /// Keep the screen on; the browser releases the wake lock while the page is hidden.
    KeepAwake,
}

/// The externally visible state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The attract loop: scenes follow each other.
    Attract,
    /// A visitor uses the site.
    Active,
    /// The visitor seems to have left, and the countdown runs.
    Countdown,
}

impl Phase {
    /// The value of `data-exhibit`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attract => "attract",
            Self::Active => "active",
            Self::Countdown => "countdown",
        }
    }
}

/// The state machine of the kiosk.
#[derive(Debug, Clone)]
pub struct Exhibit {
    idle: u64,
    scenes: Vec<u64>,
    phase: Phase,
    scene: usize,
    /// The time spent in the current phase or scene.
    spent: u64,
    /// The time since the page was loaded, or since a reload last failed.
    age: u64,
    /// The number of visits that have ended since then.
    visits: u32,
    last: u64,
    hidden: bool,
}

impl Exhibit {
    /// A kiosk in the attract phase from `now_ms` on, with an idle time in seconds and the lengths
    /// of its scenes in milliseconds. The caller shows scene 0 first.
    pub fn new(idle_s: u16, mut scenes: Vec<u64>, now_ms: u64) -> Self {
        if scenes.is_empty() {
            scenes.push(DEFAULT_SCENE_MS);
        }
        Self {
            idle: u64::from(idle_s) * 1_000,
            scenes,
            phase: Phase::Attract,
            scene: 0,
            spent: 0,
            age: 0,
            visits: 0,
            last: now_ms,
            hidden: false,
        }
    }

    /// The current phase.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Changes the idle time, in seconds, from now on.
    pub fn set_idle(&mut self, idle_s: u16) {
        self.idle = u64::from(idle_s) * 1_000;
    }

    /// Handles an event at a time in milliseconds. Returns the actions to take, in order.
    pub fn step(&mut self, event: Event, now_ms: u64) -> Vec<Effect> {
        let elapsed = now_ms.saturating_sub(self.last);
        self.last = now_ms;
        self.age = self.age.saturating_add(elapsed);
        match event {
            Event::Tick => self.pass(elapsed),
            Event::Hidden => {
                let effects = self.pass(elapsed);
                self.hidden = true;
                effects
            }
            Event::Shown => {
                let mut effects = self.pass(elapsed);
                if std::mem::take(&mut self.hidden) {
                    effects.push(Effect::KeepAwake);
                }
                effects
            }
            Event::Input => self.touch(elapsed),
            Event::Restart => match self.phase {
                Phase::Attract => Vec::new(),
                Phase::Active | Phase::Countdown => self.reset(),
            },
        }
    }

    /// Handles elapsed time without input.
    fn pass(&mut self, elapsed: u64) -> Vec<Effect> {
        match self.phase {
            Phase::Attract => self.attract(elapsed),
            Phase::Active => {
                self.spent = self.spent.saturating_add(elapsed);
                if self.hidden && self.spent >= self.idle.saturating_add(COUNTDOWN_MS) {
                    self.reset()
                } else if self.spent >= self.idle {
                    self.enter(Phase::Countdown);
                    vec![Effect::Count(seconds(COUNTDOWN_MS))]
                } else {
                    Vec::new()
                }
            }
            Phase::Countdown => {
                let most = if self.hidden { u64::MAX } else { MAX_STEP_MS };
                let before = self.left();
                self.spent = self.spent.saturating_add(elapsed.min(most));
                match self.left() {
                    0 => self.reset(),
                    left if seconds(left) == seconds(before) => Vec::new(),
                    left => vec![Effect::Count(seconds(left))],
                }
            }
        }
    }

    /// Moves to the next scene when the current one is over; a leap of the clock moves by one scene
    /// at most.
    fn attract(&mut self, elapsed: u64) -> Vec<Effect> {
        let length = self.scenes.get(self.scene).copied().unwrap_or_default();
        self.spent = self.spent.saturating_add(elapsed);
        if self.spent < length {
            return Vec::new();
        }
        self.spent = 0;
        self.scene = (self.scene + 1) % self.scenes.len();
        let mut effects = vec![Effect::Show(self.scene)];
        if self.age >= RENEW_AFTER_MS || self.visits >= RENEW_AFTER_VISITS {
            self.age = RENEW_AFTER_MS - RENEW_AGAIN_MS;
            self.visits = 0;
            effects.push(Effect::Renew);
        }
        effects
    }

    /// Handles input.
    fn touch(&mut self, elapsed: u64) -> Vec<Effect> {
        match self.phase {
            Phase::Attract => {
                self.enter(Phase::Active);
                vec![Effect::Begin]
            }
            Phase::Active => {
                // The machine slept, so there was no step since the last visitor left: this is
                // another visitor.
                let gone = self.spent.saturating_add(elapsed);
                let new_visitor = gone >= self.idle.saturating_add(COUNTDOWN_MS);
                let effects = if new_visitor {
                    self.visits = self.visits.saturating_add(1);
                    vec![Effect::Reset, Effect::Begin]
                } else {
                    Vec::new()
                };
                self.spent = 0;
                effects
            }
            Phase::Countdown => {
                self.enter(Phase::Active);
                vec![Effect::Cancel]
            }
        }
    }

    fn reset(&mut self) -> Vec<Effect> {
        self.enter(Phase::Attract);
        self.visits = self.visits.saturating_add(1);
        self.scene = 0;
        vec![Effect::Reset, Effect::Show(0)]
    }

    fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.spent = 0;
    }

    /// The remaining time of the countdown, in milliseconds.
    const fn left(&self) -> u64 {
        COUNTDOWN_MS.saturating_sub(self.spent)
    }
}

/// Milliseconds in seconds, rounded up.
const fn seconds(ms: u64) -> u8 {
    ms.div_ceil(1_000) as u8
}

#[cfg(test)]
mod tests;
