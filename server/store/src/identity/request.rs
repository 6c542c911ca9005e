use domain::access::{Actor, Care, care};
use domain::identity::Identifier;
use domain::ids::{PersonId, SignInRequestId};
use domain::time::Timestamp;

use super::find_by_contact;
use super::sign_in::SignInRefusal;
use super::tries::{self, Counted};
use crate::cohorts::care::{Whose, accounts, within_reach};
use crate::conn::{execute, rows};
use crate::token::readable;
use crate::{Db, Error, Failure, Lock};

/// How often a code may be asked for from one address in a quarter of an hour: a whole class sits behind one.
const PER_ADDRESS: i64 = 120;
/// How many requests of one person wait at once: whoever asked twice may have passed on either number.
const OPEN_AT_ONCE: i64 = 3;

/// What the asker is told: the same for everybody.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The number to name when staff call back: `R-7P4X2K`.
    pub number: String,
}

/// Somebody who waits for a code.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OpenRequest {
    /// The request.
    pub id: SignInRequestId,
    /// The number they were given; each of them, where they asked more than once.
    pub number: String,
    /// Who they are.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// When they asked.
    pub made_at: Timestamp,
}

/// Notes that somebody cannot get in. Every asker is given a number of their own, so that it does not say who is known here;
/// what an unknown name was given is kept nowhere.
///
/// # Errors
/// [`SignInRefusal::TooMany`] when too many asked from this address.
pub async fn ask_for_code(
    db: &Db,
    typed: &str,
    address: &str,
    now: Timestamp,
) -> Result<Asked, Failure<SignInRefusal>> {
    let number = format!("R-{}", readable(6)?);
    let identifier = Identifier::parse(typed);
    let address = Counted::of(db, "ask", address, PER_ADDRESS).await?;
    tries::begin(db, &[&address], now).await?;
    let known = match &identifier {
        Some(identifier) => find_by_contact(&mut db.reader().await?.conn(), identifier).await?,
        None => None,
    };
    let person = known.map(|person| person.id);
    // A write for the unknown too, so that it takes as long.
    db.write(Lock::Nothing, |mut conn| {
        let number = number.clone();
        Box::pin(async move {
            execute!(
                &mut conn,
                "insert into sign_in_request (number, person_id, made_at)
                 select $1, p.id, $3 from person p where p.id = $2",
                number,
                person,
                now
            )?;
            execute!(
                &mut conn,
                "delete from sign_in_request where person_id = $1 and handled_at is null and id not in (
                     select id from sign_in_request where person_id = $1 and handled_at is null
                     order by id desc limit $2)",
                person,
                OPEN_AT_ONCE
            )
            .map(|_| ())
        })
    })
    .await?;
    Ok(Asked { number })
}

/// Who waits for a code among those whom this mentor or administrator may let in.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn open_requests(db: &Db, actor: &Actor) -> Result<Vec<OpenRequest>, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let mut waiting = rows!(
        &mut conn,
        OpenRequest,
        concat!(
            "select r.id, r.number, r.person_id, p.name, r.made_at
             from sign_in_request r
             join person p on p.id = r.person_id and p.erased_at is null
             where r.handled_at is null and r.person_id in (",
            within_reach!(),
            ") order by r.made_at, r.id"
        ),
        actor.person
    )?;
    if waiting.is_empty() {
        return Ok(waiting);
    }
    let accounts = accounts(&mut conn, Whose::Waiting(actor.person)).await?;
    waiting.retain(|request| {
        let account = accounts.get(&request.person_id);
        account.is_some_and(|account| care(actor, account) == Care::Own)
    });
    Ok(gathered(waiting))
}

/// One line a person: whoever asked twice has passed on one of their numbers.
fn gathered(waiting: Vec<OpenRequest>) -> Vec<OpenRequest> {
    let mut people: Vec<OpenRequest> = Vec::new();
    for request in waiting {
        match people
            .iter_mut()
            .find(|earlier| earlier.person_id == request.person_id)
        {
            Some(earlier) => earlier.number = format!("{}, {}", earlier.number, request.number),
            None => people.push(request),
        }
    }
    people
}
