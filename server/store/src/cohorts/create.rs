//! Opening a cohort.

use domain::access::{Actor, Role, Scope};
use domain::ids::{CohortId, ProgramId};
use domain::language::Words;
use domain::time::Date;

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::rows;
use crate::content::latest_revision;
use crate::organisation::{self, NewCohort};
use crate::{Conn, Db, Error, Lock, audit};

/// A programme in which somebody may open a cohort.
#[derive(Clone, Debug)]
pub struct Program {
    /// Id.
    pub id: ProgramId,
    /// Name.
    pub name: Words,
}

/// What an administrator decides about a new cohort; its edition is the newest.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The programme.
    pub program: ProgramId,
    /// Name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places.
    pub capacity: i64,
}

/// The programmes somebody administers as a whole.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn administered_programs(db: &Db, actor: &Actor) -> Result<Vec<Program>, Error> {
    let mut reader = db.reader().await?;
    programs(&mut reader.conn(), actor).await
}

async fn programs(conn: &mut Conn<'_>, actor: &Actor) -> Result<Vec<Program>, Error> {
    let all = rows!(
        conn,
        (ProgramId, String, String),
        "select p.id, p.name_id, p.name_en from program p
         where p.id in (
               select case when g.scope_kind = 'program' then cast(g.scope_id as bigint) end from role_grant g
               where g.person_id = $1 and g.role = 'admin'
               union
               select o.id from role_grant g cross join program o
               where g.person_id = $1 and g.role = 'admin' and g.scope_kind = 'platform')
         order by p.starts_on desc, p.id desc",
        actor.person
    )?;
    Ok(all
        .into_iter()
        .filter(|(id, ..)| {
            actor.administers_platform()
                || actor
                    .grants
                    .iter()
                    .any(|grant| grant.role == Role::Admin && grant.scope == Scope::Program(*id))
        })
        .map(|(id, in_id, en)| Program {
            id,
            name: Words { id: in_id, en },
        })
        .collect())
}

/// Opens a cohort on the newest edition of the course.
///
/// # Errors
/// [`Error::NotFound`] when they do not administer the programme, or no course is published.
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
            if !own.iter().any(|program| program.id == opening.program) {
                return Err(Error::NotFound);
            }
            let revision = latest_revision(&mut conn).await?.ok_or(Error::NotFound)?;
            let new = NewCohort {
                program: opening.program,
                revision,
                name: opening.name,
                starts_on: opening.starts_on,
                ends_on: opening.ends_on,
                capacity: opening.capacity,
            };
            let id = organisation::create_cohort(&mut conn, &new, command.now).await?;
            let entry = audit::Entry::new(&command, "cohort.open", "cohort", id.0);
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "cohort.open", id).await
        })
    })
    .await
}
