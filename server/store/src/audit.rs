//! Who did what for whom, when. Rows are only ever added; values of personal fields never stand here.

use domain::ids::PersonId;
use domain::time::Timestamp;

use crate::command::Command;
use crate::conn::execute;
use crate::{Conn, Error};

/// One line of the trail.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Who did it; nobody for the system itself.
    pub actor: Option<PersonId>,
    /// For whom, where it was not for oneself.
    pub on_behalf_of: Option<PersonId>,
    /// What, as a verb: `submission.send`.
    pub action: &'static str,
    /// The table of the object.
    pub object: &'static str,
    /// Its id.
    pub object_id: i64,
    /// Names of the fields that changed.
    pub fields: &'a [&'static str],
    /// When.
    pub now: Timestamp,
}

impl Entry<'_> {
    /// What a command did, for whoever gave it, to no field of a person. Otherwise
    /// `Entry { fields: &["due_at"], ..Entry::new(…) }`.
    #[must_use]
    pub const fn new(
        command: &Command,
        action: &'static str,
        object: &'static str,
        object_id: i64,
    ) -> Self {
        Self {
            actor: Some(command.actor),
            on_behalf_of: None,
            action,
            object,
            object_id,
            fields: &[],
            now: command.now,
        }
    }
}

/// Adds a line.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn record(conn: &mut Conn<'_>, entry: Entry<'_>) -> Result<(), Error> {
    execute!(
        conn,
        "insert into audit (actor_id, on_behalf_of, action, object_kind, object_id, fields, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        entry.actor,
        entry.on_behalf_of,
        entry.action,
        entry.object,
        entry.object_id,
        entry.fields.join(","),
        entry.now
    )
    .map(|_| ())
}
