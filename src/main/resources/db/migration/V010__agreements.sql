-- Agreements: pacts signed with partners. A period is kept as its EDTF text (1956, 2001/2002).
create table agreement (
  content_id uuid not null,
  kind varchar,
  exclusive_tie boolean,
  signed varchar,
  status varchar,
  ended varchar,
  renews_id uuid,
  archive_shelfmark varchar,
  constraint pk_agreement primary key (content_id),
  constraint fk_agreement_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_agreement_renews foreign key (renews_id) references content (id)
);
create index idx_agreement_renews on agreement (renews_id);

create table agreement_partner (
  content_id uuid not null,
  position integer not null,
  partner_id uuid not null,
  constraint pk_agreement_partner primary key (content_id, position),
  constraint fk_agreement_partner_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_agreement_partner_partner foreign key (partner_id) references content (id)
);
create index idx_agreement_partner_partner on agreement_partner (partner_id);

create table agreement_topic (
  content_id uuid not null,
  position integer not null,
  topic_id uuid not null,
  constraint pk_agreement_topic primary key (content_id, position),
  constraint fk_agreement_topic_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_agreement_topic_topic foreign key (topic_id) references content (id)
);
create index idx_agreement_topic_topic on agreement_topic (topic_id);

create table agreement_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_agreement_words primary key (content_id, locale),
  constraint uq_agreement_words_slug unique (locale, slug),
  constraint fk_agreement_words_content foreign key (content_id) references content (id) on delete cascade
);
