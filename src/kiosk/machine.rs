//! The states of an exhibit: attracting, in use, counting down.
//!
//! Clocks are not trusted. One that goes back counts as standing still. One that leaps while
//! somebody may be looking (sleep, a clock set right) never skips the visible countdown; while
//! nobody can be looking, time counts as it is told.

/// How long the countdown lasts.
pub const COUNTDOWN_MS: u64 = 10_000;
/// The most that one step of the visible countdown counts.
const LONGEST_STEP_MS: u64 = 1_500;
/// How long the page lives before it is loaded anew while nobody uses it.
const RENEW_AFTER_MS: u64 = 4 * 3_600_000;
/// How many visits a page serves before the same.
const RENEW_AFTER_VISITS: u32 = 250;
/// When a failed renewal is tried again.
const RENEW_AGAIN_MS: u64 = 10 * 60_000;
/// The length of the one scene of a plan that has none.
const BARE_SCENE_MS: u64 = 20_000;

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Time has passed.
    Tick,
    /// A touch, a key, a wheel.
    Input,
    /// The visitor wants to begin again.
    Restart,
    /// The page is no longer seen.
    Hidden,
    /// The page is seen again.
    Shown,
}

/// What is to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Show the scene with this number.
    Show(usize),
    /// A visitor begins.
    Begin,
    /// Show that so many seconds are left, 10 to 1.
    Count(u8),
    /// Take the countdown away.
    Cancel,
    /// Leave nothing of the last visitor.
    Reset,
    /// Load the page anew, if it can be had.
    Renew,
    /// Keep the screen on; the browser forgets it while the page is hidden.
    KeepAwake,
}

/// The state as others see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Scenes follow each other.
    Attract,
    /// A visitor uses the explorer.
    Active,
    /// The visitor seems to have left.
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

/// The state machine.
#[derive(Debug, Clone)]
pub struct Exhibit {
    idle: u64,
    scenes: Vec<u64>,
    phase: Phase,
    scene: usize,
    /// How much of the present phase or scene has passed.
    spent: u64,
    /// How long the page has lived since it was loaded, or since it last could not be renewed.
    age: u64,
    /// How many visits have ended since then.
    visits: u32,
    last: u64,
    hidden: bool,
}

impl Exhibit {
    /// An exhibit that attracts from `now_ms` on, with an idle time in seconds and the lengths of
    /// its scenes in milliseconds. Show scene 0 first.
    pub fn new(idle_s: u16, mut scenes: Vec<u64>, now_ms: u64) -> Self {
        if scenes.is_empty() {
            scenes.push(BARE_SCENE_MS);
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

    /// The present state.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Sets another idle time, in seconds, from now on.
    pub fn set_idle(&mut self, idle_s: u16) {
        self.idle = u64::from(idle_s) * 1_000;
    }

    /// Lets something happen at a time in milliseconds. Returns what is to be done, in order.
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

    /// Time passes without anybody.
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
                let most = if self.hidden {
                    u64::MAX
                } else {
                    LONGEST_STEP_MS
                };
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

    /// The next scene when this one is over; a leap of the clock is one scene at most.
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

    /// Somebody is here.
    fn touch(&mut self, elapsed: u64) -> Vec<Effect> {
        match self.phase {
            Phase::Attract => {
                self.enter(Phase::Active);
                vec![Effect::Begin]
            }
            Phase::Active => {
                // No step since the last visitor left, as the machine slept: this is another.
                let gone = self.spent.saturating_add(elapsed);
                let stranger = gone >= self.idle.saturating_add(COUNTDOWN_MS);
                let effects = if stranger {
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

    /// What is left of the countdown, in milliseconds.
    const fn left(&self) -> u64 {
        COUNTDOWN_MS.saturating_sub(self.spent)
    }
}

/// Seconds begun.
const fn seconds(ms: u64) -> u8 {
    ms.div_ceil(1_000) as u8
}

#[cfg(test)]
mod tests;
