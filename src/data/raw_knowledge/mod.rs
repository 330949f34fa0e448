//! The seed files on what the text says, as people write them, before anything is checked.

mod explanations;
mod places;
mod reach;
mod records;
mod strategies;
mod topics;

pub use explanations::{GistsFile, GlossaryFile, RawClause, RawGist, RawTerm, RawTermSource};
pub use places::{LinksFile, PlacesFile, RawLink, RawPlace, RawPoint, RawReference};
pub use reach::{
    RawAspect, RawDivisionsOf, RawFlag, RawKind, RawNote, RawReach, RawSet, RawWords, ReachFile,
};
pub use records::{
    BackgroundFile, FiguresFile, MethodFile, RawAbout, RawAgreement, RawBackground, RawDoubt,
    RawFigure, RawReadings, RawStep, RawThread, ThreadsFile,
};
pub use strategies::{RawExcept, RawMember, RawNotEntry, RawStrategy, StrategiesFile};
pub use topics::{RawLead, RawOverride, RawRest, RawRestReason, RawTag, TopicsFile};
