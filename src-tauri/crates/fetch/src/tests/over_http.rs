//! Without TLS: what goes out, redirects, sizes, times, types.
use super::server::{redirect, send, Line, Server};
use super::{by, typed, LIMITS};
use crate::client::{fetch_by, Means};
use crate::{FetchError, Proxy, Request};
use flate2::write::GzEncoder;
use flate2::Compression;
use std::io::Write;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const PAGE: &[u8] = b"<!doctype html><p>The ferry stops on Friday.</p>";

fn page(_: &str, line: &mut dyn Line) {
    send(line, "200 OK", &[("Content-Type", "text/html")], PAGE);
}

#[test]
fn a_page_comes_with_what_the_server_says_of_it() {
    let server = Server::new(|_, line| {
        let headers = [
            ("Content-Type", "text/html; charset=windows-1251"),
            ("ETag", "\"a1\""),
            ("Last-Modified", "Tue, 13 Oct 2026 08:00:00 GMT"),
        ];
        send(line, "200 OK", &headers, b"<p>\xcf\xe0\xf0\xee\xec");
    });
    let found = typed(&server.address("/ferry?a=1#top")).unwrap();
    assert_eq!(found.url, server.address("/ferry?a=1"));
    assert_eq!(found.bytes, b"<p>\xcf\xe0\xf0\xee\xec");
    assert_eq!(found.media_type.as_deref(), Some("text/html"));
    assert_eq!(found.charset.as_deref(), Some("windows-1251"));
    assert_eq!(found.etag.as_deref(), Some("\"a1\""));
    assert_eq!(found.last_modified.as_deref(), Some("Tue, 13 Oct 2026 08:00:00 GMT"));
}

#[test]
fn the_request_says_nothing_of_who_asks() {
    let server = Server::new(|path, line| match path {
        "/first" => {
            let headers = [("Location", "/second"), ("Set-Cookie", "reader=17; Path=/")];
            send(line, "301 Moved Permanently", &headers, b"");
        }
        _ => page(path, line),
    });
    typed(&server.address("/first")).unwrap();
    let heard = server.heard();
    assert_eq!(heard.len(), 2);
    for head in heard {
        let mut names: Vec<String> = head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':').map(|(name, _)| name.to_ascii_lowercase()))
            .collect();
        names.sort();
        assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"], "{head}");
        assert!(head.contains("Broadsheet/0.1 (+reading one page for its user)"), "{head}");
    }
}

#[test]
fn a_private_host_is_asked_only_when_it_was_typed() {
    let server = Server::new(page);
    let address = format!("http://localhost:{}/", server.port);
    assert!(typed(&address).is_ok());
    for address in [address.as_str(), &server.address("/")] {
        // The port alone would be refused too; the sentence is about what is worse or comes first.
        assert!(by(&Means::default(), address, false, &Proxy::Direct).is_err(), "{address}");
    }
    assert_eq!(server.heard().len(), 1);
}

#[test]
fn a_name_is_judged_by_the_number_it_turns_out_to_have() {
    let server = Server::new(page);
    let means = Means { look_up: |_, port| Ok(vec![([127, 0, 0, 1], port).into()]), ..Means::default() };
    // What the user typed may be anything; what it sends on to may not.
    let inside = Means {
        look_up: |name, port| {
            let number = if name == "typed.example" { [127, 0, 0, 1] } else { [10, 0, 0, 1] };
            Ok(vec![(number, port).into()])
        },
        ..Means::default()
    };
    let address = format!("http://typed.example:{}/", server.port);
    assert!(by(&means, &address, true, &Proxy::Direct).is_ok());
    let refused = by(&means, "http://evil.example/", false, &Proxy::Direct);
    assert_eq!(refused, Err(FetchError::Private { host: "evil.example".into(), what: "this computer" }));
    let hop = Server::new(|_, line| redirect(line, "http://evil.example/"));
    let refused = by(&inside, &format!("http://typed.example:{}/", hop.port), true, &Proxy::Direct);
    assert!(matches!(refused, Err(FetchError::Private { host, .. }) if host == "evil.example"));
    assert_eq!(server.heard().len(), 1);
}

