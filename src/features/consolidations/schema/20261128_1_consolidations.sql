-- Consolidations (0.22): from many voices to few lines. `standing` and `data` are JSON (tree.h, tree_command.h).
create table consolidations (
  partition text not null,
  id text not null,
  title text not null,
  place text not null,
  unit text not null,
  round text,
  from_on bigint,
  until_on bigint,
  state text not null check (state in ('open', 'submitted', 'sent_back', 'approved')),
  standing text not null,
  version bigint not null,
  voices bigint not null,
  made_by text not null,
  created_at bigint not null,
  changed_at bigint not null,
  primary key (partition, id)
);
create index consolidations_by_place on consolidations (partition, place);

-- Its tree. What was merged stays, with its voices, and says into what.
create table consolidation_nodes (
  partition text not null,
  consolidation text not null,
  id text not null,
  kind text not null check (kind in ('category', 'problem', 'line')),
  parent text,
  position bigint not null,
  words text not null,
  first_words text not null,
  category text,
  level text,
  target text check (target in ('body', 'member', 'work', 'problem')),
  unit text,
  fixed_at_once smallint not null check (fixed_at_once in (0, 1)),
  merged_into text,
  removed smallint not null check (removed in (0, 1)),
  problem text,
  primary key (partition, consolidation, id)
);

-- Which voice stands in which line; at most one of a consolidation. `batch`: the number of the event that brought it; without a
-- node: that event was undone.
create table consolidation_voices (
  partition text not null,
  consolidation text not null,
  ticket text not null,
  node text,
  batch bigint not null,
  channel text not null,
  source text not null,
  primary key (partition, consolidation, ticket)
);
create index consolidation_voices_by_node on consolidation_voices (partition, consolidation, node, channel, source, ticket);
create index consolidation_voices_by_batch on consolidation_voices (partition, consolidation, batch);
create index consolidation_voices_by_ticket on consolidation_voices (partition, ticket);

-- The history, only ever added to.
create table consolidation_events (
  partition text not null,
  consolidation text not null,
  sequence bigint not null,
  at bigint not null,
  account text not null,
  person text not null,
  name text not null,
  kind text not null,
  data text not null,
  primary key (partition, consolidation, sequence)
);

-- What became of the machine's proposals here.
create table consolidation_proposals (
  partition text not null,
  consolidation text not null,
  id text not null,
  accepted smallint not null check (accepted in (0, 1)),
  reason text not null,
  primary key (partition, consolidation, id)
);

-- Meetings that looked at it (0.23).
create table consolidation_meetings (
  partition text not null,
  consolidation text not null,
  sequence bigint not null,
  held_on bigint not null,
  name text not null,
  note text not null,
  primary key (partition, consolidation, sequence)
);

create view consolidation_voices_facts as
  select partition, consolidation, ticket, node, channel, source from consolidation_voices where node is not null;
