//! What islands of several features are made of.

mod autosave;
mod saving;

#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "hydrate")]
pub mod draft;

pub use autosave::{Autosave, AutosaveProps, Found, Reach};
pub use saving::Saving;
