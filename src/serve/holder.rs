//! Finds out which program uses a port.

use crate::source::{Limit, read};
use std::{fs, path::Path};

/// A program that listens on a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Number of the process.
    pub process: u32,
    /// Name of the program, as the system has it.
    pub name: String,
}

/// The program that listens on a port. Only Linux tells, and only of programs of the same user.
pub fn holder(port: u16) -> Option<Holder> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"];
    let socket = tables.iter().find_map(|table| listening(table, port))?;
    let processes = fs::read_dir("/proc").ok()?.filter_map(Result::ok);
    let process = processes
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .find(|process| holds(*process, &socket))?;
    let name = text(&format!("/proc/{process}/comm"))?;
    Some(Holder {
        process,
        name: name.trim().to_owned(),
    })
}

/// The name of the socket that listens on a port in a table below `/proc/net`: `socket:[12345]`.
fn listening(table: &str, port: u16) -> Option<String> {
    let table = text(table)?;
    table.lines().skip(1).find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let (local, state, inode) = (fields.get(1)?, fields.get(3)?, fields.get(9)?);
        let (_, local_port) = local.rsplit_once(':')?;
        let here = u16::from_str_radix(local_port, 16).ok()? == port;
        (here && *state == "0A").then(|| format!("socket:[{inode}]"))
    })
}

fn text(path: &str) -> Option<String> {
    let bytes = read(Path::new(path), Limit::SYSTEM).ok()?;
    String::from_utf8(bytes).ok()
}

fn holds(process: u32, socket: &str) -> bool {
    let Ok(open) = fs::read_dir(format!("/proc/{process}/fd")) else {
        return false;
    };
    open.filter_map(Result::ok)
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .any(|target| target == Path::new(socket))
}
