//! `bantin search`: what a reader of the site would find.

use super::{
    args::{Common, ListArgs, SearchArgs, Sort, What},
    exit::Exit,
    list::{filter::Filter, report_errors},
    open::{Need, Opened, open},
};
use crate::{
    search::{self, Answer, Hit, Query, Reader},
    site::{ArticleKey, Route, Site},
};
use serde::Serialize;
use std::{cell::LazyCell, cmp::Reverse};

/// A result as JSON.
#[derive(Serialize)]
struct Found {
    path: String,
    url: String,
    title: String,
    passage: String,
    score: u32,
}

pub(super) fn run(common: &Common, args: &SearchArgs) -> Exit {
    let opened = match open(common, Need::Words) {
        Ok(opened) => opened,
        Err(closed) => return closed.report(),
    };
    let filter = match Filter::new(&opened.session.site, &as_list(args)) {
        Ok(filter) => filter,
        Err(unknown) => return unknown.report(opened.console),
    };
    let found = find(&opened, args, &filter);
    let printed = opened.console.print(&if args.json {
        serde_json::to_string_pretty(&found).unwrap_or_else(|_| "[]".to_owned()) + "\n"
    } else {
        let lines = found.iter();
        lines
            .map(|found| format!("{}\n  {}\n  {}\n", found.title, found.path, found.passage))
            .collect()
    });
    report_errors(opened.console, &opened.disk, &opened.diagnostics, printed)
}

fn find(opened: &Opened, args: &SearchArgs, filter: &Filter) -> Vec<Found> {
    let (session, disk, cache) = (&opened.session, &opened.disk, &opened.cache);
    let site = &session.site;
    let Some(index) = session.index(disk, cache) else {
        return Vec::new();
    };
    let reader = Reader::new(&index);
    let Answer { meant, mut hits } = asked(&reader, args);
    if args.sort == Sort::Date {
        hits.sort_by_key(|hit| (hit.behind, Reverse(hit.article)));
    }
    let hits = hits
        .into_iter()
        .filter(|hit| filter.article(site, site.article(key(site, hit))));
    let synonyms = reader.synonyms();
    let shown = meant.with_synonyms(&synonyms);
    let found = hits.filter_map(|hit| {
        let key = key(site, &hit);
        let article = site.article(key);
        // Read once, and only when it is asked for.
        let body = LazyCell::new(|| session.blocks(key, disk));
        let texts = || [&search::texts(site, key)[..], &body[..]].concat();
        if !meant.is_confirmed(&synonyms, texts) {
            return None;
        }
        let lead = article.lead().map(str::to_owned).into_iter();
        let blocks: Vec<String> = lead.chain(body.iter().cloned()).collect();
        Some(Found {
            path: article.path().to_string(),
            url: site.url(Route::Article(key)).unwrap_or_default(),
            title: article.title().to_owned(),
            passage: search::passage(&blocks, &shown),
            score: hit.score,
        })
    });
    found.take(args.limit).collect()
}

/// What the query finds; without one, all that the options leave, as on the search page.
fn asked(reader: &Reader<'_>, args: &SearchArgs) -> Answer {
    let query = Query::new(&args.query);
    let is_filtered = [&args.district, &args.campaign, &args.phase, &args.kind]
        .iter()
        .any(|option| option.is_some())
        || args.year.is_some();
    if !args.query.trim().is_empty() || !is_filtered {
        return search::find(reader, query);
    }
    let newest_first = (0..reader.articles()).rev();
    Answer {
        meant: query,
        hits: newest_first
            .map(|article| Hit {
                article,
                score: 0,
                behind: false,
            })
            .collect(),
    }
}

/// The index numbers articles from the oldest, lists begin with the newest.
fn key(site: &Site, hit: &Hit) -> ArticleKey {
    let from_newest = site.lists.all.len() - 1 - hit.article as usize;
    site.lists.all[from_newest]
}

/// The same options as those of `bantin list articles`.
fn as_list(args: &SearchArgs) -> ListArgs {
    ListArgs {
        what: What::Articles,
        json: args.json,
        all: false,
        district: args.district.clone(),
        campaign: args.campaign.clone(),
        programme: None,
        phase: args.phase.clone(),
        kind: args.kind.clone(),
        year: args.year,
    }
}
