ALTER TABLE api_keys ADD COLUMN addresses TEXT NOT NULL DEFAULT ''

ALTER TABLE sources ADD COLUMN signature_header TEXT NOT NULL DEFAULT ''

ALTER TABLE sources ADD COLUMN signature_prefix TEXT NOT NULL DEFAULT ''

ALTER TABLE sources ADD COLUMN signature_timestamp_header TEXT NOT NULL DEFAULT ''

ALTER TABLE sources ADD COLUMN removed_at INTEGER

CREATE INDEX api_keys_of_source ON api_keys (source_id) WHERE source_id IS NOT NULL

CREATE TABLE probe (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    payload BLOB    NOT NULL
) STRICT
