//! Making the small pieces that several views share.

use super::{
    Cards,
    pages::DistrictColumn,
    parts::{
        CampaignTile, Headline, Link, Listing, Pager, PhaseTile, Picture, Progress, Stamp, Tally,
    },
};
use crate::{
    diagnostic::SourcePath,
    media::Sources,
    model::{
        Qualifier,
        registers::{Campaign, Category, District, Key, Period, Status},
    },
    site::{
        Article, ArticleKey, DataFile, Group, List, ListId, PageNumber, Pages, PhaseKey,
        PhotoSource, Route, Site, Taxonomy, TermKey,
    },
    text::{Date, Number},
};

/// Headlines of a district among others.
const HEADLINES: usize = 3;

pub(super) fn link(site: &Site, label: &str, route: Route) -> Link {
    Link {
        label: label.to_owned(),
        url: site.url(route),
    }
}

/// A link to a file that readers take away; none when the site does not make it.
pub(super) fn data_file_link(site: &Site, phrase: &str, data_file: DataFile) -> Option<Link> {
    let url = site.data_file_url(data_file)?;
    Some(Link {
        label: site.strings.phrase(phrase),
        url: Some(url),
    })
}

pub(super) fn tally(site: &Site, label: &str, route: Route, count: usize) -> Tally {
    Tally {
        label: label.to_owned(),
        url: site.url(route),
        count: site.locale.count(count),
    }
}

/// An address from the root of the host, with the host.
pub(super) fn absolute(site: &Site, url: &str) -> String {
    [&site.settings.base_url.origin, url].concat()
}

/// `12 bài`
pub(super) fn articles(site: &Site, count: usize) -> String {
    site.strings
        .count("articles", count, &site.locale.count(count))
}

pub(super) fn stamp(site: &Site, date: Date) -> Stamp {
    let iso = match date {
        Date::Quarter(..) => None,
        Date::Year(_) | Date::Month(..) | Date::Day(_) | Date::Minute(_) => {
            Some(date.iso(&site.offset))
        }
    };
    Stamp {
        iso,
        text: site.locale.date(date),
    }
}

pub(super) fn district(site: &Site, key: Key<District>) -> Link {
    link(
        site,
        &site.registers.districts[key].full_name,
        ListId::District(key).front(),
    )
}

pub(super) fn campaign(site: &Site, key: Key<Campaign>) -> Link {
    link(
        site,
        &site.registers.campaigns[key].names.name,
        ListId::Campaign(key).front(),
    )
}

pub(super) fn phase(site: &Site, key: PhaseKey) -> Link {
    link(site, &site.phase(key).label, ListId::Phase(key).front())
}

/// The name of a phase or group.
pub(super) fn group_label(site: &Site, group: Group) -> String {
    match group {
        Group::Phase(key) => site.phase(key).label.clone(),
        Group::Undetermined | Group::Outside | Group::Undivided | Group::NoCampaign => {
            let state = group.state();
            site.strings
                .groups
                .get(state)
                .cloned()
                .unwrap_or_else(|| state.to_owned())
        }
    }
}

pub(super) fn term(site: &Site, key: TermKey) -> Link {
    link(site, &site.lists.term(key).name, ListId::Term(key).front())
}

pub(super) fn terms<T>(site: &Site, keys: &[Key<T>], term_key: fn(Key<T>) -> TermKey) -> Vec<Link> {
    keys.iter().map(|&key| term(site, term_key(key))).collect()
}

/// All terms of a taxonomy in the order of its register.
pub(super) fn term_links(site: &Site, taxonomy: Taxonomy) -> Vec<Link> {
    let terms = site.lists.terms(taxonomy).iter();
    terms.map(|info| term(site, info.key)).collect()
}

pub(super) fn category(site: &Site, category: Option<Key<Category>>) -> Option<Link> {
    category.map(|key| term(site, TermKey::Category(key)))
}

/// The main menu: the phrase of each entry and its page.
pub(super) const MENU: [(&str, Route); 8] = [
    ("news", Route::List(ListId::News, PageNumber::Front)),
    ("districts", Route::Districts),
    ("menu_campaigns", Route::Campaigns),
    ("menu_honours", Route::Terms(Taxonomy::Honour)),
    ("results", Route::Results),
    ("menu_commemorations", Route::Terms(Taxonomy::Commemoration)),
    ("menu_matrix", Route::Matrix),
    ("archives", Route::Archive),
];

/// The main menu.
pub(super) fn menu(site: &Site) -> Vec<Link> {
    let entries = MENU.iter();
    entries
        .map(|&(phrase, route)| link(site, &site.strings.phrase(phrase), route))
        .collect()
}

pub(super) fn headline(site: &Site, key: ArticleKey) -> Headline {
    let article = site.article(key);
    Headline {
        title: article.title().to_owned(),
        url: site.url(Route::Article(key)),
        category: category(site, article.category),
        date: Some(stamp(site, article.date())),
    }
}

/// The newest of a district.
pub(super) fn district_column(site: &Site, key: Key<District>) -> DistrictColumn {
    let own = &site.lists.district(key).own;
    DistrictColumn {
        link: district(site, key),
        total: articles(site, own.len()),
        headlines: own
            .iter()
            .take(HEADLINES)
            .map(|&key| headline(site, key))
            .collect(),
    }
}

