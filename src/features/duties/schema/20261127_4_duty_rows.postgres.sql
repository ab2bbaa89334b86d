-- What is a matter of how SQLite lays rows down needs nothing here.
comment on table duty_credits is 'What a visit was worth to a duty.';
comment on table duty_states is 'How a subject stands in a period.';
comment on table duty_last_visits is 'The last time each household or place was visited.';