#[test]
fn redirects_are_followed_five_times_and_each_is_checked() {
    let server = Server::new(|path, line| match path {
        "/page" => page(path, line),
        "/loop" => redirect(line, "/loop"),
        "/nowhere" => send(line, "302 Found", &[], b""),
        "/private" => redirect(line, "http://192.168.1.1/"),
        "/localhost" => redirect(line, "http://localhost/"),
        "/cloud" => redirect(line, "http://169.254.169.254/latest/"),
        "/file" => redirect(line, "file:///etc/hosts"),
        "/mail" => redirect(line, "http://harbor-times.example:25/"),
        path => {
            let left: u32 = path.trim_start_matches('/').parse().unwrap();
            redirect(line, &if left == 1 { "/page".to_string() } else { format!("/{}", left - 1) });
        }
    });
    assert_eq!(typed(&server.address("/5")).unwrap().url, server.address("/page"));
    let begun = server.heard().len();
    assert_eq!(typed(&server.address("/6")), Err(FetchError::TooManyRedirects(5)));
    assert_eq!(server.heard().len() - begun, 6);
    assert_eq!(typed(&server.address("/loop")), Err(FetchError::TooManyRedirects(5)));
    assert_eq!(typed(&server.address("/nowhere")), Err(FetchError::BadRedirect));
    assert!(matches!(typed(&server.address("/private")), Err(FetchError::Private { .. })));
    assert!(matches!(typed(&server.address("/localhost")), Err(FetchError::Private { .. })));
    assert!(matches!(typed(&server.address("/cloud")), Err(FetchError::Private { .. })));
    assert_eq!(typed(&server.address("/file")), Err(FetchError::Scheme("file".into())));
    assert_eq!(typed(&server.address("/mail")), Err(FetchError::Port(25)));
}

#[test]
fn what_is_no_page_is_said_in_words() {
    let server = Server::new(|path, line| match path {
        "/picture" => send(line, "200 OK", &[("Content-Type", "image/jpeg")], b"\xff\xd8"),
        "/empty" => send(line, "200 OK", &[("Content-Type", "text/html")], b""),
        "/packed" => send(line, "200 OK", &[("Content-Encoding", "zstd")], b"(\xb5/\xfd"),
        "/cut" => drop(line.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>The fer")),
        "/silent" => {}
        "/noise" => drop(line.write_all(b"SSH-2.0-x\r\n\r\n")),
        path => send(line, &format!("{} X", path.trim_start_matches('/')), &[], b"<p>Sorry</p>"),
    });
    let why = |path: &str| typed(&server.address(path)).unwrap_err();
    assert_eq!(why("/picture"), FetchError::WrongType("a picture (image/jpeg)".into()));
    assert_eq!(why("/empty"), FetchError::Empty);
    assert_eq!(why("/packed"), FetchError::Broken("packed as zstd".into()));
    assert!(matches!(why("/cut"), FetchError::Broken(_)));
    assert!(matches!(why("/silent"), FetchError::Broken(_)));
    assert!(matches!(why("/noise"), FetchError::Broken(_)));
    for (code, words) in [
        (206, "no page"),
        (304, "no page"),
        (401, "sign in"),
        (403, "refuses"),
        (404, "no page at this address"),
        (410, "no longer"),
        (429, "too often"),
        (451, "legal"),
        (503, "trouble"),
    ] {
        let why = why(&format!("/{code}"));
        assert_eq!(why, FetchError::Status(code));
        assert!(why.to_string().contains(words), "{why}");
    }
}

#[test]
fn nobody_at_the_address_is_said_in_words() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let found = typed(&format!("http://127.0.0.1:{closed}/"));
    assert_eq!(found, Err(FetchError::NoAnswer("127.0.0.1".into())));
    let means = Means {
        look_up: |_, _| Err(std::io::Error::other("failed to lookup address information: Name or service not known")),
        ..Means::default()
    };
    let found = by(&means, "https://no-such.example/", true, &Proxy::Direct);
    assert_eq!(found, Err(FetchError::NoSuchHost("no-such.example".into())));
    let means = Means { look_up: |_, _| Ok(Vec::new()), ..Means::default() };
    let found = by(&means, "https://no-such.example/", true, &Proxy::Direct);
    assert_eq!(found, Err(FetchError::NoSuchHost("no-such.example".into())));
}

