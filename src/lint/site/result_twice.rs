//! `result-twice`: two different reports of one result, of which neither is the later one.

use super::LintContext;
use crate::{
    diagnostic::{Lint, Place, Span},
    model::{
        Qualifier,
        registers::{District, Key},
    },
    site::{Article, Frame, ResultRow},
    text::{Date, Number, slug},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a result counts for: programme or campaign, phase, indicator, district.
type Subject = (Frame, Option<usize>, String, Key<District>);

/// The figures of a result: achieved, target, percentage, qualifier.
type StatedFigures = (
    Option<Number>,
    Option<Number>,
    Option<Number>,
    Option<Qualifier>,
);

/// A report that no earlier one contradicts.
struct StandingReport<'a> {
    article: &'a Article,
    span: Span,
    figures: StatedFigures,
}

pub(super) fn check(context: &mut LintContext<'_>) {
    let mut articles: Vec<&Article> = context
        .articles()
        .filter(|article| !article.results.is_empty())
        .collect();
    articles.sort_by(|a, b| b.date().newest_first(a.date()).then(a.path().cmp(b.path())));
    let mut standing: BTreeMap<(Subject, NaiveDate), Vec<StandingReport<'_>>> = BTreeMap::new();
    for article in articles {
        let mut own: BTreeMap<Subject, Span> = BTreeMap::new();
        // A result without figures contradicts nothing.
        for result in article.results.iter().filter(|result| result.has_figure()) {
            let subject = subject(result);
            if let Some(&first) = own.get(&subject) {
                report(context, article, result, Place::at(article.path(), first));
                continue;
            }
            own.insert(subject.clone(), result.span);
            let day = article.date().interval().first;
            let reports = standing.entry((subject, day)).or_default();
            let figures = figures(result);
            match reports
                .iter()
                .find(|other| contradicts(other, article, figures))
            {
                Some(other) => {
                    let other = Place::at(other.article.path(), other.span);
                    report(context, article, result, other);
                }
                // An equal report adds nothing, so the list is never longer than a day has minutes.
                None if reports
                    .iter()
                    .any(|other| other.article.date() == article.date()) => {}
                None => reports.push(StandingReport {
                    article,
                    span: result.span,
                    figures,
                }),
            }
        }
    }
}

fn subject(result: &ResultRow) -> Subject {
    let indicator = slug(&result.indicator);
    (result.frame(), result.phase, indicator, result.district)
}

fn figures(result: &ResultRow) -> StatedFigures {
    (
        result.achieved,
        result.target.as_ref().map(|target| target.value),
        result.stated.map(|stated| stated.value),
        result.qualifier,
    )
}

/// Whether two reports of one day contradict each other: neither is the later one, unless both have times and these
/// differ.
fn contradicts(other: &StandingReport<'_>, article: &Article, figures: StatedFigures) -> bool {
    let ordered = match (other.article.date(), article.date()) {
        (Date::Minute(a), Date::Minute(b)) => a != b,
        _ => false,
    };
    !ordered && other.figures != figures
}

fn report(context: &mut LintContext<'_>, article: &Article, result: &ResultRow, other: Place) {
    let lint = Lint::ResultTwice {
        indicator: result.indicator.clone(),
        district: context.site.registers.districts[result.district]
            .full_name
            .clone(),
    };
    context.report_pair(Place::at(article.path(), result.span), other, lint);
}
