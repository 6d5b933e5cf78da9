-- Who may sign in. Roles and rights are comma-separated names of access.Role and access.Right.

create table account (
  id uuid primary key,
  name varchar(64) not null unique,
  display_name varchar(200),
  password_hash varchar(200),
  roles varchar(200) not null,
  rights varchar(200) not null,
  status varchar(16) not null,
  locale varchar(35),
  created_at timestamp(6) with time zone not null
);

-- Of a session only the hash of its token is known.
create table session (
  token_hash varchar(64) primary key,
  account_id uuid not null references account (id),
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);
create index session_by_account on session (account_id);
create index session_by_expiry on session (expires_at);

-- The command line beside the server acts as this account; it has no password and cannot sign in.
insert into account (id, name, password_hash, roles, rights, status, created_at)
values ('00000000-0000-4000-8000-000000000001', 'local', null, 'AUTHOR,ADMIN', '', 'ACTIVE', timestamp with time zone '2026-01-01 00:00:00+00');