fn packed(bytes: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let piece = vec![b'a'; 1 << 16];
    (0..bytes / piece.len()).for_each(|_| encoder.write_all(&piece).unwrap());
    encoder.finish().unwrap()
}

#[test]
fn packed_pages_are_unpacked_and_bombs_are_stopped() {
    let mut small = GzEncoder::new(Vec::new(), Compression::fast());
    small.write_all(PAGE).unwrap();
    let small = small.finish().unwrap();
    let bomb = packed(500_000_000);
    assert!(bomb.len() < 1_000_000);
    let server = Server::new(move |path, line| {
        let body = if path == "/small" { &small } else { &bomb };
        send(line, "200 OK", &[("Content-Type", "text/html"), ("Content-Encoding", "gzip")], body);
    });
    assert_eq!(typed(&server.address("/small")).unwrap().bytes, PAGE);
    assert_eq!(typed(&server.address("/bomb")), Err(FetchError::TooLarge(2)));
}

#[test]
fn sizes_are_bounded_with_and_without_a_stated_length() {
    let server = Server::new(|path, line| match path {
        "/stated" => drop(line.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n<p>")),
        "/most" => send(line, "200 OK", &[], &vec![b'a'; LIMITS.bytes]),
        "/more" => send(line, "200 OK", &[], &vec![b'a'; LIMITS.bytes + 1]),
        _ => {
            let _ = line.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
            while line.write_all(&[b'a'; 8192]).is_ok() {}
        }
    });
    assert_eq!(typed(&server.address("/stated")), Err(FetchError::TooLarge(2)));
    assert_eq!(typed(&server.address("/endless")), Err(FetchError::TooLarge(2)));
    assert_eq!(typed(&server.address("/most")).unwrap().bytes.len(), LIMITS.bytes);
    assert_eq!(typed(&server.address("/more")), Err(FetchError::TooLarge(2)));
}

fn dawdle(path: &str, line: &mut dyn Line) {
    let head: &[u8] = if path == "/head" { b"HTTP/1.1 200 OK\r\nX" } else { b"HTTP/1.1 200 OK\r\n\r\n<p>" };
    let _ = line.write_all(head);
    let _ = line.flush();
    // A byte now and then, so that no single read waits long.
    while line.write_all(b"a").and_then(|()| line.flush()).is_ok() {
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn the_whole_is_bounded_in_time() {
    let server = Server::new(dawdle);
    for path in ["/head", "/body"] {
        let begun = Instant::now();
        assert!(matches!(typed(&server.address(path)), Err(FetchError::TimedOut { .. })), "{path}");
        assert!(begun.elapsed() < LIMITS.whole + Duration::from_millis(500), "{path}: {:?}", begun.elapsed());
    }
}

#[test]
fn cancelling_does_not_wait_for_the_network() {
    let server = Server::new(dawdle);
    let address = server.address("/body");
    let cancelled = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let fetching = scope.spawn(|| {
            let request = Request { address: &address, typed: true, proxy: &Proxy::Direct, limits: LIMITS };
            fetch_by(&Means::default(), &request, &|| cancelled.load(Ordering::Relaxed))
        });
        std::thread::sleep(Duration::from_millis(200));
        let asked = Instant::now();
        cancelled.store(true, Ordering::Relaxed);
        assert_eq!(fetching.join().unwrap(), Err(FetchError::Cancelled));
        assert!(asked.elapsed() < Duration::from_millis(100), "{:?}", asked.elapsed());
    });
}
