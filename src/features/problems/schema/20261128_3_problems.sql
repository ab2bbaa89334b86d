-- Voices that are still to be told the released answer of their problem; a row goes when its voice was told.
create table problem_tellings (
  partition text not null,
  voice text not null,
  problem text not null,
  primary key (partition, voice)
);

-- Those whose problem was answered before there was this table: being handled, the problem replied or closed (numbers of tickets/vocabulary.h).
insert into problem_tellings (partition, voice, problem)
  select v.partition, v.id, p.id from tickets_facts v join tickets_facts p on p.partition = v.partition and p.id = v.problem_id
  where v.state in (0, 1, 3, 4, 5, 6) and p.state in (7, 9);
