CREATE TABLE incidents_with_triage (
    seq                INTEGER NOT NULL PRIMARY KEY,
    id                 TEXT    NOT NULL UNIQUE,
    page_id            TEXT    NOT NULL REFERENCES pages (id),
    source_id          TEXT    REFERENCES sources (id),
    source_name        TEXT    NOT NULL DEFAULT '',
    group_key          TEXT    NOT NULL,
    state              TEXT    NOT NULL CHECK (state IN
        ('draft', 'publishing', 'live', 'resolved', 'dismissed', 'held', 'merged')),
    is_test            INTEGER NOT NULL DEFAULT 0,
    is_recovered       INTEGER NOT NULL DEFAULT 0,
    is_drafted         INTEGER NOT NULL DEFAULT 0,
    wants_model        INTEGER NOT NULL DEFAULT 1,
    title              TEXT    NOT NULL,
    sent_title         TEXT    NOT NULL,
    keeps_title        INTEGER NOT NULL DEFAULT 0,
    severity           TEXT    NOT NULL CHECK (severity IN ('minor', 'major', 'critical')),
    stage              TEXT    NOT NULL CHECK (stage IN ('investigating', 'identified', 'monitoring', 'resolved')),
    tone               TEXT    NOT NULL CHECK (tone IN ('professional', 'friendly', 'minimal')),
    body               TEXT    NOT NULL DEFAULT '',
    writer             TEXT    NOT NULL DEFAULT 'offline' CHECK (writer IN ('offline', 'model', 'person')),
    components         TEXT    NOT NULL DEFAULT '[]',
    version            INTEGER NOT NULL DEFAULT 1,
    alert_text         TEXT    NOT NULL DEFAULT '',
    alert_count        INTEGER NOT NULL DEFAULT 1,
    source_url         TEXT    NOT NULL DEFAULT '',
    labels             TEXT    NOT NULL DEFAULT '{}',
    started_at         INTEGER NOT NULL,
    created_at         INTEGER NOT NULL,
    last_alert_at      INTEGER NOT NULL,
    recovered_at       INTEGER,
    published_at       INTEGER,
    resolved_at        INTEGER,
    dismiss_reason     TEXT    NOT NULL DEFAULT '',
    pending_update_id  TEXT    REFERENCES updates (id),
    triage_action      TEXT    NOT NULL DEFAULT 'draft' CHECK (triage_action IN
        ('draft', 'suggest_dismiss', 'hold_for_security', 'hold_for_maintenance', 'test')),
    triage_reason      TEXT    NOT NULL DEFAULT '',
    flapping_until     INTEGER,
    storm_until        INTEGER,
    merged_into        TEXT    REFERENCES incidents (id),
    CHECK ((state = 'merged') = (merged_into IS NOT NULL))
) STRICT

INSERT INTO incidents_with_triage (seq, id, page_id, source_id, source_name, group_key, state, is_test, is_recovered,
    is_drafted, wants_model, title, sent_title, keeps_title, severity, stage, tone, body, writer, components, version,
    alert_text, alert_count, source_url, labels, started_at, created_at, last_alert_at, recovered_at, published_at,
    resolved_at, dismiss_reason, pending_update_id)
SELECT seq, id, page_id, source_id, source_name, group_key, state, is_test, is_recovered,
    is_drafted, wants_model, title, sent_title, keeps_title, severity, stage, tone, body, writer, components, version,
    alert_text, alert_count, source_url, labels, started_at, created_at, last_alert_at, recovered_at, published_at,
    resolved_at, dismiss_reason, pending_update_id
FROM incidents

DROP TABLE incidents

ALTER TABLE incidents_with_triage RENAME TO incidents

CREATE INDEX incidents_by_state ON incidents (page_id, state, seq)

CREATE INDEX incidents_by_key ON incidents (group_key, page_id, seq)

CREATE INDEX incidents_undrafted ON incidents (seq) WHERE is_drafted = 0 AND state NOT IN ('held', 'merged')

CREATE INDEX incidents_pending ON incidents (pending_update_id) WHERE pending_update_id IS NOT NULL

CREATE INDEX incidents_flapping ON incidents (flapping_until) WHERE flapping_until IS NOT NULL

CREATE INDEX incidents_storming ON incidents (page_id, storm_until) WHERE storm_until IS NOT NULL

CREATE INDEX incidents_merged ON incidents (merged_into) WHERE merged_into IS NOT NULL

CREATE TRIGGER incident_added AFTER INSERT ON incidents
BEGIN
    INSERT INTO incident_counts (page_id, state, count) VALUES (NEW.page_id, NEW.state, 1)
        ON CONFLICT (page_id, state) DO UPDATE SET count = count + 1;
END

CREATE TRIGGER incident_moved AFTER UPDATE OF state ON incidents WHEN OLD.state <> NEW.state
BEGIN
    UPDATE incident_counts SET count = count - 1 WHERE page_id = OLD.page_id AND state = OLD.state;
    INSERT INTO incident_counts (page_id, state, count) VALUES (NEW.page_id, NEW.state, 1)
        ON CONFLICT (page_id, state) DO UPDATE SET count = count + 1;
END

ALTER TABLE incident_alerts ADD COLUMN changed_at INTEGER

ALTER TABLE incident_alerts ADD COLUMN changes TEXT NOT NULL DEFAULT ''
