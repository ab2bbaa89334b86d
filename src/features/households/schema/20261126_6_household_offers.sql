-- What somebody offered who may not overwrite a village's record (4.64); sealed like the record itself.
create table household_offers (
  partition text not null,
  id text not null,
  household text not null,
  visit text not null,
  person text not null,
  person_name text not null,
  offered_at bigint not null,
  sealed text not null,
  state text not null check (state in ('open', 'accepted', 'declined')),
  decided_at bigint,
  decided_by text,
  reason text not null,
  primary key (partition, id)
);
create index household_offers_open on household_offers (partition, household, offered_at) where state = 'open';
