//! Whose account somebody may open anew: what of it decides that, read for one person or for many at once.

use std::collections::BTreeMap;

use domain::access::{
    Account, Actor, Care, CohortPlace, Grant, Held, Role, Scope, ScopeKind, TakesPart, care,
};
use domain::ids::{CohortId, PersonId, ProgramId};

use crate::conn::rows;
use crate::{Conn, Error};

/// Everybody for whom the administrator or mentor `$1` might answer: a little wider than [`care`], which decides.
macro_rules! within_reach {
    () => {
        "select e.person_id from enrollment e where e.mentor_id = $1 and e.state not in ('left', 'declined')
         union
         select e.person_id from role_grant g
         join cohort c on c.program_id = case when g.scope_kind = 'program' then cast(g.scope_id as bigint) end
         join enrollment e on e.cohort_id = c.id and e.state not in ('left', 'declined')
         where g.person_id = $1 and g.role = 'admin' and g.valid_until is null
         union
         select e.person_id from role_grant g
         join enrollment e on e.cohort_id = case when g.scope_kind = 'cohort' then cast(g.scope_id as bigint) end
              and e.state not in ('left', 'declined')
         where g.person_id = $1 and g.role = 'admin' and g.valid_until is null
         union
         select m.person_id from role_grant g
         join role_grant m on m.scope_kind = g.scope_kind and m.scope_id = g.scope_id and m.role = 'mentor'
              and m.valid_until is null
         where g.person_id = $1 and g.role = 'admin' and g.valid_until is null and g.scope_kind in ('program', 'cohort')
         union
         select m.person_id from role_grant g
         join cohort c on c.program_id = case when g.scope_kind = 'program' then cast(g.scope_id as bigint) end
         join role_grant m on m.scope_kind = 'cohort' and m.scope_id = cast(c.id as text) and m.role = 'mentor'
              and m.valid_until is null
         where g.person_id = $1 and g.role = 'admin' and g.valid_until is null
         union
         select o.person_id from role_grant g cross join sign_in_request o
         where g.person_id = $1 and g.role = 'admin' and g.scope_kind = 'platform' and g.valid_until is null
           and o.handled_at is null and o.person_id is not null"
    };
}
pub(crate) use within_reach;

/// Whose accounts are read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whose {
    /// One person's.
    Person(PersonId),
    /// Those of whoever waits for a code within reach of this administrator or mentor.
    Waiting(PersonId),
    /// Those of everybody who takes part in a cohort.
    Participants(CohortId),
    /// Those of the mentors of a cohort, from wherever they serve it.
    Mentors(CohortId),
}

macro_rules! accounts {
    ($($who:tt)+) => {
        (
            concat!(
                "with who as (", $($who)+, ")
                 select w.person_id, exists (select 1 from password k where k.person_id = w.person_id) as has_password,
                        c.program_id, c.id as cohort_id, e.mentor_id
                 from who w
                 left join enrollment e on e.person_id = w.person_id and e.state not in ('left', 'declined')
                 left join cohort c on c.id = e.cohort_id"
            ),
            concat!(
                "with who as (", $($who)+, ")
                 select w.person_id, g.role, g.scope_kind, g.scope_id, c.program_id
                 from who w
                 join role_grant g on g.person_id = w.person_id and g.role <> 'participant' and g.valid_until is null
                 left join cohort c on c.id = case when g.scope_kind = 'cohort' then cast(g.scope_id as bigint) end"
            ),
        )
    };
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    person_id: PersonId,
    has_password: bool,
    program_id: Option<ProgramId>,
    cohort_id: Option<CohortId>,
    mentor_id: Option<PersonId>,
}

#[derive(sqlx::FromRow)]
struct RoleRow {
    person_id: PersonId,
    role: Role,
    scope_kind: ScopeKind,
    scope_id: String,
    program_id: Option<ProgramId>,
}

/// Whether somebody may let a person in.
pub(crate) async fn care_of(
    conn: &mut Conn<'_>,
    actor: &Actor,
    person: PersonId,
) -> Result<Care, Error> {
    let found = accounts(conn, Whose::Person(person)).await?;
    Ok(found
        .get(&person)
        .map_or(Care::None, |account| care(actor, account)))
}

/// What the accounts of these people open.
pub(crate) async fn accounts(
    conn: &mut Conn<'_>,
    whose: Whose,
) -> Result<BTreeMap<PersonId, Account>, Error> {
    let (id, (places, roles)) = match whose {
        Whose::Person(id) => (
            id.0,
            accounts!(
                "select p.id as person_id from person p where p.id = $1 and p.erased_at is null"
            ),
        ),
        Whose::Waiting(id) => (
            id.0,
            accounts!(concat!(
                "select distinct r.person_id from sign_in_request r where r.handled_at is null and r.person_id in (",
                within_reach!(),
                ")"
            )),
        ),
        Whose::Participants(id) => (
            id.0,
            accounts!(
                "select x.person_id from enrollment x where x.cohort_id = $1 and x.state = 'active'"
            ),
        ),
        Whose::Mentors(id) => (
            id.0,
            accounts!(
                "select distinct m.person_id from cohort x
                 join role_grant m on m.role = 'mentor' and m.valid_until is null
                      and (m.scope_kind = 'platform'
                           or (m.scope_kind = 'program' and m.scope_id = cast(x.program_id as text))
                           or (m.scope_kind = 'cohort' and m.scope_id = cast(x.id as text)))
                 where x.id = $1"
            ),
        ),
    };
    let mut found: BTreeMap<PersonId, Account> = BTreeMap::new();
    for row in rows!(&mut *conn, PlaceRow, places, id)? {
        let account = found.entry(row.person_id).or_default();
        account.has_password = row.has_password;
        account
            .takes_part
            .extend(
                row.program_id
                    .zip(row.cohort_id)
                    .map(|(program, cohort)| TakesPart {
                        place: CohortPlace { program, cohort },
                        mentor: row.mentor_id,
                    }),
            );
    }
    for row in rows!(conn, RoleRow, roles, id)? {
        let Some(scope) = Scope::read(row.scope_kind, &row.scope_id) else {
            continue;
        };
        found.entry(row.person_id).or_default().holds.push(Held {
            grant: Grant {
                role: row.role,
                scope,
            },
            program: row.program_id,
        });
    }
    Ok(found)
}
