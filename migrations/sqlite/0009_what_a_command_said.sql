-- What the form of a command said, as a digest: its key answers for nothing else. Null for answers kept before.
alter table command add column fingerprint text;
