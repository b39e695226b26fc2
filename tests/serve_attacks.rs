//! `bantin serve` against those who mean it ill: other sites, odd paths, slow and huge requests.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

mod common;

use common::{
    Site,
    fixtures::{BASE, SEEDS},
    server::{Server, wait_for},
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

fn server() -> (Site, Server) {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    site.write(".env", "MAT_KHAU=bi-mat");
    site.write("public/rieng.txt", "bi-mat");
    site.write("content/.an.md", "bi-mat");
    site.write("static/.git/config", "bi-mat");
    let server = Server::start(&site, &[]);
    (site, server)
}

/// The status of the answer to these bytes; none when the connection was closed without one.
fn status(server: &Server, bytes: &[u8]) -> Option<u16> {
    let answer = server.send(bytes)?;
    assert!(!answer.text().contains("bi-mat"), "{}", answer.text());
    Some(answer.status)
}

#[track_caller]
fn still_answers(server: &Server) {
    let start = Instant::now();
    assert_eq!(server.get("/").status, 200);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
}

/// Names that anyone can point to this machine are no names of this server.
#[rustfmt::skip]
#[test]
fn foreign_hosts() {
    let (_site, server) = server();
    let port = server.port;
    let own = format!("localhost:{port}");
    for (host, expected) in [
        (own.as_str(), 200), ("localhost", 200), ("LOCALHOST", 200), ("127.0.0.1", 200), ("127.0.0.1:80", 200), ("127.8.9.1", 200), ("[::1]", 200), ("[::1]:4040", 200),
        ("evil.example", 421), ("localhost.evil.example", 421), ("evil.example:4040", 421), ("localhost:80:80", 421), ("localhost@evil.example", 421),
        ("127.0.0.1.nip.io", 421), ("192.168.1.2", 421), ("0.0.0.0", 421), ("[::]", 421), ("[::1]evil.example", 421), ("[::1", 421), ("", 421), ("localhost.", 421),
        ("2130706433", 421), ("0x7f000001", 421), ("127.1", 421), ("::1", 421), ("localhost:evil", 421), ("local\u{301}host", 421),
    ] {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = status(&server, request.as_bytes());
        assert!(answer == Some(expected) || expected == 421 && answer == Some(400), "{host:?}: {answer:?}");
    }
    for (head, expected) in [
        ("GET / HTTP/1.1\r\n", 400),
        ("GET / HTTP/1.0\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n", 400),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n", 421),
        ("GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n", 421),
        ("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: evil.example\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:1\r\n", 200),
    ] {
        assert_eq!(status(&server, format!("{head}Connection: close\r\n\r\n").as_bytes()), Some(expected), "{head}");
    }
}

#[rustfmt::skip]
#[test]
fn only_reading() {
    let (_site, server) = server();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW"] {
        for path in ["/", "/_bantin/events", "/_bantin/live.js", "/khong-co"] {
            let answer = server.request(method, path, "Content-Length: 0\r\n");
            assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method} {path}");
        }
    }
    assert!(matches!(status(&server, b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n"), Some(400 | 405 | 421) | None));
    assert!(matches!(status(&server, b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"), Some(400 | 405)));
    assert!(matches!(status(&server, b"get / HTTP/1.1\r\nHost: localhost\r\n\r\n"), Some(400 | 405)));
    still_answers(&server);
}

/// No path leads out of the site.
#[rustfmt::skip]
#[test]
fn odd_paths() {
    let (_site, server) = server();
    for path in [
        "/../../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e/etc/passwd", "/..%5c..%5cetc", "/....//etc/passwd",
        "/assets/../../etc/passwd", "/assets/..%2f..%2f.env", "//etc/passwd", "/%2fetc/passwd", "/.env", "/public/rieng.txt", "/static/.git/config", "/.git/config",
        "/content/.an.md", "/site.yaml", "/%00", "/a%00.html", "/%c0%ae%c0%ae/etc/passwd", "/%ff%fe", "/%", "/%zz", "/a/./b", "/tin/%2e/", "/C:/Windows/win.ini",
        "/assets/style.css%00.html", "/assets/style.css/", "/assets//style.css", "/assets/STYLE.CSS", "/index.html/", "/tin/../", "/~root", "/proc/self/environ",
        "/_bantin", "/_bantin/", "/_bantin/../", "/_bantin/live.js/x",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 404 | 400), "{path}: {}", answer.head);
        assert!(!answer.text().contains("root:") && !answer.text().contains("bi-mat"), "{path}");
    }
    for path in ["/?a=../../etc/passwd", "/index.html", "/?%00", "/#x"] {
        assert!(matches!(server.get(path).status, 200 | 400), "{path}");
    }
    let long = format!("/{}", "a".repeat(60_000));
    let request = format!("GET {long} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(matches!(status(&server, request.as_bytes()), Some(400 | 414 | 431) | None));
    still_answers(&server);
}

/// A link in the site that leads out of it is followed nowhere.
#[cfg(unix)]
#[test]
fn links_that_leave_the_site() {
    use std::os::unix::fs::symlink;
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    let secret = site.outside().join("bi-mat.txt");
    std::fs::write(&secret, "bi-mat").unwrap();
    site.write("static/a.txt", "a");
    symlink(&secret, site.root().join("static/ra.txt")).unwrap();
    symlink(site.outside(), site.root().join("static/ngoai")).unwrap();
    let server = Server::start(&site, &[]);
    for path in ["/ra.txt", "/ngoai/bi-mat.txt"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    // A file that becomes such a link while it is served.
    assert_eq!(server.get("/a.txt").text(), "a");
    site.remove("static/a.txt");
    symlink(&secret, site.root().join("static/a.txt")).unwrap();
    assert!(!server.get("/a.txt").text().contains("bi-mat"));
    server.wait_until_gone("/a.txt");
}

#[rustfmt::skip]
#[test]
fn what_is_no_request() {
    let (_site, server) = server();
    let many: String = (0..500).map(|number| format!("X-{number}: a\r\n")).collect();
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"\r\n\r\n\r\n".to_vec(),
        vec![0; 4096],
        vec![0xff; 100_000],
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde".to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".to_vec(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "a".repeat(1 << 20)).into_bytes(),
    ] {
        let mut stream = server.connect();
        stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
        let _ = stream.write_all(&bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 5");
        assert!(refused || bytes.starts_with(b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer"), "{}: {answer}", String::from_utf8_lossy(&bytes[..bytes.len().min(80)]));
    }
    still_answers(&server);
}

/// A body is never read, however long it says it is.
#[test]
fn huge_bodies() {
    let (_site, server) = server();
    let mut stream = server.connect();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n")
        .unwrap();
    let part = [b'a'; 1 << 16];
    let mut sent = 0_u64;
    stream
        .set_write_timeout(Some(Duration::from_millis(500)))
        .unwrap();
    while sent < 200 << 20 {
        match stream.write(&part) {
            Ok(written) if written > 0 => sent += written as u64,
            _ => break,
        }
    }
    assert!(sent < 50 << 20, "{sent} bytes were taken");
    still_answers(&server);
}

/// Hundreds of connections that say nothing, or little by little, keep nobody out.
#[test]
fn slow_connections() {
    let (_site, server) = server();
    let mut slow: Vec<TcpStream> = (0..400).map(|_| server.connect()).collect();
    for stream in slow.iter_mut().skip(200) {
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: local");
    }
    still_answers(&server);
    for stream in &mut slow {
        let _ = stream.write_all(b"h");
    }
    still_answers(&server);
}

/// The head of a request has ten seconds, however it trickles.
#[test]
fn a_trickling_head_is_cut_off() {
    let (_site, server) = server();
    let mut stream = server.connect();
    let start = Instant::now();
    stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    stream
        .set_read_timeout(Some(Duration::from_millis(500)))
        .unwrap();
    let closed = wait_for("the connection to be closed", || {
        let _ = stream.write_all(b"X: a\r\n");
        match stream.read(&mut [0; 100]) {
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) =>
            {
                None
            }
            _ => Some(start.elapsed()),
        }
    });
    assert!(closed < Duration::from_secs(15), "{closed:?}");
}

/// Browsers that never read what they asked for.
#[test]
fn stalled_readers() {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    site.write("static/lon.bin", vec![b'x'; 8 << 20]);
    let server = Server::start(&site, &[]);
    let stalled: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = server.connect();
            stream
                .write_all(b"GET /lon.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .unwrap();
            stream
        })
        .collect();
    still_answers(&server);
    drop(stalled);
    still_answers(&server);
}

/// Requests one after another on one connection, and several at once.
#[test]
fn pipelined_requests() {
    let (_site, server) = server();
    let mut stream = server.connect();
    let one = "GET /assets/icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let last = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream
        .write_all(format!("{}{last}", one.repeat(50)).as_bytes())
        .unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    assert_eq!(
        String::from_utf8_lossy(&all)
            .matches("HTTP/1.1 200 OK")
            .count(),
        51
    );
}

/// Only pages of the site itself may listen.
#[rustfmt::skip]
#[test]
fn listening_from_elsewhere() {
    let (_site, server) = server();
    for (head, expected) in [
        ("Sec-Fetch-Site: cross-site\r\n", 403),
        ("Sec-Fetch-Site: same-site\r\n", 403),
        ("Origin: http://evil.example\r\n", 403),
        ("Origin: https://localhost\r\n", 403),
    ] {
        assert_eq!(server.request("GET", "/_bantin/events", head).status, expected, "{head}");
    }
    let many: Vec<_> = (0..100).map(|_| server.listen()).collect();
    still_answers(&server);
    drop(many);
    wait_for("room to listen", || server.listen_now());
}

impl Server {
    fn listen_now(&self) -> Option<()> {
        let mut stream = self.connect();
        stream
            .write_all(b"GET /_bantin/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .ok()?;
        let mut start = [0; 12];
        stream.read_exact(&mut start).ok()?;
        (&start == b"HTTP/1.1 200").then_some(())
    }
}

/// With `--lan` the machine's own address is a name too, and nothing else is.
#[rustfmt::skip]
#[test]
fn the_local_network() {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    let server = Server::start(&site, &["--lan"]);
    let said = server.said();
    let Some(address) = said.lines().find_map(|line| line.split_once("đang hiện: http://")) else {
        assert!(said.contains("không ở trong mạng nào"), "{said}");
        return;
    };
    assert!(said.contains('█') || said.contains('▀'), "a code for phones:\n{said}");
    let host = address.1.trim_end_matches('/');
    let request = |host: &str, to: &str| {
        let mut stream = TcpStream::connect(to).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(request(host, host), "200");
    assert_eq!(request("evil.example", host), "421");
    assert_eq!(request("10.1.2.3", host), "421");
    let private = Server::start(&site, &[]);
    let (ip, _) = host.rsplit_once(':').unwrap();
    assert!(TcpStream::connect(format!("{ip}:{}", private.port)).is_err(), "without --lan nobody else gets in");
}
