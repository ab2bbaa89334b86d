-- The door: who may come in. Small tables, read with every request by a random key or an account's id, before it is known
-- which partition is meant; where the other tables are spread over several machines, these are copied to each.

-- What the door knows of an account. The identity feature writes it.
create table access_accounts (
  account   text   not null primary key,
  person    text,
  name      text   not null,
  unit      text,
  superiors text   not null,                         -- JSON: ids, own unit first, then upwards
  grants    text   not null,                         -- JSON: [{role, reach, begin, end, unit}]
  active    bigint not null check (active in (0, 1))
);

create table access_sessions (
  hash       text   not null primary key,            -- SHA-256 of the cookie, hexadecimal
  id         text   not null unique,                 -- for the list of one's sessions
  account    text   not null references access_accounts (account),
  begun_at   bigint not null,
  seen_at    bigint not null,                        -- exact to five minutes
  expires_at bigint not null,
  user_agent text   not null
);
create index access_sessions_by_account on access_sessions (account, begun_at);
create index access_sessions_by_expiry on access_sessions (expires_at);

create table access_tokens (
  hash       text   not null primary key,            -- SHA-256 of the token, hexadecimal
  id         text   not null unique,
  account    text   not null references access_accounts (account),
  name       text   not null,
  created_at bigint not null,
  used_at    bigint,                                 -- exact to five minutes
  expires_at bigint
);
create index access_tokens_by_account on access_tokens (account, created_at);
