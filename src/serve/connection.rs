//! Accepts connections, and limits their number, their duration and the size of requests.

use super::{Listeners, guard::Arrival};
use axum::{Router, body::Body, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    collections::VecDeque,
    io::{self, IoSlice},
    pin::{Pin, pin},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::AbortHandle,
    time::{Instant, Sleep, sleep},
};
use tower_service::Service;

/// Limits for one connection, and for all of them together.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most connections at a time. Beyond it, the one that has been idle longest is closed.
    pub connections: usize,
    /// Longest time that the head of a request may take.
    pub head: Duration,
    /// Longest time without a byte in either direction.
    pub idle: Duration,
    /// Largest head of a request in bytes.
    pub head_size: usize,
    /// Most lines in the head of a request.
    pub head_lines: usize,
    /// Most pages that are made at a time.
    pub workers: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 256,
            head: Duration::from_secs(10),
            idle: Duration::from_secs(40),
            head_size: 16 << 10,
            head_lines: 64,
            workers: 4,
        }
    }
}

/// Accepts connections until `stop` ends.
pub(super) async fn serve(
    listeners: Listeners,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let (sender, mut accepted) = mpsc::channel(16);
    for socket in listeners.into_sockets() {
        let listener = TcpListener::from_std(socket)?;
        tokio::spawn(accept(listener, sender.clone()));
    }
    let open = OpenConnections::default();
    let mut stop = pin!(stop);
    loop {
        let stream = tokio::select! {
            () = &mut stop => return Ok(()),
            stream = accepted.recv() => stream,
        };
        let Some(stream) = stream else {
            return Ok(());
        };
        open.make_room(limits.connections);
        let _ = stream.set_nodelay(true);
        let busy = Arc::new(AtomicUsize::new(0));
        let task = tokio::spawn(talk(stream, app.clone(), limits, busy.clone()));
        open.note(busy, task.abort_handle());
    }
}

async fn accept(listener: TcpListener, sender: mpsc::Sender<TcpStream>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                if sender.send(stream).await.is_err() {
                    return;
                }
            }
            // There are too many open files, or the client has closed the connection already.
            Err(_) => sleep(Duration::from_millis(20)).await,
        }
    }
}

/// Answers the requests of one connection.
async fn talk(stream: TcpStream, app: Router, limits: Limits, busy: Arc<AtomicUsize>) {
    let Ok(here) = stream.local_addr() else {
        return;
    };
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(Arrival(here.ip()));
        let at_work = BusyGuard::begin(&busy);
        let mut app = app.clone();
        async move {
            let answer = app.call(request).await;
            drop(at_work);
            answer
        }
    });
    let stream = TokioIo::new(TimeoutStream::new(stream, limits.idle));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.head_size)
        .max_headers(limits.head_lines)
        .serve_connection(stream, service);
    // Errors of a connection concern nobody else.
    let _ = connection.await;
}

/// Counts a request as being answered until it is dropped.
struct BusyGuard(Arc<AtomicUsize>);

impl BusyGuard {
    fn begin(busy: &Arc<AtomicUsize>) -> BusyGuard {
        busy.fetch_add(1, Ordering::Relaxed);
        BusyGuard(busy.clone())
    }
}

impl Drop for BusyGuard {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The open connections, the oldest first.
#[derive(Default)]
struct OpenConnections {
    connections: Mutex<VecDeque<Connection>>,
}

struct Connection {
    busy: Arc<AtomicUsize>,
    task: AbortHandle,
}

impl OpenConnections {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Connection>> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, busy: Arc<AtomicUsize>, task: AbortHandle) {
        self.lock().push_back(Connection { busy, task });
    }

    /// Closes connections until there is room for one more: the oldest idle ones first.
    fn make_room(&self, most: usize) {
        let mut connections = self.lock();
        if connections.len() < most {
            return;
        }
        connections.retain(|connection| !connection.task.is_finished());
        while connections.len() >= most {
            let idle = |connection: &Connection| connection.busy.load(Ordering::Relaxed) == 0;
            let at = connections.iter().position(idle).unwrap_or(0);
            if let Some(connection) = connections.remove(at) {
                connection.task.abort();
            }
        }
    }
}

/// A stream that fails when no byte moves on it for too long.
struct TimeoutStream<S> {
    stream: S,
    cancel: Duration,
    deadline: Pin<Box<Sleep>>,
}

impl<S> TimeoutStream<S> {
    fn new(stream: S, cancel: Duration) -> TimeoutStream<S> {
        TimeoutStream {
            stream,
            cancel,
            deadline: Box::pin(sleep(cancel)),
        }
    }

    /// Notes whether bytes moved; fails when none have moved for too long.
    fn judge<T>(
        &mut self,
        context: &mut Context<'_>,
        result: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if result.is_ready() {
            let deadline = Instant::now() + self.cancel;
            self.deadline.as_mut().reset(deadline);
            return result;
        }
        match self.deadline.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimeoutStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.judge(context, result)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TimeoutStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(context, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.judge(context, result)
    }

    /// Otherwise each answer would be copied as a whole before it is sent.
    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
