ALTER TABLE deliveries ADD COLUMN notice TEXT CHECK (notice IN ('test', 'told'))

DROP INDEX deliveries_refused

CREATE INDEX deliveries_refused ON deliveries (seq) WHERE incident_id IS NULL AND notice IS NULL

CREATE INDEX deliveries_of_source ON deliveries (source_id, seq) WHERE incident_id IS NULL
