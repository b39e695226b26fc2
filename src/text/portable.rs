//! Checks whether a file can have a path on every system, because sites are moved between systems.

use serde::{Deserialize, Serialize};

/// Longest name in bytes. It leaves room for additions (a digest, `.gz`) within the 255 bytes of a file name.
pub(super) const LONGEST_NAME: usize = 200;
/// Longest path in bytes, from the root of the site. It leaves room for the path of the output folder.
const LONGEST_PATH: usize = 1_024;
/// Most names in a path.
const DEEPEST_PATH: usize = 32;

/// Names that Windows reserves for devices, also with an extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Names that Windows reserves for devices when a digit follows.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Why no file can be published at a path, or not on every system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PathFault {
    /// A name in the path has too many bytes.
    LongName {
        /// The name that is too long.
        name: String,
        /// Most bytes that a name may have.
        limit: usize,
    },
    /// The path has too many bytes.
    Long {
        /// Number of bytes of the path.
        bytes: usize,
        /// Most bytes that a path may have.
        limit: usize,
    },
    /// The path has too many names.
    Deep {
        /// Number of names of the path.
        parts: usize,
        /// Most names that a path may have.
        limit: usize,
    },
    /// Windows reserves a name in the path for a device.
    Device {
        /// The name that is reserved.
        name: String,
    },
    /// A name in the path ends in a dot or a space, which Windows drops.
    End {
        /// The name with that end.
        name: String,
    },
    /// A name in the path has a character that Windows forbids.
    Character {
        /// The character that is forbidden.
        character: char,
    },
}

/// The first fault of a path with slashes between names, and the byte offset at which the faulty name, or the path,
/// ends.
pub fn path_fault(path: &str) -> Option<(usize, PathFault)> {
    let mut start = 0;
    for name in path.split('/') {
        let end = start + name.len();
        if let Some(fault) = name_fault(name) {
            return Some((end, fault));
        }
        start = end + 1;
    }
    let (bytes, parts) = (path.len(), path.trim_end_matches('/').split('/').count());
    let fault = match () {
        () if bytes > LONGEST_PATH => PathFault::Long {
            bytes,
            limit: LONGEST_PATH,
        },
        () if parts > DEEPEST_PATH => PathFault::Deep {
            parts,
            limit: DEEPEST_PATH,
        },
        () => return None,
    };
    Some((path.len(), fault))
}

fn name_fault(name: &str) -> Option<PathFault> {
    let is_odd = |c: &char| c.is_control() || "\\:*?\"<>|".contains(*c);
    let own = || name.to_owned();
    if let Some(character) = name.chars().find(is_odd) {
        return Some(PathFault::Character { character });
    }
    match () {
        () if name.len() > LONGEST_NAME => Some(PathFault::LongName {
            name: own(),
            limit: LONGEST_NAME,
        }),
        () if is_device(name) => Some(PathFault::Device { name: own() }),
        () if name.ends_with(['.', ' ']) => Some(PathFault::End { name: own() }),
        () => None,
    }
}

/// Whether Windows reserves a name for a device.
pub(super) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").trim_end_matches(' ');
    let is = |device: &&str| stem.eq_ignore_ascii_case(device);
    let is_numbered = |device: &&str| {
        let (Some(word), Some(number)) = (stem.get(..device.len()), stem.get(device.len()..))
        else {
            return false;
        };
        let mut digits = number.chars();
        word.eq_ignore_ascii_case(device)
            && matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³'))
            && digits.next().is_none()
    };
    DEVICES.iter().any(is) || NUMBERED_DEVICES.iter().any(is_numbered)
}

#[cfg(test)]
mod tests {
    use super::{PathFault, path_fault};

    #[test]
    fn what_is_no_path_everywhere() {
        let name = |name: &str| name.to_owned();
        let device = |at, it: &str| Some((at, PathFault::Device { name: name(it) }));
        let end = |at, it: &str| Some((at, PathFault::End { name: name(it) }));
        let odd = |at, character| Some((at, PathFault::Character { character }));
        let long = |count: usize| "a".repeat(count);
        let deep = |count: usize| vec!["a"; count].join("/");
        let wide = format!("{}a", "ạ".repeat(67));
        for (path, expected) in [
            ("tin/2026/bai/", None),
            ("Bảng kê (1), 50% #2.pdf", None),
            ("console/com10/lpt/nullo.txt", None),
            ("tin/con/", device(7, "con")),
            ("CON.html", device(8, "CON.html")),
            ("a/nul.tar.gz/b", device(12, "nul.tar.gz")),
            ("Com7", device(4, "Com7")),
            ("com¹.txt", device(9, "com¹.txt")),
            ("prn .txt", device(8, "prn .txt")),
            ("a./b", end(2, "a.")),
            ("a/b ", end(4, "b ")),
            ("a/b:c", odd(5, ':')),
            ("a\\b", odd(3, '\\')),
            ("a\nb/c", odd(3, '\n')),
            (&*long(200), None),
            (
                &long(201),
                Some((
                    201,
                    PathFault::LongName {
                        name: long(201),
                        limit: 200,
                    },
                )),
            ),
            (
                &wide,
                Some((
                    202,
                    PathFault::LongName {
                        name: wide.clone(),
                        limit: 200,
                    },
                )),
            ),
            (&deep(32), None),
            (&(deep(32) + "/"), None),
            (
                &deep(33),
                Some((
                    65,
                    PathFault::Deep {
                        parts: 33,
                        limit: 32,
                    },
                )),
            ),
            (&vec![long(146); 7].join("/")[..1_024], None),
            (
                &vec![long(146); 7].join("/")[..1_025],
                Some((
                    1_025,
                    PathFault::Long {
                        bytes: 1_025,
                        limit: 1_024,
                    },
                )),
            ),
        ] {
            assert_eq!(path_fault(path), expected, "{path}");
        }
    }
}
