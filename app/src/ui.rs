//! The pieces every page is made of.

mod field;
mod layout;
mod picture;
mod reader;
mod text_area;

pub use field::{Choice, Field, FieldError, HiddenKey, Options};
pub use layout::{BackLink, Crumbs, Empty, ErrorSummary, Facts, Notice, PageHead, ProgressBar};
pub use picture::{Asset, Icon};
pub use reader::{Language, Reader};
pub use text_area::TextArea;
