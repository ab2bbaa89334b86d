-- Places are found by the first letters of their syllables: those of the name and, when they differ, of the short name, parted
-- by a blank; '-' when there are none. Empty: not looked at yet, which the job places.initials does.
alter table places add column initials text not null default '';
create index places_without_initials on places (partition, code) where initials = '';
