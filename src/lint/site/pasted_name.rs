//! `pasted-name`: a recipient as it stood in a list, with its number, title and unit in one text, or with several names.

use super::LintContext;
use crate::{
    diagnostic::{Lint, in_flow},
    model::{Recipient, RecipientType},
    text::{Locale, is_person, pasted_name},
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let honours = &context.site.registers.honours;
    let locale = context.site.locale;
    for article in context.articles() {
        for award in &article.awards {
            let wants = honours[award.honour].recipients;
            for recipient in award.recipients.iter() {
                let kind = recipient.kind.or(wants);
                if kind.is_none_or(|kind| kind == RecipientType::Individual)
                    && let Some(lint) = pasted(recipient, locale)
                {
                    context.report(article.path(), recipient.name.span, lint);
                }
            }
        }
    }
}

fn pasted(recipient: &Recipient, locale: &dyn Locale) -> Option<Lint> {
    let written = recipient.name.value.trim();
    let pasted = pasted_name(written, locale);
    let names = || {
        pasted
            .name
            .split([',', ';'])
            .flat_map(|part| part.split(" và "))
    };
    let names: Vec<&str> = names()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    if names.len() > 1 && names.iter().all(|name| is_person(name, locale)) {
        return Some(Lint::SeveralNames {
            entries: names.join(", "),
        });
    }
    let separators = [", ", "; ", " - ", " – "];
    let found = separators
        .iter()
        .filter_map(|mark| pasted.name.split_once(mark));
    let parts = found.min_by_key(|(name, _)| name.len());
    let unit = parts.filter(|(name, _)| recipient.org.is_none() && is_person(name, locale));
    let entry = match unit {
        Some((name, unit)) => {
            format!(
                "{{name: {}, org: {}}}",
                in_flow(name.trim()),
                in_flow(unit.trim())
            )
        }
        None if pasted.is_listed => in_flow(pasted.name),
        None => return None,
    };
    Some(Lint::PastedName {
        name: written.to_owned(),
        entry,
    })
}
