-- What becomes public together: a named bundle of languages of contents, published in one transaction.
create table release (
  id uuid primary key,
  name varchar not null,
  note varchar,
  state varchar not null,
  version bigint not null,
  created_by uuid not null,
  created_at timestamp(6) with time zone not null,
  -- What is planned for it, as in variant.
  schedule_transition varchar,
  schedule_at varchar,
  schedule_zone varchar,
  schedule_due timestamp(6) with time zone,
  schedule_by uuid,
  schedule_set_at timestamp(6) with time zone,
  schedule_fingerprint varchar,
  schedule_order varchar,
  schedule_problem varchar,
  published_by uuid,
  published_at timestamp(6) with time zone,
  -- Its entries of the log.
  first_sequence bigint,
  last_sequence bigint,
  -- The release that this one has undone, and the one that has undone this.
  undoes uuid,
  undone_by uuid
);
create index release_by_due on release (schedule_due);
create index release_by_age on release (created_at, id);

-- No key leads to the content: what was once published with a release may be deleted later.
create table release_item (
  id uuid primary key,
  release_id uuid not null,
  content_id uuid not null,
  type varchar not null,
  locale varchar not null,
  -- The text it rests on; empty where an undoing has ended a print.
  fingerprint varchar,
  -- Who had published without review what this release took the place of, while nobody had reviewed it.
  former_forced_by uuid,
  constraint release_item_once unique (release_id, content_id, locale),
  constraint release_item_release foreign key (release_id) references release (id) on delete cascade
);
create index release_item_by_content on release_item (content_id);
