//! What each page shows, and nothing about how: [`Site`] + [`Route`] → [`View`].
//!
//! A template sees its view and nothing else. So a view is all that a page depends on besides the theme, and
//! whether a page must be made again can be told from its view alone.

mod article;
mod award;
mod beside;
mod campaign;
mod card;
mod chrome;
mod commemoration;
mod data_file;
mod district;
mod entries;
mod feed;
mod figures;
mod head;
mod headers;
mod home;
mod honour;
mod html;
mod list;
mod matrix;
mod moment;
mod names;
mod needs;
mod notice;
mod order;
mod pages;
mod parts;
mod photo;
mod reading;
#[cfg(test)]
mod reference;
mod results;
mod search;
mod share;
mod share_card;
mod shared;
mod sitemap;
mod social;
mod structured;
mod term;
mod timeline;
mod worker;

pub use article::TextLinks;
pub use card::card;
pub use chrome::{AssetLink, Chrome, FeedLink, Head, Imprint, SharedImage, Social};
pub use data_file::{Calendar, CalendarEvent, FileView, Table, file};
pub use feed::{Feed, FeedEntries, FeedEntry, entry};
pub use head::head;
pub use headers::Headers;
pub use html::{Html, OfText};
pub use needs::{Cards, FinishedText};
pub use order::{campaigns_in_order, districts_in_order};
pub use pages::*;
pub use parts::*;
pub use share_card::{SharedCard, card_stem, share_card};
pub use shared::status_label;
pub use sitemap::{Location, NewsSitemap, NewsSitemapEntry, Redirection};
pub use worker::{Keeper, WORKER, Worker, keeper};

use crate::{
    markdown::Labels,
    model::Offline,
    site::{ListId, PageNumber, Route, Site, Taxonomy, TermKey},
    text::Strings,
};
use entries::entries;
use serde::Serialize;
use std::collections::BTreeMap;

/// What templates see, as a document in Markdown: the doc comments of the views.
pub const TEMPLATE_DOCS: &str = include_str!("template-docs.md");

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each is the page of its name")]
pub enum View {
    Home(Box<Home>),
    Article(Box<ArticlePage>),
    List(Box<ListPage>),
    Districts(DistrictIndex),
    District(Box<DistrictPage>),
    Campaigns(CampaignIndex),
    Campaign(Box<CampaignPage>),
    Phase(Box<PhasePage>),
    Matrix(Matrix),
    Search(SearchPage),
    Honours(Box<HonourIndex>),
    Honour(Box<HonourPage>),
    Roll(Box<RollPage>),
    Results(ResultsPage),
    Commemorations(CommemorationIndex),
    Commemoration(Box<CommemorationPage>),
    Terms(TermIndex),
    Term(Box<TermPage>),
    Plain(PlainPage),
    Notice(Notice),
    Redirect(RedirectPage),
    NotFound(NotFound),
    Offline(NotFound),
}

/// The template that shows a page.
pub fn template(route: Route) -> &'static str {
    match route {
        Route::Home => "home.html",
        Route::List(list, _) => template_of_list(list),
        Route::Article(_) => "article.html",
        Route::Districts => "districts.html",
        Route::Campaigns => "campaigns.html",
        Route::Matrix => "matrix.html",
        Route::Search => "search.html",
        Route::Roll(..) => "roll.html",
        Route::Results | Route::Frame(_) | Route::Board(_) => "results.html",
        Route::Terms(Taxonomy::Honour) => "honours.html",
        Route::Terms(Taxonomy::Commemoration) => "commemorations.html",
        Route::Terms(_) | Route::Archive => "terms.html",
        Route::Plain(_) => "page.html",
        Route::Retired(_) => "notice.html",
        Route::Redirect(_) => "redirect.html",
        Route::NotFound => "404.html",
        Route::Offline => "offline.html",
    }
}

fn template_of_list(list: ListId) -> &'static str {
    match list {
        ListId::District(_) => "district.html",
        ListId::Campaign(_) => "campaign.html",
        ListId::Phase(_) => "phase.html",
        ListId::Term(term) => match term {
            TermKey::Honour(_) => "honour.html",
            TermKey::Commemoration(_) => "commemoration.html",
            TermKey::Sector(_)
            | TermKey::Programme(_)
            | TermKey::Organisation(_)
            | TermKey::Movement(_) => "term.html",
            TermKey::Kind(_) | TermKey::Category(_) | TermKey::Author(_) | TermKey::Source(_) => {
                "list.html"
            }
        },
        ListId::News | ListId::Pair(..) | ListId::Year(_) | ListId::Month(..) => "list.html",
    }
}

