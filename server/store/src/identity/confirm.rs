use domain::identity::asks_current_password;
use domain::ids::PersonId;
use domain::time::Timestamp;

use super::session::SignedIn;
use super::sign_in::{
    PER_ACCOUNT, SignInRefusal, note_failures, refuse_after, stored_hash, subject,
};
use crate::conn::execute;
use crate::{Db, Error, Failure, Lock, password, setting};

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
    let key = setting::secret(db, "rate_key").await?;
    let subject = subject(&key, "confirm", &person.to_string());
    refuse_after(&mut db.reader().await?.conn(), &subject, PER_ACCOUNT, now).await?;
    let stored = stored_hash(db, person).await?;
    if password::verify(typed.to_owned(), stored).await? {
        db.write(Lock::Person(person), |mut conn| {
            let subject = subject.clone();
            Box::pin(async move {
                execute!(
                    &mut conn,
                    "delete from sign_in_failure where subject = $1",
                    subject
                )
                .map(|_| ())
            })
        })
        .await?;
        Ok(())
    } else {
        note_failures(db, vec![subject], now).await?;
        Err(Failure::Refused(SignInRefusal::WrongPair))
    }
}
