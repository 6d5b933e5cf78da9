-- What every type shares. Runs unchanged on PostgreSQL and H2.

create table installation (
  id integer primary key,
  sample boolean not null,
  printed_form varchar
);
insert into installation (id, sample) values (1, false);

create table content (
  id uuid primary key,
  type varchar not null,
  first_locale varchar not null,
  version bigint not null,
  revision integer not null,
  created_at timestamp(6) with time zone not null,
  provenance_document varchar,
  provenance_line integer,
  provenance_as_printed varchar,
  review_by date,
  expires date,
  embargo_until timestamp(6) with time zone,
  note varchar
);
create index content_by_type on content (type, created_at, id);
create index content_by_provenance on content (type, provenance_document, provenance_line);

create table variant (
  id uuid primary key,
  content_id uuid not null,
  type varchar not null,
  locale varchar not null,
  state varchar not null,
  since timestamp(6) with time zone not null,
  version bigint not null,
  fingerprint varchar,
  approved_fingerprint varchar,
  reviewed_revision integer not null,
  author_id uuid,
  title varchar,
  title_key varchar,
  slug varchar,
  constraint variant_content foreign key (content_id) references content (id) on delete cascade,
  constraint variant_once unique (content_id, locale),
  constraint variant_slug unique (type, locale, slug)
);
create index variant_by_state on variant (state, since);
create index variant_by_title on variant (type, title_key);
create index variant_by_author on variant (author_id, state);

create table revision (
  content_id uuid not null,
  number integer not null,
  action varchar not null,
  author_id uuid not null,
  at timestamp(6) with time zone not null,
  locales varchar not null,
  states varchar not null,
  note varchar,
  type_fingerprint varchar not null,
  sha256 varchar not null,
  body varchar,
  primary key (content_id, number)
);

create table flag (
  id uuid primary key,
  content_id uuid not null,
  code varchar not null,
  detail varchar not null,
  raised_at timestamp(6) with time zone not null,
  settled_by uuid,
  settled_at timestamp(6) with time zone,
  note varchar,
  constraint flag_content foreign key (content_id) references content (id) on delete cascade,
  constraint flag_once unique (content_id, code)
);

create table publication_counter (
  id integer primary key,
  sequence bigint not null,
  chain varchar not null,
  at timestamp(6) with time zone not null
);
insert into publication_counter (id, sequence, chain, at)
  values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', timestamp with time zone '1970-01-01 00:00:00+00');

create table publication (
  sequence bigint primary key,
  first_sequence bigint not null,
  content_id uuid not null,
  type varchar not null,
  locale varchar not null,
  slug varchar not null,
  action varchar not null,
  at timestamp(6) with time zone not null,
  published_at timestamp(6) with time zone not null,
  first_published_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  revision integer not null,
  notice varchar,
  redirect varchar,
  public_note varchar,
  body_sha256 varchar,
  chain varchar not null
);
create index publication_by_variant on publication (content_id, locale, sequence);
create index publication_by_slug on publication (type, locale, slug);

create table publication_body (
  sequence bigint primary key,
  body bytea not null,
  constraint publication_body_entry foreign key (sequence) references publication (sequence)
);

create table import_run (
  id uuid primary key,
  account_id uuid not null,
  started_at timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone,
  status varchar not null,
  report varchar
);

create table idempotency (
  account_id uuid not null,
  idempotency_key varchar not null,
  request_sha256 varchar not null,
  content_id uuid not null,
  at timestamp(6) with time zone not null,
  primary key (account_id, idempotency_key)
);
