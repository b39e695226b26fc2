//! `bantin serve` against those who mean it ill: other sites, odd paths, slow and huge requests.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
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
#[test]
fn foreign_hosts() {
    let (_site, server) = server();
    let port = server.port;
    let own = format!("localhost:{port}");
    #[rustfmt::skip]
    let cases = [
        (own.as_str(), 200), ("localhost", 200), ("LOCALHOST", 200), ("127.0.0.1", 200), ("127.0.0.1:80", 200),
        ("127.8.9.1", 200), ("[::1]", 200), ("[::1]:4040", 200),
        ("evil.example", 421), ("localhost.evil.example", 421), ("evil.example:4040", 421), ("localhost:80:80", 421), ("localhost@evil.example", 421),
        ("127.0.0.1.nip.io", 421), ("192.168.1.2", 421), ("0.0.0.0", 421), ("[::]", 421), ("[::1]evil.example", 421),
        ("[::1", 421), ("", 421), ("localhost.", 421),
        ("2130706433", 421), ("0x7f000001", 421), ("127.1", 421), ("::1", 421), ("localhost:evil", 421), ("local\u{301}host", 421),
        ("localhost.:4040", 421), ("ai@localhost", 421), ("ai:mat-khau@127.0.0.1", 421), ("localhost#", 421),
        ("localhost/", 421), ("localhost?", 421), ("localhost\\", 421),
        ("localhost, evil.example", 421), ("localhost evil.example", 421), ("127.0.0.1.", 421), ("127.0.0.1%00", 421),
        ("0177.0.0.1", 421), ("127.0.0.01", 421), ("0", 421),
        ("[::1%25lo]", 421), ("[::1]:", 200), ("[::1]:x", 421), ("[[::1]]", 421), ("[fe80::1]", 421),
        ("[::ffff:192.168.1.2]", 421), ("[::ffff:8.8.8.8]:4040", 421),
        ("xn--lcalhost-fqb", 421), ("localhost.localdomain", 421), ("ip6-localhost", 421), ("localhost\t", 200), ("host.docker.internal", 421),
    ];
    for (host, expected) in cases {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = status(&server, request.as_bytes());
        assert!(
            answer == Some(expected) || expected == 421 && answer == Some(400),
            "{host:?}: {answer:?}"
        );
    }
    #[rustfmt::skip]
    let cases = [
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
        ("GET / HTTP/1.0\r\nHost: localhost\r\n", 200),
        ("GET / HTTP/1.0\r\nHost: evil.example\r\n", 421),
        ("GET http://ai@localhost/ HTTP/1.1\r\nHost: localhost\r\n", 421),
        ("GET http://localhost.evil.example/ HTTP/1.1\r\nHost: localhost\r\n", 421),
        ("GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: localhost\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n evil.example\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost.evil.example\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://ai@localhost\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: file://\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX-Http-Method-Override: DELETE\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX-Original-Url: /site.yaml\r\nX-Rewrite-Url: /.env\r\n", 200),
    ];
    for (head, expected) in cases {
        assert_eq!(
            status(
                &server,
                format!("{head}Connection: close\r\n\r\n").as_bytes()
            ),
            Some(expected),
            "{head}"
        );
    }
}

