-- What is a matter of how SQLite lays rows down needs nothing here: an index is read without its table.
comment on table visit_people is 'Who visited.';
comment on table visit_tickets is 'Requests brought back from a visit.';
