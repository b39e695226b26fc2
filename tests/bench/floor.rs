//! What the file system alone costs: writes the tree of a folder again, out of memory, with two threads.
//!
//! `floor SOURCE TARGET` prints the milliseconds that making folders, creating, writing and closing took.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Instant,
};

const THREADS: usize = 2;
/// Files that a thread takes at a time.
const BATCH: usize = 64;

fn read(folder: &Path, inside: &Path, folders: &mut Vec<PathBuf>, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, inside) = (entry.path(), inside.join(entry.file_name()));
        if path.is_dir() {
            folders.push(inside.clone());
            read(&path, &inside, folders, files);
        } else {
            files.push((inside, fs::read(&path).expect("a file")));
        }
    }
}

fn main() {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [source, target] = arguments.as_slice() else {
        panic!("floor SOURCE TARGET");
    };
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    read(source, Path::new(""), &mut folders, &mut files);
    let start = Instant::now();
    fs::create_dir(target).expect("a new folder");
    for folder in &folders {
        fs::create_dir(target.join(folder)).expect("a folder");
    }
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| loop {
                let from = next.fetch_add(BATCH, Ordering::Relaxed);
                let Some(part) = files.get(from..) else { return };
                for (path, bytes) in part.iter().take(BATCH) {
                    fs::write(target.join(path), bytes).expect("room");
                }
            });
        }
    });
    println!("{:.1}", start.elapsed().as_secs_f64() * 1e3);
}
