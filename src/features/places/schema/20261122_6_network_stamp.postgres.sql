-- Changes with every change of places and units: who holds them in memory knows by it whether they are still so.
create table network_stamp (
  stamp bigint not null
);
insert into network_stamp (stamp) values (cast(random() * 9000000000000000000 as bigint));
create function change_network_stamp() returns trigger language plpgsql as $body$
begin
  update network_stamp set stamp = cast(random() * 9000000000000000000 as bigint);
  return null;
end
$body$;
create trigger places_changed after insert or update or delete on places for each statement execute function change_network_stamp();
create trigger units_changed after insert or update or delete on units for each statement execute function change_network_stamp();
