-- What is planned for a language: a publication or a withdrawal at a moment of local time. One at a time.
alter table variant add column schedule_transition varchar;
alter table variant add column schedule_at varchar;
alter table variant add column schedule_zone varchar;
alter table variant add column schedule_due timestamp(6) with time zone;
alter table variant add column schedule_by uuid;
alter table variant add column schedule_set_at timestamp(6) with time zone;
alter table variant add column schedule_fingerprint varchar;
alter table variant add column schedule_order varchar;
-- Why it could not be done; empty while it is still to come.
alter table variant add column schedule_problem varchar;
create index variant_by_due on variant (schedule_due);

-- The last day of what is live, as the content had it at the publication; empty where nothing is live or no day was told.
alter table variant add column expires date;
create index variant_by_last_day on variant (expires);
update variant set expires = (select c.expires from content c where c.id = variant.content_id)
  where (select p.action from publication p where p.content_id = variant.content_id and p.locale = variant.locale
    and p.sequence = (select max(q.sequence) from publication q
      where q.content_id = variant.content_id and q.locale = variant.locale)) in ('PUBLISHED', 'REPRINTED', 'MIGRATED');
