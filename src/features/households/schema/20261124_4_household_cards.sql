-- The contact card 连心卡 a household was last given: a digest of its code, and what stood on it, so that a card that says something
-- no longer true is known.
create table household_cards (
  partition text not null,
  household text not null,
  version bigint not null,
  code_digest text not null,
  printed_on bigint not null,
  facts text not null,
  primary key (partition, household)
);
create unique index household_cards_by_code on household_cards (partition, code_digest);
