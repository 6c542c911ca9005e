//! The pieces every page is made of.

mod age;
mod bars;
mod carton;
mod field;
mod funnel;
pub mod islands;
mod layout;
mod long_field;
mod picture;
mod profile;
mod reader;
mod text_area;

pub use age::QueueAge;
pub use bars::{Bar, Bars, Tone};
pub use carton::{Carton, CartonDrawing, Panel};
pub use field::{Choice, Field, FieldError, HiddenKey, Options};
pub use funnel::{Funnel, FunnelStep};
pub use layout::{BackLink, Crumbs, Empty, ErrorSummary, Facts, Notice, PageHead, ProgressBar};
pub use long_field::LongField;
pub use picture::{Asset, Icon};
pub use profile::{Profile, ProfileLine};
pub use reader::{Language, Reader};
pub use text_area::TextArea;
