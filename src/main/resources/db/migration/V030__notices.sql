-- What happened that colleagues are told about. It holds no words: what it was about, who says what, is read where it stands.
create table notice (
  id uuid primary key,
  kind varchar not null,
  content_id uuid not null,
  type varchar not null,
  -- Its languages, separated by spaces; empty for all.
  locales varchar not null,
  -- Who did it; the clock too.
  by_id uuid not null,
  -- Of the revision whose note says why, or of the comment; 0 for none.
  number integer not null,
  -- Of what was planned: by whom, for when, and why it is not to be.
  planned_by uuid,
  due timestamp(6) with time zone,
  problem varchar,
  at timestamp(6) with time zone not null,
  -- When it was worked out whom it concerns; empty until then.
  told_at timestamp(6) with time zone,
  constraint notice_content foreign key (content_id) references content (id) on delete cascade
);
create index notice_by_telling on notice (told_at, at);
create index notice_by_content on notice (content_id);
create index notice_by_age on notice (at);

-- One person's copy.
create table notice_copy (
  notice_id uuid not null,
  account_id uuid not null,
  -- The languages that concern this person, separated by spaces; empty for all.
  locales varchar not null,
  at timestamp(6) with time zone not null,
  read_at timestamp(6) with time zone,
  primary key (notice_id, account_id),
  constraint notice_copy_notice foreign key (notice_id) references notice (id) on delete cascade
);
create index notice_copy_by_person on notice_copy (account_id, at);

-- A mail on its way, until it is sent. It refers to nothing, so that holding it while it is sent stands in nobody's way.
create table notice_mail (
  notice_id uuid not null,
  account_id uuid not null,
  since timestamp(6) with time zone not null,
  -- When it is tried again; empty when it was given up.
  due timestamp(6) with time zone,
  attempts integer not null,
  problem varchar,
  primary key (notice_id, account_id)
);
create index notice_mail_by_due on notice_mail (due);

-- What a person has said about mail; without a row, everything is sent.
create table notice_preference (
  account_id uuid primary key,
  mail boolean not null,
  -- The kinds that are not sent, separated by spaces.
  without varchar not null
);
