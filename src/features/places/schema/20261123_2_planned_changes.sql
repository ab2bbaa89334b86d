-- Changes of places that are decided but not yet in force. `change` is the request as JSON; `tried_on` with `obstacles` (JSON)
-- says why one could not be applied on its day: it stays until somebody withdraws it.
create table place_planned_change (
  partition text not null,
  id text not null,
  place text not null,
  applies_on bigint not null,
  change text not null,
  planned_by text not null,
  planned_at bigint not null,
  tried_on bigint,
  obstacles text,
  primary key (partition, id)
);
create index place_planned_change_by_place on place_planned_change (partition, place, applies_on, id);
create index place_planned_change_by_day on place_planned_change (partition, applies_on, id) where tried_on is null;
