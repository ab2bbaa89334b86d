-- What was done for a subject, counted beside its state as credits come and go: `visits` that count, and talks by telephone.
alter table duty_states add column visits bigint not null default 0;
alter table duty_states add column phones bigint not null default 0;
update duty_states set
  visits = (select count(*) from duty_credits c where c.partition = duty_states.partition and c.rule = duty_states.rule and c.period = duty_states.period
            and c.subject = duty_states.subject and c.bearing = 'counts'),
  phones = (select count(*) from duty_credits c where c.partition = duty_states.partition and c.rule = duty_states.rule and c.period = duty_states.period
            and c.subject = duty_states.subject and c.bearing = 'phone');
