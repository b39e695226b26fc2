//! Reads the paths of requests.

use percent_encoding::percent_decode_str;

/// What the path of a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RequestTarget {
    /// Something of the site, by its path from the root of the site, decoded.
    Path(String),
    /// The root of the host, when the site lies in a sub-path below it.
    Root,
    /// A path that nothing of a site can have.
    Nothing,
}

/// Reads the path of a request to a site with the path `base`. It is decoded once. A path that could mean another place
/// than it says asks for nothing.
pub(super) fn wanted(path: &str, base: &str) -> RequestTarget {
    let hidden_slash = path.contains("%2f") || path.contains("%2F");
    let Some(path) = percent_decode_str(path)
        .decode_utf8()
        .ok()
        .filter(|_| !hidden_slash)
    else {
        return RequestTarget::Nothing;
    };
    let Some(inside) = path.strip_prefix(base) else {
        let above = path == "/" || format!("{path}/") == base;
        return if above {
            RequestTarget::Root
        } else {
            RequestTarget::Nothing
        };
    };
    let odd = |c: char| c.is_control() || c == '\\';
    let mut steps = inside
        .split('/')
        .rev()
        .skip_while(|step| step.is_empty())
        .peekable();
    let trailing = inside.len() - inside.trim_end_matches('/').len();
    let lost = steps.any(|step| matches!(step, "" | "." | ".."));
    if lost || trailing > 1 || inside == "/" || inside.contains(odd) {
        return RequestTarget::Nothing;
    }
    RequestTarget::Path(inside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{RequestTarget, wanted};

    #[test]
    fn paths() {
        let path = |path: &str| RequestTarget::Path(path.to_owned());
        for (asked, base, expected) in [
            ("/", "/", path("")),
            ("/tin/2023/a/", "/", path("tin/2023/a/")),
            ("/tep/%E1%BA%A3nh.jpg", "/", path("tep/ảnh.jpg")),
            ("/ban-tin/", "/ban-tin/", path("")),
            ("/ban-tin", "/ban-tin/", RequestTarget::Root),
            ("/", "/ban-tin/", RequestTarget::Root),
            ("/tin/", "/ban-tin/", RequestTarget::Nothing),
            ("/../etc/passwd", "/", RequestTarget::Nothing),
            ("/a/%2e%2e/b", "/", RequestTarget::Nothing),
            ("/a/%2e%2e", "/", RequestTarget::Nothing),
            ("/a/..%2fb", "/", RequestTarget::Nothing),
            ("/a/%252e%252e/b", "/", path("a/%2e%2e/b")),
            ("//etc/passwd", "/", RequestTarget::Nothing),
            ("/%2fetc/passwd", "/", RequestTarget::Nothing),
            ("/a%2fb/", "/", RequestTarget::Nothing),
            ("/a%2F", "/", RequestTarget::Nothing),
            ("/a//b", "/", RequestTarget::Nothing),
            ("/a//", "/", RequestTarget::Nothing),
            ("//", "/", RequestTarget::Nothing),
            ("/a/./b", "/", RequestTarget::Nothing),
            ("/a%5c..%5cb", "/", RequestTarget::Nothing),
            ("/a%00.html", "/", RequestTarget::Nothing),
            ("/%ff", "/", RequestTarget::Nothing),
            ("*", "/", RequestTarget::Nothing),
            ("", "/", RequestTarget::Root),
        ] {
            assert_eq!(wanted(asked, base), expected, "{asked} at {base}");
        }
    }
}
