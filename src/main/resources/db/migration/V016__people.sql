-- People the city has honoured.
create table person (
  content_id uuid not null,
  person_name varchar,
  country varchar,
  constraint pk_person primary key (content_id),
  constraint fk_person_content foreign key (content_id) references content (id) on delete cascade
);

create table person_honour (
  content_id uuid not null,
  position integer not null,
  kind varchar,
  label varchar,
  conferred varchar,
  constraint pk_person_honour primary key (content_id, position),
  constraint fk_person_honour_content foreign key (content_id) references content (id) on delete cascade
);

create table person_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_person_words primary key (content_id, locale),
  constraint uq_person_words_slug unique (locale, slug),
  constraint fk_person_words_content foreign key (content_id) references content (id) on delete cascade
);
