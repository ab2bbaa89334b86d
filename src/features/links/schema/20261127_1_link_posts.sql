-- Which kind of post a member took where he checked in: key of packs/service_posts.json; empty: none.
alter table links add column post text not null default '';
drop view links_facts;
create view links_facts as
  select partition, id, kind, who_kind, who, place, household, path, level, helper_class, from_on, until_on, changed_at, post from links;
