-- Set where nobody said so of these two: the group of `stayer` was kept apart from `leaver` when people parted those.
alter table voice_pairs add column stayer text;
