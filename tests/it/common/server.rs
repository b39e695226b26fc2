//! `bantin serve` as a browser sees it: over a socket, and byte by byte.

use super::{Files, Site};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

/// How long to wait for what must happen. Long: the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A running server, stopped when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    said: Arc<Mutex<String>>,
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Server {
    /// Starts the server on a free port and waits until it answers.
    #[track_caller]
    pub(crate) fn start(site: &Site, args: &[&str]) -> Server {
        let server = Server::start_on(site, "0", args);
        let deadline = Instant::now() + PATIENCE;
        while server.try_get("/").is_none() {
            assert!(Instant::now() < deadline, "no answer: {}", server.said());
            thread::park_timeout(Duration::from_millis(10));
        }
        server
    }

    /// Starts the server and waits until it says where it is.
    #[track_caller]
    pub(crate) fn start_on(site: &Site, port: &str, args: &[&str]) -> Server {
        let port: &[&str] = if port.is_empty() {
            &[]
        } else {
            &["--port", port]
        };
        let all = [&["serve"], port, args].concat();
        Server::run(site.command(&all))
    }

    /// Runs a command that serves a site, and waits until it says where it is.
    #[track_caller]
    pub(crate) fn run(command: Command) -> Server {
        Server::run_heard(command, usize::MAX)
    }

    /// The same, but after so many lines nobody reads what it says.
    #[track_caller]
    pub(crate) fn run_heard(mut command: Command, lines: usize) -> Server {
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (stderr, heard) = (child.stderr.take().unwrap(), said.clone());
        thread::spawn(move || {
            let mut stderr = BufReader::new(stderr);
            for line in stderr.by_ref().lines().map_while(Result::ok).take(lines) {
                *heard.lock().unwrap() += &(line + "\n");
            }
            thread::sleep(20 * PATIENCE); // it stays open
        });
        let mut server = Server {
            child,
            port: 0,
            said,
        };
        let said = server.wait_until_said("http://localhost:");
        let rest = said.split_once("http://localhost:").unwrap().1;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        server.port = digits.parse().unwrap();
        server
    }

    /// Everything it has said so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until it has said something.
    #[track_caller]
    pub(crate) fn wait_until_said(&self, words: &str) -> String {
        wait_for(
            &format!("{words:?} to be said, and not:\n{}", self.said()),
            || {
                let said = self.said();
                said.contains(words).then_some(said)
            },
        )
    }

    /// Number of the process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends these bytes and reads until the server closes the connection or the time is over.
    pub(crate) fn send(&self, bytes: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        stream.write_all(bytes).ok()?;
        Answer::read(&mut stream, !bytes.starts_with(b"HEAD"))
    }

    /// A request with some more lines in its head.
    #[track_caller]
    pub(crate) fn request(&self, method: &str, path: &str, head: &str) -> Answer {
        let port = self.port;
        let text = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{head}Connection: close\r\n\r\n"
        );
        self.send(text.as_bytes())
            .unwrap_or_else(|| panic!("no answer to {text}\n{}", self.said()))
    }

    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "")
    }

    /// The built files that are served otherwise than they were built: all of them are looked at, on one
    /// connection after another.
    #[track_caller]
    pub(crate) fn differences(&self, built: &Files) -> Vec<String> {
        let base = self.base();
        let files = built
            .iter()
            .filter(|(path, _)| !path.starts_with(".bantin-"));
        let differs = |path: &str, bytes: &[u8]| {
            let answer = self.get(&(base.clone() + &address(path)));
            let status = if path == "404.html" { 404 } else { 200 };
            let same = if path.ends_with(".html") {
                answer.published() == *bytes
            } else {
                answer.body == *bytes
            };
            match answer.status {
                found if found == 200 || found == status => {
                    (!same).then(|| format!("{path} is another one"))
                }
                found => Some(format!("{path}: {found}")),
            }
        };
        files
            .filter_map(|(path, bytes)| differs(path, bytes))
            .collect()
    }

    /// Where the site lies on its host.
    fn base(&self) -> String {
        let said = self.said();
        let start = format!("http://localhost:{}", self.port);
        let rest = said.split_once(&start).unwrap().1;
        rest.split_whitespace().next().unwrap().to_owned()
    }

    fn try_get(&self, path: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let text = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        stream.write_all(text.as_bytes()).ok()?;
        Answer::read(&mut stream, true)
    }

    /// Waits until a page answers so.
    #[track_caller]
    pub(crate) fn wait_until(
        &self,
        path: &str,
        what: &str,
        fits: impl Fn(&Answer) -> bool,
    ) -> Answer {
        wait_for(&format!("{path} to have {what}\n{}", self.said()), || {
            Some(self.get(path)).filter(&fits)
        })
    }

    /// Waits until a page holds these words.
    #[track_caller]
    pub(crate) fn wait_for_words(&self, path: &str, words: &str) -> Answer {
        self.wait_until(path, &format!("{words:?}"), |answer| {
            answer.status == 200 && answer.text().contains(words)
        })
    }

    /// Waits until a page is gone.
    #[track_caller]
    pub(crate) fn wait_until_gone(&self, path: &str) {
        self.wait_until(path, "gone", |answer| answer.status == 404);
    }

    /// Listens to what browsers are told.
    pub(crate) fn listen(&self) -> Listener {
        let mut stream = self.connect();
        write!(
            stream,
            "GET /_bantin/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )
        .unwrap();
        Listener {
            lines: BufReader::new(stream),
        }
    }

    /// Waits until browsers are told of this many errors and warnings.
    #[track_caller]
    pub(crate) fn wait_for_findings(&self, errors: u64, warnings: u64) -> Value {
        let mut listener = self.listen();
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = listener.next("findings");
            if found["errors"] == errors && found["warnings"] == warnings {
                return found;
            }
            assert!(Instant::now() < deadline, "{found:#}\n{}", self.said());
        }
    }

    /// Asks it to end, as Ctrl-C does, and tells how long that took and how it ended.
    pub(crate) fn interrupt(mut self) -> (Duration, Option<i32>) {
        let start = Instant::now();
        let process = self.child.id().to_string();
        let sent = Command::new("kill")
            .args(["-INT", &process])
            .status()
            .unwrap();
        assert!(sent.success());
        let status = self.child.wait().unwrap();
        (start.elapsed(), status.code())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let said = self.said();
        if !thread::panicking() {
            assert!(!said.contains("panicked"), "{said}");
        }
    }
}

