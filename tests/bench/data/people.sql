-- Programmes of ten cohorts, and everybody in them. Numbers are counted from the cohort's own: its participants are
-- cohort × 100 + 1 and on, its mentors + 60 and + 61; the first cohort of a programme has the programme's
-- administrator (+ 70), desk officer (+ 71) and sponsor (+ 72).

create temp table given_name as
select key as number, value as name from json_each('["Siti", "Budi", "Rahayu", "Joko", "Sri", "Agus", "Dewi", "Slamet",
"Endang", "Hari", "Wahyuni", "Bambang", "Lilik", "Suyono", "Nur", "Eko", "Yuni", "Teguh", "Ratna", "Hadi", "Umi",
"Wawan", "Kartika", "Dodik", "Murni", "Prayitno", "Anik", "Samsul", "Titik", "Zainal", "Mega", "Rudi"]');
create temp table family_name as
select key as number, value as name from json_each('["Aminah", "Santoso", "Lestari", "Prasetyo", "Wulandari", "Susilo",
"Handayani", "Kusuma", "Utami", "Hidayat", "Rahmawati", "Setiawan", "Puspita", "Nugroho", "Astuti", "Wijaya", "Mulyani",
"Firmansyah", "Kurniasih", "Purnomo", "Safitri", "Hartono", "Maulida", "Subagyo", "Novitasari", "Arifin", "Yuliana",
"Cahyono", "Fitriani", "Gunawan", "Permata"]');
create temp table made_product as
select key as number, value ->> 0 as name, value ->> 1 as category from json_each('[
["Keripik tempe 100 g", "food"], ["Kopi robusta bubuk 200 g", "beverage"], ["Sambal pecel 150 g", "food"],
["Batik tulis Gentongan", "textile"], ["Wedang uwuh celup 10 kantong", "beverage"], ["Abon tuna 80 g", "food"],
["Sabun susu kambing 90 g", "cosmetics"], ["Tas anyaman pandan", "handicraft"], ["Madu hutan 250 ml", "food"],
["Kursi lipat jati", "furniture"]]');
create temp table made_market as
select key as number, value as market from json_each('["MY", "SG", "TH", "JP", "EU", "US"]');

create temp table nth as select 1 as value union all select 2;

create temp table opened as
with recursive counted (cohort) as (
    select first_cohort from wanted
    union all select cohort + 1 from counted, wanted where cohort < last_cohort
)
select cohort, (cohort - 1) / 10 + 1 as program,
       -- The first ten are in the middle of their course, the others anywhere between its first week and two months after.
       today - case when cohort <= 10 then 42 else 5 + cohort * 37 % 140 end as starts_on
from counted, wanted;

create temp table somebody (id integer primary key, cohort integer, part text, name text, chance integer);
insert into somebody
with recursive numbered (number) as (
    select 1 union all select number + 1 from numbered, wanted where number < people
),
seat as (
    select cohort, cohort * 100 + number as id, 'participant' as part from opened join numbered
    union all select cohort, cohort * 100 + 60, 'mentor' from opened
    union all select cohort, cohort * 100 + 61, 'mentor' from opened
    union all select cohort, cohort * 100 + 70, 'admin' from opened where cohort % 10 = 1
    union all select cohort, cohort * 100 + 71, 'officer' from opened where cohort % 10 = 1
    union all select cohort, cohort * 100 + 72, 'sponsor' from opened where cohort % 10 = 1
)
select seat.id, seat.cohort, seat.part, given.name || ' ' || family.name, (seat.id * seat.id * 31 + seat.id * 7919) % 997
from seat
join given_name given on given.number = seat.id * 7 % 32
join family_name family on family.number = seat.id % 31
order by seat.id;

insert into program (id, name_id, name_en, starts_on, ends_on, created_at)
select program, 'Inkubator Kemasan ' || program, 'Packaging Incubator ' || program, today - 200, today + 165, now
from opened, wanted where cohort % 10 = 1;

insert into cohort (id, program_id, revision_id, name, starts_on, ends_on, capacity, created_at)
select cohort, program, revision, 'Angkatan ' || cohort, starts_on, starts_on + 84, people + 5, now from opened, wanted;

insert into person (id, name, language, zone, created_at)
select id, name, 'id', 'WIB', now - 60 * 86400000 from somebody, wanted;

insert into contact (person_id, kind, value, valid_from)
select id, 'phone', '+62812' || (30000000 + id * 7919 % 9999991), now - 60 * 86400000 from somebody, wanted;

-- One in fourteen was never here.
insert into login_session (token_hash, person_id, device, is_shared, created_at, last_seen_at, expires_at)
select randomblob(32), id, 'Telepon', 0, now - 30 * 86400000, now - chance * 1200000, now + 60 * 86400000
from somebody, wanted where chance < 930;

insert into role_grant (person_id, role, scope_kind, scope_id, valid_from)
select id, part, case when part in ('participant', 'mentor') then 'cohort' else 'program' end,
       case when part in ('participant', 'mentor') then cohort else (cohort - 1) / 10 + 1 end, now - 60 * 86400000
from somebody, wanted;
-- Where a mentor lives.
insert into role_grant (person_id, role, scope_kind, scope_id, valid_from)
select id, 'mentor', 'regency', printf('35.%02d', 1 + id % 29), now - 60 * 86400000
from somebody, wanted where part = 'mentor';

insert into business (id, name, regency_code, industry_class, enterprise_class, created_at)
select id, name || ' Jaya', printf('35.%02d', 1 + chance % 29), 'food', 'micro', now
from somebody, wanted where part = 'participant';
insert into business_member (business_id, person_id, valid_from)
select id, id, now from somebody, wanted where part = 'participant';

insert into product (id, business_id, name, category, created_at)
select id * 10 + nth.value, id, made_product.name, category, now
from somebody, wanted
join nth on nth.value = 1 or chance < 400
join made_product on made_product.number = (id + nth.value) % 10
where part = 'participant' order by 1;
insert into product_market (product_id, market)
select id, 'ID' from product where business_id >= (select min(id) from somebody);
insert into product_market (product_id, market)
select product.id, market from product join made_market on made_market.number in (product.id % 6, product.id / 10 % 6)
where business_id >= (select min(id) from somebody);

insert into enrollment (id, cohort_id, person_id, business_id, mentor_id, state, created_at)
select id, cohort, id, id, case when chance >= 20 then cohort * 100 + 60 + id % 2 end,
       case when starts_on + 84 >= today then 'active' when chance < 850 then 'finished' else 'left' end, now - 50 * 86400000
from somebody join opened using (cohort), wanted where part = 'participant';
insert into enrollment_event (enrollment_id, to_state, reason, actor_id, recorded_at)
select id, 'active', 'selected', (cohort - 1) / 10 * 1000 + 170, now - 50 * 86400000
from somebody, wanted where part = 'participant';
insert into mentor_allocation (enrollment_id, mentor_id, allocated_by, recorded_at)
select id, cohort * 100 + 60 + id % 2, (cohort - 1) / 10 * 1000 + 170, now - 49 * 86400000
from somebody, wanted where part = 'participant' and chance >= 20;
insert into consent (person_id, purpose, wording_revision, is_given, channel, recorded_at)
select id, 'training', 1, 1, 'desk', now - 60 * 86400000 from somebody, wanted where part = 'participant';

-- One in fifty cannot get in today.
insert into sign_in_request (number, person_id, made_at, handled_at)
select 'R-' || id, id, now - chance * 60000, case when chance >= 20 then now end
from somebody, wanted where part = 'participant' and chance < 60;
