-- Sounds and pictures by what they are: the SHA-256 of the content. `sealed` is AES-256-GCM, base64url; `bytes` is the length of the open content.
create table files (
  partition text not null,
  digest text not null,
  type text not null check (type in ('webm', 'mp4', 'jpeg')),
  bytes bigint not null,
  sealed text not null,
  kept_at bigint not null,
  primary key (partition, digest)
);

-- Who brought it, and when the last time. Gone after some days: what nothing holds by then goes too.
create table file_uploads (
  partition text not null,
  digest text not null,
  account text not null,
  at bigint not null,
  primary key (partition, digest, account)
);
create index file_uploads_by_time on file_uploads (partition, at);

-- What a file belongs to.
create table file_holders (
  partition text not null,
  holder_kind text not null,
  holder text not null,
  digest text not null,
  sequence bigint not null,
  primary key (partition, holder_kind, holder, digest)
);
create index file_holders_by_file on file_holders (partition, digest);
