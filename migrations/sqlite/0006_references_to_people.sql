-- Taking a list back deletes people: what refers to them is found, not searched for. (The calendar is too short to need it.)
create index if not exists contact_recorded_by on contact (recorded_by) where recorded_by is not null;
create index if not exists brought_file_brought_by on brought_file (brought_by);
