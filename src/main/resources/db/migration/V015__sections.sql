-- Sections: the pages of the portal and their tree.
create table section (
  content_id uuid not null,
  parent_id uuid,
  position_in_parent integer,
  short_title varchar,
  target_url varchar,
  target_type varchar,
  target_id uuid,
  period varchar,
  call_label varchar,
  call_opens date,
  call_closes date,
  constraint pk_section primary key (content_id),
  constraint fk_section_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_section_parent foreign key (parent_id) references content (id),
  constraint fk_section_target foreign key (target_id) references content (id)
);
create index idx_section_parent on section (parent_id);
create index idx_section_target on section (target_id);

create table section_lead (
  content_id uuid not null,
  position integer not null,
  ref_type varchar not null,
  ref_id uuid not null,
  constraint pk_section_lead primary key (content_id, position),
  constraint fk_section_lead_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_section_lead_ref foreign key (ref_id) references content (id)
);
create index idx_section_lead_ref on section_lead (ref_id);

create table section_related (
  content_id uuid not null,
  position integer not null,
  ref_type varchar not null,
  ref_id uuid not null,
  constraint pk_section_related primary key (content_id, position),
  constraint fk_section_related_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_section_related_ref foreign key (ref_id) references content (id)
);
create index idx_section_related_ref on section_related (ref_id);

create table section_listing (
  content_id uuid not null,
  position integer not null,
  label varchar,
  delivery_query varchar,
  constraint pk_section_listing primary key (content_id, position),
  constraint fk_section_listing_content foreign key (content_id) references content (id) on delete cascade
);

create table section_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_section_words primary key (content_id, locale),
  constraint uq_section_words_slug unique (locale, slug),
  constraint fk_section_words_content foreign key (content_id) references content (id) on delete cascade
);
