use domain::identity::Identifier;
use domain::ids::PersonId;
use domain::time::{MINUTE, Timestamp};

use super::session::Opened;
use super::{find_by_contact, session};
use crate::conn::{execute, row};
use crate::token::{Token, hash};
use crate::{Conn, Db, Error, Failure, Lock, audit, password, setting};

/// Failures are counted over this long: 15 minutes.
const WINDOW: i64 = 15 * MINUTE;
/// Failures an account may have in the window.
pub(super) const PER_ACCOUNT: i64 = 10;
/// Failures an address may have in the window: a whole class sits behind one.
const PER_ADDRESS: i64 = 300;

/// Somebody at the door.
#[derive(Clone, Debug)]
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
    let key = setting::secret(db, "rate_key").await?;
    let account = subject(&key, "account", named);
    let address = subject(&key, "address", &attempt.address);

    let known = {
        let mut reader = db.reader().await?;
        let mut conn = reader.conn();
        refuse_after(&mut conn, &account, PER_ACCOUNT, now).await?;
        refuse_after(&mut conn, &address, PER_ADDRESS, now).await?;
        match &identifier {
            Some(identifier) => find_by_contact(&mut conn, identifier)
                .await?
                .map(|person| person.id),
            None => None,
        }
    };
    let stored = match known {
        Some(person) => stored_hash(db, person).await?,
        None => None,
    };
    let is_right = password::verify(attempt.password.clone(), stored).await?;
    match known.filter(|_| is_right) {
        Some(person) => {
            let token = Token::new()?;
            enter(db, person, &token, attempt, account, now).await?;
            Ok((token, person))
        }
        None => {
            note_failures(db, vec![account, address], now).await?;
            Err(Failure::Refused(SignInRefusal::WrongPair))
        }
    }
}

async fn enter(
    db: &Db,
    person: PersonId,
    token: &Token,
    attempt: &Attempt,
    account: Vec<u8>,
    now: Timestamp,
) -> Result<(), Error> {
    db.write(Lock::Person(person), |mut conn| {
        let (token, attempt, account) = (token.clone(), attempt.clone(), account.clone());
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
            execute!(
                &mut conn,
                "delete from sign_in_failure where subject = $1",
                account
            )?;
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

pub(super) async fn refuse_after(
    conn: &mut Conn<'_>,
    subject: &[u8],
    limit: i64,
    now: Timestamp,
) -> Result<(), Failure<SignInRefusal>> {
    let (count, first): (i64, Option<Timestamp>) = row!(
        conn,
        (i64, Option<Timestamp>),
        "select count(*), min(failed_at) from sign_in_failure where subject = $1 and failed_at > $2",
        subject,
        now.plus(-WINDOW)
    )?
    .unwrap_or((0, None));
    match first {
        Some(first) if count >= limit => Err(Failure::Refused(SignInRefusal::TooMany {
            again_at: first.plus(WINDOW),
        })),
        _ => Ok(()),
    }
}

pub(super) async fn note_failures(
    db: &Db,
    subjects: Vec<Vec<u8>>,
    now: Timestamp,
) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        let subjects = subjects.clone();
        Box::pin(async move {
            execute!(
                &mut conn,
                "delete from sign_in_failure where failed_at <= $1",
                now.plus(-WINDOW)
            )?;
            for subject in subjects {
                execute!(
                    &mut conn,
                    "insert into sign_in_failure (subject, failed_at) values ($1, $2)",
                    subject,
                    now
                )?;
            }
            Ok::<_, Error>(())
        })
    })
    .await
}

/// A keyed hash, so that the table of failures names nobody.
pub(super) fn subject(key: &str, kind: &str, name: &str) -> Vec<u8> {
    hash(format!("{key}\u{0}{kind}\u{0}{name}").as_bytes())
}
