//! Pages whose addresses are made of ids that changed: those of districts, campaigns, phases and terms. An entry that
//! names its `old_ids` leads on from every address that was made of them.

use super::{DataFile, Redirect, Route, table::Fronts};
use crate::{
    diagnostic::{Place, SourcePath, Spanned},
    model::registers::{District, EntryNames, Key, Phase, Register, Registers},
    site::{Frame, Group, ListId, PhaseKey, RollOf, Site, TermKey},
};

/// A step of an address that is an id, and the ids that were there before.
struct IdStep<'s> {
    /// Its position among the steps.
    at: usize,
    old_ids: &'s [Spanned<String>],
    file: &'s SourcePath,
}

/// An address that is being made, as its steps, and the old id in it.
type DraftAddress = (Vec<String>, Option<Place>);

/// Every old address of a page of the site.
pub(super) fn renamed(site: &Site, fronts: &Fronts) -> Vec<Redirect> {
    if !has_old_ids(&site.registers) {
        return Vec::new(); // as on most sites: what follows costs time
    }
    let fronts = fronts.values().copied();
    let pages = fronts.flat_map(|front| match site.pages_of(front) {
        Some(pages) => pages.iter().map(|page| front.at(page)).collect(),
        None => vec![front],
    });
    pages.flat_map(|route| old_addresses(site, route)).collect()
}

pub(super) fn has_old_ids(registers: &Registers) -> bool {
    fn any<T>(register: &Register<T>, phases: impl Fn(&T) -> &[Phase]) -> bool {
        register.iter().any(|(_, entry)| {
            let mut phases = phases(&entry.detail).iter();
            !entry.names.old_ids.is_empty() || phases.any(|phase| !phase.old_ids.is_empty())
        })
    }
    any(&registers.districts, |_| &[])
        || any(&registers.campaigns, |campaign| &campaign.phases)
        || any(&registers.programmes, |programme| &programme.phases)
        || any(&registers.categories, |_| &[])
        || any(&registers.sectors, |_| &[])
        || any(&registers.sources, |_| &[])
        || any(&registers.honours, |_| &[])
        || any(&registers.orgs, |_| &[])
        || any(&registers.commemorations, |_| &[])
}

/// The addresses of a page with each id as it is or as it was, but for the present one.
pub(super) fn old_addresses(site: &Site, route: Route) -> impl Iterator<Item = Redirect> {
    let drafts = drafts(&site.address(route), steps(site, route)).into_iter();
    drafts.filter_map(move |(steps, place)| {
        Some(Redirect {
            from: steps.join("/"),
            to: route,
            place: place?,
            declared: true,
        })
    })
}

/// The paths of a file with each id as it is or as it was, but for the present one.
pub(super) fn old_paths(site: &Site, data_file: DataFile) -> impl Iterator<Item = String> {
    let steps = data_file
        .page()
        .map_or_else(Vec::new, |page| steps(site, page));
    let now = site.addresses().file(data_file);
    let drafts = drafts(&now, steps).into_iter();
    drafts.filter_map(|(steps, place)| place.map(|_| steps.join("/")))
}

/// An address with each id in it as it is or as it was.
fn drafts(now: &str, steps: Vec<IdStep<'_>>) -> Vec<DraftAddress> {
    let mut drafts: Vec<DraftAddress> = vec![(now.split('/').map(str::to_owned).collect(), None)];
    for step in steps {
        let with_old = drafts.iter().flat_map(|(steps, place)| {
            step.old_ids.iter().map(|old| {
                let mut steps = steps.clone();
                let id = std::mem::replace(&mut steps[step.at], old.value.clone());
                rename_file(&mut steps, &id, &old.value);
                let here = || Place::at(step.file, old.span);
                (steps, Some(place.clone().unwrap_or_else(here)))
            })
        });
        let with_old: Vec<DraftAddress> = with_old.collect();
        drafts.extend(with_old);
    }
    drafts
}

/// A table of an entry is called as the entry: `bang-vang/khen/khen.csv`.
fn rename_file(steps: &mut [String], id: &str, old: &str) {
    let end = |name: &str| name.strip_prefix(id)?.strip_prefix('.').map(str::to_owned);
    if let Some(name) = steps.last_mut()
        && let Some(end) = end(name)
    {
        *name = format!("{old}.{end}");
    }
}

