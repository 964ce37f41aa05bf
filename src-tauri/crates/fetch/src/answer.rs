//! What came back: a redirect, a page, or a reason why not.
use crate::{FetchError, Fetched, Limits};
use std::io::{self, Read};
use ureq::http::header::{HeaderName, CONTENT_ENCODING, CONTENT_TYPE, ETAG, LAST_MODIFIED, LOCATION};
use ureq::http::Response;
use ureq::{Body, Timeout};
use url::Url;

/// What an answer is the answer to.
pub(crate) struct Asked<'a> {
    pub(crate) host: &'a str,
    pub(crate) proxied: bool,
    pub(crate) limits: &'a Limits,
}

/// Where the answer sends on to; `None` when it does not.
pub(crate) fn location(response: &Response<Body>) -> Result<Option<String>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    header(response, LOCATION).map(Some).ok_or(FetchError::BadRedirect)
}

/// A header's text; bytes that are no UTF-8 become U+FFFD.
fn header(response: &Response<Body>, name: HeaderName) -> Option<String> {
    let value = String::from_utf8_lossy(response.headers().get(name)?.as_bytes()).trim().to_string();
    Some(value).filter(|value| !value.is_empty())
}

impl Asked<'_> {
    /// The page in the answer.
    pub(crate) fn page(&self, response: Response<Body>, url: &Url) -> Result<Fetched, FetchError> {
        let status = response.status().as_u16();
        // 206 is a part of a page, which nobody asked for.
        if !matches!(status, 200..=205) {
            return Err(FetchError::Status(status));
        }
        let (media_type, charset) = content_type(header(&response, CONTENT_TYPE).as_deref().unwrap_or_default());
        if let Some(what) = media_type.as_deref().and_then(no_page) {
            return Err(FetchError::WrongType(what));
        }
        if let Some(packed) = header(&response, CONTENT_ENCODING).filter(|packed| packed != "identity") {
            return Err(FetchError::Broken(format!("packed as {packed}")));
        }
        let (etag, last_modified) = (header(&response, ETAG), header(&response, LAST_MODIFIED));
        let bytes = self.bytes(response.into_body())?;
        Ok(Fetched { url: url.to_string(), bytes, media_type, charset, etag, last_modified })
    }

    fn bytes(&self, body: Body) -> Result<Vec<u8>, FetchError> {
        let limit = self.limits.bytes;
        let too_large = || FetchError::TooLarge(limit / 1_000_000);
        if body.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        // Unpacking is bounded too: what is counted is what comes out.
        let most = (limit as u64).saturating_add(1);
        let read = body.into_reader().take(most).read_to_end(&mut bytes);
        read.map_err(|error| self.why(error.into()))?;
        match bytes.len() {
            0 => Err(FetchError::Empty),
            length if length > limit => Err(too_large()),
            _ => Ok(bytes),
        }
    }

    /// The client's error in plain words.
    pub(crate) fn why(&self, error: ureq::Error) -> FetchError {
        let host = self.host.to_string();
        match error {
            ureq::Error::Other(inner) => match inner.downcast::<FetchError>() {
                Ok(own) => *own,
                Err(other) => FetchError::Broken(other.to_string()),
            },
            ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
                FetchError::TimedOut { host, seconds: self.limits.connect.as_secs() }
            }
            ureq::Error::Timeout(_) => FetchError::TimedOut { host, seconds: self.limits.whole.as_secs() },
            ureq::Error::HostNotFound => FetchError::NoSuchHost(host),
            ureq::Error::Rustls(error) => self.unprotected(&error),
            ureq::Error::Tls(why) => FetchError::Tls { host, why: why.to_string() },
            ureq::Error::ConnectProxyFailed(why) => FetchError::Proxy(why),
            ureq::Error::InvalidProxyUrl => FetchError::BadProxy(String::new()),
            ureq::Error::BadUri(_) => FetchError::BadAddress(host),
            ureq::Error::Io(error) => self.cut_off(error),
            other => FetchError::Broken(other.to_string()),
        }
    }

    fn cut_off(&self, error: io::Error) -> FetchError {
        use io::ErrorKind as Kind;
        if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return self.unprotected(error);
        }
        let host = self.host.to_string();
        match error.kind() {
            Kind::UnexpectedEof | Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe => {
                FetchError::Broken("the connection was closed".to_string())
            }
            _ if self.proxied => FetchError::Proxy(error.to_string()),
            Kind::ConnectionRefused => FetchError::NoAnswer(host),
            Kind::NetworkUnreachable | Kind::HostUnreachable | Kind::NetworkDown | Kind::AddrNotAvailable => {
                FetchError::Offline(host)
            }
            _ => FetchError::Broken(error.to_string()),
        }
    }

    fn unprotected(&self, error: &rustls::Error) -> FetchError {
        use rustls::CertificateError as Bad;
        let host = self.host.to_string();
        let rustls::Error::InvalidCertificate(bad) = error else {
            return FetchError::Tls { host, why: error.to_string() };
        };
        let why = match bad {
            Bad::Expired | Bad::ExpiredContext { .. } => "its certificate has run out",
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
                "its certificate is not valid yet; check this computer's clock"
            }
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => "its certificate is that of another site",
            Bad::UnknownIssuer => "nobody whom this computer trusts vouches for its certificate",
            Bad::Revoked => "its certificate was taken back",
            _ => "its certificate is not accepted",
        };
        FetchError::Certificate { host, why: why.to_string() }
    }
}

