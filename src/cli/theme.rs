//! `bantin theme`: what makers of themes should know.

use super::{
    Exit,
    args::{Common, ThemeArgs, ThemeTopic},
    open::voice_anywhere,
};
use crate::view::TEMPLATE_DOCS;

pub(super) fn run(common: &Common, args: &ThemeArgs) -> Exit {
    match args.topic {
        ThemeTopic::Docs => voice_anywhere(common).print(TEMPLATE_DOCS),
    }
}
