use domain::identity::Password;
use domain::ids::PersonId;
use domain::time::Timestamp;

use super::confirm::{asks_password, confirm};
use super::people::set_password;
use super::session::{SignedIn, revoke_others};
use super::sign_in::SignInRefusal;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::{Conn, Db, Error, Failure, Lock, audit, password};

/// Sets one's own password, signs out every other device and ends codes that nobody used. Answers how many devices that
/// were.
///
/// # Errors
/// [`SignInRefusal`] when the current password is asked for and is not theirs.
pub async fn change_password(
    db: &Db,
    signed_in: &SignedIn,
    command: &Command,
    current: &str,
    chosen: &Password,
) -> Result<u64, Failure<SignInRefusal>> {
    // A second tap would be asked for the password that the first one changed.
    let earlier = earlier_answer(&mut db.reader().await?.conn(), command).await?;
    if let Some(count) = earlier {
        return Ok(count);
    }
    let person = signed_in.actor.person;
    if asks_password(db, signed_in, command.now).await? {
        confirm(db, person, current, command.now).await?;
    }
    let hash = password::hash(chosen).await?;
    let here = signed_in.session;
    db.write(Lock::Person(person), |mut conn| {
        let (command, hash) = (command.clone(), hash.clone());
        Box::pin(async move {
            if let Some(count) = earlier_answer(&mut conn, &command).await? {
                return Ok(count);
            }
            set_password(&mut conn, person, &hash, command.now).await?;
            end_codes(&mut conn, person, command.now).await?;
            let count = revoke_others(&mut conn, person, here, command.now).await?;
            let entry = audit::Entry {
                fields: &["password"],
                ..audit::Entry::new(&command, "password.change", "person", person.0)
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "password.change", count).await?)
        })
    })
    .await
}

/// Ends the codes that somebody has not used.
pub(super) async fn end_codes(
    conn: &mut Conn<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<(), Error> {
    execute!(
        conn,
        "update sign_in_code set expires_at = $1 where person_id = $2 and used_at is null and expires_at > $1",
        now,
        person
    )
    .map(|_| ())
}
