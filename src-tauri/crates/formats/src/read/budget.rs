//! What unpacking may take: the guard against files that grow without end (zip bombs and their like).
use super::ReadError;
use std::cell::Cell;

/// Most bytes that the containers of one file may unpack to, all together.
const MOST_UNPACKED: u64 = 1 << 30;
/// Most parts that the containers of one file may have, all together.
const MOST_PARTS: u32 = 50_000;

/// What is left to unpack of one file. Shared by its containers, by reference: what one takes the others lack.
#[derive(Debug)]
pub struct Budget {
    bytes: Cell<u64>,
    parts: Cell<u32>,
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(MOST_UNPACKED, MOST_PARTS)
    }
}

impl Budget {
    /// A budget of `bytes` and `parts`.
    pub fn new(bytes: u64, parts: u32) -> Self {
        Self { bytes: Cell::new(bytes), parts: Cell::new(parts) }
    }

    /// Takes `bytes` that were unpacked; an error when there are not that many left.
    pub fn take(&self, bytes: u64) -> Result<(), ReadError> {
        match self.bytes.get().checked_sub(bytes) {
            Some(left) => {
                self.bytes.set(left);
                Ok(())
            }
            None => {
                self.bytes.set(0);
                let most = MOST_UNPACKED >> 20;
                Err(ReadError::Refused(format!(
                    "It unpacks to more than {most} MB, which no collection of articles does. Unpack it yourself and \
                     add the articles."
                )))
            }
        }
    }

    /// Bytes that may still be unpacked: the bound for a reader of packed bytes.
    pub fn left(&self) -> u64 {
        self.bytes.get()
    }

    /// Why nothing more can be taken, when that is so: what is left of a container need not be tried part by part.
    pub fn spent(&self) -> Option<ReadError> {
        if self.bytes.get() == 0 {
            self.take(1).err()
        } else if self.parts.get() == 0 {
            self.part().err()
        } else {
            None
        }
    }

    /// Takes one part; an error when there were too many.
    pub fn part(&self) -> Result<(), ReadError> {
        let left = self.parts.get().checked_sub(1).ok_or_else(|| {
            ReadError::Refused(format!(
                "It holds more than {MOST_PARTS} parts. Unpack it yourself and add the articles."
            ))
        })?;
        self.parts.set(left);
        Ok(())
    }
}
