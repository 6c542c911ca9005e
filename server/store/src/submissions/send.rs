use domain::access::Actor;
use domain::ids::{CohortId, PersonId, VersionId};
use domain::submissions::{Agreement, Judging, MissingSlot, SendRefusal, VersionState, may_send};
use domain::time::{Date, DaysOff, Timestamp, promised_at};

use super::page::{dates, judges, missing};
use super::{Head, entries, head};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, rows};
use crate::content::assignment;
use crate::{Conn, Db, Failure, Lock, audit, review};

/// What sending came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sent {
    /// The version that was sent.
    pub version: VersionId,
    /// When the answer is promised, where a mentor judges it.
    pub promised_at: Option<Timestamp>,
}

/// Sends a draft: in the queue at once, with the day of the answer fixed; or, where no mentor judges it, back to its
/// participant to check it with the rubric.
///
/// # Errors
/// [`SendRefusal`] when it cannot be sent; not found when it is not theirs.
pub async fn send(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
) -> Result<Sent, Failure<SendRefusal>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(sent) = earlier_answer(&mut conn, &command).await? {
                return Ok(sent);
            }
            let head = head(&mut conn, version).await?;
            head.own(&actor)?;
            let sender = Sender {
                person: actor.person,
                on_behalf_of: None,
                agreement: Agreement::OwnTap,
                agreed_at: None,
            };
            let sent = send_in(&mut conn, &head, &sender, command.now).await?;
            Ok(keep_answer(&mut conn, &command, "version.send", sent).await?)
        })
    })
    .await
}

/// Sends a draft for a participant who said on the telephone or by WhatsApp, at `agreed_at`, that it may be sent.
///
/// # Errors
/// [`SendRefusal`] when it cannot be sent; not found for all but those who look after the participant.
pub async fn send_on_behalf(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    agreed_at: Timestamp,
) -> Result<Sent, Failure<SendRefusal>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(sent) = earlier_answer(&mut conn, &command).await? {
                return Ok(sent);
            }
            let head = head(&mut conn, version).await?;
            head.look_after(&actor)?;
            let sender = Sender {
                person: actor.person,
                on_behalf_of: Some(head.person_id),
                agreement: Agreement::ByPhone,
                agreed_at: Some(agreed_at.min(command.now)),
            };
            let sent = send_in(&mut conn, &head, &sender, command.now).await?;
            Ok(keep_answer(&mut conn, &command, "version.send", sent).await?)
        })
    })
    .await
}

/// Who sends, for whom, and how that was agreed.
struct Sender {
    person: PersonId,
    on_behalf_of: Option<PersonId>,
    agreement: Agreement,
    agreed_at: Option<Timestamp>,
}

async fn send_in(
    conn: &mut Conn<'_>,
    head: &Head,
    sender: &Sender,
    now: Timestamp,
) -> Result<Sent, Failure<SendRefusal>> {
    if !head.takes_part() {
        return Err(Failure::Refused(SendRefusal::Left));
    }
    let version = head.id;
    let assignment = assignment(conn, head.revision_id, &head.assignment_key).await?;
    let dates = dates(conn, head).await?;
    let empty = missing(&assignment, &entries(conn, version).await?);
    let empty = empty.into_iter().map(MissingSlot).collect();
    may_send(head.state, dates.opens_at, dates.closes_at, now, empty).map_err(Failure::Refused)?;
    let who = judges(conn, head, &assignment).await?;
    let (state, promised_at) = match who.judging {
        Judging::OwnCheck => (VersionState::OwnCheck, None),
        Judging::Mentor => {
            let reply_days = u32::try_from(who.reply_days).unwrap_or(5);
            let days_off = days_off(conn, head.cohort_id).await?;
            (
                VersionState::Sent,
                Some(promised_at(now, reply_days, &days_off)),
            )
        }
    };
    execute!(
        &mut *conn,
        "update version set state = $1, sent_at = $2, promised_at = $3, submitted_by = $4, on_behalf_of = $5,
                agreement = $6, agreed_at = $7, disowned_at = null, row_version = row_version + 1 where id = $8",
        state,
        now,
        promised_at,
        sender.person,
        sender.on_behalf_of,
        sender.agreement,
        sender.agreed_at,
        version
    )?;
    review::overtake(conn, head, now).await?;
    let entry = audit::Entry {
        actor: Some(sender.person),
        on_behalf_of: sender.on_behalf_of,
        action: "version.send",
        object: "version",
        object_id: version.0,
        fields: &[],
        now,
    };
    audit::record(conn, entry).await?;
    Ok(Sent {
        version,
        promised_at,
    })
}

/// The days on which nobody answers this cohort.
///
/// # Errors
/// [`crate::Error`] when the store cannot read.
pub async fn days_off(conn: &mut Conn<'_>, cohort: CohortId) -> Result<DaysOff, crate::Error> {
    let holidays = rows!(&mut *conn, (Date,), "select day from holiday order by day")?;
    let pauses = rows!(
        conn,
        (Date, Date),
        "select first_day, last_day from cohort_pause where cohort_id = $1",
        cohort
    )?;
    Ok(DaysOff {
        holidays: holidays.into_iter().map(|(day,)| day).collect(),
        pauses,
    })
}