/// The picture of an article, when its file exists.
pub(super) fn picture(site: &Site, path: &SourcePath, photo: &PhotoSource) -> Option<Picture> {
    let Sources {
        src,
        srcset,
        webp,
        width,
        height,
    } = site.sources(path, &photo.src.value)?;
    let caption = photo.caption.clone().filter(|caption| !caption.is_empty());
    Some(Picture {
        src,
        srcset,
        webp,
        width,
        height,
        alt: caption.clone().unwrap_or_default(),
        caption,
        credit: photo.credit.clone(),
    })
}

/// The phase an article belongs to, or failing that its campaign.
pub(super) fn phase_or_campaign(site: &Site, article: &Article) -> Option<Link> {
    match article.group() {
        Group::Phase(key) => Some(phase(site, key)),
        _ => article
            .placements
            .first()
            .map(|placement| campaign(site, placement.campaign)),
    }
}

/// Time and status of a campaign or phase at the build date.
pub(super) fn progress(site: &Site, period: Option<Period>) -> Progress {
    let status = Status::on(period, site.as_of());
    let days = |id, days: i64| {
        let days = usize::try_from(days).unwrap_or(0);
        site.strings.count(id, days, &site.locale.count(days))
    };
    let interval = period.map(Period::interval);
    let countdown = interval.and_then(|interval| match status {
        Status::Running => Some(match (interval.last - site.as_of()).num_days() {
            0 => site.strings.phrase("last_day"),
            left => days("days_left", left),
        }),
        Status::Upcoming => Some(days(
            "days_until",
            (interval.first - site.as_of()).num_days(),
        )),
        Status::Ended | Status::Unknown => None,
    });
    let elapsed = interval
        .filter(|_| status == Status::Running)
        .map(|interval| {
            let gone = (site.as_of() - interval.first).num_days() + 1;
            u8::try_from(gone * 100 / interval.days()).unwrap_or(100)
        });
    Progress {
        status_id: status.id(),
        status: status_label(site, status),
        range: period.map(|period| period.range(site.locale)),
        length: interval.map(|interval| days("days", interval.days())),
        countdown,
        elapsed,
    }
}

/// The name of a status: `Đang diễn ra`.
pub fn status_label(site: &Site, status: Status) -> String {
    site.strings
        .statuses
        .get(status.id())
        .cloned()
        .unwrap_or_else(|| status.id().to_owned())
}

pub(super) fn phase_tile(site: &Site, key: PhaseKey) -> PhaseTile {
    let entry = site.phase(key);
    PhaseTile {
        link: phase(site, key),
        theme: entry.theme.clone(),
        progress: progress(site, entry.period),
        articles: articles(site, site.lists.phase(key).own.len()),
    }
}

pub(super) fn campaign_tile(site: &Site, key: Key<Campaign>) -> CampaignTile {
    let entry = &site.registers.campaigns[key];
    let running = entry
        .phases
        .iter()
        .position(|phase| Status::on(phase.period, site.as_of()) == Status::Running);
    CampaignTile {
        link: campaign(site, key),
        district: entry.district.map(|key| district(site, key)),
        theme: entry.theme.clone(),
        progress: progress(site, entry.period),
        phase: running.map(|phase| {
            phase_tile(
                site,
                PhaseKey {
                    campaign: key,
                    phase,
                },
            )
        }),
        articles: articles(site, site.lists.campaign(key).own.len()),
    }
}

/// A page of a list. Articles that are counted elsewhere are shown on its front page only.
pub(super) fn listing(site: &Site, cards: &dyn Cards, list: ListId, page: PageNumber) -> Listing {
    let List { own, shared } = site.lists.get(list);
    let pages = Pages::new(own.len(), site.settings.page_size);
    let keys = own.get(pages.range(page)).unwrap_or(&[]);
    let front = page == PageNumber::Front;
    let turn = |to: Option<PageNumber>, phrase| {
        to.map(|to| link(site, &site.strings.phrase(phrase), Route::List(list, to)))
    };
    let pager = (pages.numbered() > 0).then(|| Pager {
        newer: turn(pages.newer(page), "newer"),
        older: turn(pages.older(page), "older"),
        range: time_covered(site, keys),
    });
    Listing {
        total: (front && !own.is_empty()).then(|| articles(site, own.len())),
        cards: cards.all(keys),
        shared: if front { cards.all(shared) } else { Vec::new() },
        pager,
    }
}

/// From the oldest to the newest of some articles, in days.
pub(super) fn time_covered(site: &Site, keys: &[ArticleKey]) -> String {
    let day = |key: &ArticleKey| match site.article(*key).date() {
        Date::Minute(moment) => Date::Day(moment.date()),
        date => date,
    };
    match (keys.last(), keys.first()) {
        (Some(oldest), Some(newest)) => site.locale.range(day(oldest), day(newest)),
        _ => String::new(),
    }
}

/// `gần 1.709 sáng kiến`
pub(super) fn quantity(
    site: &Site,
    qualifier: Option<Qualifier>,
    number: Number,
    unit: Option<&str>,
) -> String {
    let word = qualifier.and_then(|qualifier| site.strings.qualifiers.get(qualifier.id()));
    let words = word.map(String::as_str).into_iter();
    let mut number = site.locale.number(number);
    // No blank stands before the sign.
    number.extend(unit.filter(|unit| *unit == "%"));
    words
        .chain([number.as_str()])
        .chain(unit.filter(|unit| *unit != "%"))
        .collect::<Vec<_>>()
        .join(" ")
}
