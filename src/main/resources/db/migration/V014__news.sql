-- News.
create table news_item (
  content_id uuid not null,
  display_date date,
  pinned_until date,
  category varchar,
  section_id uuid,
  target_url varchar,
  target_type varchar,
  target_id uuid,
  constraint pk_news_item primary key (content_id),
  constraint fk_news_item_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_news_item_section foreign key (section_id) references content (id),
  constraint fk_news_item_target foreign key (target_id) references content (id)
);
create index idx_news_item_section on news_item (section_id);
create index idx_news_item_target on news_item (target_id);

create table news_item_partner (
  content_id uuid not null,
  position integer not null,
  partner_id uuid not null,
  constraint pk_news_item_partner primary key (content_id, position),
  constraint fk_news_item_partner_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_news_item_partner_partner foreign key (partner_id) references content (id)
);
create index idx_news_item_partner_partner on news_item_partner (partner_id);

create table news_item_agreement (
  content_id uuid not null,
  position integer not null,
  agreement_id uuid not null,
  constraint pk_news_item_agreement primary key (content_id, position),
  constraint fk_news_item_agreement_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_news_item_agreement_agreement foreign key (agreement_id) references content (id)
);
create index idx_news_item_agreement_agreement on news_item_agreement (agreement_id);

create table news_item_visit (
  content_id uuid not null,
  position integer not null,
  visit_id uuid not null,
  constraint pk_news_item_visit primary key (content_id, position),
  constraint fk_news_item_visit_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_news_item_visit_visit foreign key (visit_id) references content (id)
);
create index idx_news_item_visit_visit on news_item_visit (visit_id);

create table news_item_topic (
  content_id uuid not null,
  position integer not null,
  topic_id uuid not null,
  constraint pk_news_item_topic primary key (content_id, position),
  constraint fk_news_item_topic_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_news_item_topic_topic foreign key (topic_id) references content (id)
);
create index idx_news_item_topic_topic on news_item_topic (topic_id);

create table news_item_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_news_item_words primary key (content_id, locale),
  constraint uq_news_item_words_slug unique (locale, slug),
  constraint fk_news_item_words_content foreign key (content_id) references content (id) on delete cascade
);
