//! With TLS: who is believed, and what is not followed.
use super::server::{redirect, send, Line, Server};
use super::{by, typed};
use crate::client::Means;
use crate::{FetchError, Proxy};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::ServerConfig;
use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use ureq::tls::{Certificate, RootCerts};

/// A certificate and its key, made for these tests with `openssl ca -selfsign`: EC P-256, for one name, no authority,
/// good from 2020 to 2120.
struct Identity {
    certificate: &'static [u8],
    key: &'static [u8],
}

const LOCALHOST: Identity = Identity {
    certificate: include_bytes!("certificates/localhost.crt.der"),
    key: include_bytes!("certificates/localhost.key.der"),
};
const ANOTHER: Identity = Identity {
    certificate: include_bytes!("certificates/another.example.crt.der"),
    key: include_bytes!("certificates/another.example.key.der"),
};

/// A server of that identity, and the means of somebody who trusts it.
fn server(identity: &Identity, answer: impl Fn(&str, &mut dyn Line) + Send + Sync + 'static) -> (Server, Means) {
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(identity.certificate)],
            PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(identity.key)),
        )
        .unwrap();
    let trust = RootCerts::new_with_certs(&[Certificate::from_der(identity.certificate).to_owned()]);
    (Server::with_tls(Arc::new(config), answer), Means { trust, ..Means::default() })
}

fn answer(path: &str, line: &mut dyn Line) {
    match path {
        "/open" => redirect(line, "http://localhost/"),
        "/round" => redirect(line, "/page"),
        _ => send(line, "200 OK", &[("Content-Type", "text/html")], b"<p>The ferry stops on Friday."),
    }
}

#[test]
fn a_protected_page_comes_and_never_sends_on_to_an_open_one() {
    let (server, means) = server(&LOCALHOST, answer);
    let get = |path: &str| by(&means, &format!("https://localhost:{}{path}", server.port), true, &Proxy::Direct);
    assert_eq!(get("/page").unwrap().bytes, b"<p>The ferry stops on Friday.");
    assert!(get("/round").unwrap().url.ends_with("/page"));
    assert_eq!(get("/open"), Err(FetchError::Downgrade));
}

#[test]
fn a_certificate_that_proves_nothing_is_refused() {
    let (server, means) = server(&ANOTHER, answer);
    let address = format!("https://localhost:{}/", server.port);
    for (means, words) in [(means, "another site"), (Means::default(), "whom this computer trusts")] {
        match by(&means, &address, true, &Proxy::Direct) {
            Err(FetchError::Certificate { host, why }) => {
                assert_eq!(host, "localhost");
                assert!(why.contains(words), "{why}");
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(server.heard().is_empty());
}

#[test]
fn a_server_without_tls_is_said_in_words() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").unwrap();
        stream
    });
    let found = typed(&format!("https://127.0.0.1:{port}/")).unwrap_err();
    assert!(matches!(found, FetchError::Tls { .. }), "{found:?}");
    drop(serving.join());
}
