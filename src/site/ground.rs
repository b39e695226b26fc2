//! What all articles of a site have in common.

use crate::{
    model::registers::Registers,
    text::{Locale, Strings},
};

/// What the lists of a site are named by.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) registers: &'a Registers,
    pub(super) strings: &'a Strings,
    pub(super) locale: &'static dyn Locale,
}
