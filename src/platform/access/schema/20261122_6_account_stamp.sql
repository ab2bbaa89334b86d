-- A new random number with every change of what the door knows of an account (0: before there were stamps): who holds it in
-- memory knows by it whether it is still so.
alter table access_accounts add column stamp bigint not null default 0;
