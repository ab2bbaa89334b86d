-- Staff. What is kept about them is what the work needs: name, unit, post, rank, phone.
create table people (
  partition text not null,
  id text not null,
  name text not null,
  unit text not null,
  post text not null,
  rank text not null,
  phone text not null,
  left_on bigint,
  version bigint not null,
  primary key (partition, id)
);
create index people_by_name on people (partition, name, id);
create index people_by_unit on people (partition, unit);

create table teams (
  partition text not null,
  id text not null,
  name text not null,
  level text not null,
  place text not null,
  closed_on bigint,
  version bigint not null,
  primary key (partition, id)
);
create index teams_by_place on teams (partition, place);

-- Who sits where in a team in [from_on, until_on).
create table team_seats (
  partition text not null,
  team text not null,
  person text not null,
  seat text not null check (seat in ('leader', 'deputy', 'member', 'technician', 'liaison')),
  from_on bigint not null,
  until_on bigint,
  primary key (partition, team, person, seat, from_on)
);
create index team_seats_by_person on team_seats (partition, person);

-- For other features: who works where, which teams serve where.
create view people_facts as select partition, id, name, unit, post, rank, left_on from people;
create view teams_facts as select partition, id, name, level, place, closed_on from teams;
create view team_seats_facts as select partition, team, person, seat, from_on, until_on from team_seats;
