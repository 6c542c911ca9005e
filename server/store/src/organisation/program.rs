use domain::ids::ProgramId;
use domain::language::Words;
use domain::time::{Date, Timestamp};

use crate::conn::value;
use crate::{Conn, Error};

/// A programme to be started.
#[derive(Clone, Debug)]
pub struct NewProgram {
    /// Its name.
    pub name: Words,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

/// Enters a programme.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn create_program(
    conn: &mut Conn<'_>,
    new: &NewProgram,
    now: Timestamp,
) -> Result<ProgramId, Error> {
    value!(
        conn,
        ProgramId,
        "insert into program (name_id, name_en, starts_on, ends_on, created_at) values ($1, $2, $3, $4, $5) returning id",
        &new.name.id,
        &new.name.en,
        new.starts_on,
        new.ends_on,
        now
    )
}
