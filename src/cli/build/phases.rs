//! Reports articles whose campaign or phase has changed since the last build, and those that got one without naming it.

use super::{
    super::{console::Console, site_state::SiteState, words},
    unlisted::FEW,
};
use crate::{
    diagnostic::Language,
    site::{PhaseChange, Site},
};

/// Compares the campaigns and phases of articles with those of the last build, and remembers them.
pub(super) fn changes(site: &Site, site_state: &SiteState) -> Vec<PhaseChange> {
    let (last, now) = (site_state.phases(), site.phase_record());
    if last.as_ref() != Some(&now) {
        site_state.keep_phases(&now);
    }
    site.phase_changes(&last.unwrap_or_default(), &now)
}

/// Reports them.
pub(super) fn report(console: Console, changes: &[PhaseChange]) {
    let (changed, joined): (Vec<_>, Vec<_>) = changes.iter().partition(|one| one.before.is_some());
    let number = |language: Language, list: &[&PhaseChange]| language.number(list.len());
    let list = |changes: &[&PhaseChange], vi: String, en: String| {
        let [first, ..] = changes else { return };
        let line = |change: &PhaseChange| match &change.before {
            Some(before) => format!("{}: {before} → {}", change.path, change.now),
            None => format!("{}: {}", change.path, change.now),
        };
        if changes.len() > FEW {
            let first = line(first);
            console.report(
                format!("{vi}: {first}, …; xem hết: `bantin list articles`"),
                format!("{en}: {first}, …; all of them: `bantin list articles`"),
            );
            return;
        }
        console.report(format!("{vi}:"), format!("{en}:"));
        for change in changes {
            let line = line(change);
            console.report(format!("  {line}"), format!("  {line}"));
        }
    };
    let plural = words::plural(changed.len());
    list(
        &changed,
        format!(
            "{} bài đổi phong trào, đợt so với lần dựng trước",
            number(Language::Vi, &changed)
        ),
        format!(
            "{} article{plural} in another campaign or phase than at the last build",
            number(Language::En, &changed)
        ),
    );
    let plural = words::plural(joined.len());
    list(
        &joined,
        format!(
            "{} bài không ghi phong trào, được xếp theo địa bàn và ngày (không muốn thì ghi `campaign: false`)",
            number(Language::Vi, &joined)
        ),
        format!(
            "{} article{plural} put into a campaign by district and day, naming none (`campaign: false` keeps one out)",
            number(Language::En, &joined)
        ),
    );
}
