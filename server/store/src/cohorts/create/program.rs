use domain::access::Actor;
use domain::ids::ProgramId;

use super::{Program, administered_programs};
use crate::command::Command;
use crate::organisation::{NewProgram, create_program};
use crate::{Conn, Db, Error, audit};

/// The programme in which a cohort is opened.
#[derive(Clone, Debug)]
pub enum ChosenProgram {
    /// One that runs.
    Existing(ProgramId),
    /// One that begins with this cohort.
    New(NewProgram),
}

/// Whether somebody may open a cohort anywhere: in a programme of theirs, or with a new one.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn may_open(db: &Db, actor: &Actor) -> Result<bool, Error> {
    Ok(actor.administers_platform() || !administered_programs(db, actor).await?.is_empty())
}

/// The programme's id; a new one is entered, for those who administer the platform.
pub(super) async fn settle(
    conn: &mut Conn<'_>,
    actor: &Actor,
    command: &Command,
    own: &[Program],
    chosen: &ChosenProgram,
) -> Result<ProgramId, Error> {
    match chosen {
        ChosenProgram::Existing(id) if own.iter().any(|program| program.id == *id) => Ok(*id),
        ChosenProgram::New(new) if actor.administers_platform() => {
            let id = create_program(conn, new, command.now).await?;
            let entry = audit::Entry::new(command, "program.open", "program", id.0);
            audit::record(conn, entry).await?;
            Ok(id)
        }
        _ => Err(Error::NotFound),
    }
}
