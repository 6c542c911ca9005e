use domain::ids::RevisionId;
use domain::learning::Completable;
use domain::time::{Timestamp, Zone};

use crate::conn::row;
use crate::identity::{SessionRow, SignedIn, open_session, session_columns};
use crate::organisation::current_enrollment_id;
use crate::token::Token;
use crate::{Db, Error};

/// Where a participant stands in a lesson.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The edition of their cohort.
    pub(super) revision: RevisionId,
    /// Whether they have marked it as understood.
    pub(super) is_done: bool,
    /// The part they turned to last, on whatever device.
    pub(super) place: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct ReaderRow {
    #[sqlx(flatten)]
    session: SessionRow,
    revision_id: Option<RevisionId>,
    is_done: bool,
    place: Option<i64>,
}

/// Who opens a lesson, and where they stand in it; no standing when they take part in no cohort. One read, because no page
/// is opened more often, and waiting for the engine is most of what a page costs.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn lesson_reader(
    db: &Db,
    token: &Token,
    lesson: &str,
    now: Timestamp,
) -> Result<Option<(SignedIn, Option<Standing>)>, Error> {
    let found = row!(
        db.reader().await?.conn(),
        ReaderRow,
        concat!(
            "select ",
            session_columns!(),
            ", c.revision_id,
             exists (select 1 from completion k where k.enrollment_id = e.id and k.kind = $4 and k.key = $3) as is_done,
             (select r.part from reading_place r where r.enrollment_id = e.id and r.lesson_key = $3) as place
             from ",
            open_session!(),
            " left join enrollment e on e.id = ",
            current_enrollment_id!("s.person_id", "$5"),
            " left join cohort c on c.id = e.cohort_id"
        ),
        token.hash(),
        now,
        lesson,
        Completable::Lesson,
        now.date(Zone::Wib).days()
    )?;
    let Some(found) = found else {
        return Ok(None);
    };
    let standing = found.revision_id.map(|revision| Standing {
        revision,
        is_done: found.is_done,
        place: found.place,
    });
    let signed_in = found.session.signed_in(db, now).await?;
    Ok(Some((signed_in, standing)))
}
