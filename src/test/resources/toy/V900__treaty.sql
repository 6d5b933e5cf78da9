-- A tenth type of content, for a test.
create table treaty (
  content_id uuid not null,
  kind varchar,
  ratified varchar,
  depositary varchar,
  cipher varchar,
  constraint pk_treaty primary key (content_id),
  constraint fk_treaty_content foreign key (content_id) references content (id) on delete cascade
);

create table treaty_partner (
  content_id uuid not null,
  position integer not null,
  partner_id uuid not null,
  constraint pk_treaty_partner primary key (content_id, position),
  constraint fk_treaty_partner_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_treaty_partner_partner foreign key (partner_id) references content (id)
);
create index idx_treaty_partner_partner on treaty_partner (partner_id);

create table treaty_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  preamble varchar,
  constraint pk_treaty_words primary key (content_id, locale),
  constraint uq_treaty_words_slug unique (locale, slug),
  constraint fk_treaty_words_content foreign key (content_id) references content (id) on delete cascade
);
