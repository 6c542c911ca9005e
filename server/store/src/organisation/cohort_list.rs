use domain::access::{Actor, Role};
use domain::ids::CohortId;
use domain::time::Date;

use crate::conn::{row, rows};
use crate::{Db, Error};

/// Cohorts on a page of the list.
const PAGE: usize = 60;

/// A cohort with its numbers, as a list shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CohortCount {
    /// Id.
    pub id: CohortId,
    /// Name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places.
    pub capacity: i64,
    /// Who takes part now.
    pub active: i64,
}

/// Which cohorts are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CohortsAsked {
    /// Only those with this in their name.
    pub name: String,
    /// Only those after this first day and cohort in the list: the next page.
    pub before: Option<(Date, CohortId)>,
}

/// A page of the list, the newest first.
#[derive(Clone, Debug)]
pub struct CohortPage {
    /// Its cohorts.
    pub rows: Vec<CohortCount>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, CohortId)>,
}

/// All of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CohortTotals {
    /// How many cohorts.
    pub cohorts: i64,
    /// Who takes part in them now.
    pub people: i64,
}

/// The cohorts that `$1` sees as `$2`.
macro_rules! seen {
    ($select:literal, $rest:literal) => {
        concat!(
            "select ", $select, " from cohort c
             where c.id in (
               select o.id from role_grant g
               join cohort o on o.program_id = case when g.scope_kind = 'program' then cast(g.scope_id as bigint) end
               where g.person_id = $1 and g.role = $2 and g.valid_until is null
               union
               select cast(g.scope_id as bigint) from role_grant g
               where g.person_id = $1 and g.role = $2 and g.valid_until is null and g.scope_kind = 'cohort'
               union
               select o.id from role_grant g cross join cohort o
               where g.person_id = $1 and g.role = $2 and g.valid_until is null
                 and g.scope_kind in ('platform', 'regency', 'desk'))",
            $rest
        )
    };
}

/// A page of the cohorts that somebody sees by a role: those of their programme, cohort or the platform.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn cohorts_seen(
    db: &Db,
    actor: &Actor,
    role: Role,
    asked: &CohortsAsked,
) -> Result<CohortPage, Error> {
    let mut rows = rows!(
        db.reader().await?.conn(),
        CohortCount,
        seen!(
            "c.id, c.name, c.starts_on, c.ends_on, c.capacity,
             (select count(*) from enrollment e where e.cohort_id = c.id and e.state = 'active') as active",
            " and (cast($3 as text) = '' or lower(c.name) like $3 escape '\\')
              and (cast($4 as bigint) is null or c.starts_on < $4 or (c.starts_on = $4 and c.id < $5))
             order by c.starts_on desc, c.id desc limit $6"
        ),
        actor.person,
        role.code(),
        pattern(&asked.name),
        asked.before.map(|(day, _)| day),
        asked.before.map(|(_, id)| id),
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX)
    )?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(CohortPage {
        next: rows
            .last()
            .filter(|_| has_more)
            .map(|last| (last.starts_on, last.id)),
        rows,
    })
}

/// How many cohorts somebody sees by a role, and how many people take part in them.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn cohort_totals(db: &Db, actor: &Actor, role: Role) -> Result<CohortTotals, Error> {
    let found = row!(
        db.reader().await?.conn(),
        CohortTotals,
        seen!(
            "count(*) as cohorts,
             cast(coalesce(sum((select count(*) from enrollment e where e.cohort_id = c.id and e.state = 'active')), 0)
                  as bigint) as people",
            ""
        ),
        actor.person,
        role.code()
    )?;
    found.ok_or(Error::NotFound)
}

/// A text to be found anywhere in a name, its own marks taken as letters; nothing where there is none.
fn pattern(name: &str) -> String {
    let name = name.trim().to_lowercase();
    if name.is_empty() {
        return name;
    }
    let escaped: String = name
        .chars()
        .flat_map(|c| {
            matches!(c, '%' | '_' | '\\')
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect();
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn marks_of_the_pattern_are_letters() {
        assert_eq!(pattern(" Batu "), "%batu%");
        assert_eq!(pattern("50%_\\"), "%50\\%\\_\\\\%");
        assert_eq!(pattern(" "), "");
    }
}
