-- Stands from before the first migration until the last record of an archive is in: see archive.UnfinishedRestore.
create table if not exists unfinished_restore (id integer primary key);
