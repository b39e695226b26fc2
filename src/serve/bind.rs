//! Opens the sockets on which the server listens.

use std::{
    io,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    ops::RangeInclusive,
};

/// The port when none is asked for. Hugo, Zola and Jekyll use others.
pub const DEFAULT_PORT: u16 = 4040;
/// Number of ports that are tried, one after the other, when the first one is taken.
const TRIES: u16 = 20;

/// Which port the server shall listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This port; 0 for any that is free.
    Only(u16),
    /// This port or, when it is taken, the next one that is free.
    From(u16),
}

/// Who can reach the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Programs on this machine only.
    Machine,
    /// Every machine on the local network.
    Network,
}

/// Open sockets on which the server will listen.
#[derive(Debug)]
pub struct Listeners {
    sockets: Vec<TcpListener>,
    port: u16,
    reach: Reach,
    taken: Option<u16>,
}

/// Why the server cannot listen.
#[derive(Debug)]
pub enum BindError {
    /// Another program listens on this port.
    Taken(u16),
    /// Other programs listen on all of these ports.
    AllTaken(RangeInclusive<u16>),
    /// The system refused this port.
    Other(u16, io::Error),
}

impl Listeners {
    /// The port on which the server listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Who can reach the server.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The port that was tried first, when it was taken.
    pub fn taken(&self) -> Option<u16> {
        self.taken
    }

    /// Gives the sockets to the server.
    pub(super) fn into_sockets(self) -> Vec<TcpListener> {
        self.sockets
    }
}

/// Opens sockets on a port.
///
/// # Errors
/// When the port is taken, or may not be used.
pub fn bind(port: Port, reach: Reach) -> Result<Listeners, BindError> {
    let (first, tries) = match port {
        Port::Only(port) => (port, 0),
        Port::From(port) => (port, TRIES),
    };
    let last = first.saturating_add(tries);
    // A port that is free on IPv4 may be taken on IPv6.
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

/// Listens on IPv4 and, where the machine has it, on IPv6, because browsers may take `localhost` for either.
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
        Err(_) => {} // the machine has no IPv6
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
    // After a restart the system still holds the port for the last answers of the server before.
    sockopt::set_socket_reuseaddr(&socket, true)?;
    if address.is_ipv6() {
        sockopt::set_ipv6_v6only(&socket, true)?;
    }
    net::bind(&socket, &address)?;
    net::listen(&socket, 1024)?;
    Ok(socket.into())
}
