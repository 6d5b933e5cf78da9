-- In which role an approval was given, by language ("fr=PROTOCOL en=REVIEWER"); until now there was one reviewing role.
alter table revision add column approved_as varchar;

-- Who published the live print without review, until it is reviewed.
alter table variant add column forced_by uuid;
create index variant_forced on variant (forced_by);

-- Who looks at a waiting text: until a moment, and as long as it stands as they took it.
alter table variant add column claimed_by uuid;
alter table variant add column claimed_until timestamp(6) with time zone;
alter table variant add column claimed_version bigint;
