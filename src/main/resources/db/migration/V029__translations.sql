-- What a translation was made from or last checked against; words are compared by their hash.
alter table variant add column wording varchar(64);
alter table variant add column source_locale varchar(35);
alter table variant add column source_revision integer;
alter table variant add column source_wording varchar(64);
