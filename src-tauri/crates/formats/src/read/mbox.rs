//! Mailboxes: messages one after another (RFC 4155), as mail programs export folders.
use std::borrow::Cow;

use super::{mime, Found, Hints, ReadError, Reader, MOST_BYTES};

/// The reader of mailboxes.
pub struct Mbox;

impl Reader for Mbox {
    fn id(&self) -> &'static str {
        "mbox"
    }
    fn name(&self) -> &'static str {
        "Mailbox"
    }
    fn media_type(&self) -> &'static str {
        "application/mbox"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["mbox"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        if begins(bytes) {
            97
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let mut found = Found::default();
        let messages = messages(bytes);
        for (number, message) in messages.iter().enumerate() {
            let name = format!("message {}", number + 1);
            if found.is_full(&name, messages.len() - number - 1, hints) {
                break;
            }
            let failed = found.failed.len();
            found.take_in(&name, &unescaped(message), None, None, hints);
            // Messages without an article are most of a mailbox; what could not be read of one is worth a word.
            let silent = |error: &ReadError| matches!(error, ReadError::NoText | ReadError::Empty);
            if found.failed.len() == failed + 1 && found.failed.last().is_some_and(|part| silent(&part.error)) {
                found.failed.pop();
            }
        }
        Ok(found)
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

/// Whether a message of a mailbox begins here: the line with who sent it and when, and a head under it.
fn begins(bytes: &[u8]) -> bool {
    let Some(end) = bytes.iter().take(512).position(|byte| *byte == b'\n').filter(|_| bytes.starts_with(b"From "))
    else {
        return false;
    };
    let known =
        ["from", "to", "subject", "date", "message-id", "received", "return-path", "x-gmail-labels", "mime-version"];
    let fields = mime::fields(bytes.get(end + 1..).unwrap_or_default());
    fields.iter().filter(|field| known.contains(&field.as_str())).count() >= 2
}

/// The messages, without the lines before them.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts = vec![0];
    for at in bytes.windows(6).enumerate().filter(|(_, six)| *six == b"\nFrom ").map(|(at, _)| at) {
        // Programs that do not escape such lines in the text still leave a head under the true ones only.
        if bytes.get(at + 1..).is_some_and(begins) {
            starts.push(at + 1);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let whole = starts.iter().zip(ends).filter_map(|(start, end)| bytes.get(*start..end));
    whole
        .filter_map(|message| message.iter().position(|byte| *byte == b'\n').and_then(|at| message.get(at + 1..)))
        .collect()
}

/// A message with its own lines that begin with "From ", which mailboxes mark.
fn unescaped(message: &[u8]) -> Cow<'_, [u8]> {
    if !message.windows(7).any(|seven| seven == b"\n>From ") {
        return Cow::Borrowed(message);
    }
    let lines = message.split_inclusive(|byte| *byte == b'\n');
    let whole = lines.map(|line| {
        let end = line.iter().position(|byte| *byte != b'>').unwrap_or_default();
        let marked = end > 0 && line.get(end..).is_some_and(|rest| rest.starts_with(b"From "));
        line.get(usize::from(marked)..).unwrap_or_default()
    });
    Cow::Owned(whole.collect::<Vec<_>>().concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_from_lines_that_begin_alike() {
        let bytes = b"From a@a.example Mon May  4 10:00:00 2026\nFrom: a\nSubject: one\n\nwords\n\nFrom here on it was quiet.\n\n\
                      >From the pier too.\n\nFrom b@b.example Mon May  4 11:00:00 2026\nFrom: b\nDate: x\n\nmore\n";
        assert!(begins(bytes));
        let found = messages(bytes);
        assert_eq!(found.len(), 2);
        assert!(unescaped(found[0]).ends_with(b"quiet.\n\nFrom the pier too.\n\n"));
        assert!(!begins(b"From here to there\n\nit is far: very far.\n"));
    }
}
