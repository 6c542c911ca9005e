use domain::access::Actor;
use domain::ids::VersionId;
use domain::time::{Date, Timestamp, Zone};

use crate::conn::{execute, row, rows};
use crate::submissions::Head;
use crate::{Db, Error, Lock};

/// Notes that somebody was shown a design: once a person, version and day. The work itself stays as it was.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn note_view(
    db: &Db,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<(), Error> {
    let day = now.date(Zone::Wib);
    let noted = row!(
        db.reader().await?.conn(),
        (VersionId,),
        "select version_id from view_note where version_id = $1 and person_id = $2 and day = $3",
        version,
        actor.person,
        day
    )?;
    if noted.is_some() {
        return Ok(());
    }
    let person = actor.person;
    db.write(Lock::Nothing, |mut conn| {
        Box::pin(async move {
            execute!(
                &mut conn,
                "insert into view_note (version_id, person_id, day) values ($1, $2, $3)
                 on conflict (version_id, person_id, day) do nothing",
                version,
                person,
                day
            )
            .map(|_| ())
        })
    })
    .await
}

/// Who was shown a version, and when last: for the participant whose work it is.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn seen_by(db: &Db, actor: &Actor, head: &Head) -> Result<Vec<(String, Date)>, Error> {
    head.own(actor)?;
    rows!(
        db.reader().await?.conn(),
        (String, Date),
        "select p.name, max(n.day) as day from view_note n join person p on p.id = n.person_id
         where n.version_id = $1 group by p.id, p.name order by p.name",
        head.id
    )
}