#[test]
fn only_reading() {
    let (_site, server) = server();
    for method in [
        "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW",
    ] {
        for path in ["/", "/_bantin/events", "/_bantin/live.js", "/khong-co"] {
            let answer = server.request(method, path, "Content-Length: 0\r\n");
            assert_eq!(
                (answer.status, answer.header("allow")),
                (405, Some("GET, HEAD")),
                "{method} {path}"
            );
        }
    }
    assert!(matches!(
        status(
            &server,
            b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n"
        ),
        Some(400 | 405 | 421) | None
    ));
    assert!(matches!(
        status(&server, b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        Some(400 | 405)
    ));
    assert!(matches!(
        status(&server, b"get / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        Some(400 | 405)
    ));
    still_answers(&server);
}

/// No path leads out of the site.
#[test]
fn odd_paths() {
    let (_site, server) = server();
    #[rustfmt::skip]
    let cases = [
        "/../../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e/etc/passwd", "/..%5c..%5cetc", "/....//etc/passwd",
        "/assets/../../etc/passwd", "/assets/..%2f..%2f.env", "//etc/passwd", "/%2fetc/passwd", "/.env",
        "/public/rieng.txt", "/static/.git/config", "/.git/config",
        "/content/.an.md", "/site.yaml", "/%00", "/a%00.html", "/%c0%ae%c0%ae/etc/passwd", "/%ff%fe", "/%", "/%zz",
        "/a/./b", "/tin/%2e/", "/C:/Windows/win.ini",
        "/assets/style.css%00.html", "/assets/style.css/", "/assets//style.css", "/assets/STYLE.CSS", "/index.html/",
        "/tin/../", "/~root", "/proc/self/environ",
        "/_bantin", "/_bantin/", "/_bantin/../", "/_bantin/live.js/x", "/_BANTIN/live.js", "/_bantin%2flive.js", "/_bantin//events",
        "/%e0%80%ae%e0%80%ae/etc/passwd", "/%f0%80%80%ae/", "/%ed%a0%80", "/%u002e%u002e/", "/..;/etc/passwd", "/..%00/", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/.%2e/.%2e/etc/passwd", "/%5c%5cevil.example", "/\\..\\..\\etc", "/tin%5c", "/tin/..%5c..%5csite.yaml", "/file:///etc/passwd", "/http://evil.example/",
        "/%0d%0aSet-Cookie:%20a=b", "/phong-trao%0d%0aX: a", "/phong-trao%0a", "/%09", "/%7f", "/%e2%80%ae",
        "/%ef%bb%bf", "/%e2%80%8b", "/ ", "/%20", "/%20/", "/phong-trao%20/",
        "/phong-trao%2f", "/phong-trao//", "///", "/.", "/..", "/...", "/.../", "/./", "/%2e", "/aux", "/con",
        "/nul.html", "/index.html::$DATA", "/index.html%20", "/index.html.",
        "/INDEX.HTML", "/Phong-Trao/", "/content", "/content/", "/themes/bantin/theme.yaml", "/templates/base.html",
        "/public", "/public/", "/static/tep.txt", "/.bantin", "/site.yaml~", "/.site.yaml.swp",
        "/tin/trang-18446744073709551616/", "/tin/trang--1/", "/tin/trang-٣/", "/tin/99999999999/", "/tin/2023/", "/luu-tru/-1/", "/dia-ban/%00/",
    ];
    for path in cases {
        let answer = server.get(path);
        assert!(
            matches!(answer.status, 404 | 400),
            "{path}: {}",
            answer.head
        );
        assert!(
            !answer.text().contains("root:") && !answer.text().contains("bi-mat"),
            "{path}"
        );
    }
    for path in ["/?a=../../etc/passwd", "/index.html", "/?%00", "/#x"] {
        assert!(matches!(server.get(path).status, 200 | 400), "{path}");
    }
    for (long, answers) in [
        ("a".repeat(60_000), false),
        ("a/".repeat(30_000), false),
        ("%61".repeat(4_000), true),
        ("a/".repeat(6_000), true),
        ("../".repeat(4_000), true),
    ] {
        let request = format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let answer = status(&server, request.as_bytes());
        assert!(
            matches!(answer, Some(400 | 404 | 414 | 431)) || answer.is_none() && !answers,
            "{answer:?}"
        );
    }
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

/// Redirects stay on this host, and carry nothing into the head of the answer.
#[test]
fn redirects() {
    let (_site, server) = server();
    #[rustfmt::skip]
    let cases = [
        ("/phong-trao", "/phong-trao/"),
        ("/phong-trao?//evil.example", "/phong-trao/?//evil.example"),
        ("/phong-trao?%0d%0aSet-Cookie:a=b", "/phong-trao/?%0d%0aSet-Cookie:a=b"),
        ("/%70hong-trao", "/phong-trao/"),
    ];
    for (path, to) in cases {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (307, Some(to)),
            "{path}"
        );
        assert_eq!(answer.header("set-cookie"), None);
    }
    for path in [
        "//evil.example",
        "//evil.example/phong-trao",
        "/%2fevil.example",
        "/%5cevil.example",
        "/evil.example",
    ] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (404, None),
            "{path}"
        );
    }
}

