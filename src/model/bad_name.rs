//! What is wrong with an id or a slug.

use crate::{
    diagnostic::{AddressProblem, Bearer},
    text::{PathFault, path_fault, slug},
};

/// What is wrong with a text that is no slug but is to be one.
pub(super) fn bad_slug(value: String) -> AddressProblem {
    let suggestion = slug(&value);
    match fault_of_letters(&value) {
        Some(fault) => AddressProblem::BadPath {
            path: value,
            of: Bearer::Slug { suggestion },
            fault,
        },
        None => AddressProblem::BadSlug { value, suggestion },
    }
}

/// The same for an id of a register.
pub(super) fn bad_id(value: String) -> AddressProblem {
    let suggestion = slug(&value);
    match fault_of_letters(&value) {
        Some(fault) => AddressProblem::BadPath {
            path: value,
            of: Bearer::Id { suggestion },
            fault,
        },
        None => AddressProblem::BadId { value, suggestion },
    }
}

/// What keeps a word from being the name of a file, when it has the letters of a slug.
fn fault_of_letters(word: &str) -> Option<PathFault> {
    let of_slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fault = path_fault(word).filter(|_| word.bytes().all(of_slug));
    fault.map(|(_, fault)| fault)
}
