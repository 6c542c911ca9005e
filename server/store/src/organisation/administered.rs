/// Ids of every place in the cohorts that `$1` administers at `$2`, as a part of a statement. It begins at the roles they
/// hold, so that it does not grow with cohorts that are not theirs.
macro_rules! administered {
    () => {
        "select n.id from role_grant g
            join cohort k on k.program_id = case when g.scope_kind = 'program' then cast(g.scope_id as bigint) end
            join enrollment n on n.cohort_id = k.id
            where g.person_id = $1 and g.role = 'admin' and g.valid_from <= $2
              and (g.valid_until is null or g.valid_until > $2)
            union
            select n.id from role_grant g
            join enrollment n on n.cohort_id = case when g.scope_kind = 'cohort' then cast(g.scope_id as bigint) end
            where g.person_id = $1 and g.role = 'admin' and g.valid_from <= $2
              and (g.valid_until is null or g.valid_until > $2)
            union
            select n.id from role_grant g
            cross join enrollment n
            where g.person_id = $1 and g.role = 'admin' and g.scope_kind = 'platform' and g.valid_from <= $2
              and (g.valid_until is null or g.valid_until > $2)"
    };
}

pub(crate) use administered;
