//! The permit card (kartu izin): which papers a product has, and what must not be printed before they are there.

mod ahead;
mod kind;
mod label;
mod number;

pub use ahead::prints_ahead;
pub use kind::{PermitKind, PermitState, papers_of};
pub use label::{LabelNumber, Paper, missing_on_label, next_paper};
pub use number::{NumberRefusal, gtin_check_digit, permit_number};
