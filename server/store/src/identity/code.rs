use domain::ids::{PersonId, SignInCodeId};
use domain::time::{DAY, HOUR, Timestamp};

use super::session;
use crate::conn::{execute, row, value};
use crate::token::{Token, hash, readable};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// How long a code for one person lasts: 72 hours.
pub const CODE_FOR_ONE: i64 = 72 * HOUR;
/// How long a code on a printed slip lasts: 14 days.
pub const CODE_ON_SLIP: i64 = 14 * DAY;

/// A code as it is read out or printed: `KMRT-7P4X-29QD`.
#[derive(Clone)]
pub struct SignInCode(String);

impl SignInCode {
    /// Twelve characters out of 32 that are not mistaken for each other: 60 bits.
    ///
    /// # Errors
    /// [`Error::Randomness`] when the system has none.
    pub fn draw() -> Result<Self, Error> {
        Ok(Self(readable(12)?))
    }

    /// What somebody typed: case, spaces and dashes do not matter.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(
            text.chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_uppercase())
                .collect(),
        )
    }

    /// In groups of four.
    #[must_use]
    pub fn for_reading(&self) -> String {
        self.0
            .as_bytes()
            .chunks(4)
            .map(String::from_utf8_lossy)
            .collect::<Vec<_>>()
            .join("-")
    }

    fn hash(&self) -> Vec<u8> {
        hash(format!("sign-in code {}", self.0).as_bytes())
    }
}

impl std::fmt::Debug for SignInCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignInCode(…)")
    }
}

/// A code to be made.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// For whom.
    pub person: PersonId,
    /// The code itself, drawn before the transaction.
    pub code: SignInCode,
    /// How long it lasts, in milliseconds.
    pub lasts: i64,
}

/// Why a code does not open the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeRefusal {
    /// Unknown, used, replaced or expired: which one is not said.
    NotValid,
}

/// Keeps a new code for somebody; earlier ones stop working. Nobody makes one where it is made at the command line.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn make_code(
    conn: &mut Conn<'_>,
    by: Option<PersonId>,
    new: &NewCode,
    now: Timestamp,
) -> Result<SignInCodeId, Error> {
    execute!(
        conn,
        "update sign_in_code set expires_at = $1 where person_id = $2 and used_at is null and expires_at > $1",
        now,
        new.person
    )?;
    execute!(
        conn,
        "update sign_in_request set handled_at = $1, handled_by = $2 where person_id = $3 and handled_at is null",
        now,
        by,
        new.person
    )?;
    let id = value!(
        conn,
        SignInCodeId,
        "insert into sign_in_code (person_id, code_hash, made_by, made_at, expires_at)
         values ($1, $2, $3, $4, $5) returning id",
        new.person,
        new.code.hash(),
        by,
        now,
        now.plus(new.lasts)
    )?;
    let entry = audit::Entry {
        actor: by,
        on_behalf_of: Some(new.person),
        action: "sign_in_code.make",
        object: "person",
        object_id: new.person.0,
        fields: &[],
        now,
    };
    audit::record(conn, entry).await?;
    Ok(id)
}

/// Lets somebody in by their code, once. They choose a password right after.
///
/// # Errors
/// [`CodeRefusal::NotValid`] when it opens nothing.
pub async fn use_code(
    db: &Db,
    code: &SignInCode,
    device: &str,
    is_shared: bool,
    now: Timestamp,
) -> Result<(Token, PersonId), Failure<CodeRefusal>> {
    let token = Token::new()?;
    let person = db
        .write(Lock::Nothing, |mut conn| {
            let (token, hash, device) = (token.clone(), code.hash(), device.to_owned());
            Box::pin(async move {
                let found = row!(
                    &mut conn,
                    (PersonId,),
                    "update sign_in_code set used_at = $1
                     where code_hash = $2 and used_at is null and expires_at > $1 returning person_id",
                    now,
                    hash
                )?;
                let Some((person,)) = found else {
                    return Err(Failure::Refused(CodeRefusal::NotValid));
                };
                let opened = session::Opened {
                    is_shared,
                    is_by_code: true,
                };
                session::open(&mut conn, person, &token, &device, opened, now).await?;
                let entry = audit::Entry {
                    actor: Some(person),
                    on_behalf_of: None,
                    action: "session.open_by_code",
                    object: "person",
                    object_id: person.0,
                    fields: &[],
                    now,
                };
                audit::record(&mut conn, entry).await?;
                Ok(person)
            })
        })
        .await?;
    Ok((token, person))
}
