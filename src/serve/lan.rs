//! How other machines on the local network reach this one.

use qrcode::{QrCode, render::unicode::Dense1x2};
use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// The address of this machine on the local network, if it is on one.
pub fn lan_address() -> Option<IpAddr> {
    // Nothing is sent: the system only tells the address from which it would send.
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

/// A text as a QR code made of characters, light on dark as terminals are.
pub fn qr_code(text: &str) -> Option<String> {
    let code = QrCode::new(text).ok()?;
    let mut code = code.render::<Dense1x2>();
    let (dark, light) = (Dense1x2::Light, Dense1x2::Dark);
    Some(code.dark_color(dark).light_color(light).build())
}
