//! Definitions of addresses that a text uses by their labels: `[anh]: anh/le.jpg`.

use super::parser;
use std::ops::Range;

/// Where an address stands in the definitions of a text, in the order of the text.
pub fn addresses_in_definitions(body: &str, address: &str) -> Vec<Range<usize>> {
    let parser = parser(body);
    let definitions = parser.reference_definitions().iter();
    let same = definitions.filter(|(_, definition)| &*definition.dest == address);
    let mut places: Vec<Range<usize>> = same
        .filter_map(|(_, definition)| {
            let whole = body.get(definition.span.clone())?;
            let behind = whole.find("]:")? + "]:".len();
            let at = definition.span.start + behind + whole[behind..].find(address)?;
            Some(at..at + address.len())
        })
        .collect();
    places.sort_by_key(|place| place.start);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_is_found() {
        let check = |body: &str, address: &str, expected: &[usize]| {
            let found = addresses_in_definitions(body, address);
            let starts: Vec<usize> = found.iter().map(|place| place.start).collect();
            assert_eq!(starts, expected, "{body}");
        };
        let body = "![a][x] ![b][y]\n\n[x]: A.JPG\n[A.JPG]: <A.JPG> \"A.JPG\"\n[y]: b.jpg\n";
        check(body, "A.JPG", &[22, 38]);
        check(body, "c.jpg", &[]);
        check("`[x]: A.JPG`\n\n    [x]: A.JPG\n", "A.JPG", &[]);
    }
}
