-- Groups that somebody did not want as a problem, for the places he decides for. A group is called as in `voices`.
create table voice_refusals (
  partition text not null,
  group_number bigint not null,
  range_begin text not null,
  range_end text not null,
  size bigint not null,
  reason text not null,
  person text,
  person_name text not null,
  at bigint not null,
  primary key (partition, group_number, range_begin)
);

-- Of two that are not the same: which one goes. Null: the later.
alter table voice_pairs add column leaver text;
