//! What is wrong with a word that should be an id or a slug.

use crate::{
    diagnostic::{AddressProblem, Bearer},
    text::{PathFault, path_fault, slug},
};

/// The problem of a word that should be a slug and is none.
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

/// The problem of a word that should be the id of an entry in a register and is none.
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

/// Why a word that has only letters of a slug cannot be the name of a file: it is too long, or some system reserves it.
fn fault_of_letters(word: &str) -> Option<PathFault> {
    let of_slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fault = path_fault(word).filter(|_| word.bytes().all(of_slug));
    fault.map(|(_, fault)| fault)
}
