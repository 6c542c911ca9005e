//! A list of participants: kept and judged first, let in step by step, taken back as far as nothing stands on it.
//!
//! A list of at most [`STEP_ROWS`](domain::cohorts::import::STEP_ROWS) rows is let in at once: all of it or nothing. A longer
//! one is *running* until its last row: a job lets in so many rows a transaction, keeps how far it is in the same
//! transaction, and goes on from there after a crash; where its job was given up, when somebody tells it to. Who is in by then takes part; the list says that it is running, and can
//! be taken back at any time, which stops it. So nothing is ever half in without saying so.
//!
//! A list's own rows are forgotten seven days after they were needed last: people and businesses stand in their tables.

mod apply;
mod begin;
mod columns;
mod forget;
mod judge;
mod list;
mod names;
mod page;
mod person;
mod resume;
mod stage;
mod steps;
mod stored;
mod take_back;
mod undo;
mod waiting;

pub use apply::Counts;
pub use begin::{Confirmed, confirm};
pub use columns::{Reading, choose_columns};
pub use forget::forget_rows;
pub use list::{ImportSummary, imports};
pub use names::Told;
pub use page::{Asked, Group, Import, ImportRow, import_page};
pub use resume::{ResumeRefusal, resume};
pub use stage::{NewImport, Options, stage};
pub use steps::{Direction, next_step};
pub use take_back::Undone;
pub use undo::{UNDO_WITHIN, UndoRefusal, Undoing, undo};
pub use waiting::ListRefusal;
