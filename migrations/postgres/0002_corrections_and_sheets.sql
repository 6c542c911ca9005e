-- What a printer has to set, word for word and in millimetres.
alter table remark add column exact_words text;
alter table remark add column size_mm text;

create index share_link_release on share_link (release_id);
create index view_note_person on view_note (person_id);
