-- The first schema of a library.
--
-- Three kinds of data, never mixed (ARCHITECTURE.md, rule 5):
--   SOURCE   bytes as imported and what was read off them at that time; never changed.
--   DERIVED  findings; keyed by version and analyzer revision; can be thrown away and made again.
--   USER     what the user said; never overwritten by analysis. Every change to these tables is logged for undo
--            (store/undo.rs makes the triggers from the list of tables there).
--
-- Times are RFC 3339 in UTC with seconds ("2026-11-24T09:30:00Z") so that text order is time order, except `published`
-- and `modified`, which stand as the page gives them. Offsets are bytes into the body. `key` columns hold folded words
-- (lower case, no accents, single spaces).

PRAGMA application_id = 1112687700;

-- SOURCE ------------------------------------------------------------------------------------------------------------

CREATE TABLE source_file (
    id          INTEGER PRIMARY KEY,
    sha256      TEXT NOT NULL UNIQUE,          -- names the file sources/ab/cdef…
    bytes       INTEGER NOT NULL,
    file_name   TEXT NOT NULL,
    origin      TEXT,                          -- the path that it was imported from
    media_type  TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE outlet (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    key    TEXT NOT NULL UNIQUE,
    domain TEXT
) STRICT;

CREATE TABLE article (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at TEXT NOT NULL
) STRICT;

-- The text of an article as imported at one time, with the fields as the file gives them.
CREATE TABLE version (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id     INTEGER NOT NULL REFERENCES article (id),
    source_file_id INTEGER NOT NULL REFERENCES source_file (id),
    part           INTEGER NOT NULL DEFAULT 1, -- which article of the file
    imported_at    TEXT NOT NULL,
    because        TEXT,                       -- how it was decided that this is a version of that article
    sample         INTEGER NOT NULL DEFAULT 0,
    headline       TEXT,
    standfirst     TEXT,
    outlet         TEXT,
    url            TEXT,
    authors        TEXT NOT NULL DEFAULT '[]', -- JSON array of names
    published      TEXT,
    modified       TEXT,
    language       TEXT,
    section        TEXT,
    evidence       TEXT NOT NULL DEFAULT '{}', -- JSON object: field -> where it came from
    warnings       TEXT NOT NULL DEFAULT '[]', -- JSON array of sentences
    time           TEXT NOT NULL,              -- best known time: modified, else published, else imported
    -- what an article is recognized by
    text_hash      TEXT NOT NULL,              -- SHA-256 of the body's words
    url_key        TEXT,
    outlet_key     TEXT,
    headline_key   TEXT,
    day            INTEGER,                    -- of `published`, days since 1970
    sketch         BLOB NOT NULL,              -- least hashes of the text's word groups (similarity without the text)
    UNIQUE (source_file_id, part)
) STRICT;
CREATE INDEX version_by_article ON version (article_id, time);
CREATE INDEX version_by_text ON version (text_hash);
CREATE INDEX version_by_url ON version (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX version_by_headline ON version (headline_key, outlet_key);
CREATE INDEX version_by_outlet ON version (outlet_key, day);

CREATE TABLE paragraph (
    version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    idx        INTEGER NOT NULL,
    kind       TEXT NOT NULL,                  -- body, subhead, list_item, block_quote
    text       TEXT NOT NULL,
    PRIMARY KEY (version_id, idx)
) STRICT, WITHOUT ROWID;

-- Text that was left out of the body.
CREATE TABLE removed (
    version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    idx        INTEGER NOT NULL,
    text       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    before     INTEGER NOT NULL,               -- before which stored paragraph it stood
    PRIMARY KEY (version_id, idx)
) STRICT, WITHOUT ROWID;

-- DERIVED -----------------------------------------------------------------------------------------------------------

-- One row a version that was analyzed; without one, or with an older revision, it is analyzed again.
CREATE TABLE analysis (
    version_id     INTEGER PRIMARY KEY REFERENCES version (id) ON DELETE CASCADE,
    revision       INTEGER NOT NULL,
    language       TEXT,                       -- of the body: as given, else detected
    words          INTEGER NOT NULL,
    sentences      INTEGER NOT NULL,
    lede           TEXT NOT NULL,              -- the first sentence
    headline_spans TEXT NOT NULL,              -- JSON [[start, end], …] in the headline: stretches in quotation marks
    terms          TEXT NOT NULL               -- JSON [[term, weight], …], what stories are found by
) STRICT;

-- Someone named in a version.
CREATE TABLE person (
    version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    idx        INTEGER NOT NULL,
    name       TEXT NOT NULL,
    key        TEXT NOT NULL,
    kind       TEXT NOT NULL,                  -- person, organization, unknown
    aliases    TEXT NOT NULL,                  -- JSON array
    roles      TEXT NOT NULL,                  -- JSON array
    mentions   TEXT NOT NULL,                  -- JSON [[start, end], …]
    PRIMARY KEY (version_id, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotation (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id    INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    idx           INTEGER NOT NULL,            -- in text order
    anchor        TEXT NOT NULL,               -- survives re-analysis: what the user's corrections are keyed by
    start         INTEGER NOT NULL,
    end           INTEGER NOT NULL,
    spans         TEXT NOT NULL,               -- JSON [[start, end], …]
    verbatim      TEXT NOT NULL,               -- JSON [[start, end], …]
    kind          TEXT NOT NULL,               -- direct, mixed, indirect
    text          TEXT NOT NULL,               -- the words of `spans`, joined by " … "
    sentence      INTEGER NOT NULL,            -- in which it begins
    cue_start     INTEGER,
    cue_end       INTEGER,
    mentions      TEXT NOT NULL,               -- JSON [[start, end], …]: the words that point at the speaker
    canonical     TEXT,                        -- the fullest name, or the generic words
    person        INTEGER,                     -- person.idx; NULL for a generic source
    certain       INTEGER NOT NULL,
    confidence    REAL NOT NULL,
    explanation   TEXT NOT NULL,
    found_speaker INTEGER REFERENCES speaker (id) ON DELETE SET NULL, -- by analysis
    speaker_id    INTEGER REFERENCES speaker (id) ON DELETE SET NULL, -- after corrections, aliases and merges
    UNIQUE (version_id, idx)
) STRICT;
CREATE INDEX quotation_by_speaker ON quotation (speaker_id, version_id);
CREATE INDEX quotation_by_found ON quotation (found_speaker);
CREATE INDEX quotation_by_anchor ON quotation (anchor);

-- Articles that seem to tell of one event.
CREATE TABLE suggestion (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,             -- names the same articles after a rebuild
    title    TEXT NOT NULL,
    story_id INTEGER REFERENCES story (id) ON DELETE CASCADE,
    why      TEXT NOT NULL                     -- JSON array of words
) STRICT;
CREATE TABLE suggestion_article (
    suggestion_id INTEGER NOT NULL REFERENCES suggestion (id) ON DELETE CASCADE,
    article_id    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (suggestion_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_article_by_article ON suggestion_article (article_id);

-- One row an article, as the list shows it: the newest version under the user's edits.
CREATE TABLE article_row (
    article_id   INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    version_id   INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    headline     TEXT,
    headline_key TEXT,
    lede         TEXT NOT NULL,
    outlet_id    INTEGER REFERENCES outlet (id) ON DELETE SET NULL,
    outlet_key   TEXT,
    published    TEXT,
    time         TEXT,                         -- of `published`; NULL when unknown
    month        TEXT,
    imported_at  TEXT NOT NULL,
    story_id     INTEGER REFERENCES story (id) ON DELETE SET NULL,
    story_key    TEXT,
    versions     INTEGER NOT NULL,
    words        INTEGER NOT NULL,
    quotations   INTEGER NOT NULL,
    language     TEXT,
    trashed      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX article_row_by_version ON article_row (version_id);
CREATE INDEX article_row_by_time ON article_row (trashed, time, article_id);
CREATE INDEX article_row_by_headline ON article_row (trashed, headline_key, article_id);
CREATE INDEX article_row_by_outlet ON article_row (trashed, outlet_key, article_id);
CREATE INDEX article_row_by_import ON article_row (trashed, imported_at, article_id);
CREATE INDEX article_row_by_story ON article_row (story_id);
CREATE INDEX article_row_by_outlet_id ON article_row (outlet_id);

-- Rowid = article. Matches are marked by search/highlight.rs, so the text need not be kept twice.
CREATE VIRTUAL TABLE article_fts USING fts5 (
    headline, text, authors, outlet, speakers,
    content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

-- USER --------------------------------------------------------------------------------------------------------------

CREATE TABLE trash (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    at         TEXT NOT NULL
) STRICT;

-- A field as the user typed it; '' says that it is unknown.
CREATE TABLE field_edit (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    field      TEXT NOT NULL,
    value      TEXT NOT NULL,
    UNIQUE (article_id, field)
) STRICT;

-- Lines that the user brought back into the body.
CREATE TABLE kept_removed (
    id         INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    idx        INTEGER NOT NULL,
    UNIQUE (version_id, idx)
) STRICT;

CREATE TABLE tag (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key  TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE article_tag (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    tag_id     INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    UNIQUE (article_id, tag_id)
) STRICT;
CREATE INDEX article_tag_by_tag ON article_tag (tag_id, article_id);

CREATE TABLE story (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    title      TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
-- An article belongs to at most one story.
CREATE TABLE story_article (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    story_id   INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX story_article_by_story ON story_article (story_id);
CREATE TABLE suggestion_dismissed (
    id  INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    at  TEXT NOT NULL
) STRICT;

-- The register of speakers. Rows with a key were met by analysis, rows without were made by the user. Ids last for
-- ever, because corrections point at them.
CREATE TABLE speaker (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'unknown'
) STRICT;
-- A name that the user gave; before it `speaker.name` stands.
CREATE TABLE speaker_name (
    speaker_id INTEGER PRIMARY KEY REFERENCES speaker (id) ON DELETE CASCADE,
    name       TEXT NOT NULL
) STRICT;
CREATE TABLE speaker_merge (
    from_id INTEGER PRIMARY KEY REFERENCES speaker (id) ON DELETE CASCADE,
    into_id INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE
) STRICT;
-- A form of a name that means this speaker wherever it is met.
CREATE TABLE speaker_alias (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    speaker_id INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE quotation_correction (
    id         INTEGER PRIMARY KEY,
    anchor     TEXT NOT NULL UNIQUE,
    said       TEXT NOT NULL CHECK (said IN ('speaker', 'nobody', 'confirmed')),
    speaker_id INTEGER REFERENCES speaker (id) ON DELETE CASCADE,
    text       TEXT NOT NULL,                  -- the quotation, for people who read this table
    at         TEXT NOT NULL
) STRICT;
-- Which sentences belong together, by the hashes of their words; a_hash is the lesser one.
CREATE TABLE pairing_correction (
    id       INTEGER PRIMARY KEY,
    a_hash   TEXT NOT NULL,
    b_hash   TEXT NOT NULL,
    together INTEGER NOT NULL,
    at       TEXT NOT NULL,
    UNIQUE (a_hash, b_hash)
) STRICT;

CREATE TABLE saved_search (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- What was done, for undo and redo; not logged itself.
CREATE TABLE undo_step (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    label  TEXT NOT NULL,
    at     TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE undo_change (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
    tbl     TEXT NOT NULL,
    op      TEXT NOT NULL,                     -- how to go back: insert, update, delete
    row     INTEGER NOT NULL,                  -- rowid
    old     TEXT                               -- JSON array of the old values, in the order of the columns
) STRICT;
CREATE INDEX undo_change_by_step ON undo_change (step_id, id);
