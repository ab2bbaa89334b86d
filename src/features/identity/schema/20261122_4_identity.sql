create table identity_accounts (
  partition            text   not null,
  id                   text   not null,
  login_name           text   not null,
  password_hash        text   not null,                    -- Argon2id
  person               text,
  person_name          text   not null,                    -- of people and places, kept fresh by reactions, with the next three
  unit                 text,
  unit_name            text   not null,
  place_path           text   not null,                    -- where the account lies: of its person's unit, else of the root
  blocked              bigint not null check (blocked in (0, 1)),
  must_change_password bigint not null check (must_change_password in (0, 1)),
  language             text   not null check (language in ('zh', 'en')),
  theme                text   not null check (theme in ('system', 'light', 'dark')),
  last_sign_in_at      bigint,
  password_changed_at  bigint not null,
  created_at           bigint not null,
  version              bigint not null,
  primary key (partition, id)
);
create unique index identity_accounts_by_name on identity_accounts (partition, login_name);
create index identity_accounts_by_person on identity_accounts (partition, person);

create table identity_grants (
  partition       text   not null,
  id              text   not null,
  account         text   not null,
  role            text   not null check (role in ('administrator', 'office', 'unit_clerk', 'unit_leader', 'team_member',
                                                  'village_cadre', 'inspector', 'auditor')),
  reach           text   not null check (reach in ('subtree', 'own_unit', 'own_links')),
  place           text,
  unit            text,
  granted_at      bigint not null,
  granted_by      text,
  granted_by_name text   not null,
  primary key (partition, id)
);
create index identity_grants_by_account on identity_grants (partition, account, granted_at);
create index identity_grants_by_place on identity_grants (partition, place);
create index identity_grants_by_unit on identity_grants (partition, unit);

-- Wrong passwords in a row for a login name, whether there is such an account or not. The name is hashed: people type
-- their password into the wrong field.
create table identity_attempts (
  partition    text   not null,
  name_hash    text   not null,
  failures     bigint not null,
  last_at      bigint not null,
  locked_until bigint,
  primary key (partition, name_hash)
);
create index identity_attempts_by_time on identity_attempts (last_at);
