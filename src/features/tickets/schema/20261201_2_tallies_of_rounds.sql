-- Opinions of collection rounds are left out of an office's list unless it asks for them: they are tallied once more in scopes
-- of their own ('r' before the other scope), and the lists tell them from the index alone.
insert into ticket_tallies (partition, scope, holder_unit, state, lane, tickets, paused, deciding)
  select partition, 'rp' || substr(place_path, 1, 6), case when due_at < 253402300799000 then holder_unit else '' end, state, 0,
         count(*), sum(is_paused), sum(needs_decision)
  from tickets where round_id is not null
  group by partition, 'rp' || substr(place_path, 1, 6), case when due_at < 253402300799000 then holder_unit else '' end, state;
insert into ticket_tallies (partition, scope, holder_unit, state, lane, tickets, paused, deciding)
  select t.partition, 'ru' || u.unit || substr(t.place_path, 1, 6), case when t.due_at < 253402300799000 then t.holder_unit else '' end, t.state, 0,
         count(*), sum(t.is_paused), sum(t.needs_decision)
  from tickets t join ticket_units u on u.partition = t.partition and u.ticket_id = t.id
  where t.round_id is not null
  group by t.partition, 'ru' || u.unit || substr(t.place_path, 1, 6), case when t.due_at < 253402300799000 then t.holder_unit else '' end, t.state;
drop index tickets_by_due;
create index tickets_by_due on tickets (partition, due_at, id, round_id);
drop index tickets_by_warning;
create index tickets_by_warning on tickets (partition, amber_at, due_at, place_path, state, holder_unit, is_paused, has_about, id, round_id)
  where is_paused = 0 and amber_at < 253402300798999;