/// `HEAD` is `GET` without a body, whatever the answer is.
#[test]
fn heads() {
    let (site, server) = server();
    site.write("static/so.bin", "0123456789");
    server.wait_for_words("/so.bin", "0123456789");
    for (path, head) in [
        ("/", ""),
        ("/khong-co", ""),
        ("/phong-trao", ""),
        ("/so.bin", "Range: bytes=2-4\r\n"),
        ("/so.bin", "Range: bytes=99-\r\n"),
        ("/_bantin/live.js", ""),
        ("/", "If-None-Match: *\r\n"),
        ("/", "Origin: http://evil.example\r\n"),
        ("/%00", ""),
    ] {
        let (get, head_only) = (
            server.request("GET", path, head),
            server.request("HEAD", path, head),
        );
        assert_eq!(
            (head_only.status, head_only.body.len()),
            (get.status, 0),
            "{path} {head}"
        );
        for name in [
            "content-length",
            "content-type",
            "etag",
            "location",
            "content-range",
            "cache-control",
            "x-content-type-options",
        ] {
            assert!(
                get.status == 304 || head_only.header(name) == get.header(name),
                "{name} of {path} {head}"
            );
        }
    }
    let listening = server.request("HEAD", "/_bantin/events", "");
    assert_eq!((listening.status, listening.body.len()), (200, 0));
    still_answers(&server);
}

/// Odd, many and huge ranges: a part of the file, the whole of it, or a refusal, and never more than the file.
#[test]
fn ranges() {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    site.write("static/so.bin", "0123456789");
    site.write("static/rong.bin", "");
    site.write("static/lon.bin", vec![b'x'; 4 << 20]);
    let server = Server::start(&site, &[]);
    let many = |one: &str, count: usize| format!("bytes={}", vec![one; count].join(","));
    #[rustfmt::skip]
    let cases = [
        "bytes=0-0,9-9", "bytes=0-4,2-7", "bytes=0-,0-,0-", &many("0-", 1000), &many("0-0", 1000), &many("5-1", 1000),
        "bytes=18446744073709551615-", "bytes=0-18446744073709551615",
        "bytes=18446744073709551614-18446744073709551615", "bytes=99999999999999999999-",
        "bytes=0-99999999999999999999", "bytes=-0", "bytes=-99999999999999999999", "bytes=-18446744073709551615",
        "bytes=--1", "bytes=1--1", "bytes=-", "bytes=", "bytes=,", "bytes", "=", "", "bytes=a-b", "bytes=0x0-0x9",
        "bytes=+1-+2", "bytes= 1 - 2 ", "BYTES=0-1", "bytes=1-2;3-4", "bytes=٠-٩", "items=0-1",
    ];
    for range in cases {
        for (path, length) in [("/so.bin", 10), ("/rong.bin", 0), ("/lon.bin", 4 << 20)] {
            let start = Instant::now();
            let answer = server.request("GET", path, &format!("Range: {range}\r\n"));
            let shown: String = range.chars().take(60).collect();
            assert!(
                matches!(answer.status, 200 | 206 | 416),
                "{path} {shown}: {}",
                answer.head
            );
            assert!(answer.body.len() <= length, "{path} {shown}");
            assert!(
                answer.status != 200 || answer.body.len() == length,
                "{path} {shown}"
            );
            assert!(start.elapsed() < Duration::from_secs(5), "{path} {shown}");
        }
    }
    let huge = server.send(
        format!(
            "GET /so.bin HTTP/1.1\r\nHost: localhost\r\nRange: {}\r\n\r\n",
            many("0-0", 100_000)
        )
        .as_bytes(),
    );
    assert!(huge.is_none_or(|huge| matches!(huge.status, 400 | 431)));
    still_answers(&server);
}

