use domain::access::{Actor, Role, Scope};
use domain::ids::{PersonId, ProgramId, RevisionId};
use domain::language::Words;
use domain::time::Timestamp;

use crate::conn::rows;
use crate::{Conn, Db, Error};

/// A programme in which somebody may open a cohort.
#[derive(Clone, Debug)]
pub struct Program {
    /// Id.
    pub id: ProgramId,
    /// Name.
    pub name: Words,
}

/// An edition of a course that a cohort can be opened on.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Id.
    pub id: RevisionId,
    /// The course's title in it.
    pub title: Words,
    /// Which edition of it.
    pub number: i64,
    /// When it was published.
    pub published_at: Timestamp,
}

/// A mentor of what somebody administers already.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownMentor {
    /// The person.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Whom they look after anywhere.
    pub load: i64,
}

/// What there is to choose from when a cohort is opened.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Programmes, the newest first.
    pub programs: Vec<Program>,
    /// Whether they may begin a programme with the cohort.
    pub may_begin: bool,
    /// Editions, the newest first; none where no course is published yet.
    pub editions: Vec<Edition>,
    /// Mentors by name: of very many, those who became one last.
    pub mentors: Vec<KnownMentor>,
}

/// The programmes somebody administers as a whole.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn administered_programs(db: &Db, actor: &Actor) -> Result<Vec<Program>, Error> {
    let mut reader = db.reader().await?;
    programs(&mut reader.conn(), actor).await
}

pub(super) async fn programs(conn: &mut Conn<'_>, actor: &Actor) -> Result<Vec<Program>, Error> {
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

/// What a cohort can be opened with.
///
/// # Errors
/// [`Error::NotFound`] for those who administer no programme and may begin none.
pub async fn choices(db: &Db, actor: &Actor) -> Result<Choices, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let programs = programs(&mut conn, actor).await?;
    let may_begin = actor.administers_platform();
    if programs.is_empty() && !may_begin {
        return Err(Error::NotFound);
    }
    let editions = rows!(
        &mut conn,
        (RevisionId, String, String, i64, Timestamp),
        "select id, title_id, title_en, number, published_at from course_revision
         order by published_at desc, id desc limit 50"
    )?;
    Ok(Choices {
        programs,
        may_begin,
        editions: editions
            .into_iter()
            .map(|(id, in_id, en, number, published_at)| Edition {
                id,
                title: Words { id: in_id, en },
                number,
                published_at,
            })
            .collect(),
        mentors: known_mentors(&mut conn, actor).await?,
    })
}

pub(super) async fn known_mentors(
    conn: &mut Conn<'_>,
    actor: &Actor,
) -> Result<Vec<KnownMentor>, Error> {
    let mut found = rows!(
        conn,
        KnownMentor,
        "with known as (
            select m.person_id, m.valid_from from role_grant g
            join role_grant m on m.scope_kind = 'program' and m.scope_id = g.scope_id and m.role = 'mentor'
                 and m.valid_until is null
            where g.person_id = $1 and g.role = 'admin' and g.scope_kind = 'program' and g.valid_until is null
            union all
            select m.person_id, m.valid_from from role_grant g
            join cohort c on c.program_id = case when g.scope_kind = 'program' then cast(g.scope_id as bigint) end
            join role_grant m on m.scope_kind = 'cohort' and m.scope_id = cast(c.id as text) and m.role = 'mentor'
                 and m.valid_until is null
            where g.person_id = $1 and g.role = 'admin' and g.valid_until is null
            union all
            select m.person_id, m.valid_from from role_grant g
            join role_grant m on m.role = 'mentor' and m.scope_kind in ('platform', 'program', 'cohort')
                 and m.valid_until is null
            where g.person_id = $1 and g.role = 'admin' and g.scope_kind = 'platform' and g.valid_until is null
         )
         select p.id, p.name,
                (select count(*) from enrollment e where e.mentor_id = p.id and e.state = 'active') as load
         from known k join person p on p.id = k.person_id and p.erased_at is null
         group by p.id, p.name order by max(k.valid_from) desc, p.id desc limit 100",
        actor.person
    )?;
    found.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
    Ok(found)
}
