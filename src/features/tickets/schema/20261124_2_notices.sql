-- What of the history is new, over all tickets: notices.
create index ticket_events_by_time on ticket_events (partition, at);

-- How far an account has looked through its notices, and what it wants to be told of. `off` has a bit for each kind
-- (NoticeKind) that is switched off. No row: nothing was ever set.
create table ticket_notice_settings (
  partition text not null,
  account text not null,
  seen_until bigint,
  off bigint not null,
  browser smallint not null check (browser in (0, 1)),
  primary key (partition, account)
);
