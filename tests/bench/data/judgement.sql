-- What mentors wrote about it.

create temp table judged as
select sending.*, cohort * 100 + 60 + enrollment % 2 as mentor
from sending where state in ('in_review', 'ready', 'released');

insert into review_lease (version_id, mentor_id, taken_at, expires_at)
select id, mentor, now, now + 1800000 from judged, wanted where state = 'in_review' and id % 3 = 0;
insert into assessment (id, version_id, assessor_id, kind, language, strength, next_step, decision, changed_at)
select id, id, mentor, 'first', 'id', 'Nama produk terbaca dari jarak dua meter.',
       'Ukur huruf terkecil, lalu kirim foto sisi belakang yang baru.', decision, sent_at + 2 * 86400000
from judged order by id;
insert into assessment_mark (assessment_id, criterion_key, level, comment)
select judged.id, key, case decision when 'passed' then 3 + (judged.id + position) % 2 else 2 + (judged.id + position) % 2 end,
       'Sudah rapi; perhatikan jarak antarbaris.'
from judged, wanted
join criterion on revision_id = revision and criterion.assignment_key = judged.assignment_key
order by judged.id;

-- Two to five remarks; a second version carries those of the first.
insert into remark (id, assessment_id, number, words, severity, category, slot_key, state, carried_from, changed_at)
select judged.id * 10 + nth.key, judged.id, nth.key + 1, nth.value ->> 0, nth.value ->> 1, nth.value ->> 2, null,
       case when decision = 'passed' and nth.value ->> 1 = 'must' then 'fixed'
            when judged.number = 2 then 'not_yet' else 'open' end,
       case when judged.number = 2 then (judged.id - 1) * 10 + nth.key end, sent_at + 2 * 86400000
from judged
join json_each('[
    ["Perbesar tulisan berat bersih menjadi 3 mm.", "must", "legal"],
    ["Beri ruang kosong 3 mm di kiri dan kanan barcode.", "must", "barcode"],
    ["Gelapkan warna tulisan komposisi agar terbaca.", "should", "readability"],
    ["Dekatkan logo halal ke nama produk.", "should", "brand"],
    ["Tambahkan tanda arah sobek di tepi atas.", "should", "structure"]
]') nth on nth.key < 2 + judged.submission % 4
order by 1;

insert into release (version_id, assessment_id, decision, points, shown, released_by, released_at, visible_from)
select id, id, decision, 72,
       json_object('language', 'id', 'decision', decision, 'strength', 'Nama produk terbaca dari jarak dua meter.',
                   'next_step', 'Ukur huruf terkecil, lalu kirim foto sisi belakang yang baru.', 'unclear_slot', null,
                   'points', 72,
                   'marks', (select json_group_array(json_object('criterion', criterion_key, 'level', level,
                                                                 'comment', comment))
                             from assessment_mark where assessment_id = judged.id),
                   'remarks', (select json_group_array(json_object('number', number, 'words', words, 'severity', severity,
                                                                   'category', category, 'slot_key', null, 'state', state))
                               from remark where assessment_id = judged.id)),
       mentor, sent_at + 2 * 86400000,
       case state when 'ready' then now + 600000 else sent_at + 2 * 86400000 + 600000 end
from judged, wanted where state in ('ready', 'released') order by id;
insert into completion (enrollment_id, kind, key, revision_id, occurred_at, recorded_at)
select enrollment, 'assignment', assignment_key, revision, sent_at + 2 * 86400000, sent_at + 2 * 86400000
from judged, wanted where decision = 'passed' order by enrollment;

insert into audit (actor_id, on_behalf_of, action, object_kind, object_id, fields, recorded_at)
select enrollment, null, 'submission.send', 'version', id, '', sent_at from sending where state <> 'draft' order by id;
insert into audit (actor_id, on_behalf_of, action, object_kind, object_id, fields, recorded_at)
select mentor, null, 'version.release', 'version', id, '', sent_at + 2 * 86400000
from judged where state in ('ready', 'released') order by id;
insert into command (actor_id, key, name, result, recorded_at)
select enrollment, 'bench-' || id, 'slot.put', 'null', coalesce(sent_at, now) from put, wanted order by enrollment, id;
