-- Links in the portal's lists of links.
create table web_link (
  content_id uuid not null,
  list_name varchar,
  list_title varchar,
  position_in_list integer,
  target_url varchar,
  target_type varchar,
  target_id uuid,
  constraint pk_web_link primary key (content_id),
  constraint fk_web_link_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_web_link_target foreign key (target_id) references content (id)
);
create index idx_web_link_target on web_link (target_id);

create table web_link_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_web_link_words primary key (content_id, locale),
  constraint uq_web_link_words_slug unique (locale, slug),
  constraint fk_web_link_words_content foreign key (content_id) references content (id) on delete cascade
);
