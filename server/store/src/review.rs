//! Judging work: reading takes nothing, the first edit takes a lease, and what is shown is a row of its own.

mod assessment;
mod change;
mod desk;
mod draft;
mod feedback;
mod lease;
mod own_check;
mod queue;
mod release;
mod remark;
mod share_link;
mod sheet;
mod show;
mod showing;
mod shown;
mod standing;
mod view_note;

pub use assessment::{EditRefusal, save_draft};
pub use change::Change;
pub use desk::{Desk, desk};
pub use draft::{Draft, MarkDraft};
pub use feedback::{Feedback, feedback, shown_before};
pub use lease::Lease;
pub use own_check::{OwnCheck, OwnCheckRefusal, OwnMarks, check_own, own_check};
pub use queue::{Part, Queue, QueueItem, Whose, queue};
pub use release::{NotReady, ReleaseRefusal, recall, release};
pub use remark::{NewRemark, Remark, add_remark, delete_remark, edit_remark, judge_remark};
pub use share_link::{MadeLink, ShareLink, ShownAlready, revoke_link, share_sheet};
pub use sheet::{SharedSheet, Sheet, shared_sheet, sheet};
pub use show::show_due;
pub use showing::Showing;
pub use shown::{Shown, ShownMark, ShownRemark};
pub(crate) use standing::overtake;
pub use view_note::{note_view, seen_by};
