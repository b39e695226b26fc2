//! Which files are made of the pictures of a site, which share cards it has, and how a maker makes them.

use super::picture_cache::MakeScope;
use crate::{
    diagnostic::{Diagnostic, FileProblem, PictureFault, SourcePath},
    media::Variant,
    pipeline::{
        Session,
        maker::Maker,
        output::{Output, OutputContent},
    },
    site::{ArticleKey, Asset},
    view,
};
use rayon::prelude::*;
use std::collections::BTreeMap;

impl Session {
    /// Whether the site has a file of its own at a path, which is published as it is.
    pub(in crate::pipeline) fn has_static(&self, path: &str) -> bool {
        let file = SourcePath::new(format!("static/{path}"));
        self.site.assets.statics.contains(&file)
    }

    /// Every file that is made of a picture. Pictures with equal bytes share their files.
    pub(in crate::pipeline) fn pictures(&self) -> impl Iterator<Item = Output> {
        let pictures = self.site.pictures().flat_map(|(asset, facts)| {
            let variants = facts.variants().into_iter();
            let as_it_is = |variant: &Variant| variant.own && matches!(asset, Asset::Static(_));
            let made = variants.filter(move |variant| !as_it_is(variant));
            let path = self.site.variant_paths(asset, facts);
            made.map(move |variant| {
                let path = path(variant);
                (path, OutputContent::Picture(asset.clone(), variant))
            })
        });
        let mut all = BTreeMap::new();
        for (path, content) in pictures {
            all.entry(path).or_insert(content);
        }
        let all = all.into_iter();
        all.map(|(path, content)| Output { path, content })
    }

    /// The share cards of all articles that have one.
    pub(in crate::pipeline) fn cards(&self) -> Vec<Output> {
        let keys = self.site.lists.all().par_iter();
        let cards = keys.filter_map(|&key| {
            Some(Output {
                path: view::share_card(&self.site, key)?.path,
                content: OutputContent::Card(key),
            })
        });
        cards.collect()
    }

    /// The file at a path that is made of a picture or is a share card.
    pub(in crate::pipeline) fn picture_at(&self, path: &str) -> Option<Output> {
        let folder = self.site.picture_path("");
        let name = path.strip_prefix(&folder)?;
        if self.has_static(path) {
            return None;
        }
        let of_picture = || {
            let mut pictures = self.site.pictures();
            pictures.find_map(|(asset, facts)| {
                if !name.contains(&facts.mark()) {
                    return None;
                }
                let variants = facts.variants().into_iter();
                let path_of = self.site.variant_paths(asset, facts);
                let mut named = variants.filter(|&variant| path_of(variant) == path);
                Some(OutputContent::Picture(asset.clone(), named.next()?))
            })
        };
        let of_card = || {
            let mut keys = self.site.lists.all().iter();
            let card = |key| view::share_card(&self.site, key);
            let found = keys.find(|&&key| {
                let may_be = name.starts_with(view::card_stem(&self.site, key));
                may_be && card(key).is_some_and(|card| card.path == path)
            });
            found.map(|&key| OutputContent::Card(key))
        };
        let content = of_picture().or_else(of_card)?;
        let path = path.to_owned();
        Some(Output { path, content })
    }
}

impl Maker<'_> {
    /// Makes one of the files of a picture, unless the published one is the same.
    pub(in crate::pipeline) fn picture(
        &self,
        asset: &Asset,
        variant: Variant,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let name = asset.source().name();
        let damaged = |fault| {
            let src = name.to_owned();
            Box::new(
                self.site
                    .damaged(asset, FileProblem::Picture { src, fault }),
            )
        };
        let facts = self.site.facts(asset);
        let facts = facts.ok_or_else(|| damaged(PictureFault::Damaged))?;
        let extent = if self.makes_all() {
            MakeScope::All
        } else {
            MakeScope::One
        };
        let names = facts.names(name);
        let name = |variant| names.name(variant);
        let read = || Ok(self.files.read(asset.source())?);
        let made = self
            .picture_cache
            .variant(facts, variant, name, extent, read);
        made.map_err(damaged)
    }

    /// Makes the share card of an article, as PNG.
    pub(in crate::pipeline) fn card(&self, key: ArticleKey) -> Vec<u8> {
        let printed = view::share_card(self.site, key).map(|shared| {
            let name = shared.path.rsplit('/').next().unwrap_or(&shared.path);
            self.picture_cache.card(name, &shared.card)
        });
        printed.unwrap_or_default() // never asked for an article without a card
    }
}
