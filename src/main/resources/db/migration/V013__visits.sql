-- Visits received by the city.
create table reception_visit (
  content_id uuid not null,
  place varchar,
  point varchar,
  starts_at timestamp(6) with time zone,
  ends_at timestamp(6) with time zone,
  time_zone varchar,
  visit_status varchar,
  protocol_notes varchar,
  security_notes varchar,
  constraint pk_reception_visit primary key (content_id),
  constraint fk_reception_visit_content foreign key (content_id) references content (id) on delete cascade
);

create table reception_visit_guest (
  content_id uuid not null,
  position integer not null,
  guest_name varchar,
  guest_role varchar,
  kind varchar,
  country varchar,
  partner_id uuid,
  constraint pk_reception_visit_guest primary key (content_id, position),
  constraint fk_reception_visit_guest_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_reception_visit_guest_partner foreign key (partner_id) references content (id)
);
create index idx_reception_visit_guest_partner on reception_visit_guest (partner_id);

create table reception_visit_host (
  content_id uuid not null,
  position integer not null,
  host_name varchar,
  host_role varchar,
  constraint pk_reception_visit_host primary key (content_id, position),
  constraint fk_reception_visit_host_content foreign key (content_id) references content (id) on delete cascade
);

create table reception_visit_partner (
  content_id uuid not null,
  position integer not null,
  partner_id uuid not null,
  constraint pk_reception_visit_partner primary key (content_id, position),
  constraint fk_reception_visit_partner_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_reception_visit_partner_partner foreign key (partner_id) references content (id)
);
create index idx_reception_visit_partner_partner on reception_visit_partner (partner_id);

create table reception_visit_agreement (
  content_id uuid not null,
  position integer not null,
  agreement_id uuid not null,
  constraint pk_reception_visit_agreement primary key (content_id, position),
  constraint fk_reception_visit_agreement_content foreign key (content_id) references content (id) on delete cascade,
  constraint fk_reception_visit_agreement_agreement foreign key (agreement_id) references content (id)
);
create index idx_reception_visit_agreement_agreement on reception_visit_agreement (agreement_id);

create table reception_visit_words (
  content_id uuid not null,
  locale varchar not null,
  title varchar,
  slug varchar,
  summary varchar,
  body varchar,
  constraint pk_reception_visit_words primary key (content_id, locale),
  constraint uq_reception_visit_words_slug unique (locale, slug),
  constraint fk_reception_visit_words_content foreign key (content_id) references content (id) on delete cascade
);
