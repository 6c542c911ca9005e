use domain::access::{Actor, Care, care};
use domain::identity::Identifier;
use domain::ids::{PersonId, SignInRequestId};
use domain::time::Timestamp;

use super::find_by_contact;
use crate::cohorts::care::{Whose, accounts, within_reach};
use crate::conn::{execute, row, rows};
use crate::token::readable;
use crate::{Db, Error, Lock};

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
    /// The number they were given.
    pub number: String,
    /// Who they are.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// When they asked.
    pub made_at: Timestamp,
}

/// Notes that somebody cannot get in. An unknown name leaves a number too, so that the answer is alike.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn ask_for_code(db: &Db, typed: &str, now: Timestamp) -> Result<Asked, Error> {
    let number = format!("R-{}", readable(6)?);
    let identifier = Identifier::parse(typed);
    db.write(Lock::Nothing, |mut conn| {
        let (number, identifier) = (number.clone(), identifier.clone());
        Box::pin(async move {
            let person = match &identifier {
                Some(identifier) => find_by_contact(&mut conn, identifier).await?.map(|person| person.id),
                None => None,
            };
            if let Some(person) = person {
                let waiting = row!(
                    &mut conn,
                    (String,),
                    "select number from sign_in_request where person_id = $1 and handled_at is null",
                    person
                )?;
                if let Some((number,)) = waiting {
                    return Ok(Asked { number });
                }
            }
            execute!(
                &mut conn,
                "insert into sign_in_request (number, person_id, made_at) values ($1, $2, $3)",
                &number,
                person,
                now
            )?;
            Ok(Asked { number })
        })
    })
    .await
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
            ") order by r.made_at"
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
    Ok(waiting)
}
