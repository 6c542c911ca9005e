-- What is looked up, and what is asked when a row is removed that others refer to, must not grow with other people's rows.

-- A mentor's queue begins at their participants. By this index it began at everything that waits anywhere.
drop index version_queue;

drop index contact_person;
create index contact_person on contact (person_id, kind, value);

drop index role_grant_person;
create index role_grant_person on role_grant (person_id, role, scope_kind);

create index if not exists slot_entry_file on slot_entry (file_id) where file_id is not null;
create index if not exists slot_entry_carried on slot_entry (carried_from) where carried_from is not null;
create index if not exists slot_entry_changed_by on slot_entry (changed_by);

create index if not exists sign_in_code_made_by on sign_in_code (made_by);
create index if not exists sign_in_request_person on sign_in_request (person_id) where person_id is not null;
create index if not exists sign_in_request_handled_by on sign_in_request (handled_by) where handled_by is not null;
create index if not exists role_grant_granted_by on role_grant (granted_by) where granted_by is not null;
create index if not exists permit_product on permit (product_id) where product_id is not null;
create index if not exists permit_changed_by on permit (changed_by);
create index if not exists enrollment_business on enrollment (business_id);
create index if not exists enrollment_event_actor on enrollment_event (actor_id) where actor_id is not null;
create index if not exists mentor_allocation_mentor on mentor_allocation (mentor_id) where mentor_id is not null;
create index if not exists mentor_allocation_by on mentor_allocation (allocated_by);
create index if not exists assignment_override_given_by on assignment_override (given_by);
create index if not exists file_created_by on file (created_by) where created_by is not null;
create index if not exists submission_product on submission (product_id);
create index if not exists version_submitted_by on version (submitted_by) where submitted_by is not null;
create index if not exists version_on_behalf_of on version (on_behalf_of) where on_behalf_of is not null;
create index if not exists upload_link_made_by on upload_link (made_by);
create index if not exists review_lease_mentor on review_lease (mentor_id);
create index if not exists assessment_assessor on assessment (assessor_id);
create index if not exists release_assessment on release (assessment_id);
create index if not exists release_released_by on release (released_by);
create index if not exists share_link_release on share_link (release_id);
create index if not exists share_link_made_by on share_link (made_by);
create index if not exists view_note_person on view_note (person_id);
create index if not exists import_made_by on import (made_by);
create index if not exists consent_recorded_by on consent (recorded_by) where recorded_by is not null;