/// A body that is announced and never comes, or comes as a second request, changes nothing.
#[test]
fn bodies() {
    let (_site, server) = server();
    let start = Instant::now();
    for (method, expected) in [("POST", 405), ("PUT", 405), ("GET", 200), ("HEAD", 200)] {
        for body in [
            "Content-Length: 1000000",
            "Transfer-Encoding: chunked",
            "Expect: 100-continue\r\nContent-Length: 10",
        ] {
            assert_eq!(
                server.request(method, "/", &format!("{body}\r\n")).status,
                expected,
                "{method} {body}"
            );
        }
    }
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "no body is waited for"
    );
    for lengths in [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding : chunked",
        "Content-Length: -1",
        "Content-Length: 0x10",
        "Content-Length: 1, 2",
        "Content-Length: 99999999999999999999",
        "Content-Length:",
        "Content-Length: +5",
    ] {
        let text = format!(
            "GET /khong-co HTTP/1.1\r\nHost: localhost\r\n{lengths}\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"
        );
        assert!(
            matches!(
                status(&server, text.as_bytes()),
                Some(400 | 404 | 501) | None
            ),
            "{lengths}"
        );
    }
    still_answers(&server);
}

/// Every answer says that it may be shown here only; none invites other sites.
#[test]
fn what_every_answer_says() {
    let (_site, server) = server();
    for (method, path, head) in [
        ("GET", "/", ""),
        ("GET", "/khong-co", ""),
        ("GET", "/phong-trao", ""),
        ("GET", "/assets/style.css", ""),
        ("GET", "/_bantin/live.js", ""),
        ("POST", "/", ""),
        ("GET", "/", "Origin: http://evil.example\r\n"),
        ("GET", "/_bantin/events", "Sec-Fetch-Site: cross-site\r\n"),
        ("GET", "/", "If-None-Match: *\r\n"),
        ("GET", "/", "Range: bytes=99999999-\r\n"),
    ] {
        let answer = server.request(method, path, head);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-cache"),
        ] {
            assert_eq!(
                answer.header(name),
                Some(value),
                "{name} of {method} {path} {head}"
            );
        }
        for name in [
            "access-control-allow-origin",
            "access-control-allow-private-network",
            "set-cookie",
            "server",
            "x-powered-by",
        ] {
            assert_eq!(
                answer.header(name),
                None,
                "{name} of {method} {path} {head}"
            );
        }
        assert!(
            answer
                .header("content-security-policy")
                .unwrap()
                .contains("frame-ancestors 'none'")
        );
        assert!(!answer.text().contains("<script>alert"));
    }
    let asked = server.get("/%3Cscript%3Ealert(1)%3C/script%3E");
    assert!(
        asked.status == 404 && !asked.text().contains("alert(1)"),
        "what was asked for is not repeated"
    );
}

