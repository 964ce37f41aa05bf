-- USER --------------------------------------------------------------------------------------------------------------

-- Sentences that must be in a summary, or must not be, by the hash of their words: the choice holds for every version of
-- the article that has the sentence.
CREATE TABLE summary_choice (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    story_id   INTEGER REFERENCES story (id) ON DELETE CASCADE, -- NULL: the summary of the article alone
    hash       TEXT NOT NULL,
    pinned     INTEGER NOT NULL,               -- 0: dropped
    text       TEXT NOT NULL,                  -- the sentence, for people who read this table
    at         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX summary_choice_once ON summary_choice (article_id, coalesce(story_id, 0), hash);
CREATE INDEX summary_choice_by_story ON summary_choice (story_id) WHERE story_id IS NOT NULL;
