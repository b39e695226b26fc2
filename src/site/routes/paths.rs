//! Files that are published as they are, under names that not every system can hold.

use crate::{
    diagnostic::{AddressProblem, Bearer, Diagnostic, Place, SourcePath},
    site::{Asset, Site},
    text::path_fault,
};

/// Reports paths of files in `static/` and of those beside articles at which nothing can be published: each faulty
/// folder once.
pub(super) fn report_paths(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let statics = site.assets.statics.iter().cloned().map(Asset::Static);
    let files = statics.chain(site.attachments().iter().cloned());
    let mut reported = None;
    for asset in files {
        let path = site.asset_path(&asset);
        let Some((end, fault)) = path_fault(&path) else {
            continue;
        };
        let source = asset.source().as_str();
        // The source ends as the path does, and only begins in another folder.
        let faulty = &source[..source.len() - (path.len() - end)];
        let place = Place::file(&SourcePath::new(faulty));
        let problem = AddressProblem::BadPath {
            path,
            of: Bearer::File,
            fault,
        };
        if reported.as_ref() != Some(&place) {
            reported = Some(place.clone());
            diagnostics.push(Diagnostic::new(place, problem));
        }
    }
}
