//! Codes for signing in: one for one person, or a slip for everybody of a cohort.

use domain::access::{Actor, CohortPlace, Role, Scope, administer};
use domain::ids::{CohortId, PersonId, ProgramId};
use domain::time::Timestamp;

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{row, rows};
use crate::identity::{CODE_FOR_ONE, CODE_ON_SLIP, NewCode, SignInCode, make_code};
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error, Failure, Lock};

/// A code that was just made: the only time it is seen.
#[derive(Clone, Debug)]
pub struct Made {
    /// For whom.
    pub name: String,
    /// Their number.
    pub phone: Option<String>,
    /// Their business, on a slip.
    pub business: String,
    /// The code.
    pub code: SignInCode,
    /// Until when it can be used.
    pub expires_at: Timestamp,
}

/// Why no code is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeNotMade {
    /// This very form made one already, and a code is shown once only.
    ShownAlready,
    /// They hold a role that reaches further than the one who asks.
    ReachesFurther,
}

/// Who gets a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipsFor {
    /// Those who never chose a password.
    Newcomers,
    /// Everybody who takes part.
    Everybody,
}

/// Makes a code for one person: a participant in somebody's care, or a mentor of a cohort they administer.
///
/// # Errors
/// [`CodeNotMade`]; not found when the person is not in their care.
pub async fn code_for_one(
    db: &Db,
    actor: &Actor,
    command: &Command,
    person: PersonId,
) -> Result<Made, Failure<CodeNotMade>> {
    let code = SignInCode::draw()?;
    db.write(Lock::Person(person), |mut conn| {
        let (actor, command, code) = (actor.clone(), command.clone(), code.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Err(Failure::Refused(CodeNotMade::ShownAlready));
            }
            if !is_in_care(&mut conn, &actor, person).await? {
                return Err(Error::NotFound.into());
            }
            if reaches_further(&mut conn, &actor, person).await? {
                return Err(Failure::Refused(CodeNotMade::ReachesFurther));
            }
            let (name, phone) = row!(
                &mut conn,
                (String, Option<String>),
                "select p.name, (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                                 and k.valid_until is null) as phone
                 from person p where p.id = $1 and p.erased_at is null",
                person
            )?
            .ok_or(Error::NotFound)?;
            let new = NewCode {
                person,
                code: code.clone(),
                lasts: CODE_FOR_ONE,
            };
            make_code(&mut conn, &actor, &new, command.now).await?;
            keep_answer(&mut conn, &command, "sign_in_code.make", ()).await?;
            Ok(Made {
                name,
                phone,
                business: String::new(),
                code,
                expires_at: command.now.plus(CODE_FOR_ONE),
            })
        })
    })
    .await
}

/// Whether a person takes part in a cohort that the actor administers or looks after them in, or is a mentor of one the
/// actor administers.
pub(crate) async fn is_in_care(
    conn: &mut Conn<'_>,
    actor: &Actor,
    person: PersonId,
) -> Result<bool, Error> {
    let places = rows!(
        conn,
        (ProgramId, CohortId, bool),
        "select c.program_id, c.id, coalesce(e.mentor_id = $2, false) as is_mentor
         from enrollment e join cohort c on c.id = e.cohort_id
         where e.person_id = $1 and e.state not in ('left', 'declined')
         union all
         select c.program_id, c.id, false as is_mentor
         from role_grant g
         join cohort c on c.id = case when g.scope_kind = 'cohort' then cast(g.scope_id as bigint) end
         where g.person_id = $1 and g.role = 'mentor' and g.valid_until is null",
        person,
        actor.person
    )?;
    Ok(places.into_iter().any(|(program, cohort, is_mentor)| {
        let place = CohortPlace { program, cohort };
        administer(actor, &place).is_ok() || (is_mentor && actor.holds(Role::Mentor, &place))
    }))
}

/// Whether signing in as this person would open more than the actor may open: only who administers the platform makes
/// codes for staff beyond the mentors of their own cohorts.
pub(crate) async fn reaches_further(
    conn: &mut Conn<'_>,
    actor: &Actor,
    person: PersonId,
) -> Result<bool, Error> {
    if actor.administers_platform() {
        return Ok(false);
    }
    let grants = rows!(
        &mut *conn,
        (Role, domain::access::ScopeKind, String),
        "select role, scope_kind, scope_id from role_grant
         where person_id = $1 and role <> 'participant' and valid_until is null",
        person
    )?;
    for (role, kind, id) in grants {
        let is_own = match (role, Scope::read(kind, &id)) {
            (Role::Mentor, Some(Scope::Cohort(cohort))) => {
                cohort_for(conn, actor, cohort).await.is_ok()
            }
            (Role::Mentor, Some(Scope::Program(program))) => actor
                .grants
                .iter()
                .any(|grant| grant.role == Role::Admin && grant.scope == Scope::Program(program)),
            _ => false,
        };
        if !is_own {
            return Ok(true);
        }
    }
    Ok(false)
}

#[derive(sqlx::FromRow)]
struct Newcomer {
    person_id: PersonId,
    name: String,
    business: String,
    phone: Option<String>,
    has_password: bool,
}

/// How many would get a slip: newcomers, and everybody.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn slip_counts(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
) -> Result<(Cohort, i64, i64), Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let people = people(&mut conn, cohort).await?;
    let newcomers = people.iter().filter(|person| !person.has_password).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok((found, count(newcomers), count(people.len())))
}

/// Those whom a slip can be made for: staff never get one.
async fn people(conn: &mut Conn<'_>, cohort: CohortId) -> Result<Vec<Newcomer>, Error> {
    rows!(
        conn,
        Newcomer,
        "select p.id as person_id, p.name, b.name as business,
                (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                 and k.valid_until is null) as phone,
                exists (select 1 from password w where w.person_id = p.id) as has_password
         from enrollment e
         join person p on p.id = e.person_id and p.erased_at is null
         join business b on b.id = e.business_id
         where e.cohort_id = $1 and e.state = 'active'
           and not exists (select 1 from role_grant g where g.person_id = p.id and g.role <> 'participant'
                           and g.valid_until is null)
         order by b.regency_code, p.name, e.id",
        cohort
    )
}

/// Makes the slips of a cohort. Codes made earlier for the same people stop working.
///
/// # Errors
/// [`CodeNotMade::ShownAlready`] when this form made them already; not found when the cohort is not theirs.
pub async fn slips(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    for_whom: SlipsFor,
) -> Result<(Cohort, Vec<Made>), Failure<CodeNotMade>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Err(Failure::Refused(CodeNotMade::ShownAlready));
            }
            let found = cohort_for(&mut conn, &actor, cohort).await?;
            let mut made = Vec::new();
            for person in people(&mut conn, cohort).await? {
                if for_whom == SlipsFor::Newcomers && person.has_password {
                    continue;
                }
                let new = NewCode {
                    person: person.person_id,
                    code: SignInCode::draw()?,
                    lasts: CODE_ON_SLIP,
                };
                make_code(&mut conn, &actor, &new, command.now).await?;
                made.push(Made {
                    name: person.name,
                    phone: person.phone,
                    business: person.business,
                    code: new.code,
                    expires_at: command.now.plus(CODE_ON_SLIP),
                });
            }
            keep_answer(&mut conn, &command, "sign_in_code.slips", ()).await?;
            Ok((found, made))
        })
    })
    .await
}
