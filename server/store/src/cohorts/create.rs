//! Opening a cohort.

mod choices;
mod program;

pub use choices::{Choices, Edition, KnownMentor, Program, administered_programs, choices};
pub use program::{ChosenProgram, may_open};

use domain::access::Actor;
use domain::ids::{CohortId, PersonId, RevisionId};
use domain::time::Date;

use self::choices::{known_mentors, programs};
use super::allocation::make_mentor;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::row;
use crate::content::latest_revision;
use crate::organisation::{self, NewCohort};
use crate::{Conn, Db, Error, Lock, audit};

/// What an administrator decides about a new cohort.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The edition it stays on; the newest where none is chosen.
    pub revision: Option<RevisionId>,
    /// Its first mentors.
    pub mentors: Vec<PersonId>,
    /// The programme.
    pub program: ChosenProgram,
    /// Name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places.
    pub capacity: i64,
}

/// Opens a cohort on an edition of the course, with its first mentors.
///
/// # Errors
/// [`Error::NotFound`] when they do not administer the programme, no such edition is published, or a mentor is not one they
/// know.
pub async fn open_cohort(
    db: &Db,
    actor: &Actor,
    command: &Command,
    opening: &Opening,
) -> Result<CohortId, Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (actor, command, opening) = (actor.clone(), command.clone(), opening.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let own = programs(&mut conn, &actor).await?;
            let program =
                program::settle(&mut conn, &actor, &command, &own, &opening.program).await?;
            let known = known_mentors(&mut conn, &actor).await?;
            let is_known = |id: &PersonId| known.iter().any(|mentor| mentor.id == *id);
            if !opening.mentors.iter().all(is_known) {
                return Err(Error::NotFound);
            }
            let revision = edition(&mut conn, opening.revision).await?;
            let new = NewCohort {
                program,
                revision,
                name: opening.name,
                starts_on: opening.starts_on,
                ends_on: opening.ends_on,
                capacity: opening.capacity,
            };
            let id = organisation::create_cohort(&mut conn, &new, command.now).await?;
            let entry = audit::Entry::new(&command, "cohort.open", "cohort", id.0);
            audit::record(&mut conn, entry).await?;
            for mentor in opening.mentors {
                make_mentor(&mut conn, &command, id, mentor, &[]).await?;
            }
            keep_answer(&mut conn, &command, "cohort.open", id).await
        })
    })
    .await
}

async fn edition(conn: &mut Conn<'_>, chosen: Option<RevisionId>) -> Result<RevisionId, Error> {
    let found = match chosen {
        Some(id) => row!(
            conn,
            (RevisionId,),
            "select id from course_revision where id = $1",
            id
        )?
        .map(|(id,)| id),
        None => latest_revision(conn).await?,
    };
    found.ok_or(Error::NotFound)
}
