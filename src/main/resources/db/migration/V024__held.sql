-- A restored copy is held, and knows the archive it came from by that archive's seal.
alter table installation add column held_since timestamp(6) with time zone;
alter table installation add column restored_from varchar(64);
