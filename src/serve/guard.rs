//! Refuses requests that do more than read, or do not use the server's own name.

use super::Reach;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::net::IpAddr;

/// The address of this machine at which the connection of a request arrived.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival(pub(super) IpAddr);

/// Refuses requests that are not meant for this server, and adds headers that restrict what browsers do with answers.
pub(super) async fn guard(State(reach): State<Reach>, request: Request, next: Next) -> Response {
    let arrival = request.extensions().get::<Arrival>().copied();
    let names = AllowedHosts { reach, arrival };
    let refusal = names.refuse(request.uri(), request.headers());
    let mut response = match refusal.or_else(|| refuse_method(request.method())) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::CACHE_CONTROL, "no-cache");
    set(
        header::CONTENT_SECURITY_POLICY,
        "frame-ancestors 'none'; object-src 'none'; base-uri 'self'",
    );
    set(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    response
}

fn refuse_method(method: &Method) -> Option<Response> {
    if matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    let allow = [(header::ALLOW, "GET, HEAD"), (header::CONNECTION, "close")];
    Some((StatusCode::METHOD_NOT_ALLOWED, allow, Body::empty()).into_response())
}

/// The names of the server that a request may use.
struct AllowedHosts {
    reach: Reach,
    arrival: Option<Arrival>,
}

impl AllowedHosts {
    fn refuse(&self, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
        let plain = |status: StatusCode, words: &'static str| {
            let close = [(header::CONNECTION, "close")];
            Some((status, close, words).into_response())
        };
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return plain(StatusCode::BAD_REQUEST, "Host?\n");
        };
        let host = host.to_str().unwrap_or_default();
        let named = uri.authority().map(|authority| authority.as_str());
        if ![Some(host), named]
            .into_iter()
            .flatten()
            .all(|host| self.is_own(host))
        {
            return plain(
                StatusCode::MISDIRECTED_REQUEST,
                "bantin serve chỉ trả lời ở địa chỉ của chính máy này (localhost).\n\
                 bantin serve only answers to the address of this machine (localhost).\n",
            );
        }
        let foreign_page = headers
            .get(header::ORIGIN)
            .is_some_and(|origin| !self.is_own_origin(origin));
        if foreign_page {
            return plain(StatusCode::FORBIDDEN, "Origin?\n");
        }
        None
    }

    fn is_own_origin(&self, origin: &HeaderValue) -> bool {
        let origin = origin.to_str().unwrap_or_default();
        origin
            .strip_prefix("http://")
            .is_some_and(|host| self.is_own(host))
    }

    /// Whether a host, with or without port, is this server: `localhost` or one of its addresses. Other names are
    /// refused, because anybody can let a name point to this machine.
    fn is_own(&self, host: &str) -> bool {
        let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((name, port)) if is_port(port) => name,
            Some(_) => return false,
            None => match host.split_once(':') {
                Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
                Some(_) => return false,
                None => host,
            },
        };
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        match name.parse::<IpAddr>() {
            Ok(address) if address.is_loopback() => true,
            Ok(address) => {
                let arrived = self
                    .arrival
                    .is_some_and(|Arrival(at)| at.to_canonical() == address);
                self.reach == Reach::Network && arrived
            }
            Err(_) => false,
        }
    }
}

fn is_port(text: &str) -> bool {
    text.is_empty()
        || text
            .strip_prefix(':')
            .is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()))
}
