//! Turns answers of the site into HTTP: types, validators, ranges, and the script by which a page follows changes.

use super::{Answer, LargeFile, PreviewNotice, ServedFile, blocks, share::Shared};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request},
    response::{IntoResponse, Response},
};
use http_range_header::{ParsedRanges, StartPosition, parse_range_header};
use mime_guess::MimeGuess;
use std::ops::RangeInclusive;
use xxhash_rust::xxh3::xxh3_128;

/// The header with the version of a page, for scripts that ask whether theirs is the newest.
const VERSION: HeaderName = HeaderName::from_static("bantin-version");

/// The content policy for drawings, which could contain scripts.
const DRAWING_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/// The page that is sent when no page can be made.
const FAILED: &str = "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>bantin</title></head>\
<body><p>Chưa dựng được trang này.</p><p lang=\"en\">This page cannot be made yet.</p></body></html>";

/// What the script in a page is given.
struct Followed<'a> {
    /// The moment from which the script must hear of changes.
    moment: &'a str,
    notice: Option<&'a PreviewNotice>,
}

/// Turns an answer into a response. `base` is the path of the site, `moment` one from which a page must hear of
/// changes.
pub(super) fn respond(
    answer: Answer,
    request: &request::Parts,
    base: &str,
    moment: &str,
    shared: &Shared,
) -> Response {
    match answer {
        Answer::Found { path, file, notice } => {
            let followed = Followed {
                moment,
                notice: notice.as_ref(),
            };
            found(&path, file, &followed, &request.headers, shared)
        }
        Answer::Large { path, file } => large(&path, file, request),
        Answer::Moved(path) => moved(&path, base, request.uri.query()),
        Answer::Missing(page) => page_with_status(StatusCode::NOT_FOUND, page, moment),
        Answer::Failed => {
            let bytes = FAILED.as_bytes().to_vec();
            let version = xxh3_128(&bytes);
            let page = ServedFile { bytes, version };
            page_with_status(StatusCode::INTERNAL_SERVER_ERROR, page, moment)
        }
    }
}

/// Redirects to another address of the site.
pub(super) fn moved(path: &str, base: &str, query: Option<&str>) -> Response {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const ESCAPED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'#')
        .add(b'%');
    let path = utf8_percent_encode(path, ESCAPED);
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    let location = format!("{base}{path}{query}");
    match HeaderValue::from_str(&location) {
        // Not permanent, because the base of a site may change while it is written.
        Ok(location) => (
            StatusCode::TEMPORARY_REDIRECT,
            [(header::LOCATION, location)],
        )
            .into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

fn page_with_status(status: StatusCode, page: ServedFile, moment: &str) -> Response {
    let followed = Followed {
        moment,
        notice: None,
    };
    let version = name_of(page.version, None);
    let bytes = with_script(page.bytes, &version, &followed);
    let tag = etag(xxh3_128(&bytes));
    let mut response = (status, Body::from(bytes)).into_response();
    set(&mut response, VERSION, &version);
    set(
        &mut response,
        header::CONTENT_TYPE,
        "text/html; charset=utf-8",
    );
    set(&mut response, header::ETAG, &tag);
    response
}

fn found(
    path: &str,
    file: ServedFile,
    followed: &Followed<'_>,
    headers: &HeaderMap,
    shared: &Shared,
) -> Response {
    let kind = content_type(path);
    let version = name_of(file.version, followed.notice);
    let bytes = if kind.starts_with("text/html") {
        with_script(file.bytes, &version, followed)
    } else {
        file.bytes
    };
    let digest = xxh3_128(&bytes);
    let tag = etag(digest);
    if is_known(&tag, headers) {
        return not_modified(&tag);
    }
    let bytes = shared.share(digest, bytes);
    let length = bytes.len() as u64;
    let response = match asked(length, &tag, headers) {
        AskedRange::All => Body::from(bytes).into_response(),
        AskedRange::Part(range) => partial(Body::from(part(&bytes, &range)), &range, length),
        AskedRange::Nothing => nothing(length),
    };
    described(response, &kind, &tag, &version)
}

/// Answers with a file that is read while it is sent.
fn large(path: &str, file: LargeFile, request: &request::Parts) -> Response {
    let LargeFile {
        file,
        length,
        version,
    } = file;
    let version = name_of(version, None);
    let tag = format!("\"{version}\"");
    if is_known(&tag, &request.headers) {
        return not_modified(&tag);
    }
    let (start, sent, range) = match asked(length, &tag, &request.headers) {
        AskedRange::All => (0, length, None),
        AskedRange::Part(range) => (*range.start(), range.end() - range.start() + 1, Some(range)),
        AskedRange::Nothing => return nothing(length),
    };
    let body = match request.method {
        Method::HEAD => Ok(Body::empty()),
        _ => blocks::body(file, start, sent),
    };
    let Ok(body) = body else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = match range {
        None => body.into_response(),
        Some(range) => partial(body, &range, length),
    };
    set(&mut response, header::CONTENT_LENGTH, &sent.to_string());
    described(response, &content_type(path), &tag, &version)
}

/// Adds type, validator and version to a response.
fn described(mut response: Response, kind: &str, tag: &str, version: &str) -> Response {
    set(&mut response, header::CONTENT_TYPE, kind);
    set(&mut response, header::ETAG, tag);
    set(&mut response, VERSION, version);
    set(&mut response, header::ACCEPT_RANGES, "bytes");
    if kind.starts_with("image/svg") {
        set(
            &mut response,
            header::CONTENT_SECURITY_POLICY,
            DRAWING_POLICY,
        );
    }
    response
}

/// Whether the client has the version that this tag names.
fn is_known(tag: &str, headers: &HeaderMap) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter();
    let mut known = known.filter_map(|value| value.to_str().ok());
    known.any(|value| matches_tag(value, tag))
}

