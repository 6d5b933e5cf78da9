-- What the import remembers of each content: the revision that it wrote last or found as in the file, and for a row that named
-- nothing (no id, slug or provenance) the digest by which the same row is known again. And which sample files have been loaded.

create table import_trace (
  content_id uuid primary key,
  revision integer not null,
  origin varchar unique,
  constraint import_trace_content foreign key (content_id) references content (id) on delete cascade
);

-- A report has a line for every row: longer than H2's varchar.
alter table import_run alter column report set data type text;
create index import_run_by_account on import_run (account_id, started_at);

create table sample_file (
  name varchar primary key,
  sha256 varchar not null,
  loaded_at timestamp(6) with time zone not null
);
