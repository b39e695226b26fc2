//! What `serve` tells the user.

use super::queued_console::QueuedConsole;
use crate::{
    cli::{
        console::{Console, Stream},
        open::count,
        progress::ProgressLine,
        words,
    },
    diagnostic::{Detail, Diagnostic, Language},
    pipeline::{LoadProgress, TouchedPages},
    preview::{Findings, Preview, PreviewUpdate},
    serve::{BindError, Listeners, Reach, ServedSite as _, holder, lan_address, qr_code},
    watch::{Mode, Obstacle},
};
use std::{
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

/// Most warnings that are shown in full.
const MOST_WARNINGS: usize = 10;

/// Shows on a terminal how much of the site is loaded.
pub(super) fn loading(console: Console, progress: Arc<LoadProgress>) -> ProgressLine {
    ProgressLine::show(console, move || words::reading(console.language, &progress))
}

/// The address of the site on this machine.
pub(super) fn address(preview: &Preview, port: u16) -> String {
    format!("http://localhost:{port}{}", preview.base())
}

/// Reports that the site can be looked at, and where.
pub(super) fn ready(console: Console, preview: &Preview, listeners: &Listeners, took: Duration) {
    if let Some(port) = listeners.taken() {
        let by = by(console.language, port);
        console.report(
            format!("cổng {port} đang bận{by}; dùng cổng {}", listeners.port()),
            format!("port {port} is taken{by}; using port {}", listeners.port()),
        );
    }
    let (articles, waiting) = preview.articles();
    let number = |number: usize| console.language.number(number);
    let took = words::seconds(console.language, took);
    let waiting = match waiting {
        0 => String::new(),
        waiting => words::pick(
            console.language,
            format!(" ({} bài chưa đăng)", number(waiting)),
            format!(" ({} not public yet)", number(waiting)),
        ),
    };
    let address = address(preview, listeners.port());
    // The address is the result of this command, so it is printed also when the console is quiet.
    console.line(&words::pick(
        console.language,
        format!("xem tại {address}"),
        format!("to be seen at {address}"),
    ));
    let articles = number(articles);
    console.report(
        format!("{articles} bài{waiting} · {took} · dừng: Ctrl-C"),
        format!("{articles} articles{waiting} · {took} · stop: Ctrl-C"),
    );
    if listeners.reach() == Reach::Network {
        open_to_network(console, preview, listeners.port());
    }
}

fn open_to_network(console: Console, preview: &Preview, port: u16) {
    let Some(ip) = lan_address() else {
        console.line(&words::pick(
            console.language,
            "máy này không ở trong mạng nào: chỉ xem được trên máy".to_owned(),
            "this machine is on no network: only it can see the site".to_owned(),
        ));
        return;
    };
    let address = format!("http://{ip}:{port}{}", preview.base());
    console.line(&words::pick(
        console.language,
        format!("ai cùng mạng cũng xem được trang này, cả bài chưa đăng nếu đang hiện: {address}"),
        format!("anyone on the network can see it too, with drafts if they are shown: {address}"),
    ));
    if !console.quiet
        && let Some(code) = qr_code(&address)
    {
        console.line(&code);
    }
}

/// Opens the site in the browser of the user.
pub(super) fn open_browser(console: Console, address: &str) {
    let (program, arguments): (_, &[&str]) = match () {
        () if cfg!(target_os = "macos") => ("open", &[]),
        () if cfg!(windows) => ("cmd", &["/c", "start", ""]),
        () => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    let command = command.stdin(Stdio::null()).stdout(Stdio::null());
    if let Err(error) = command.stderr(Stdio::null()).spawn() {
        console.report(
            format!("không mở được trình duyệt ({program}: {error})"),
            format!("no browser could be opened ({program}: {error})"),
        );
    }
}

/// Reports why the server begins anew.
pub(super) fn begins_anew(console: Console) {
    console.line(&words::pick(
        console.language,
        "một mẫu trang không dừng lại và không ai dừng được nó: bantin khởi động lại tại cùng địa chỉ".to_owned(),
        "a template does not end, and cannot be made to: bantin begins anew at the same address".to_owned(),
    ));
}

/// Why there are too few threads for a server, and what to do.
pub(super) fn too_few_threads(language: Language, needed: usize) -> String {
    words::pick(
        language,
        format!(
            "hệ thống không cho đủ luồng: `serve` cần {needed} luồng\n= cách sửa: đóng bớt chương trình, hoặc nâng giới hạn (`ulimit -u`, pids của cgroup)"
        ),
        format!(
            "the system does not give enough threads: `serve` needs {needed}\n= help: end other programs, or raise the limit (`ulimit -u`, pids of the cgroup)"
        ),
    )
}

/// Why the server cannot listen, and what to do.
pub(super) fn bind_error(language: Language, error: &BindError) -> String {
    match error {
        BindError::Taken(port) => {
            let by = by(language, *port);
            words::pick(
                language,
                format!(
                    "cổng {port} đang bận{by}\n= cách sửa: dừng chương trình đó, chọn cổng khác bằng `--port`, hoặc bỏ `--port` để bantin tự tìm"
                ),
                format!(
                    "port {port} is taken{by}\n= help: stop that program, choose another `--port`, or leave `--port` out and bantin finds one"
                ),
            )
        }
        BindError::AllTaken(ports) => words::pick(
            language,
            format!(
                "các cổng từ {} đến {} đều bận\n= cách sửa: chọn cổng khác bằng `--port`",
                ports.start(),
                ports.end()
            ),
            format!(
                "all ports from {} to {} are taken\n= help: choose another `--port`",
                ports.start(),
                ports.end()
            ),
        ),
        BindError::Other(port, error) => words::pick(
            language,
            format!(
                "không mở được cổng {port}: {error}\n= cách sửa: chọn cổng từ 1024 trở lên bằng `--port`"
            ),
            format!("port {port} cannot be used: {error}\n= help: choose a `--port` from 1024 on"),
        ),
    }
}

/// Names the program that has a port: ` bởi python3 (12345)`.
fn by(language: Language, port: u16) -> String {
    holder(port).map_or_else(String::new, |holder| {
        let (name, process) = (holder.name, holder.process);
        words::pick(
            language,
            format!(" vì {name} (tiến trình {process})"),
            format!(" by {name} (process {process})"),
        )
    })
}

/// Reports when the site has to be looked through again and again.
pub(super) fn mode(queued_console: &QueuedConsole, mode: &Mode) {
    let Mode::Polled { pause, obstacle } = mode else {
        return;
    };
    let seconds = pause.as_secs();
    let (vi, en) = match obstacle {
        Obstacle::TooManyFolders { folders, limit } => {
            let limit = limit.map_or_else(String::new, |limit| format!(" = {limit}"));
            (
                format!("hệ thống không cho theo dõi đủ thư mục (fs.inotify.max_user_watches{limit}; trang này có {folders} thư mục). Nâng bằng: sudo sysctl fs.inotify.max_user_watches=524288"),
                format!("the system does not let enough folders be watched (fs.inotify.max_user_watches{limit}; this site has {folders} folders). Raise it: sudo sysctl fs.inotify.max_user_watches=524288"),
            )
        }
        Obstacle::TooManyWatchers => (
            "hệ thống không cho thêm trình theo dõi (fs.inotify.max_user_instances). Nâng bằng: sudo sysctl fs.inotify.max_user_instances=512".to_owned(),
            "the system allows no more watchers (fs.inotify.max_user_instances). Raise it: sudo sysctl fs.inotify.max_user_instances=512".to_owned(),
        ),
        Obstacle::Wanted => {
            queued_console.report(
                format!("xem lại cả trang mỗi {seconds} giây (--poll)"),
                format!("looking through the whole site every {seconds} s (--poll)"),
            );
            return;
        }
        Obstacle::Other(error) => (
            format!("không theo dõi được thư mục: {error}"),
            format!("the folder cannot be watched: {error}"),
        ),
    };
    queued_console.line(words::pick(
        queued_console.console.language,
        format!("{vi}\n= cho đến lúc đó bantin xem lại cả trang mỗi {seconds} giây"),
        format!("{en}\n= until then bantin looks through the whole site every {seconds} s"),
    ));
}

/// Reports that the system tells of changes again.
pub(super) fn report_again(queued_console: &QueuedConsole) {
    queued_console.report(
        "lại theo dõi được thư mục".to_owned(),
        "the folder can be watched again".to_owned(),
    );
}

/// Reports a change: `content/tin/bai.md: 12 trang, 4 ms`.
pub(super) fn step(queued_console: &QueuedConsole, step: &PreviewUpdate) {
    let mut files = step.files.iter();
    let first = files.next().map_or("site.yaml", |path| path.as_str());
    let more = match files.len() {
        0 => String::new(),
        more => {
            let more = queued_console.console.language.number(more);
            words::pick(
                queued_console.console.language,
                format!(" và {more} tệp nữa"),
                format!(" and {more} more"),
            )
        }
    };
    let number = |number: usize| queued_console.console.language.number(number);
    let (vi, en) = match (step.update.pages, step.update.files.len()) {
        (TouchedPages::All, _) => ("mọi trang".to_owned(), "all pages".to_owned()),
        (TouchedPages::Some(1), _) => ("1 trang".to_owned(), "1 page".to_owned()),
        (TouchedPages::Some(pages), _) => {
            let pages = number(pages);
            (
                format!("khoảng {pages} trang"),
                format!("about {pages} pages"),
            )
        }
        (TouchedPages::None, 0) => ("không đổi gì".to_owned(), "nothing changed".to_owned()),
        (TouchedPages::None, 1) => ("1 tệp".to_owned(), "1 file".to_owned()),
        (TouchedPages::None, files) => {
            let files = number(files);
            (format!("{files} tệp"), format!("{files} files"))
        }
    };
    let took = match step.took.as_millis() {
        0 => "< 1".to_owned(),
        took => number(usize::try_from(took).unwrap_or(usize::MAX)),
    };
    queued_console.report(
        format!("{first}{more}: {vi}, {took} ms"),
        format!("{first}{more}: {en}, {took} ms"),
    );
}

/// Reports what is wrong now and was not before, and the number of all findings.
pub(super) fn findings(queued_console: &QueuedConsole, findings: &Findings, known: &[Diagnostic]) {
    let new = findings.diagnostics.iter();
    let new: Vec<Diagnostic> = new
        .filter(|found| !known.contains(found))
        .cloned()
        .collect();
    let console = queued_console.console;
    let selection = console.select(&new, Detail::MostWarnings(MOST_WARNINGS));
    let text = console.text(&selection, &findings.texts, Stream::Stderr);
    queued_console.line(text.trim_end().to_owned());
    let (errors, warnings) = count(&findings.diagnostics);
    if (errors, warnings) != (0, 0) || !known.is_empty() {
        let found = |language| words::findings(language, errors, warnings);
        let kept = match errors {
            0 => ("", ""),
            _ => (
                "; chỗ hỏng được giữ như trước khi hỏng",
                "; what is broken is kept as it was before",
            ),
        };
        queued_console.report(
            format!("{}{}", found(Language::Vi), kept.0),
            format!("{}{}", found(Language::En), kept.1),
        );
    }
}