/// Media type and `charset` of a Content-Type (RFC 9110, section 8.3); `None` for what is not given.
fn content_type(value: &str) -> (Option<String>, Option<String>) {
    let mut parts = value.split(';').map(str::trim);
    let media_type = parts.next().filter(|kind| kind.contains('/')).map(str::to_ascii_lowercase);
    let charset = parts.filter_map(|part| part.split_once('=')).find_map(|(name, value)| {
        let value = value.trim().trim_matches(['"', '\'']);
        let label = (1..=40).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_graphic());
        (name.trim().eq_ignore_ascii_case("charset") && label).then(|| value.to_string())
    });
    (media_type, charset)
}

/// What there is in place of a page, when the type says that nobody can read it; the rest is for the readers to find out.
fn no_page(media_type: &str) -> Option<String> {
    let what = match media_type {
        "text/css" | "text/javascript" | "application/javascript" | "application/wasm" => "a piece of a program",
        _ => match media_type.split('/').next()? {
            "image" => "a picture",
            "audio" => "a sound",
            "video" => "a film",
            "font" => "a typeface",
            _ => return None,
        },
    };
    Some(format!("{what} ({media_type})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_read_as_servers_write_them() {
        for (value, media_type, charset) in [
            ("text/html", Some("text/html"), None),
            ("Text/HTML; Charset=\"Windows-1251\"", Some("text/html"), Some("Windows-1251")),
            ("text/html;charset=utf-8;x=1", Some("text/html"), Some("utf-8")),
            ("text/html; boundary=a; charset = 'koi8-r'", Some("text/html"), Some("koi8-r")),
            ("text/html; charset=", Some("text/html"), None),
            ("text/html; charset=the one of my server", Some("text/html"), None),
            ("charset=utf-8", None, None),
            ("", None, None),
        ] {
            let (found, encoding) = content_type(value);
            assert_eq!((found.as_deref(), encoding.as_deref()), (media_type, charset), "{value}");
        }
    }

    #[test]
    fn what_nobody_can_read_is_no_page() {
        for (media_type, expected) in [
            ("image/png", Some("a picture (image/png)")),
            ("video/mp4", Some("a film (video/mp4)")),
            ("text/css", Some("a piece of a program (text/css)")),
            ("text/html", None),
            ("application/pdf", None),
            ("application/octet-stream", None),
        ] {
            assert_eq!(no_page(media_type).as_deref(), expected, "{media_type}");
        }
    }
}
