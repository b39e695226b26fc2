//! Lists every file of the published site, and finds the one at an address.

use super::{
    Session,
    output::{Output, OutputContent},
};
use crate::site::{Asset, Route, Site, THEME_FOLDER};
use rayon::prelude::*;

fn page_path(site: &Site, route: Route) -> String {
    let address = site.address(route);
    if address.is_empty() || address.ends_with('/') {
        address + "index.html"
    } else {
        address
    }
}

/// The path of the page that hosts send for the address of a folder.
fn front_of(address: &str) -> Option<String> {
    let folder = address.is_empty() || address.ends_with('/');
    folder.then(|| format!("{address}index.html"))
}

impl Session {
    /// Every file of the published site, in a fixed order.
    pub fn outputs(&self) -> Vec<Output> {
        let pages = self.site.every_page().into_par_iter().map(|route| Output {
            path: page_path(&self.site, route),
            content: OutputContent::Page(route),
        });
        let pages: Vec<Output> = pages.collect();
        let data_files = self.site.routes.data_files().iter();
        let data_files = data_files.map(|(path, &data_file)| Output {
            path: path.clone(),
            content: OutputContent::DataFile(data_file),
        });
        let statics = self.site.assets.statics.iter();
        let copies = statics
            .cloned()
            .map(Asset::Static)
            .chain(self.site.attachments().iter().cloned());
        let copies = copies.map(|asset| Output {
            path: self.site.asset_path(&asset),
            content: OutputContent::Copy(asset),
        });
        let codes = self.site.codes().into_iter().map(|(path, route)| Output {
            path,
            content: OutputContent::Code(route),
        });
        let theme = self.published_assets().map(|asset| Output {
            path: format!("{THEME_FOLDER}/{}", asset.name),
            content: OutputContent::Theme(asset.name.clone()),
        });
        let made = self.pictures().chain(self.cards()).chain(self.worker());
        let made = made.filter(|output| !self.has_static(&output.path));
        // Pictures come first: encoding one takes as much memory as a thousand pages, and there is most room at the
        // beginning.
        let outputs = made.chain(pages).chain(data_files).chain(copies);
        outputs.chain(codes).chain(theme).collect()
    }

    /// The file at an address from the root of the site, which may be the address of a page (`dia-ban/`) or of a file.
    pub fn output_at(&self, address: &str) -> Option<Output> {
        let (site, theme) = (&self.site, &self.theme);
        let page = address.strip_suffix("index.html").unwrap_or(address);
        let page = site.find(page).or_else(|| site.find(address));
        let data_file = || site.routes.data_files().get(address).copied();
        let of_theme = || {
            let name = address.strip_prefix(THEME_FOLDER)?.strip_prefix('/')?;
            theme.assets.find(name).map(|_| name.to_owned())
        };
        if page.is_none()
            && let Some(made) = self.picture_at(address).or_else(|| self.worker_at(address))
        {
            return Some(made);
        }
        let content = page
            .map(OutputContent::Page)
            .or_else(|| data_file().map(OutputContent::DataFile))
            .or_else(|| of_theme().map(OutputContent::Theme))
            .or_else(|| site.asset_at(address).map(OutputContent::Copy))
            .or_else(|| site.asset_at(&front_of(address)?).map(OutputContent::Copy))
            .or_else(|| site.code_at(address).map(OutputContent::Code))?;
        let path = match &content {
            OutputContent::Page(route) => page_path(site, *route),
            OutputContent::Copy(asset) => site.asset_path(asset),
            _ => address.to_owned(),
        };
        Some(Output { path, content })
    }

    /// The page `404.html`, for addresses at which there is nothing.
    pub fn not_found(&self) -> Output {
        Output {
            path: page_path(&self.site, Route::NotFound),
            content: OutputContent::Page(Route::NotFound),
        }
    }
}
