use domain::access::Actor;
use domain::time::Timestamp;

use super::OwnParticipant;
use crate::conn::rows;
use crate::organisation::administered;
use crate::{Db, Error};

/// The most participants on one page, as it stands in the statement.
pub const MOST_ADMINISTERED: usize = 100;

/// The first participants of the cohorts somebody administers, those with something to settle first, then by name; only
/// those whose name or business contains `sought`.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn administered_participants(
    db: &Db,
    actor: &Actor,
    sought: &str,
    now: Timestamp,
) -> Result<Vec<OwnParticipant>, Error> {
    rows!(
        db.reader().await?.conn(),
        OwnParticipant,
        concat!(
            "select enrollment, name, business, cohort, waiting, disowned_at from (
                select e.id as enrollment, p.name, b.name as business, c.name as cohort,
                       (select count(*) from brought_file w
                        where w.enrollment_id = e.id and w.settled_at is null) as waiting,
                       (select max(v.disowned_at) from submission s join version v on v.submission_id = s.id
                        where s.enrollment_id = e.id and v.state = 'draft') as disowned_at
                from enrollment e
                join person p on p.id = e.person_id
                join business b on b.id = e.business_id
                join cohort c on c.id = e.cohort_id
                where e.state in ('active', 'finished') and e.person_id <> $1
                  and (lower(p.name) like $3 escape '\\' or lower(b.name) like $3 escape '\\')
                  and e.id in (",
            administered!(),
            ")) found
             order by case when disowned_at is null and waiting = 0 then 1 else 0 end, name, enrollment
             limit 100"
        ),
        actor.person,
        now,
        containing(sought)
    )
}

/// A pattern for what contains a text, whatever stands in it.
fn containing(text: &str) -> String {
    let escaped = text
        .trim()
        .to_lowercase()
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::containing;

    #[test]
    fn what_is_sought_is_no_pattern() {
        assert_eq!(containing(" Siti "), "%siti%");
        assert_eq!(containing("50%_\\"), "%50\\%\\_\\\\%");
    }
}
