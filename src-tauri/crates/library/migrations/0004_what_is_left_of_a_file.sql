-- Parts of a container (an archive, a table) that were not read, or not yet: above 0 the file is read again when it is
-- imported again.
ALTER TABLE source_file ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
