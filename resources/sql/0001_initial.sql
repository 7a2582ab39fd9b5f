CREATE TABLE pages (
    id         TEXT    NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    time_zone  TEXT    NOT NULL,
    tone       TEXT    NOT NULL CHECK (tone IN ('professional', 'friendly', 'minimal')),
    created_at INTEGER NOT NULL
) STRICT

CREATE TABLE components (
    id            TEXT    NOT NULL PRIMARY KEY,
    page_id       TEXT    NOT NULL REFERENCES pages (id),
    slug          TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    description   TEXT    NOT NULL DEFAULT '',
    position      INTEGER NOT NULL,
    manual_status TEXT    NOT NULL DEFAULT 'operational' CHECK (manual_status IN
        ('operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance')),
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    removed_at    INTEGER,
    UNIQUE (page_id, slug)
) STRICT

CREATE TABLE sources (
    id               TEXT    NOT NULL PRIMARY KEY,
    slug             TEXT    NOT NULL UNIQUE,
    name             TEXT    NOT NULL,
    tool             TEXT    NOT NULL,
    page_id          TEXT    NOT NULL REFERENCES pages (id),
    created_at       INTEGER NOT NULL,
    last_received_at INTEGER
) STRICT

CREATE TABLE api_keys (
    id           TEXT    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL,
    prefix       TEXT    NOT NULL,
    hash         BLOB    NOT NULL UNIQUE,
    scope        TEXT    NOT NULL CHECK (scope IN ('draft', 'read')),
    page_id      TEXT    REFERENCES pages (id),
    source_id    TEXT    REFERENCES sources (id),
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER,
    revoked_at   INTEGER
) STRICT

CREATE TABLE incidents (
    seq                INTEGER NOT NULL PRIMARY KEY,
    id                 TEXT    NOT NULL UNIQUE,
    page_id            TEXT    NOT NULL REFERENCES pages (id),
    source_id          TEXT    REFERENCES sources (id),
    source_name        TEXT    NOT NULL DEFAULT '',
    group_key          TEXT    NOT NULL,
    state              TEXT    NOT NULL CHECK (state IN ('draft', 'publishing', 'live', 'resolved', 'dismissed')),
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
    pending_update_id  TEXT    REFERENCES updates (id)
) STRICT

CREATE INDEX incidents_by_state ON incidents (page_id, state, seq)

CREATE INDEX incidents_by_key ON incidents (group_key, page_id, seq)

CREATE INDEX incidents_undrafted ON incidents (seq) WHERE is_drafted = 0

CREATE INDEX incidents_pending ON incidents (pending_update_id) WHERE pending_update_id IS NOT NULL

CREATE TABLE incident_counts (
    page_id TEXT    NOT NULL REFERENCES pages (id),
    state   TEXT    NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (page_id, state)
) STRICT, WITHOUT ROWID

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

CREATE TABLE incident_alerts (
    incident_id TEXT    NOT NULL REFERENCES incidents (id),
    alert_key   TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('firing', 'resolved')),
    title       TEXT    NOT NULL,
    first_at    INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    count       INTEGER NOT NULL,
    PRIMARY KEY (incident_id, alert_key)
) STRICT, WITHOUT ROWID

CREATE TABLE deliveries (
    seq          INTEGER NOT NULL PRIMARY KEY,
    id           TEXT    NOT NULL,
    source_id    TEXT,
    key_id       TEXT,
    source_name  TEXT    NOT NULL DEFAULT '',
    received_at  INTEGER NOT NULL,
    body         BLOB    NOT NULL,
    incident_id  TEXT    REFERENCES incidents (id),
    reason       TEXT
) STRICT

CREATE INDEX deliveries_of_incident ON deliveries (incident_id, seq) WHERE incident_id IS NOT NULL

CREATE INDEX deliveries_refused ON deliveries (seq) WHERE incident_id IS NULL

CREATE TABLE idempotency_keys (
    key_id      TEXT    NOT NULL,
    value       TEXT    NOT NULL,
    body_hash   BLOB    NOT NULL,
    incident_id TEXT    NOT NULL REFERENCES incidents (id),
    deduplicated INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (key_id, value)
) STRICT, WITHOUT ROWID

CREATE TABLE updates (
    seq           INTEGER NOT NULL PRIMARY KEY,
    id            TEXT    NOT NULL UNIQUE,
    incident_id   TEXT    NOT NULL REFERENCES incidents (id),
    state         TEXT    NOT NULL CHECK (state IN ('publishing', 'published', 'undone')),
    stage         TEXT    NOT NULL CHECK (stage IN ('investigating', 'identified', 'monitoring', 'resolved')),
    title         TEXT    NOT NULL,
    severity      TEXT    NOT NULL CHECK (severity IN ('minor', 'major', 'critical')),
    body          TEXT    NOT NULL,
    components    TEXT    NOT NULL,
    clicked_at    INTEGER NOT NULL,
    clicked_by    TEXT    NOT NULL,
    undo_until    INTEGER NOT NULL,
    published_at  INTEGER
) STRICT

CREATE INDEX updates_of_incident ON updates (incident_id, seq)

CREATE INDEX updates_published ON updates (published_at) WHERE state = 'published'

CREATE TABLE outbox (
    seq             INTEGER NOT NULL PRIMARY KEY,
    update_id       TEXT    NOT NULL REFERENCES updates (id),
    target          TEXT    NOT NULL,
    idempotency_key TEXT    NOT NULL UNIQUE,
    state           TEXT    NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'failed', 'unknown', 'withdrawn')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    not_before      INTEGER NOT NULL,
    lease_until     INTEGER,
    error           TEXT    NOT NULL DEFAULT '',
    done_at         INTEGER
) STRICT

CREATE INDEX outbox_open ON outbox (not_before) WHERE state IN ('pending', 'sending')

CREATE INDEX outbox_of_update ON outbox (update_id)

CREATE TABLE timeline (
    seq         INTEGER NOT NULL PRIMARY KEY,
    incident_id TEXT    NOT NULL REFERENCES incidents (id),
    at          INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    subject     TEXT    NOT NULL DEFAULT ''
) STRICT

CREATE INDEX timeline_of_incident ON timeline (incident_id, seq)

CREATE TABLE revisions (
    seq         INTEGER NOT NULL PRIMARY KEY,
    incident_id TEXT    NOT NULL REFERENCES incidents (id),
    at          INTEGER NOT NULL,
    writer      TEXT    NOT NULL CHECK (writer IN ('offline', 'model', 'person')),
    stage       TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    body        TEXT    NOT NULL
) STRICT

CREATE INDEX revisions_of_incident ON revisions (incident_id, seq)
