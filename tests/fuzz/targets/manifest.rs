//! The list of files that lies in an output folder.
#![no_main]

use bantin::publish::fuzzing::reread_manifest;
use bantin_fuzz::{bounds, paths::check_inside};
use libfuzzer_sys::fuzz_target;

/// First line of a list. An input need not guess it.
const HEAD: &str = "bantin 2: files written by bantin, each with its digest and its size\n";

fuzz_target!(
    init: bounds::limit_memory(512),
    |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        for list in [text.to_string(), format!("{HEAD}{text}\nend\n")] {
            let Some((paths, written)) = reread_manifest(&list) else {
                continue;
            };
            paths.iter().for_each(|path| check_inside(path));
            assert_eq!(reread_manifest(&written), Some((paths, written.clone())));
        }
    }
);