/// What browsers are told, line by line.
pub(crate) struct Listener {
    lines: BufReader<TcpStream>,
}

impl Listener {
    /// The data of the next event of this name.
    #[track_caller]
    pub(crate) fn next(&mut self, event: &str) -> Value {
        let wanted = format!("event: {event}");
        let mut found = false;
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).expect("an event");
            assert!(read > 0, "the line was closed");
            let line = line.trim_end();
            match line.strip_prefix("data: ") {
                Some(data) if found => return serde_json::from_str(data).unwrap(),
                _ => found = found && line.is_empty() || line == wanted,
            }
        }
    }
}

impl Answer {
    fn read(stream: &mut TcpStream, with_body: bool) -> Option<Answer> {
        let mut bytes = Vec::new();
        let mut part = [0; 16 << 10];
        loop {
            let end = bytes.windows(4).position(|end| end == b"\r\n\r\n");
            if let Some(answer) = end.and_then(|end| Answer::parse(&bytes, end, with_body)) {
                return Some(answer);
            }
            match stream.read(&mut part) {
                Ok(0) | Err(_) => return None,
                Ok(read) => bytes.extend_from_slice(&part[..read]),
            }
        }
    }

    fn parse(bytes: &[u8], end: usize, with_body: bool) -> Option<Answer> {
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let mut answer = Answer {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        };
        let length = answer
            .header("content-length")
            .and_then(|length| length.parse().ok());
        match length.filter(|_| with_body && status != 304) {
            Some(length) if answer.body.len() < length => None,
            _ => {
                answer.body.truncate(length.unwrap_or(0));
                Some(answer)
            }
        }
    }

    /// A line of the head.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page as it is published: without the script of the server.
    #[track_caller]
    pub(crate) fn published(&self) -> Vec<u8> {
        let text = String::from_utf8(self.body.clone()).unwrap();
        let start = text
            .rfind("<script src=\"/_bantin/live.js\"")
            .unwrap_or_else(|| panic!("the script is not there: {}", self.head));
        let end = start + text[start..].find("</script>").unwrap() + "</script>".len();
        [&text[..start], &text[end..]].concat().into_bytes()
    }
}

/// The address of a built file, from the root of the site.
pub(crate) fn address(path: &str) -> String {
    let page = path.strip_suffix("index.html").unwrap_or(path);
    page.split('/').map(escape).collect::<Vec<_>>().join("/")
}

fn escape(step: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    step.bytes()
        .map(|byte| {
            if plain(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// Waits until something is there.
#[track_caller]
pub(crate) fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::park_timeout(Duration::from_millis(5));
    }
}