#[test]
fn what_is_no_request() {
    let (_site, server) = server();
    let many: String = (0..500)
        .map(|number| format!("X-{number}: a\r\n"))
        .collect();
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"\r\n\r\n\r\n".to_vec(),
        vec![0; 4096],
        vec![0xff; 100_000],
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n".to_vec(),
        b"GET /\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n".to_vec(),
        b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\rHost: localhost\r\r".to_vec(),
        b"GET / HTTP/1.1\r\n: localhost\r\n\r\n".to_vec(),
        b"GET evil HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET ../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET ?a HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET / http/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1 \r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"G\xc3\xa9T / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        format!(
            "{} / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "A".repeat(100_000)
        )
        .into_bytes(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde"
            .to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".to_vec(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n").into_bytes(),
        format!(
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n",
            "a".repeat(1 << 20)
        )
        .into_bytes(),
    ] {
        let mut stream = server.connect();
        stream
            .set_read_timeout(Some(Duration::from_millis(300)))
            .unwrap();
        let _ = stream.write_all(&bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let refused = answer.is_empty()
            || answer.starts_with("HTTP/1.1 4")
            || answer.starts_with("HTTP/1.1 5");
        assert!(
            refused || bytes.starts_with(b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer"),
            "{}: {answer}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(80)])
        );
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
    let mut slow: Vec<TcpStream> = (0..1000).map(|_| server.connect()).collect();
    for stream in slow.iter_mut().skip(500) {
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

/// A hundred readers that stall cost as much memory as the files that they read.
#[cfg(target_os = "linux")]
#[test]
fn stalled_readers_share() {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    site.write("static/phim.bin", vec![b'x'; 8 << 20]);
    let server = Server::start(&site, &[]);
    let stalled: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = server.connect();
            stream
                .write_all(b"GET /phim.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .unwrap();
            stream
                .read_exact(&mut [0; 12])
                .expect("the answer has begun");
            stream
        })
        .collect();
    still_answers(&server);
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.process())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let peak = peak.unwrap().trim().trim_end_matches(" kB");
    let peak: u64 = peak.parse().unwrap();
    assert!(peak < 250 << 10, "{peak} kB");
    drop(stalled);
}

/// A few bytes of a film, and its head, cost no more memory than a few bytes.
#[cfg(target_os = "linux")]
#[test]
fn parts_of_large_files() {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    site.write("static/phim.mp4", "đầu");
    let film = std::fs::File::options()
        .write(true)
        .open(site.root().join("static/phim.mp4"))
        .unwrap();
    let length = 400_u64 << 20;
    film.set_len(length).unwrap();
    std::os::unix::fs::FileExt::write_at(&film, b"cuoi", length - 4).unwrap();
    let server = Server::start(&site, &[]);
    let head = server.request("HEAD", "/phim.mp4", "");
    let told = length.to_string();
    assert_eq!(
        (head.status, head.header("content-length")),
        (200, Some(told.as_str()))
    );
    assert_eq!(head.header("content-type"), Some("video/mp4"));
    let tag = head.header("etag").unwrap();
    let known = server.request("GET", "/phim.mp4", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!(known.status, 304);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for (range, body) in [("-4", "cuoi"), ("0-5", "đầu"), ("419430399-", "i")] {
                    let asked = format!("Range: bytes={range}\r\nIf-Range: {tag}\r\n");
                    let part = server.request("GET", "/phim.mp4", &asked);
                    assert_eq!((part.status, part.text().as_str()), (206, body), "{range}");
                }
                let part = server.request("GET", "/phim.mp4", "Range: bytes=9-3000008\r\n");
                assert_eq!((part.status, part.body.len()), (206, 3_000_000));
            });
        }
    });
    let peak = std::fs::read_to_string(format!("/proc/{}/status", server.process())).unwrap();
    let peak = peak.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak: u64 = peak
        .unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap();
    assert!(peak < 250 << 10, "{peak} kB");
    film.set_len(2 << 20).unwrap();
    assert_ne!(server.get("/phim.mp4").header("etag"), Some(tag));
    // A picture tells nothing of its maker, whatever its name and its length.
    let photo = crate::common::pictures::jpeg_of_a_phone(90, 60, 1);
    site.write(
        "static/may-anh.bin",
        [&photo[..], &vec![0; 2 << 20]].concat(),
    );
    let body = server
        .wait_until("/may-anh.bin", "there", |it| it.status == 200)
        .body;
    let secret = crate::common::pictures::SECRET;
    assert!(body.starts_with(b"\xff\xd8\xff"), "{}", body.len());
    assert!(!body.windows(secret.len()).any(|part| part == secret));
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
#[test]
fn listening_from_elsewhere() {
    let (_site, server) = server();
    for (head, expected) in [
        ("Sec-Fetch-Site: cross-site\r\n", 403),
        ("Sec-Fetch-Site: same-site\r\n", 403),
        ("Origin: http://evil.example\r\n", 403),
        ("Origin: https://localhost\r\n", 403),
    ] {
        assert_eq!(
            server.request("GET", "/_bantin/events", head).status,
            expected,
            "{head}"
        );
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
#[test]
fn the_local_network() {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    let server = Server::start(&site, &["--lan"]);
    let said = server.said();
    let Some(address) = said
        .lines()
        .find_map(|line| line.split_once("đang hiện: http://"))
    else {
        assert!(said.contains("không ở trong mạng nào"), "{said}");
        return;
    };
    assert!(
        said.contains('█') || said.contains('▀'),
        "a code for phones:\n{said}"
    );
    let host = address.1.trim_end_matches('/');
    let request = |host: &str, to: &str| {
        let mut stream = TcpStream::connect(to).unwrap();
        write!(
            stream,
            "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(request(host, host), "200");
    assert_eq!(request("evil.example", host), "421");
    assert_eq!(request("10.1.2.3", host), "421");
    let private = Server::start(&site, &[]);
    let (ip, _) = host.rsplit_once(':').unwrap();
    assert!(
        TcpStream::connect(format!("{ip}:{}", private.port)).is_err(),
        "without --lan nobody else gets in"
    );
}
