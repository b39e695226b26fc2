//! Reads settings, theme and registers of a site.

use super::{
    parse_settings::ParseSettings,
    read::{self, NoSite},
};
use crate::{
    diagnostic::Diagnostic,
    lint::Levels,
    model::{self, SiteFile},
    render::Theme,
    source::{Scan, SourceFiles},
};

/// `site.yaml`, theme and registers as their files are now.
pub(super) struct LoadedSettings {
    pub(super) file: SiteFile,
    pub(super) parse_settings: ParseSettings,
    pub(super) levels: Levels,
    pub(super) theme: Theme,
    pub(super) registers: model::registers::Registers,
    pub(super) found: Vec<Diagnostic>,
    pub(super) found_in_theme: Vec<Diagnostic>,
}

impl LoadedSettings {
    pub(super) fn read(
        files: &dyn SourceFiles,
        scan: &Scan,
        before: Option<&Theme>,
    ) -> Result<LoadedSettings, NoSite> {
        let mut file = read::site_file(files)?;
        let eth = file.locale.eth_is_d();
        let mut found = Vec::new();
        let levels = Levels::new(&file.settings.checks, &file.path, &mut file.diagnostics);
        found.append(&mut file.diagnostics);
        let theme_name = file.settings.theme.as_ref();
        let (theme, found_in_theme) =
            Theme::load(theme_name, file.locale.tag(), scan, files, before);
        let context = file.context(&theme.strings);
        let register_files = scan.registers.iter().map(|(name, path)| {
            let read = read::read_source(files, path, eth);
            found.extend(read.found);
            (name.clone(), path.clone(), read.text)
        });
        let register_files: Vec<_> = register_files.collect();
        let (registers, found_in_registers) =
            model::read_registers(&mut file, &context, &register_files);
        found.extend(found_in_registers);
        let parse_settings = ParseSettings {
            levels: context.levels,
            locale: file.locale,
            strings: theme.strings.clone().into(),
            offset: file.settings.offset,
            raw_html: file.settings.raw_html,
        };
        Ok(LoadedSettings {
            file,
            parse_settings,
            levels,
            theme,
            registers,
            found,
            found_in_theme,
        })
    }
}