/// The ids in the address of a page.
fn steps(site: &Site, route: Route) -> Vec<IdStep<'_>> {
    let words = &site.strings.addresses;
    match route {
        Route::List(list, _) => of_list(site, list),
        Route::Roll(RollOf::District(key), _) => vec![of_district(site, key)],
        Route::Roll(RollOf::Honour(key), _) => {
            let names = &site.registers.honours[key].names;
            vec![named(names, depth(&words.honours))]
        }
        Route::Frame(frame) => of_frame(site, frame).into_iter().collect(),
        Route::Board(key) => {
            let board = &site.boards[key];
            let Some(frame) = of_frame(site, board.frame) else {
                return Vec::new();
            };
            let (at, file) = (frame.at + 1, frame.file);
            let phase = board
                .phase
                .and_then(|at| site.phases_of(board.frame).get(at));
            let phase = phase.map(|phase| IdStep {
                at,
                old_ids: &phase.old_ids,
                file,
            });
            [Some(frame), phase].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

fn of_list(site: &Site, list: ListId) -> Vec<IdStep<'_>> {
    let (words, registers) = (&site.strings.addresses, &site.registers);
    let campaign = |key, at| named(&registers.campaigns[key].names, at);
    match list {
        ListId::Pair(key, Group::Phase(phase)) => {
            let at = depth(&words.districts) + 1;
            vec![
                of_district(site, key),
                campaign(phase.campaign, at),
                of_phase(site, phase, at + 1),
            ]
        }
        ListId::District(key) | ListId::Pair(key, _) => vec![of_district(site, key)],
        ListId::Campaign(key) => vec![campaign(key, depth(&words.campaigns))],
        ListId::Phase(key) => {
            let at = depth(&words.campaigns);
            vec![campaign(key.campaign, at), of_phase(site, key, at + 1)]
        }
        ListId::Term(term) => {
            let names = names_of(registers, term);
            let at = depth(term.taxonomy().address(words));
            names.map(|names| named(names, at)).into_iter().collect()
        }
        ListId::News | ListId::Year(_) | ListId::Month(..) => Vec::new(),
    }
}

/// How many steps an address has before the ids of entries: words of addresses may have several.
fn depth(word: &str) -> usize {
    word.split('/').count()
}

fn of_district(site: &Site, key: Key<District>) -> IdStep<'_> {
    let names = &site.registers.districts[key].names;
    named(names, depth(&site.strings.addresses.districts))
}

fn named(names: &EntryNames, at: usize) -> IdStep<'_> {
    IdStep {
        at,
        old_ids: &names.old_ids,
        file: &names.place.path,
    }
}

fn of_phase(site: &Site, key: PhaseKey, at: usize) -> IdStep<'_> {
    let phase = site.phase(key);
    IdStep {
        at,
        old_ids: &phase.old_ids,
        file: &phase.place.path,
    }
}

fn of_frame(site: &Site, frame: Frame) -> Option<IdStep<'_>> {
    let (words, registers) = (&site.strings.addresses, &site.registers);
    let (kind, names) = match frame {
        Frame::Programme(key) => (&words.programmes, &registers.programmes[key].names),
        Frame::Campaign(key) => (&words.campaigns, &registers.campaigns[key].names),
        Frame::Year(_) => return None,
    };
    let at = depth(&words.results) + depth(kind);
    Some(named(names, at))
}

/// The names of a term that is in a register.
fn names_of(registers: &Registers, term: TermKey) -> Option<&EntryNames> {
    match term {
        TermKey::Category(key) => Some(&registers.categories[key].names),
        TermKey::Sector(key) => Some(&registers.sectors[key].names),
        TermKey::Source(_) => {
            let key = term.source(&registers.sources)?;
            Some(&registers.sources[key].names)
        }
        TermKey::Honour(key) => Some(&registers.honours[key].names),
        TermKey::Programme(key) => Some(&registers.programmes[key].names),
        TermKey::Organisation(key) => Some(&registers.orgs[key].names),
        TermKey::Commemoration(key) => Some(&registers.commemorations[key].names),
        TermKey::Kind(_) | TermKey::Author(_) | TermKey::Movement(_) => None,
    }
}
