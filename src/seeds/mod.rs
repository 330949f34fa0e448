//! Reading the files people edit and turning them into a model that cannot be wrong.

mod error;

pub use error::SeedError;
