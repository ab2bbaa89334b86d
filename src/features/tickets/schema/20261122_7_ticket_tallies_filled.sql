-- The tallies of what is there already. 253402300799000: closed, 253402300798999: open without a clock (ticket_store.h).
insert into ticket_tallies (partition, scope, holder_unit, state, lane, tickets, paused, deciding)
  select partition, 'p' || substr(place_path, 1, 6), case when due_at < 253402300799000 then holder_unit else '' end, state, 0,
         count(*), sum(is_paused), sum(needs_decision)
  from tickets
  group by partition, 'p' || substr(place_path, 1, 6), case when due_at < 253402300799000 then holder_unit else '' end, state;
insert into ticket_tallies (partition, scope, holder_unit, state, lane, tickets, paused, deciding)
  select t.partition, 'u' || u.unit || substr(t.place_path, 1, 6), case when t.due_at < 253402300799000 then t.holder_unit else '' end, t.state, 0,
         count(*), sum(t.is_paused), sum(t.needs_decision)
  from tickets t join ticket_units u on u.partition = t.partition and u.ticket_id = t.id
  group by t.partition, 'u' || u.unit || substr(t.place_path, 1, 6), case when t.due_at < 253402300799000 then t.holder_unit else '' end, t.state;
-- Tickets whose clock is near its end or past it, for the lights.
create index tickets_by_warning on tickets (partition, amber_at, due_at, place_path, state, holder_unit, is_paused, has_about, id)
  where is_paused = 0 and amber_at < 253402300798999;
create index ticket_abouts_by_subject on ticket_abouts (partition, subject, ticket_id);
