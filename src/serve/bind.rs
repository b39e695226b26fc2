//! The port and the addresses on which the server listens.

use std::{
    io,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    ops::RangeInclusive,
};

/// The port when none is asked for; not one that Hugo, Zola or Jekyll use.
pub const DEFAULT_PORT: u16 = 4040;
/// How many ports after it are tried.
const TRIES: u16 = 20;

/// Which port to listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one; 0 for any.
    Only(u16),
    /// The first one that is free from this one on.
    From(u16),
}

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// This machine.
    Machine,
    /// The local network.
    Network,
}

/// Sockets that wait for requests.
#[derive(Debug)]
pub struct Listeners {
    sockets: Vec<TcpListener>,
    port: u16,
    reach: Reach,
    taken: Option<u16>,
}

/// Why there is no port to listen on.
#[derive(Debug)]
pub enum BindError {
    /// Another program listens on it.
    Taken(u16),
    /// So are all in this range.
    AllTaken(RangeInclusive<u16>),
    /// Something else.
    Other(u16, io::Error),
}

impl Listeners {
    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Who may ask.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The port that was wanted first, when it was taken.
    pub fn taken(&self) -> Option<u16> {
        self.taken
    }

    pub(super) fn into_sockets(self) -> Vec<TcpListener> {
        self.sockets
    }
}

/// Listens on a port.
///
/// # Errors
/// When the port is taken, or may not be used.
pub fn bind(port: Port, reach: Reach) -> Result<Listeners, BindError> {
    let (first, tries) = match port {
        Port::Only(port) => (port, 0),
        Port::From(port) => (port, TRIES),
    };
    let last = first.saturating_add(tries);
    // Any port at all may be free on IPv4 and taken on IPv6.
    let any = std::iter::repeat_n(0, usize::from(TRIES));
    let candidates = (first..=last).chain(any.filter(|_| first == 0));
    for candidate in candidates {
        match bind_all(candidate, reach) {
            Ok((sockets, port)) => {
                return Ok(Listeners {
                    sockets,
                    port,
                    reach,
                    taken: (candidate != first).then_some(first),
                });
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(BindError::Other(candidate, error)),
        }
    }
    Err(match port {
        Port::Only(port) => BindError::Taken(port),
        Port::From(_) => BindError::AllTaken(first..=last),
    })
}

/// Listens on IPv4 and, where the machine has it, on IPv6: browsers may take `localhost` for either.
fn bind_all(port: u16, reach: Reach) -> io::Result<(Vec<TcpListener>, u16)> {
    let (v4, v6) = match reach {
        Reach::Machine => (Ipv4Addr::LOCALHOST, Ipv6Addr::LOCALHOST),
        Reach::Network => (Ipv4Addr::UNSPECIFIED, Ipv6Addr::UNSPECIFIED),
    };
    let first = listen(SocketAddr::from((v4, port)))?;
    let port = first.local_addr()?.port();
    let mut sockets = vec![first];
    match listen(SocketAddr::from((v6, port))) {
        Ok(socket) => sockets.push(socket),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
        Err(_) => {} // no IPv6 here
    }
    Ok((sockets, port))
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    use rustix::net::{self, AddressFamily, SocketFlags, SocketType, ipproto, sockopt};
    let family = match address {
        SocketAddr::V4(_) => AddressFamily::INET,
        SocketAddr::V6(_) => AddressFamily::INET6,
    };
    let socket = net::socket_with(
        family,
        SocketType::STREAM,
        SocketFlags::CLOEXEC | SocketFlags::NONBLOCK,
        Some(ipproto::TCP),
    )?;
    // A server that is started again at once finds its port still waiting for the last answers to arrive.
    sockopt::set_socket_reuseaddr(&socket, true)?;
    if address.is_ipv6() {
        sockopt::set_ipv6_v6only(&socket, true)?;
    }
    net::bind(&socket, &address)?;
    net::listen(&socket, 1024)?;
    Ok(socket.into())
}
