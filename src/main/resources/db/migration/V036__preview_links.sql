-- Ways into the preview of one language of a content, for people without an account. Only the hash of a token is kept. No foreign key to
-- the account: an account is never deleted.
create table preview_link (
  id uuid primary key,
  token_hash varchar not null unique,
  content_id uuid not null,
  locale varchar not null,
  created_by uuid not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  constraint preview_link_content foreign key (content_id) references content (id) on delete cascade
);
create index preview_link_variant on preview_link (content_id, locale);
create index preview_link_person on preview_link (created_by);
