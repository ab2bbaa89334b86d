-- Service of members who had checked in (1.5, 1.10): a kind of visit with how many people were served, and the kind of post.
alter table visits add column served bigint;
alter table visits add column post text not null default '';
alter table visits drop constraint visits_kind_check;
alter table visits add constraint visits_kind_check
  check (kind in ('home', 'field', 'phone', 'meeting', 'not_home', 'joint_meeting', 'supervision', 'service'));
create index visits_of_service on visits (partition, path, day) where kind = 'service';
