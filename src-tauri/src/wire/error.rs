//! Errors as the UI gets them.
use serde::Serialize;
use specta::Type;

/// What went wrong, as a plain sentence; `code` only decides what the UI does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// What kind.
    pub code: Code,
    /// What happened, what was kept, what to do.
    pub message: String,
    /// For a bug report; may be empty.
    pub detail: String,
}

/// The closed list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// The thing is gone (deleted, or another library is open).
    NotFound,
    /// What was asked for cannot be done as asked; the message says why.
    Invalid,
    /// The library was made by a newer Broadsheet and is not touched.
    NewerLibrary,
    /// Another Broadsheet has the library open.
    Busy,
    /// The disk is full or not writable.
    Disk,
    /// The user cancelled.
    Cancelled,
    /// A bug; the app goes on.
    Internal,
}

impl From<broadsheet_library::Error> for Error {
    fn from(error: broadsheet_library::Error) -> Self {
        let code = match error.code() {
            broadsheet_library::Code::NotFound => Code::NotFound,
            broadsheet_library::Code::Invalid => Code::Invalid,
            broadsheet_library::Code::NewerLibrary => Code::NewerLibrary,
            broadsheet_library::Code::Busy => Code::Busy,
            broadsheet_library::Code::Disk => Code::Disk,
            broadsheet_library::Code::Cancelled => Code::Cancelled,
            broadsheet_library::Code::Internal => Code::Internal,
        };
        Self { code, message: error.message(), detail: error.detail() }
    }
}

impl Error {
    /// A bug, met while answering; the app goes on.
    pub fn internal(detail: String) -> Self {
        let message = "Something went wrong in Broadsheet. Nothing was lost; please report this.".to_string();
        Self { code: Code::Internal, message, detail }
    }
}
