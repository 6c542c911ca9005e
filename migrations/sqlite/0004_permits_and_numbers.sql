-- How a session was opened: right after a one-time code nobody is asked for the password they forgot.
alter table login_session add column is_by_code integer not null default 0;

-- Why a number was exchanged, and by whom where it was not its owner.
alter table contact add column reason text;
alter table contact add column recorded_by integer references person (id);

create index permit_proof on permit (proof_file_id);