/// What a page shows. `text` is that of an article or a plain page.
pub fn view(site: &Site, cards: &dyn Cards, route: Route, text: FinishedText) -> View {
    match route {
        Route::Home => View::Home(Box::new(home::home(site, cards))),
        Route::List(list, page) => view_of_list(site, cards, list, page),
        Route::Article(key) => View::Article(Box::new(article::article(site, key, text))),
        Route::Districts => View::Districts(district::index(site)),
        Route::Campaigns => View::Campaigns(campaign::index(site)),
        Route::Matrix => View::Matrix(matrix::matrix(site)),
        Route::Search => View::Search(search::page(site)),
        Route::Roll(of, page) => View::Roll(Box::new(honour::roll_page(site, of, page))),
        Route::Results | Route::Frame(_) | Route::Board(_) => {
            View::Results(results::page(site, route))
        }
        Route::Terms(Taxonomy::Honour) => View::Honours(Box::new(honour::index(site))),
        Route::Terms(Taxonomy::Commemoration) => View::Commemorations(commemoration::index(site)),
        Route::Terms(taxonomy) => View::Terms(list::terms(site, taxonomy)),
        Route::Archive => View::Terms(list::years(site)),
        Route::Plain(key) => View::Plain(PlainPage {
            title: site.page(key).title.clone(),
            holds: OfText(reading::holds(&text)),
            body: text.body,
        }),
        Route::Retired(key) => View::Notice(notice::notice(site, key)),
        Route::Redirect(key) => View::Redirect(notice::redirect(site, key)),
        Route::NotFound => View::NotFound(NotFound {
            ways: shared::menu(site),
        }),
        Route::Offline => View::Offline(NotFound {
            ways: shared::menu(site),
        }),
    }
}

/// The page of a list, which shows more for some lists than for others.
fn view_of_list(site: &Site, cards: &dyn Cards, list: ListId, page: PageNumber) -> View {
    match list {
        ListId::District(key) => View::District(Box::new(district::page(site, cards, key, page))),
        ListId::Campaign(key) => View::Campaign(Box::new(campaign::page(site, cards, key, page))),
        ListId::Phase(key) => View::Phase(Box::new(campaign::phase(site, cards, key, page))),
        ListId::Pair(district, group) => {
            View::List(Box::new(list::pair(site, cards, (district, group), page)))
        }
        ListId::Term(TermKey::Honour(key)) => {
            View::Honour(Box::new(honour::page(site, cards, key, page)))
        }
        ListId::Term(TermKey::Commemoration(key)) => {
            View::Commemoration(Box::new(commemoration::page(site, cards, key, page)))
        }
        ListId::Term(
            term @ (TermKey::Sector(_)
            | TermKey::Programme(_)
            | TermKey::Organisation(_)
            | TermKey::Movement(_)),
        ) => View::Term(Box::new(term::page(site, cards, term, page))),
        ListId::Term(
            TermKey::Kind(_) | TermKey::Category(_) | TermKey::Author(_) | TermKey::Source(_),
        )
        | ListId::News
        | ListId::Year(_)
        | ListId::Month(..) => View::List(Box::new(list::list_page(site, cards, list, page))),
    }
}

/// Words that the HTML of a text needs.
pub fn labels(strings: &Strings) -> Labels {
    Labels {
        footnotes: strings.phrase("footnotes"),
        back_to_text: strings.phrase("back_to_text"),
        table: strings.phrase("table"),
        task_done: strings.phrase("task_done"),
        task_open: strings.phrase("task_open"),
    }
}

/// What surrounds every page. `assets` are the files of the theme by their names below `static/`.
pub fn chrome(site: &Site, assets: BTreeMap<String, AssetLink>) -> Chrome {
    let asset = |name: &str| {
        assets
            .get(name)
            .map_or_else(String::new, |asset| asset.url.clone())
    };
    let settings = &site.settings;
    let menu = shared::menu(site);
    let categories = shared::term_links(site, Taxonomy::Category);
    let pages = site
        .every_plain_page()
        .map(|(key, page)| shared::link(site, &page.title, Route::Plain(key)));
    let indexes = Taxonomy::ALL
        .into_iter()
        .filter(|&taxonomy| {
            let elsewhere = [
                Taxonomy::Category,
                Taxonomy::Honour,
                Taxonomy::Commemoration,
            ];
            !elsewhere.contains(&taxonomy) && !site.lists.terms(taxonomy).is_empty()
        })
        .map(|taxonomy| {
            shared::link(
                site,
                &site.strings.phrase(taxonomy.phrase()),
                Route::Terms(taxonomy),
            )
        });
    Chrome {
        title: settings.title.clone(),
        description: settings.description.clone(),
        language: site.locale.tag().to_owned(),
        home: site.root_url(""),
        stylesheet: asset("style.css"),
        icon: asset("icon.svg"),
        share: shared::absolute(site, &asset("share.png")),
        search: site.url(Route::Search),
        worker: (settings.offline == Offline::Kept).then(|| site.root_url(WORKER)),
        menu: menu.into_iter().filter(|link| link.url.is_some()).collect(),
        categories: categories
            .into_iter()
            .filter(|link| link.url.is_some())
            .collect(),
        foot: pages
            .chain([shared::link(
                site,
                &site.strings.phrase("search"),
                Route::Search,
            )])
            .chain(indexes)
            .filter(|link| link.url.is_some())
            .collect(),
        assets,
        policy: chrome::POLICY,
        imprint: Imprint {
            publisher: settings.imprint.publisher.clone(),
            licence: settings.imprint.licence.clone(),
            editor: settings.imprint.editor.clone(),
        },
    }
}
