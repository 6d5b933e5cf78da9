-- Care of accounts: limits of roles, one-time passwords, sessions that can be told apart, slow-down of sign-ins.

-- Roles may now be limited to types and languages: AUTHOR,REVIEWER:visits:fr (access.Grant).
alter table account alter column roles set data type varchar(4000);
alter table account add column email varchar(254);
-- Raised with every change of credentials, roles or status: who was let in before is a stranger afterwards.
alter table account add column generation bigint default 0 not null;
-- The ETag of the account.
alter table account add column version bigint default 1 not null;
-- Until when a password that must be changed at the first sign-in is good.
alter table account add column one_time_until timestamp(6) with time zone;
alter table account add column signed_in_at timestamp(6) with time zone;

-- Whoever is signed in while the server is brought up to date signs in again.
delete from session;
alter table session add column id uuid not null;
alter table session add constraint session_once unique (id);

-- Changes of accounts come one after the other, on however many nodes: so the last administrator cannot go twice.
create table account_lock (id integer primary key);
insert into account_lock (id) values (1);

-- Attempts to sign in since the last that succeeded, by the hash of the name that was typed and the network it came from.
create table sign_in_attempt (
  name_sha256 varchar(64) not null,
  network varchar(64) not null,
  failures integer not null,
  open_at timestamp(6) with time zone not null,
  ends_at timestamp(6) with time zone not null,
  primary key (name_sha256, network)
);
create index sign_in_attempt_by_end on sign_in_attempt (ends_at);
