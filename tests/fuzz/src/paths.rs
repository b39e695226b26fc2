//! What must hold of paths that come from a file in an output folder, which may come from anybody.

use std::path::Path;

/// Below any folder, the path names something in that folder.
#[track_caller]
pub fn check_inside(path: &str) {
    let inside = |part: &str| !part.is_empty() && part != "." && part != "..";
    assert!(
        path.split('/').all(inside) && !path.contains('\0'),
        "{path:?}"
    );
    assert!(Path::new("/out").join(path).starts_with("/out"), "{path:?}");
}
