-- Of requests that were said in a collection of opinions: which.
alter table tickets add column round_id text;
create index tickets_by_round on tickets (partition, round_id, due_at, id) where round_id is not null;

drop view tickets_facts;
create view tickets_facts as
  select partition, id, number, state, kind, channel, place, place_path, category, urgency, difficulty, visibility, owner_unit,
         office_unit, holder_unit, lead_unit, problem_id, round_id, hops, reopened_count, supervision_level, registered_at, closed_at, due_at
  from tickets;
