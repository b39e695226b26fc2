//! Sends large files block by block: only blocks that are asked for are read, and no block is kept after it is sent.

use axum::body::{Body, Bytes};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
};
use tokio::{sync::mpsc, task::spawn_blocking};
use tokio_stream::wrappers::ReceiverStream;

/// Number of bytes that are read at a time.
const BLOCK: u64 = 64 << 10;

/// The part of a file that has not been read yet.
struct FilePart {
    file: File,
    length: u64,
}

/// The body of an answer: a part of a file, read while it is sent.
pub(super) fn body(mut file: File, start: u64, length: u64) -> io::Result<Body> {
    file.seek(SeekFrom::Start(start))?;
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(send(FilePart { file, length }, sender));
    Ok(Body::from_stream(ReceiverStream::new(receiver)))
}

async fn send(mut rest: FilePart, sender: mpsc::Sender<io::Result<Bytes>>) {
    while rest.length > 0 {
        // The reader has closed the connection.
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

impl FilePart {
    fn next(&mut self) -> io::Result<Bytes> {
        let mut block = Vec::new();
        let most = self.length.min(BLOCK);
        (&mut self.file).take(most).read_to_end(&mut block)?;
        if block.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into()); // the file was cut short meanwhile
        }
        self.length -= block.len() as u64;
        Ok(block.into())
    }
}
