//! A list of participants: kept and judged first, let in step by step, taken back as far as nothing stands on it.
//!
//! A list of at most [`STEP_ROWS`](domain::cohorts::import::STEP_ROWS) rows is let in at once: all of it or nothing. A longer
//! one is *running* until its last row: a job lets in so many rows a transaction, keeps how far it is in the same
//! transaction, and goes on from there after a crash; where its job was given up, when somebody tells it to. Who is in by then takes part; the list says that it is running, and can
//! be taken back at any time, which stops it. So nothing is ever half in without saying so.

mod apply;
mod begin;
mod judge;
mod list;
mod page;
mod person;
mod resume;
mod stage;
mod steps;
mod stored;
mod take_back;
mod undo;

pub use apply::Counts;
pub use begin::{ConfirmRefusal, Confirmed, confirm};
pub use list::{ImportSummary, imports};
pub use page::{Asked, Group, Import, ImportRow, import_page};
pub use resume::{ResumeRefusal, resume};
pub use stage::{NewImport, Options, choose_columns, stage};
pub use steps::{Direction, next_step};
pub use take_back::Undone;
pub use undo::{UNDO_WITHIN, UndoRefusal, Undoing, undo};
