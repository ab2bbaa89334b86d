-- The round a request was said in stands beside its words.
drop view ticket_words_facts;
create view ticket_words_facts as
  select partition, id, number, title, body, place, place_path, category, state, kind, channel, registered_at, closed_at, entered_by, has_about, problem_id, round_id
  from tickets;
