//! Codes for signing in: one for one person, or a slip for everybody of a cohort.

use domain::access::{Actor, Care, care};
use domain::ids::{CohortId, PersonId};
use domain::time::Timestamp;

use super::care::{Whose, accounts, care_of};
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
    RoleBeyond,
    /// Their account is in use in a cohort beyond the one who asks.
    CohortBeyond,
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
            match care_of(&mut conn, &actor, person).await? {
                Care::Own => {}
                Care::RoleBeyond => return Err(Failure::Refused(CodeNotMade::RoleBeyond)),
                Care::CohortBeyond => return Err(Failure::Refused(CodeNotMade::CohortBeyond)),
                Care::None => return Err(Error::NotFound.into()),
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
            make_code(&mut conn, Some(actor.person), &new, command.now).await?;
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

#[derive(sqlx::FromRow)]
struct Newcomer {
    person_id: PersonId,
    name: String,
    business: String,
    phone: Option<String>,
    has_password: bool,
}

/// How many would get a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlipCounts {
    /// Those who never chose a password.
    pub newcomers: i64,
    /// Everybody for whom one can be made.
    pub everybody: i64,
    /// Those whose account is in use beyond the one who asks: others make their code.
    pub beyond: i64,
}

/// How many would get a slip.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn slip_counts(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
) -> Result<(Cohort, SlipCounts), Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let (people, beyond) = people(&mut conn, actor, cohort).await?;
    let newcomers = people.iter().filter(|person| !person.has_password).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let counts = SlipCounts {
        newcomers: count(newcomers),
        everybody: count(people.len()),
        beyond,
    };
    Ok((found, counts))
}

/// Those whom a slip can be made for, and how many whose account is in use elsewhere: staff never get one.
async fn people(
    conn: &mut Conn<'_>,
    actor: &Actor,
    cohort: CohortId,
) -> Result<(Vec<Newcomer>, i64), Error> {
    let found = rows!(
        &mut *conn,
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
    )?;
    let accounts = accounts(conn, Whose::Participants(cohort)).await?;
    let is_own = |person: &Newcomer| {
        let account = accounts.get(&person.person_id);
        account.is_some_and(|account| care(actor, account) == Care::Own)
    };
    let (own, beyond): (Vec<_>, Vec<_>) = found.into_iter().partition(is_own);
    Ok((own, i64::try_from(beyond.len()).unwrap_or(i64::MAX)))
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
            let (people, _) = people(&mut conn, &actor, cohort).await?;
            for person in people {
                if for_whom == SlipsFor::Newcomers && person.has_password {
                    continue;
                }
                let new = NewCode {
                    person: person.person_id,
                    code: SignInCode::draw()?,
                    lasts: CODE_ON_SLIP,
                };
                make_code(&mut conn, Some(actor.person), &new, command.now).await?;
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
