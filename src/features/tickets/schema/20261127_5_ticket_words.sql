-- What was said and where it stands, for features that read the words. Lists join what the asker may see (tickets.h: add_sight).
create view ticket_words_facts as
  select partition, id, number, title, body, place, place_path, category, state, kind, channel, registered_at, closed_at, entered_by, has_about, problem_id
  from tickets;
