-- Who bears a slug or a title is asked for many at once. The indexes begin with it: those that began with the type tempted
-- PostgreSQL, as long as its statistics were those of a smaller table, to read the whole type for it.
alter table variant drop constraint variant_slug;
alter table variant add constraint variant_slug unique (slug, type, locale);
drop index variant_by_title;
create index variant_by_title on variant (title_key, type);
drop index publication_by_slug;
create index publication_by_slug on publication (slug, type, locale);
