-- Newsletter issues and their tables of contents.
create table newsletter_issue (
  content_id uuid not null,
  periodical varchar,
  issue_number integer,
  issue_date date,
  constraint pk_newsletter_issue primary key (content_id),
  constraint fk_newsletter_issue_content foreign key (content_id) references content (id) on delete cascade
);

create table newsletter_issue_entry (
  content_id uuid not null,
  position integer not null,
  item_type varchar,
  item_id uuid,
  rubric varchar,
  teaser varchar,
  constraint pk_newsletter_issue_entry primary key (content_id, position),
  constraint fk_newsletter_issue_entry_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_newsletter_issue_entry_item foreign key (item_id) references content (id)
);
create index idx_newsletter_issue_entry_item on newsletter_issue_entry (item_id);

create table newsletter_issue_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_newsletter_issue_words primary key (content_id, locale),
  constraint uq_newsletter_issue_words_slug unique (locale, slug),
  constraint fk_newsletter_issue_words_content foreign key (content_id) references content (id) on delete cascade
);
