-- Subjects somebody tried to meet, without reading those that were met.
create index duty_states_tried on duty_states (partition, rule, period, path) where counted = 0 and attempts > 0 and done = 0;
