-- What colleagues say to one another about a content, or about one of its fields or languages; numbered from 1 in each content.
create table content_comment (
  content_id uuid not null,
  number integer not null,
  reply_to integer,
  locale varchar,
  field varchar,
  author_id uuid not null,
  at timestamp(6) with time zone not null,
  -- Taken back by its author when there is none.
  text varchar,
  resolved_by uuid,
  resolved_at timestamp(6) with time zone,
  primary key (content_id, number),
  constraint content_comment_content foreign key (content_id) references content (id) on delete cascade
);
