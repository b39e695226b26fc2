//! Large files, block by block: what is not asked for is not read, and what is sent is not kept.

use axum::body::{Body, Bytes};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
};
use tokio::{sync::mpsc, task::spawn_blocking};
use tokio_stream::wrappers::ReceiverStream;

/// How much is read at once.
const BLOCK: u64 = 64 << 10;

/// A part of a file that is still to be read.
struct Rest {
    file: File,
    length: u64,
}

/// A part of a file, read while it is sent.
pub(super) fn body(mut file: File, start: u64, length: u64) -> io::Result<Body> {
    file.seek(SeekFrom::Start(start))?;
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(send(Rest { file, length }, sender));
    Ok(Body::from_stream(ReceiverStream::new(receiver)))
}

async fn send(mut rest: Rest, sender: mpsc::Sender<io::Result<Bytes>>) {
    while rest.length > 0 {
        // A reader that has gone away wants nothing more.
        let Ok(place) = sender.reserve().await else {
            return;
        };
        let read = spawn_blocking(move || rest.next().map(|block| (block, rest))).await;
        match read {
            Ok(Ok((block, left))) => {
                place.send(Ok(block));
                rest = left;
            }
            Ok(Err(error)) => {
                place.send(Err(error));
                return;
            }
            Err(_) => return,
        }
    }
}

impl Rest {
    fn next(&mut self) -> io::Result<Bytes> {
        let mut block = Vec::new();
        let most = self.length.min(BLOCK);
        (&mut self.file).take(most).read_to_end(&mut block)?;
        if block.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into()); // it was cut off meanwhile
        }
        self.length -= block.len() as u64;
        Ok(block.into())
    }
}
