use domain::identity::asks_current_password;
use domain::ids::PersonId;
use domain::time::Timestamp;

use super::session::SignedIn;
use super::sign_in::{PER_ACCOUNT, SignInRefusal, stored_hash};
use super::tries::{self, Counted};
use crate::{Db, Error, Failure, Lock, password};

/// Whether somebody has to type their password before they may set another.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn asks_password(db: &Db, signed_in: &SignedIn, now: Timestamp) -> Result<bool, Error> {
    let has_password = stored_hash(db, signed_in.actor.person).await?.is_some();
    let by_code = signed_in.is_by_code.then_some(signed_in.opened_at);
    Ok(asks_current_password(has_password, by_code, now))
}

/// Makes sure that whoever holds the device is who signed in on it; wrong tries count as at the door.
///
/// # Errors
/// [`SignInRefusal`] when the password is not theirs, or too many were tried.
pub(super) async fn confirm(
    db: &Db,
    person: PersonId,
    typed: &str,
    now: Timestamp,
) -> Result<(), Failure<SignInRefusal>> {
    let account = Counted::of(db, "confirm", &person.to_string(), PER_ACCOUNT).await?;
    tries::begin(db, &[&account], now).await?;
    let stored = stored_hash(db, person).await?;
    if !password::verify(typed.to_owned(), stored).await? {
        return Err(Failure::Refused(SignInRefusal::WrongPair));
    }
    db.write(Lock::Person(person), |mut conn| {
        let account = account.clone();
        Box::pin(async move { account.forget(&mut conn).await })
    })
    .await?;
    Ok(())
}
