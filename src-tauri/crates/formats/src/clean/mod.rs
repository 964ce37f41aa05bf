//! Plain text cleaned by rules on lines: one file a family of rules, one table.
