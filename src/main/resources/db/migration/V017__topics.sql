-- Topics of cooperation and their tree.
create table topic (
  content_id uuid not null,
  parent_id uuid,
  constraint pk_topic primary key (content_id),
  constraint fk_topic_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_topic_parent foreign key (parent_id) references content (id)
);
create index idx_topic_parent on topic (parent_id);

create table topic_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_topic_words primary key (content_id, locale),
  constraint uq_topic_words_slug unique (locale, slug),
  constraint fk_topic_words_content foreign key (content_id) references content (id) on delete cascade
);
