//! The statements of the queue, for everybody who looks: `$1` is who, `$2` is when.

/// Whose places are looked through: one's own participants', or those in the cohorts one administers.
macro_rules! places {
    (own) => {
        "e.mentor_id = $1 and exists (select 1 from role_grant g where g.person_id = $1 and g.role = 'mentor'
                   and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2))"
    };
    (cohorts) => {
        concat!(
            "e.person_id <> $1 and e.id in (",
            $crate::organisation::administered!(),
            ")"
        )
    };
}

/// What waits for its answer.
macro_rules! waiting {
    () => {
        "v.state in ('sent', 'in_review', 'ready')"
    };
}

/// A page of versions. Whoever may no longer judge one is not said to be editing it.
macro_rules! versions {
    ($whose:ident, $which:expr) => {
        concat!(
            "select v.id, v.number, v.state, a.title_id, a.title_en, p.name as person_name, b.name as business_name,
                    pr.name as product_name, pr.category, v.sent_at, v.promised_at, n.name as mentor_name,
                    (select string_agg(m.market, ',' order by m.market) from product_market m
                     where m.product_id = pr.id) as markets,
                    (select q.name from review_lease l join person q on q.id = l.mentor_id
                     where l.version_id = v.id and l.expires_at > $2
                       and (l.mentor_id = e.mentor_id
                            or exists (select 1 from role_grant h where h.person_id = l.mentor_id and h.role = 'admin'
                                       and h.valid_from <= $2 and (h.valid_until is null or h.valid_until > $2)))
                    ) as edited_by,
                    (select r.decision from release r where r.version_id = v.id and r.recalled_at is null
                     and r.visible_from <= $2 order by r.id desc limit 1) as decision,
                    (select t.file_id from slot_entry x join preview t on t.file_id = x.file_id and t.page = 1
                     and t.size = 'thumb' where x.version_id = v.id order by x.id limit 1) as picture
             from enrollment e
             join cohort c on c.id = e.cohort_id
             join submission s on s.enrollment_id = e.id
             join version v on v.submission_id = s.id
             join assignment a on a.revision_id = v.revision_id and a.key = s.assignment_key
             join person p on p.id = e.person_id
             join business b on b.id = e.business_id
             join product pr on pr.id = s.product_id
             left join person n on n.id = e.mentor_id
             where ",
            $crate::review::queue::sql::places!($whose),
            " and ",
            $which
        )
    };
    ($whose:ident waiting) => {
        $crate::review::queue::sql::versions!(
            $whose,
            concat!(
                $crate::review::queue::sql::waiting!(),
                " order by v.promised_at, v.sent_at, v.id limit 500"
            )
        )
    };
    ($whose:ident answered) => {
        $crate::review::queue::sql::versions!(
            $whose,
            "v.state = 'released'
             order by (select max(r.visible_from) from release r where r.version_id = v.id and r.recalled_at is null
                       and r.visible_from <= $2) desc, v.id desc limit 50"
        )
    };
    ($whose:ident own_checks) => {
        $crate::review::queue::sql::versions!(
            $whose,
            "v.state in ('own_check', 'checked') order by v.sent_at desc, v.id desc limit 50"
        )
    };
}

/// How many wait, and how many of them since before `$3`, the beginning of today.
macro_rules! counts {
    ($whose:ident) => {
        concat!(
            "select count(*), count(case when v.promised_at < $3 then 1 end)
             from enrollment e
             join submission s on s.enrollment_id = e.id
             join version v on v.submission_id = s.id
             where ",
            $crate::review::queue::sql::places!($whose),
            " and ",
            $crate::review::queue::sql::waiting!()
        )
    };
}

pub(super) use {counts, places, versions, waiting};
