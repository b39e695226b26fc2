//! The journal of a change that was begun. What it is sealed with anybody can reckon, so the input is its content.
#![no_main]

use bantin::publish::fuzzing::reread_journal;
use bantin_fuzz::{bounds, paths::check_inside};
use libfuzzer_sys::fuzz_target;

/// First line of a journal. An input need not guess it.
const HEAD: &str = "bantin 2: a change of this folder that the next bantin build completes\n";

fuzz_target!(
    init: bounds::limit_memory(512),
    |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        for content in [text.to_string(), format!("{HEAD}{text}\n")] {
            let Some((paths, written)) = reread_journal(&content) else {
                continue;
            };
            paths.iter().for_each(|path| check_inside(path));
            let (content, _seal) = written.trim_end().rsplit_once('\n').expect("it has lines");
            let again = reread_journal(&format!("{content}\n"));
            assert_eq!(again, Some((paths, written.clone())));
        }
    }
);
