-- Papers (PDF) besides sounds and pictures: the check is widened, which only a new table can have in both databases.
create table files_with_papers (
  partition text not null,
  digest text not null,
  type text not null check (type in ('webm', 'mp4', 'jpeg', 'pdf')),
  bytes bigint not null,
  sealed text not null,
  kept_at bigint not null,
  primary key (partition, digest)
);
insert into files_with_papers (partition, digest, type, bytes, sealed, kept_at) select partition, digest, type, bytes, sealed, kept_at from files;
drop table files;
alter table files_with_papers rename to files;
