//! Addresses of pages elsewhere on the web.

use super::fields::{FieldReader, Fields};
use crate::diagnostic::{FieldProblem, Spanned};
use serde::{Deserialize, Serialize};
use url::Url;

/// The full address of a page elsewhere on the web: `https://thidua.example/tin/1.html`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebAddress {
    address: String,
    host: String,
}

impl WebAddress {
    /// Reads an address; none when it is no address of a web page, or lacks `https://`.
    pub fn parse(text: &str) -> Option<WebAddress> {
        // What the standard would mend is a slip here.
        let bad = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\');
        if !(text.starts_with("https://") || text.starts_with("http://")) || text.contains(bad) {
            return None;
        }
        let url = Url::parse(text).ok()?;
        let host = url.host_str()?;
        // A name has a dot, and a user's name before `@` hides it.
        let is_named = host.contains('.') && url.username().is_empty();
        is_named.then(|| WebAddress {
            host: host.strip_prefix("www.").unwrap_or(host).to_owned(),
            address: url.to_string(),
        })
    }

    /// The address, in the characters that addresses may have.
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// The name of the host, without `www.`: `thidua.example`. It tells readers whose page the address is.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Takes the value of a key as an address. What is none is reported, with the address as it should be where only
    /// `https://` lacks.
    pub(super) fn read(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        key: &str,
    ) -> Option<WebAddress> {
        let Spanned { value, span } = fields.text(reader, key)?;
        let address = WebAddress::parse(&value);
        if address.is_none() {
            let whole = format!("https://{}", value.trim_start_matches('/'));
            let problem = FieldProblem::BadWebAddress {
                field: key.to_owned(),
                address: WebAddress::parse(&whole).map(|_| whole),
                value,
            };
            reader.report(span, problem);
        }
        address
    }
}

#[cfg(test)]
mod tests {
    use super::WebAddress;

    #[test]
    fn addresses_of_pages() {
        let check = |text, expected: Option<(&str, &str)>| {
            let address = WebAddress::parse(text);
            let found = address.as_ref().map(|it| (it.as_str(), it.host()));
            assert_eq!(found, expected, "{text}");
        };
        check(
            "https://www.thidua.example/tin?id=5#a",
            Some(("https://www.thidua.example/tin?id=5#a", "thidua.example")),
        );
        check(
            "http://thidua.example",
            Some(("http://thidua.example/", "thidua.example")),
        );
        for bad in [
            "",
            "thidua.example/tin",
            "https:thidua.example",
            "https://",
            "https://báo",
            "https://a@thidua.example/",
            "https://thidua.example/hai phần",
            "ftp://thidua.example/",
            "javascript:alert(1)",
        ] {
            check(bad, None);
        }
    }
}
