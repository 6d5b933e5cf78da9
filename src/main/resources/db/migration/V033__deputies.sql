-- Somebody reviews in another's place until the end of a day. No foreign key: an account is never deleted, and an archive reads a table
-- back row by row, in which each would have to come after the one it names.
alter table account add column deputy_id uuid;
alter table account add column deputy_until date;
create index account_deputy on account (deputy_id);
