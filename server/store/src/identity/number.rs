use domain::access::{Actor, Care};
use domain::identity::{ContactKind, Identifier, NumberReason, PhoneNumber};
use domain::ids::PersonId;
use domain::time::Timestamp;

use super::confirm::confirm;
use super::find_by_contact;
use super::password::end_codes;
use super::sign_in::SignInRefusal;
use crate::cohorts::care::care_of;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// Why a number stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRefusal {
    /// The password is not theirs, or too many were tried.
    Password(SignInRefusal),
    /// Somebody else holds the number now.
    Taken,
    /// It is theirs already.
    Same,
}

/// Somebody and the number they hold now.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct NumberHolder {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their number.
    pub phone: Option<String>,
}

/// One's own number.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn own_number(db: &Db, actor: &Actor) -> Result<NumberHolder, Error> {
    holder(&mut db.reader().await?.conn(), actor.person).await
}

/// The number of somebody in the care of a mentor or administrator.
///
/// # Errors
/// [`Error::NotFound`] when they are not, or reach further themselves.
pub async fn number_in_care(
    db: &Db,
    actor: &Actor,
    person: PersonId,
) -> Result<NumberHolder, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    authorise(&mut conn, actor, person).await?;
    holder(&mut conn, person).await
}

/// Exchanges one's own number. Sessions stay, since a number alone opens nothing; unused codes end.
///
/// # Errors
/// [`NumberRefusal`].
pub async fn change_own_number(
    db: &Db,
    actor: &Actor,
    command: &Command,
    number: &PhoneNumber,
    typed_password: &str,
) -> Result<(), Failure<NumberRefusal>> {
    match confirm(db, actor.person, typed_password, command.now).await {
        Ok(()) => {}
        Err(Failure::Refused(refusal)) => {
            return Err(Failure::Refused(NumberRefusal::Password(refusal)));
        }
        Err(Failure::Store(error)) => return Err(error.into()),
    }
    let person = actor.person;
    db.write(Lock::Person(person), |mut conn| {
        let (command, number) = (command.clone(), number.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let change = Change {
                person,
                by: person,
                reason: None,
                now: command.now,
            };
            change.take(&mut conn, &number).await?;
            Ok(keep_answer(&mut conn, &command, "contact.change", ()).await?)
        })
    })
    .await
}

/// Exchanges the number of somebody who stands before a mentor or administrator, or ends it where they have none now.
///
/// # Errors
/// [`NumberRefusal`]; not found when the person is not in their care.
pub async fn change_number_for(
    db: &Db,
    actor: &Actor,
    command: &Command,
    person: PersonId,
    number: Option<&PhoneNumber>,
    reason: NumberReason,
) -> Result<(), Failure<NumberRefusal>> {
    db.write(Lock::Person(person), |mut conn| {
        let (actor, command, number) = (actor.clone(), command.clone(), number.cloned());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            authorise(&mut conn, &actor, person).await?;
            let change = Change {
                person,
                by: actor.person,
                reason: Some(reason),
                now: command.now,
            };
            match &number {
                Some(number) => change.take(&mut conn, number).await?,
                None => change.end(&mut conn).await?,
            }
            Ok(keep_answer(&mut conn, &command, "contact.change", ()).await?)
        })
    })
    .await
}

async fn authorise(conn: &mut Conn<'_>, actor: &Actor, person: PersonId) -> Result<(), Error> {
    match care_of(conn, actor, person).await? {
        Care::Own => Ok(()),
        Care::RoleBeyond | Care::CohortBeyond | Care::None => Err(Error::NotFound),
    }
}

async fn holder(conn: &mut Conn<'_>, person: PersonId) -> Result<NumberHolder, Error> {
    row!(
        conn,
        NumberHolder,
        "select p.id, p.name, (select min(c.value) from contact c where c.person_id = p.id and c.kind = 'phone'
                               and c.valid_until is null) as phone
         from person p where p.id = $1 and p.erased_at is null",
        person
    )?
    .ok_or(Error::NotFound)
}

/// One exchange of a number.
#[derive(Clone, Copy)]
struct Change {
    person: PersonId,
    by: PersonId,
    reason: Option<NumberReason>,
    now: Timestamp,
}

impl Change {
    /// Ends what they hold and gives them the new one, if nobody else holds it.
    async fn take(
        self,
        conn: &mut Conn<'_>,
        number: &PhoneNumber,
    ) -> Result<(), Failure<NumberRefusal>> {
        let identifier = Identifier::Phone(number.clone());
        match find_by_contact(conn, &identifier).await? {
            Some(person) if person.id == self.person => {
                return Err(Failure::Refused(NumberRefusal::Same));
            }
            Some(_) => return Err(Failure::Refused(NumberRefusal::Taken)),
            None => {}
        }
        self.end(conn).await?;
        execute!(
            conn,
            "insert into contact (person_id, kind, value, valid_from, reason, recorded_by) values ($1, $2, $3, $4, $5, $6)",
            self.person,
            ContactKind::Phone,
            number.as_str(),
            self.now,
            self.reason,
            self.by
        )?;
        Ok(())
    }

    /// Ends what they hold, and the codes that were made to be told to it.
    async fn end(self, conn: &mut Conn<'_>) -> Result<(), Error> {
        execute!(
            &mut *conn,
            "update contact set valid_until = $1, reason = coalesce($2, reason), recorded_by = $3
             where person_id = $4 and kind = $5 and valid_until is null",
            self.now,
            self.reason,
            self.by,
            self.person,
            ContactKind::Phone
        )?;
        end_codes(conn, self.person, self.now).await?;
        let entry = audit::Entry {
            actor: Some(self.by),
            on_behalf_of: Some(self.person).filter(|person| *person != self.by),
            action: "contact.change",
            object: "person",
            object_id: self.person.0,
            fields: &["phone"],
            now: self.now,
        };
        audit::record(conn, entry).await
    }
}
