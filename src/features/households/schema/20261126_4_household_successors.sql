-- Those that were merged into one, without reading all there are.
create index households_by_successor on households (partition, successor) where successor is not null;
