-- How far everybody is: what is completed, begun and answered.

create temp table step as
select row_number() over (order by module.position, kind_order, ordered.position) as position, ordered.*
from (
    select key, module_key, 'lesson' as kind, 1 as kind_order, position from lesson, wanted where revision_id = revision
    union all select module_key, module_key, 'quiz', 2, 1 from quiz, wanted where revision_id = revision
    union all select key, module_key, 'assignment', 3, 1 from assignment, wanted where revision_id = revision
) as ordered
join module on module.key = ordered.module_key, wanted
where module.revision_id = revision;

-- Somebody in five hurries, somebody in twelve never began.
create temp table taker as
select id, cohort, chance, starts_on,
       case when chance < 80 then 0
            else min(count, count * min(today - starts_on, 84) * (60 + chance * 7 / 100) / 8400) end as reached
from somebody join opened using (cohort), wanted, (select count(*) as count from step)
where part = 'participant';

insert into cohort_assignment (cohort_id, assignment_key, opens_at, due_at, closes_at, reply_days, judged_by)
select cohort, assignment.key, (starts_on * 24 - 7) * 3600000,
       ((starts_on + 84 * ordered.number / 4) * 24 + 17) * 3600000 - 1, ((starts_on + 85) * 24 - 7) * 3600000 - 1,
       reply_days, judged_by
from opened, wanted
join assignment on revision_id = revision
join (select key, row_number() over (order by position) as number from step where kind = 'assignment') ordered
    on ordered.key = assignment.key;

insert into completion (enrollment_id, kind, key, revision_id, occurred_at, recorded_at)
select id, kind, key, revision, at, at
from (
    select id, kind, key, position,
           min((starts_on * 24 + position * 24 * 84 / 20) * 3600000 + id % 50 * 600000, now - position * 1000) as at
    from taker join step on step.position <= reached, wanted where kind <> 'assignment'
), wanted order by id, position;

insert into reading_place (enrollment_id, lesson_key, part, occurred_at)
select id, key, 1 + (id + position) % 2, now - (20 - position) * 3600000
from taker join step on step.position <= reached + 1, wanted where kind = 'lesson' order by id, position;

-- Two in five need a second going.
create temp table going as
select taker.id * 100 + position * 2 + nth.value as id, taker.id as enrollment, key as module_key, nth.value as number,
       position, nth.value = 1 and taker.id % 5 < 2 as is_failed
from taker
join step on step.position <= reached and kind = 'quiz'
join nth on nth.value = 1 or taker.id % 5 < 2;
insert into quiz_attempt (id, enrollment_id, module_key, revision_id, number, pass_mark, started_at, finished_at,
                          right_count, question_count)
select going.id, enrollment, going.module_key, revision, number, pass_mark, now - 1000000, now - 700000,
       case when is_failed then count * 6 / 10 else count end, count
from going, wanted
join quiz on quiz.revision_id = revision and quiz.module_key = going.module_key
join (select module_key, count(*) as count from question, wanted where revision_id = revision group by module_key) asked
    on asked.module_key = going.module_key
order by going.id;
insert into quiz_answer (attempt_id, question_key, option_position, occurred_at, recorded_at)
select going.id, question.key, 1 + (going.id + question.position) % 3, now - 800000, now - 800000
from going, wanted
join question on revision_id = revision and question.module_key = going.module_key
order by going.id;
