-- At the command line nobody is signed in: a code that was made there was made by nobody. No table refers to this one, so it
-- can be put in the place of the old.
create table sign_in_code_new (
    id integer primary key,
    person_id integer not null references person (id),
    code_hash blob not null unique,
    made_by integer references person (id),
    made_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;
insert into sign_in_code_new (id, person_id, code_hash, made_by, made_at, expires_at, used_at)
    select id, person_id, code_hash, made_by, made_at, expires_at, used_at from sign_in_code;
drop table sign_in_code;
alter table sign_in_code_new rename to sign_in_code;
create index sign_in_code_person on sign_in_code (person_id);
create index sign_in_code_made_by on sign_in_code (made_by);
