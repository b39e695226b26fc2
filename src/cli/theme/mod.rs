//! `bantin theme`: help for makers of themes.

mod copy;

use super::{
    args::{CommonArgs, ThemeArgs, ThemeTopic},
    console::console_anywhere,
    exit::Exit,
};
use crate::view::TEMPLATE_DOCS;

pub(super) fn run(common: &CommonArgs, args: &ThemeArgs) -> Exit {
    match &args.topic {
        ThemeTopic::Docs => console_anywhere(common).print(TEMPLATE_DOCS),
        ThemeTopic::Copy { names } => copy::run(common, names),
    }
}
