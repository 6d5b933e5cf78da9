-- The command line beside the server may import content as already public.
update account set rights = 'MIGRATE' where id = '00000000-0000-4000-8000-000000000001';

-- What a run was asked for, and the line of its file up to which everything is done: what it needs to go on after a stop.
alter table import_run add column request varchar;
alter table import_run add column position integer;

-- The report, a row for each line; a line is written in the transaction that did what it tells.
create table import_line (
  run_id uuid not null,
  line integer not null,
  outcome varchar(16) not null,
  content_id uuid,
  flags varchar,
  body varchar not null,
  primary key (run_id, line),
  constraint import_line_run foreign key (run_id) references import_run (id) on delete cascade
);
