-- Changes with every change of places and units: who holds them in memory knows by it whether they are still so.
create table network_stamp (
  stamp bigint not null
);
insert into network_stamp (stamp) values (abs(random()));
create trigger places_added after insert on places begin update network_stamp set stamp = abs(random()); end;
create trigger places_changed after update on places begin update network_stamp set stamp = abs(random()); end;
create trigger places_removed after delete on places begin update network_stamp set stamp = abs(random()); end;
create trigger units_added after insert on units begin update network_stamp set stamp = abs(random()); end;
create trigger units_changed after update on units begin update network_stamp set stamp = abs(random()); end;
create trigger units_removed after delete on units begin update network_stamp set stamp = abs(random()); end;
