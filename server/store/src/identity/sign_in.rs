use domain::identity::Identifier;
use domain::ids::PersonId;
use domain::time::Timestamp;

use super::session::Opened;
use super::tries::{self, Counted, Try};
use super::{find_by_contact, session};
use crate::conn::row;
use crate::token::Token;
use crate::{Db, Error, Failure, Lock, audit, password};

/// Failures an account may have in the window.
pub(super) const PER_ACCOUNT: i64 = 10;
/// Failures an address may have in the window: a whole class sits behind one.
const PER_ADDRESS: i64 = 300;

/// Somebody at the door.
#[derive(Clone)]
pub struct Attempt {
    /// What they typed for a name.
    pub identifier: String,
    /// What they typed for a password.
    pub password: String,
    /// The address they come from.
    pub address: String,
    /// What their device calls itself.
    pub device: String,
    /// Whether others use the device too.
    pub is_shared: bool,
}

impl std::fmt::Debug for Attempt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempt(…)")
    }
}

/// Why they stay outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInRefusal {
    /// Name and password do not belong together; whether the name exists is not said.
    WrongPair,
    /// Too many failures lately.
    TooMany {
        /// When the next try counts.
        again_at: Timestamp,
    },
}

/// Lets somebody in who knows their password.
///
/// # Errors
/// [`SignInRefusal`], alike in words and time for an unknown account.
pub async fn sign_in(
    db: &Db,
    attempt: &Attempt,
    now: Timestamp,
) -> Result<(Token, PersonId), Failure<SignInRefusal>> {
    let identifier = Identifier::parse(&attempt.identifier);
    let named = identifier
        .as_ref()
        .map_or(attempt.identifier.as_str(), Identifier::stored);
    let account = Counted::of(db, "account", named, PER_ACCOUNT).await?;
    let address = Counted::of(db, "address", &attempt.address, PER_ADDRESS).await?;
    // It counts before it is known how it ends: hashing takes long enough for hundreds of others.
    let noted = tries::begin(db, &[&account, &address], now).await?;
    let known = match &identifier {
        Some(identifier) => find_by_contact(&mut db.reader().await?.conn(), identifier)
            .await?
            .map(|person| person.id),
        None => None,
    };
    let stored = match known {
        Some(person) => stored_hash(db, person).await?,
        None => None,
    };
    let is_right = password::verify(attempt.password.clone(), stored).await?;
    let Some(person) = known.filter(|_| is_right) else {
        return Err(Failure::Refused(SignInRefusal::WrongPair));
    };
    let token = Token::new()?;
    enter(db, person, &token, attempt, (&account, &noted), now).await?;
    Ok((token, person))
}

async fn enter(
    db: &Db,
    person: PersonId,
    token: &Token,
    attempt: &Attempt,
    (account, noted): (&Counted, &Try),
    now: Timestamp,
) -> Result<(), Error> {
    db.write(Lock::Person(person), |mut conn| {
        let (token, attempt) = (token.clone(), attempt.clone());
        let (account, noted) = (account.clone(), noted.clone());
        Box::pin(async move {
            session::open(
                &mut conn,
                person,
                &token,
                &attempt.device,
                Opened {
                    is_shared: attempt.is_shared,
                    is_by_code: false,
                },
                now,
            )
            .await?;
            account.forget(&mut conn).await?;
            noted.take_out(&mut conn).await?;
            let entry = audit::Entry {
                actor: Some(person),
                on_behalf_of: None,
                action: "session.open",
                object: "person",
                object_id: person.0,
                fields: &[],
                now,
            };
            audit::record(&mut conn, entry).await
        })
    })
    .await
}

pub(super) async fn stored_hash(db: &Db, person: PersonId) -> Result<Option<String>, Error> {
    let found = row!(
        db.reader().await?.conn(),
        (String,),
        "select hash from password where person_id = $1",
        person
    )?;
    Ok(found.map(|(hash,)| hash))
}

#[cfg(test)]
mod tests {
    use super::Attempt;

    #[test]
    fn what_somebody_typed_at_the_door_is_not_told_to_a_log() {
        let attempt = Attempt {
            identifier: "081234567890".to_owned(),
            password: "rahasia sekali".to_owned(),
            address: "203.0.113.7".to_owned(),
            device: "Android".to_owned(),
            is_shared: false,
        };
        assert_eq!(format!("{attempt:?}"), "Attempt(…)");
    }
}
