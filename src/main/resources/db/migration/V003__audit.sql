-- Who did what: rows are inserted in the act's own transaction and never changed (audit); one sealer chains them (audit_seal).
-- No foreign keys: the record outlives what it speaks of.

create table audit (
  id uuid primary key,
  at timestamp(6) with time zone not null,
  account_id uuid,
  action varchar(64) not null,
  type varchar(64) not null,
  subject_id uuid,
  locale varchar(35),
  outcome varchar(64) not null,
  detail varchar not null
);
create index audit_by_time on audit (at, id);
create index audit_by_subject on audit (subject_id, at);
create index audit_by_account on audit (account_id, at);

create table audit_seal (
  number bigint primary key,
  audit_id uuid not null unique,
  hash varchar(64) not null,
  chain varchar(64) not null,
  at timestamp(6) with time zone not null
);

-- One sealer at a time, on however many nodes.
create table audit_lock (id integer primary key);
insert into audit_lock (id) values (1);
