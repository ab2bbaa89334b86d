-- Nobody asks for households in the order of their changes, and every change had to be put in two places of it.
drop index households_by_change;
