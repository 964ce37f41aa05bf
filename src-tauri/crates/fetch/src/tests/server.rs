//! A server on loopback: a thread, one connection after the other.
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A connection in both directions.
pub trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

/// What the server does with a request for `path`.
type Answer = dyn Fn(&str, &mut dyn Line) + Send + Sync;

pub struct Server {
    pub port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn new(answer: impl Fn(&str, &mut dyn Line) + Send + Sync + 'static) -> Self {
        Self::start(None, Arc::new(answer))
    }

    pub fn with_tls(tls: Arc<ServerConfig>, answer: impl Fn(&str, &mut dyn Line) + Send + Sync + 'static) -> Self {
        Self::start(Some(tls), Arc::new(answer))
    }

    fn start(tls: Option<Arc<ServerConfig>>, answer: Arc<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let log = heard.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log, tls) = (answer.clone(), log.clone(), tls.clone());
                std::thread::spawn(move || match tls {
                    None => serve(stream, &*answer, &log),
                    Some(tls) => {
                        let connection = ServerConnection::new(tls).unwrap();
                        serve(StreamOwned::new(connection, stream), &*answer, &log);
                    }
                });
            }
        });
        Self { port, heard }
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The heads of all requests so far.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

fn serve(mut line: impl Line, answer: &Answer, log: &Mutex<Vec<String>>) {
    let Some(head) = head(&mut line) else { return };
    let path = head.split(' ').nth(1).unwrap_or_default().to_string();
    log.lock().unwrap().push(head);
    answer(&path, &mut line);
}

/// Everything before the empty line.
pub fn head(line: &mut dyn Read) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        line.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}

/// Sends a whole answer; whether the other side still listens does not matter.
pub fn send(line: &mut dyn Line, status: &str, headers: &[(&str, &str)], body: &[u8]) {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    headers.iter().for_each(|(name, value)| head.push_str(&format!("{name}: {value}\r\n")));
    let _ = line.write_all(format!("{head}\r\n").as_bytes());
    let _ = line.write_all(body);
    let _ = line.flush();
}

pub fn redirect(line: &mut dyn Line, to: &str) {
    send(line, "302 Found", &[("Location", to)], b"");
}

/// Joins two connections until one ends.
pub fn join(a: TcpStream, b: TcpStream) {
    let (mut from_a, mut to_b) = (a.try_clone().unwrap(), b.try_clone().unwrap());
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut from_a, &mut to_b);
    });
    let (mut from_b, mut to_a) = (b, a);
    let _ = std::io::copy(&mut from_b, &mut to_a);
    let _ = to_a.shutdown(std::net::Shutdown::Both);
}
