-- The second factor of an account: a secret that makes one-time codes, sealed with the deployment's key.
create table identity_second_factors (
  partition    text   not null,
  account      text   not null,
  sealed       text   not null,
  started_at   bigint not null,
  confirmed_at bigint,                 -- null: shown, but no code was given yet; signing in does not ask for it
  used_step    bigint not null,        -- the last one whose code was taken: a code counts once
  primary key (partition, account)
);

-- Codes for when the phone is lost: hashed with the deployment's key, each goes when it is used.
create table identity_recovery_codes (
  partition text not null,
  account   text not null,
  code_hash text not null,
  primary key (partition, account, code_hash)
);
