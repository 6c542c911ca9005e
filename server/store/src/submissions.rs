//! Sending work: slots that are stored as they arrive, versions that stay for ever.

mod entry;
mod file;
mod head;
mod open;
mod page;
mod preview;
mod put;
mod send;

pub(crate) use file::insert as insert_file;

pub use entry::{Entry, FilePreview, StoredFile, entries};
pub use file::{FileAccess, NewFile, file_for, preview_for, unpreviewed};
pub use head::{Head, head};
pub use open::{begin_next, open};
pub use page::{Dates, SubmissionPage, VersionBrief, submission_of_version, submission_page};
pub use preview::{NewPreview, keep_previews};
pub use put::{Content, PutRefusal, put_entry};
pub use send::{Sent, days_off, send};
