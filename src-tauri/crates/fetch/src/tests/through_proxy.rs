//! Through a proxy of each kind.
use super::by;
use super::server::{head, join, redirect, send, Line, Server};
use crate::client::Means;
use crate::{FetchError, Proxy};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A proxy that joins every call to the server at `port`; what it was asked to connect to.
fn proxy(port: u16, greet: fn(&mut TcpStream) -> String) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let own = listener.local_addr().unwrap().port();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let target = greet(&mut stream);
            let refused = target.is_empty();
            log.lock().unwrap().push(target);
            if !refused {
                join(stream, TcpStream::connect(("127.0.0.1", port)).unwrap());
            }
        }
    });
    (own, asked)
}

fn connect(stream: &mut TcpStream) -> String {
    let head = head(stream).unwrap_or_default();
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    head.split(' ').nth(1).unwrap_or_default().to_string()
}

fn refuse(stream: &mut TcpStream) -> String {
    let _ = head(stream);
    stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").unwrap();
    String::new()
}

/// RFC 1928, without a password.
fn socks(stream: &mut TcpStream) -> String {
    let mut greeting = [0; 3];
    stream.read_exact(&mut greeting).unwrap();
    stream.write_all(&[5, 0]).unwrap();
    let mut request = [0; 4];
    stream.read_exact(&mut request).unwrap();
    let target = match request[3] {
        1 => {
            let mut number = [0; 4];
            stream.read_exact(&mut number).unwrap();
            std::net::Ipv4Addr::from(number).to_string()
        }
        _ => {
            let mut length = [0];
            stream.read_exact(&mut length).unwrap();
            let mut name = vec![0; length[0].into()];
            stream.read_exact(&mut name).unwrap();
            String::from_utf8(name).unwrap()
        }
    };
    stream.read_exact(&mut [0; 2]).unwrap();
    stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
    target
}

fn page(path: &str, line: &mut dyn Line) {
    match path {
        "/private" => redirect(line, "http://192.168.1.1/"),
        "/name" => redirect(line, "http://router/"),
        "/inside" => redirect(line, "http://inside.example/"),
        "/proxy" => redirect(line, "http://proxy.example/"),
        _ => send(line, "200 OK", &[("Content-Type", "text/html")], b"<p>The ferry stops on Friday."),
    }
}

/// The proxy is on this computer; everything else has a public number, which is never connected to.
fn means() -> Means {
    let look_up = |name: &str, port| {
        let number = match name {
            "proxy.example" => [127, 0, 0, 1],
            "inside.example" => [10, 0, 0, 1],
            _ => [8, 8, 8, 8],
        };
        Ok(vec![(number, port).into()])
    };
    Means { look_up, ..Means::default() }
}

#[test]
fn an_http_proxy_is_told_the_name_and_looks_it_up() {
    let server = Server::new(page);
    let (port, asked) = proxy(server.port, connect);
    let through = Proxy::At(format!("http://proxy.example:{port}"));
    let found = by(&means(), "http://harbor-times.example/ferry", false, &through).unwrap();
    assert_eq!(found.url, "http://harbor-times.example/ferry");
    assert_eq!(*asked.lock().unwrap(), ["harbor-times.example:80"]);
}

#[test]
fn a_socks_proxy_is_told_a_number_that_was_checked() {
    let server = Server::new(page);
    let (port, asked) = proxy(server.port, socks);
    let through = Proxy::At(format!("socks5://proxy.example:{port}"));
    assert!(by(&means(), "http://harbor-times.example/ferry", false, &through).is_ok());
    assert_eq!(*asked.lock().unwrap(), ["8.8.8.8"]);
    let refused = by(&means(), "http://harbor-times.example/inside", false, &through);
    assert!(matches!(refused, Err(FetchError::Private { host, .. }) if host == "inside.example"));
}

#[test]
fn a_socks_proxy_that_looks_names_up_is_told_the_name() {
    let server = Server::new(page);
    let (port, asked) = proxy(server.port, socks);
    let through = Proxy::At(format!("socks5h://proxy.example:{port}"));
    assert!(by(&means(), "http://harbor-times.example/ferry", false, &through).is_ok());
    assert_eq!(*asked.lock().unwrap(), ["harbor-times.example"]);
}

#[test]
fn what_the_text_of_an_address_tells_is_refused_through_a_proxy_too() {
    let server = Server::new(page);
    let (port, asked) = proxy(server.port, connect);
    let through = Proxy::At(format!("http://proxy.example:{port}"));
    for path in ["private", "name", "proxy"] {
        let refused = by(&means(), &format!("http://harbor-times.example/{path}"), false, &through);
        assert!(matches!(refused, Err(FetchError::Private { .. })), "{path}: {refused:?}");
    }
    assert_eq!(asked.lock().unwrap().len(), 3);
}

#[test]
fn a_proxy_that_does_not_do_its_part_is_said_in_words() {
    let (port, _) = proxy(0, refuse);
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for address in [
        format!("http://127.0.0.1:{port}"),
        format!("http://127.0.0.1:{closed}"),
        format!("socks5h://127.0.0.1:{closed}"),
    ] {
        let found = by(&means(), "http://harbor-times.example/", false, &Proxy::At(address.clone()));
        assert!(matches!(found, Err(FetchError::Proxy(_))), "{address}: {found:?}");
    }
}
