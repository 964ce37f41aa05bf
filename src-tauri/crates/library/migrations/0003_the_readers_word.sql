-- What the reader decides of articles and of lines, what archives had again, and where files land.

-- SOURCE ------------------------------------------------------------------------------------------------------------

-- An archive had the text of a version at another time too.
CREATE TABLE sighting (
    id             INTEGER PRIMARY KEY,
    version_id     INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    source_file_id INTEGER NOT NULL REFERENCES source_file (id),
    part           INTEGER NOT NULL,
    part_name      TEXT,
    url            TEXT,
    captured       TEXT NOT NULL,             -- as version.time is written
    UNIQUE (source_file_id, part)
) STRICT;
CREATE INDEX sighting_by_version ON sighting (version_id, captured);

-- DERIVED -----------------------------------------------------------------------------------------------------------

-- Lines that stand otherwise than the reader of the file decided, after the rules and the user's word: left-out lines
-- that are in the body (stored = 0), paragraphs that are not (stored = 1). Made together with the findings, so that the
-- body that is read and the body that was analyzed are always the same.
CREATE TABLE turned_line (
    version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    stored     INTEGER NOT NULL,
    idx        INTEGER NOT NULL,              -- paragraph.idx or removed.idx
    own_rule   INTEGER,                       -- the user's rule that took it
    PRIMARY KEY (version_id, stored, idx)
) STRICT, WITHOUT ROWID;
CREATE INDEX turned_line_by_rule ON turned_line (own_rule) WHERE own_rule IS NOT NULL;
INSERT INTO turned_line SELECT version_id, 0, idx, NULL FROM kept_removed;
CREATE INDEX removed_by_rule ON removed (rule, version_id) WHERE rule IS NOT NULL;

-- Files of watched folders that were taken: they are not taken again until they change.
CREATE TABLE watched_file (
    path     TEXT PRIMARY KEY,
    bytes    INTEGER NOT NULL,
    modified INTEGER NOT NULL                 -- milliseconds since 1970
) STRICT, WITHOUT ROWID;

-- USER --------------------------------------------------------------------------------------------------------------

-- 0: left out by hand although its rule is switched off.
ALTER TABLE kept_removed ADD COLUMN keep INTEGER NOT NULL DEFAULT 1;

-- The user's word on a paragraph of a file: out by hand, or in although a rule of the user's own would take it.
CREATE TABLE paragraph_choice (
    id         INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    idx        INTEGER NOT NULL,
    keep       INTEGER NOT NULL,
    UNIQUE (version_id, idx)
) STRICT;

-- Cleaning rules that are switched off.
CREATE TABLE cleaning_rule_off (
    id   INTEGER PRIMARY KEY,
    rule TEXT NOT NULL UNIQUE
) STRICT;

-- "Always leave out lines like this one."
CREATE TABLE own_rule (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    outlet_key TEXT,                          -- NULL: of every outlet
    key        TEXT NOT NULL,                 -- what all such lines have in common
    sample     TEXT NOT NULL,                 -- the line that it was made of
    created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX own_rule_once ON own_rule (coalesce(outlet_key, ''), key);

-- Which texts are versions of one article, and which are not, whatever the rules of import say. A key is the hash of a
-- text and the key of its outlet; a_key is the lesser one.
CREATE TABLE article_decision (
    id       INTEGER PRIMARY KEY,
    a_key    TEXT NOT NULL,
    b_key    TEXT NOT NULL,
    together INTEGER NOT NULL,
    at       TEXT NOT NULL,
    UNIQUE (a_key, b_key)
) STRICT;
CREATE INDEX article_decision_by_b ON article_decision (b_key);

-- What the columns of a table are, by its header.
CREATE TABLE column_mapping (
    id         INTEGER PRIMARY KEY,
    header_key TEXT NOT NULL UNIQUE,
    mapping    TEXT NOT NULL                  -- JSON
) STRICT;

CREATE TABLE watched_folder (
    id       INTEGER PRIMARY KEY,
    path     TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL
) STRICT;
