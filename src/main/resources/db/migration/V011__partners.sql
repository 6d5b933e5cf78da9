-- Partners: cities, organisations and networks. A text by language is kept as its JSON, a point as "lat,lon".
create table partner_city (
  content_id uuid not null,
  kind varchar,
  official_name varchar,
  sort_name varchar,
  country varchar,
  point varchar,
  website varchar,
  wikidata varchar,
  contact varchar,
  constraint pk_partner_city primary key (content_id),
  constraint fk_partner_city_content foreign key (content_id) references content (id) on delete cascade
);

create table partner_city_alternative_name (
  content_id uuid not null,
  position integer not null,
  alternative_name varchar,
  constraint pk_partner_city_alternative_name primary key (content_id, position),
  constraint fk_partner_city_alternative_name_content foreign key (content_id) references content (id) on delete cascade
);

create table partner_city_area (
  content_id uuid not null,
  position integer not null,
  area varchar,
  constraint pk_partner_city_area primary key (content_id, position),
  constraint fk_partner_city_area_content foreign key (content_id) references content (id) on delete cascade
);

create table partner_city_member_of (
  content_id uuid not null,
  position integer not null,
  partner_id uuid not null,
  constraint pk_partner_city_member_of primary key (content_id, position),
  constraint fk_partner_city_member_of_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_partner_city_member_of_partner foreign key (partner_id) references content (id)
);
create index idx_partner_city_member_of_partner on partner_city_member_of (partner_id);

create table partner_city_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_partner_city_words primary key (content_id, locale),
  constraint uq_partner_city_words_slug unique (locale, slug),
  constraint fk_partner_city_words_content foreign key (content_id) references content (id) on delete cascade
);
