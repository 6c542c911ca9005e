//! A list of participants: kept and judged first, applied as a whole, taken back as far as nothing stands on it.

mod apply;
mod judge;
mod page;
mod person;
mod stage;
mod undo;

pub use apply::{ConfirmRefusal, Counts, confirm};
pub use page::{Import, ImportRow, ImportSummary, import_page, imports};
pub use stage::{NewImport, Options, choose_columns, stage};
pub use undo::{UNDO_WITHIN, UndoRefusal, Undone, undo};
