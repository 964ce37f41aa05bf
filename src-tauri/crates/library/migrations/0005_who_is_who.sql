-- One speaker for one person across articles: what is looked up, what was joined, what is asked, what the user said.

-- DERIVED -----------------------------------------------------------------------------------------------------------

-- Words under which speakers are looked up: surnames in all their spellings fall together, abbreviations stand beside
-- the names of organizations.
CREATE TABLE speaker_word (
    word       TEXT NOT NULL,
    speaker_id INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
    PRIMARY KEY (word, speaker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_word_by_speaker ON speaker_word (speaker_id);

-- Speakers that were joined by name and context, without asking.
CREATE TABLE speaker_join (
    from_id INTEGER PRIMARY KEY REFERENCES speaker (id) ON DELETE CASCADE,
    into_id INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
    score   REAL NOT NULL,
    why     TEXT NOT NULL                     -- JSON array of reasons
) STRICT;

-- Whom each speaker counts as, after merges, joins and the user's word; without a row a speaker is nobody else.
CREATE TABLE speaker_root (
    speaker_id INTEGER PRIMARY KEY REFERENCES speaker (id) ON DELETE CASCADE,
    root_id    INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX speaker_root_by_root ON speaker_root (root_id);

-- Are these two one person? a_id is the lesser one.
CREATE TABLE speaker_question (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    a_id   INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
    b_id   INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
    score  REAL NOT NULL,
    pro    TEXT NOT NULL,                     -- JSON array of reasons
    contra TEXT NOT NULL,                     -- JSON array of reasons
    raised INTEGER NOT NULL DEFAULT 1,        -- how often new evidence brought it up
    UNIQUE (a_id, b_id)
) STRICT;

-- USER --------------------------------------------------------------------------------------------------------------

-- The user's word that two speakers are different people, or that she does not want to say yet. That they are one stands
-- in speaker_merge. a_id is the lesser one.
CREATE TABLE speaker_decision (
    id     INTEGER PRIMARY KEY,
    a_id   INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
    b_id   INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
    said   TEXT NOT NULL CHECK (said IN ('apart', 'later')),
    raised INTEGER NOT NULL,                  -- speaker_question.raised at that time
    at     TEXT NOT NULL,
    UNIQUE (a_id, b_id)
) STRICT;

-- What a correction teaches: a name in an article, and in an outlet, means this speaker.
CREATE TABLE speaker_lesson (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL,                 -- the name as the article has it, folded
    article_id INTEGER REFERENCES article (id) ON DELETE SET NULL,
    outlet_key TEXT,
    speaker_id INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
    at         TEXT NOT NULL,
    UNIQUE (key, article_id)
) STRICT;

INSERT INTO speaker_root WITH RECURSIVE chain (speaker_id, at, steps) AS (
        SELECT from_id, into_id, 1 FROM speaker_merge
        UNION ALL SELECT c.speaker_id, m.into_id, c.steps + 1 FROM chain c JOIN speaker_merge m ON m.from_id = c.at
        WHERE c.steps < 100)
    SELECT speaker_id, at FROM (SELECT speaker_id, at, max(steps) FROM chain GROUP BY speaker_id);
