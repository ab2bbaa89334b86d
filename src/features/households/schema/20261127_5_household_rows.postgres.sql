-- What is a matter of how SQLite lays rows down needs nothing here.
comment on table household_history is 'What happened to a household, version by version.';
