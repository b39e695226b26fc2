//! Rules over the whole site: articles, published or not, and registers.

mod award_twice;
mod award_without_number;
mod commendation_without_awards;
mod context;
mod ended_district;
mod foreign_campaign;
mod honour_validity;
mod invisible_in_name;
mod launch_without_campaign;
mod missing_alt;
mod not_an_article;
mod outside_phases;
mod overlapping_phases;
mod pasted_name;
mod phase_gap;
mod recipient_twice;
mod recipient_type;
mod result_twice;
mod result_without_figures;
mod slug_as_alt;
mod target_zero;
mod wrong_ordinal;
mod wrong_percent;

use context::LintContext;
pub use invisible_in_name::invisible_in_name;
pub use not_an_article::is_text;

use crate::{
    diagnostic::{Diagnostic, FieldProblem, Problem, ReferenceProblem, Severity},
    site::{CancelToken, Cancelled, Site},
};
use rayon::prelude::*;

const CHECKS: &[fn(&mut LintContext<'_>)] = &[
    invisible_in_name::check,
    slug_as_alt::check,
    missing_alt::check,
    not_an_article::check,
    outside_phases::check,
    overlapping_phases::check,
    phase_gap::check,
    ended_district::check,
    foreign_campaign::check,
    launch_without_campaign::check,
    commendation_without_awards::check,
    award_without_number::check,
    recipient_twice::check,
    award_twice::check,
    recipient_type::check,
    pasted_name::check,
    honour_validity::check,
    wrong_ordinal::check,
    wrong_percent::check,
    target_zero::check,
    result_without_figures::check,
    result_twice::check,
];

/// What the rules find in a site. `known` are the diagnostics so far.
///
/// # Errors
/// When it is cancelled before all rules have run.
pub fn site(
    site: &Site,
    known: &[Diagnostic],
    cancel: CancelToken<'_>,
) -> Result<Vec<Diagnostic>, Cancelled> {
    let errors = known
        .iter()
        .filter(|found| {
            let says_it_already = matches!(
                found.problem,
                Problem::Field(FieldProblem::UnknownKey { .. })
                    | Problem::Reference(ReferenceProblem::AmbiguousCampaign { .. })
            );
            says_it_already || found.severity == Severity::Error
        })
        .map(|found| &found.place.path);
    let faulty = errors.collect();
    let found = CHECKS.par_iter().map(|check| {
        cancel.check()?;
        let mut context = LintContext {
            site,
            faulty: &faulty,
            found: Vec::new(),
        };
        check(&mut context);
        Ok(context.found)
    });
    let found: Vec<Vec<Diagnostic>> = found.collect::<Result<_, Cancelled>>()?;
    Ok(found.concat())
}
