-- The histories (revision, publication, publication_body, audit, audit_seal) are only ever added to. The one hole is a redaction by
-- law, which leaves this mark on the content: without it nothing may lose its text.
alter table content add column redacted_at timestamp(6) with time zone;

-- When everything was last verified, with what result, and how far the two chains had grown then.
create table verification (
  id integer primary key,
  at timestamp(6) with time zone,
  sound boolean,
  findings integer,
  log_head bigint,
  log_chain varchar,
  audit_head bigint,
  audit_chain varchar,
  report text
);
insert into verification (id) values (1);
