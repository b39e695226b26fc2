//! Reports files that would lie at the same path of the published site.

use crate::{
    diagnostic::{AddressProblem, Diagnostic, Place, Taker},
    render::Theme,
    site::{Asset, Site, THEME_FOLDER},
};
use std::collections::BTreeMap;

/// Reports files in `static/` that would lie where a file of the theme or one beside an article lies.
pub(super) fn report_shared_paths(site: &Site, theme: &Theme, diagnostics: &mut Vec<Diagnostic>) {
    let attachments = site.attachments().iter();
    let attachments: BTreeMap<String, &Asset> = attachments
        .map(|asset| (site.asset_path(asset), asset))
        .collect();
    for path in &site.assets.statics {
        let output = site.asset_path(&Asset::Static(path.clone()));
        let of_theme = output
            .strip_prefix(THEME_FOLDER)
            .and_then(|rest| rest.strip_prefix('/'));
        let beside = attachments.get(&output);
        if beside.is_some() || of_theme.is_some_and(|name| theme.assets.find(name).is_some()) {
            let problem = AddressProblem::SameAddress {
                address: format!("/{output}"),
            };
            let diagnostic = Diagnostic::new(Place::file(path), problem);
            diagnostics.push(match beside {
                Some(asset) => diagnostic.with_other(Place::file(asset.source())),
                None => diagnostic,
            });
        }
    }
    report_shared_redirects(site, theme, diagnostics);
}

/// Reports old addresses where a file of the theme lies, or below one.
pub(super) fn report_shared_redirects(
    site: &Site,
    theme: &Theme,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for redirect in site.redirects() {
        let from = redirect.from.to_lowercase();
        let inside = from
            .strip_prefix(THEME_FOLDER)
            .and_then(|rest| rest.strip_prefix('/'));
        let taken = inside.is_some_and(|inside| {
            let steps = inside.match_indices('/').map(|(at, _)| &inside[..at]);
            steps
                .chain([inside])
                .any(|file| theme.assets.find(file).is_some())
        });
        if taken {
            let problem = AddressProblem::AliasTaken {
                alias: format!("/{}", redirect.from),
                by: Taker::File,
            };
            diagnostics.push(Diagnostic::new(redirect.place().clone(), problem));
        }
    }
}
