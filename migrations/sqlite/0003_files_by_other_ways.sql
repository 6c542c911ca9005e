-- Files that come by other ways than their owner's own form: by WhatsApp through a mentor, by a link from a designer.

-- A file that staff brought for a participant: stored before anybody says where it belongs. Settled: in a slot, or put away.
create table brought_file (
    id integer primary key,
    enrollment_id integer not null references enrollment (id),
    file_id integer not null references file (id),
    brought_by integer not null references person (id),
    brought_at integer not null,
    version_id integer references version (id),
    slot_key text,
    settled_at integer
) strict;
create index brought_file_enrollment on brought_file (enrollment_id, settled_at);
create index brought_file_file on brought_file (file_id);
create index brought_file_version on brought_file (version_id);

-- The link by which a file came.
alter table slot_entry add column upload_link_id integer references upload_link (id);
create index slot_entry_upload_link on slot_entry (upload_link_id);
create index slot_entry_file on slot_entry (file_id);

-- What came by a link so far, taken or not: there is an end to it.
alter table upload_link add column received_bytes integer not null default 0;

-- When the participant agreed on the telephone or by WhatsApp that it is sent for them.
alter table version add column agreed_at integer;
create index version_disowned on version (disowned_at);