fn not_modified(tag: &str) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    set(&mut response, header::ETAG, tag);
    response
}

/// The part of a file that a request asks for.
enum AskedRange {
    All,
    /// One range within the file.
    Part(RangeInclusive<u64>),
    /// A range that the file does not have.
    Nothing,
}

fn asked(length: u64, tag: &str, headers: &HeaderMap) -> AskedRange {
    let wanted = headers.get(header::RANGE);
    // A range is only valid for the version that the client has.
    let same = headers
        .get(header::IF_RANGE)
        .is_none_or(|version| version == tag);
    let wanted = wanted
        .filter(|_| same)
        .and_then(|range| range.to_str().ok());
    let Some(Ok(ranges)) = wanted.map(parse_range_header) else {
        return AskedRange::All; // headers that are not understood are ignored
    };
    match length {
        0 => return AskedRange::Nothing,
        _ if asks_for_more_than(length, &ranges) => return AskedRange::Part(0..=length - 1),
        _ => {}
    }
    match ranges.validate(length).as_deref() {
        Ok([range]) => AskedRange::Part(range.clone()),
        Ok(_) => AskedRange::All,
        Err(_) => AskedRange::Nothing,
    }
}

/// Whether a range asks for more last bytes than there are, which means all of them (RFC 9110, 14.1.2).
fn asks_for_more_than(length: u64, ranges: &ParsedRanges) -> bool {
    let [range] = ranges.ranges.as_slice() else {
        return false;
    };
    matches!(range.start, StartPosition::FromLast(last) if last > length)
}

fn nothing(length: u64) -> Response {
    let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
    let value = format!("bytes */{length}");
    set(&mut response, header::CONTENT_RANGE, &value);
    response
}

fn part(bytes: &Bytes, range: &RangeInclusive<u64>) -> Bytes {
    let at =
        |position: u64| usize::try_from(position).map_or(bytes.len(), |at| at.min(bytes.len()));
    bytes.slice(at(*range.start())..at(range.end() + 1))
}

fn partial(body: Body, range: &RangeInclusive<u64>, length: u64) -> Response {
    let mut response = (StatusCode::PARTIAL_CONTENT, body).into_response();
    let value = format!("bytes {}-{}/{length}", range.start(), range.end());
    set(&mut response, header::CONTENT_RANGE, &value);
    response
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// The validator `ETag` of bytes with this digest.
fn etag(digest: u128) -> String {
    format!("\"{digest:032x}\"")
}

/// The version of a page, made of a digest of what is published and the notice beside it.
fn name_of(digest: u128, notice: Option<&PreviewNotice>) -> String {
    let notice = match notice {
        None => String::new(),
        Some(PreviewNotice::Draft) => "-draft".to_owned(),
        Some(PreviewNotice::Scheduled(day)) => format!("-{:x}", xxh3_128(day.as_bytes())),
    };
    format!("{digest:032x}{notice}")
}

fn matches_tag(header: &str, tag: &str) -> bool {
    let mut tags = header.split(',').map(str::trim);
    tags.any(|other| other == "*" || other.strip_prefix("W/").unwrap_or(other) == tag)
}

/// The media type of a file, by its name. Text is UTF-8.
fn content_type(path: &str) -> String {
    let kind = MimeGuess::from_path(path).first_or_octet_stream();
    let kind = kind.essence_str();
    let text = kind.starts_with("text/")
        || matches!(
            kind,
            "application/json" | "application/javascript" | "application/xml"
        );
    if text {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_owned()
    }
}

/// A page with the script that follows changes, before its end.
fn with_script(mut page: Vec<u8>, version: &str, followed: &Followed<'_>) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let end = page
        .windows(END.len())
        .rposition(|part| part.eq_ignore_ascii_case(END));
    let at = end.unwrap_or(page.len());
    let notice = match followed.notice {
        None => String::new(),
        Some(PreviewNotice::Draft) => " data-notice=\"draft\"".to_owned(),
        Some(PreviewNotice::Scheduled(day)) => format!(
            " data-notice=\"scheduled\" data-day=\"{}\"",
            day.replace('&', "&amp;").replace('"', "&quot;")
        ),
    };
    let moment = followed.moment;
    let script = format!(
        "<script src=\"/_bantin/live.js\" data-version=\"{version}\" data-moment=\"{moment}\"{notice} defer></script>"
    );
    page.splice(at..at, script.into_bytes());
    page
}
