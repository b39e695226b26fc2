//! The register `categories`.

use super::reading::{Detail, NamesReader};
use crate::model::fields::{FieldReader, Fields};

/// Chuyên mục: a section of the site. The order of the register is the order of the menu.
#[derive(Clone, Debug)]
pub struct Category;

impl Detail for Category {
    const REGISTER: &'static str = "categories";
    const KNOWN: &'static [&'static str] = &["id", "name", "aliases", "old_ids"];
    type References<'l> = ();

    fn read(_: &mut FieldReader<'_>, _: &mut Fields, _: &NamesReader, _: ()) -> Category {
        Category
    }
}
