-- What archives and agency copy know of a text, and which rule left a line out.
ALTER TABLE version ADD COLUMN agency TEXT;     -- whose copy it is, when the file credits one
ALTER TABLE version ADD COLUMN captured TEXT;   -- when an archive took its copy, RFC 3339
ALTER TABLE version ADD COLUMN part_name TEXT;  -- where it stood in a container ("inbox/letter.html")
ALTER TABLE removed ADD COLUMN rule TEXT;       -- id of the cleaning rule; NULL when its place decided
