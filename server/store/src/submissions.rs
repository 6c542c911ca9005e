//! Sending work: slots that are stored as they arrive, versions that stay for ever.

mod entry;
mod file;
mod head;
mod link;
mod on_behalf;
mod open;
mod page;
mod preview;
mod put;
mod send;
mod who_judges;

pub(crate) use entry::FileRow;
pub(crate) use page::missing;
pub(crate) use put::keep_file;

pub use entry::{Entry, FilePreview, StoredFile, entries};
pub use file::{FileAccess, NewFile, file_for, preview_for, unpreviewed};
pub use head::{Head, head};
pub use link::{
    LinkPage, LinkRefusal, LiveLink, ShownAlready, link_page, make_link, note_received,
    receive_by_link, revoke_link,
};
pub use on_behalf::{
    Brought, MOST_ADMINISTERED, OnBehalfPage, OwnParticipant, Participant, PlaceRefusal, Placement,
    Placing, Target, TooLate, administered_participants, bring, disown, on_behalf_page,
    own_participants, place,
};
pub use open::{begin_next, open};
pub use page::{
    Dates, SubmissionPage, VersionBrief, assignment_judges, submission_of_version, submission_page,
};
pub use preview::{NewPreview, keep_previews};
pub use put::{Content, Put, PutRefusal, put_entry};
pub use send::{Sent, days_off, send, send_on_behalf};
pub use who_judges::WhoJudges;
