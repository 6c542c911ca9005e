-- The office: lists in steps, holidays with their source, more time with its reason.

-- From where a holiday is known: number and date of the joint decree (SKB).
alter table holiday add column source text not null default '';

-- Why somebody got more time: a code.
alter table assignment_override add column reason text not null default '';

-- How far a list is: the last line that was let in, or the last change that was taken back.
alter table import add column reached integer not null default 0;

-- The row's version after the change: another one since means that somebody else changed it.
alter table import_change add column row_version_after integer;
create index import_change_row on import_change (table_name, row_id);

-- Taking a list back deletes people, businesses and products: what refers to them is found, not searched for.
create index if not exists enrollment_business on enrollment (business_id);
create index if not exists enrollment_event_actor on enrollment_event (actor_id);
create index if not exists mentor_allocation_mentor on mentor_allocation (mentor_id);
create index if not exists mentor_allocation_by on mentor_allocation (allocated_by);
create index if not exists role_grant_granted_by on role_grant (granted_by);
create index if not exists sign_in_code_made_by on sign_in_code (made_by);
create index if not exists file_created_by on file (created_by);
create index if not exists submission_product on submission (product_id);
create index if not exists version_submitted_by on version (submitted_by);
create index if not exists version_on_behalf_of on version (on_behalf_of);
create index if not exists slot_entry_changed_by on slot_entry (changed_by);
create index if not exists permit_product on permit (product_id);
create index if not exists permit_changed_by on permit (changed_by);

-- The waiting list, in the order in which people came.
create index if not exists enrollment_cohort_state on enrollment (cohort_id, state);
