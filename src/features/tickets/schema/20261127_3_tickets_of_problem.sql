-- The voices of a problem.
create index tickets_of_problem on tickets (partition, problem_id, state) where problem_id is not null;
