-- What was sent: a version waits, is being read, was answered, or is still a draft.

create temp table work as
select taker.id * 10 + row_number() over (partition by taker.id order by position) as id, taker.id as enrollment,
       taker.cohort, step.key as assignment_key, step.position <= reached as is_passed,
       (taker.id * taker.id * 13 + taker.id * 101 + position * 3) % 97 % 10 as fate
from taker join step on step.kind = 'assignment' and step.position <= reached + 4
where reached > 0;

-- A fate becomes one version or two.
create temp table sending (id integer primary key, submission integer, enrollment integer, cohort integer,
                           assignment_key text, number integer, state text, decision text, sent_at integer);
with fate_of (is_passed, first, last, number, state, decision, days) as (
    values (1, 0, 6, 1, 'released', 'passed', 14),
           (1, 7, 9, 1, 'released', 'fix', 21), (1, 7, 9, 2, 'released', 'passed', 12),
           (0, 0, 2, 1, 'sent', null, 2),
           (0, 3, 3, 1, 'in_review', null, 4),
           (0, 4, 4, 1, 'ready', 'fix', 5),
           (0, 5, 8, 1, 'released', 'fix', 12), (0, 5, 6, 2, 'sent', null, 1),
           (0, 9, 9, 1, 'draft', null, null)
)
insert into sending
select work.id * 10 + number, work.id, enrollment, cohort, assignment_key, number, state, decision,
       now - days * 86400000 - work.id % 5000 * 10000
from work, wanted
join fate_of on fate_of.is_passed = work.is_passed and fate between first and last
order by 1;

insert into submission (id, assignment_key, enrollment_id, product_id, created_at)
select id, assignment_key, enrollment, enrollment * 10 + 1, now - 22 * 86400000 from work, wanted order by id;
insert into version (id, submission_id, number, revision_id, state, created_at, sent_at, promised_at, rules_version,
                     submitted_by)
select id, submission, number, revision, state, coalesce(sent_at, now), sent_at, sent_at + 7 * 86400000, '2026-11',
       enrollment
from sending, wanted order by id;

-- Compulsory slots are filled, of the others two in five. A second version has a new photo and keeps the rest.
create temp table put as
select sending.id * 100 + slot.position as id, sending.id as version, submission, number, enrollment, cohort, sent_at,
       slot.key as slot_key, slot.kind, slot.position, number = 2 and slot.position > 1 as is_carried
from sending, wanted
join slot on slot.revision_id = revision and slot.assignment_key = sending.assignment_key
where is_required or (sending.submission * 7 + slot.position * 3) % 5 < 2;

insert into file (id, object_key, name, media_type, byte_size, sha256, width, height, page_count, created_by, created_at)
select id, 'uploads/' || id, slot_key || '-' || enrollment || '.jpg',
       case kind when 'photo' then 'image/jpeg' when 'pdf' then 'application/pdf' else 'application/zip' end,
       700000 + id % 900000, lower(hex(randomblob(32))), 2560, 1920, 1, enrollment, coalesce(sent_at, now)
from put, wanted where kind in ('photo', 'pdf', 'design') and not is_carried order by id;
insert into preview (file_id, page, size, object_key, media_type, width, height)
select put.id, 1, size, 'previews/' || put.id || size, 'image/webp', 480, 360
from put join (select 'thumb' as size union all select 'screen')
where kind in ('photo', 'pdf') and not is_carried order by put.id;
insert into slot_entry (id, version_id, slot_key, file_id, text, language, number, rows, carried_from, changed_by,
                        changed_at)
select id, version, slot_key,
       case when kind in ('photo', 'pdf', 'design') then id - is_carried * 100 end,
       case kind when 'text' then 'Kedelai, minyak nabati, bawang putih, garam. Dibuat di Malang untuk toko oleh-oleh.' end,
       case kind when 'text' then 'id' end,
       case kind when 'number' then 1.2 end,
       case kind when 'table' then '[["Malaysia","Rp25.000 per 50 g"],["Singapura","Rp31.000 per 50 g"],["Thailand","Rp19.000 per 50 g"]]' end,
       case when is_carried then id - 100 end, enrollment, coalesce(sent_at, now)
from put, wanted order by id;
