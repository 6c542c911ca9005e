-- When the rows of a list were emptied: names, numbers and NIBs stay in person, contact and business alone.
alter table import add column forgotten_at integer;

-- A list asks of each row whose NIB it names.
create index if not exists business_nib on business (nib) where nib is not null;
