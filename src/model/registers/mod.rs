//! Registers: lists that a site declares once and that articles refer to by name (districts, campaigns, honours …).

mod campaign;
mod category;
mod commemoration;
mod district;
mod honour;
mod key;
mod org;
mod period;
mod phase;
mod programme;
mod reading;
mod register;
mod same_name;
mod sector;
mod source;

pub use campaign::Campaign;
pub use category::Category;
pub use commemoration::Commemoration;
pub use district::District;
pub use honour::Honour;
pub use key::Key;
pub use org::Org;
pub use period::{Period, Status};
pub use phase::Phase;
pub use programme::Programme;
pub use register::{EntryNames, Lookup, Register, RegisterEntry, Unresolved};
pub use sector::Sector;
pub use source::Source;

use super::fields::FieldReader;
use crate::{
    diagnostic::{Diagnostic, RegisterProblem},
    text::Interval,
};
use campaign::CampaignReferences;
use org::OrgReferences;
use programme::ProgrammeReferences;
pub(crate) use reading::RawRegister;
use reading::{Detail, PendingRegister};

/// Names of all registers, as keys of `site.yaml` and as files `content/<name>.yaml`.
pub(crate) const REGISTERS: &[&str] = &[
    Category::REGISTER,
    Source::REGISTER,
    District::REGISTER,
    Org::REGISTER,
    Sector::REGISTER,
    Honour::REGISTER,
    Commemoration::REGISTER,
    Programme::REGISTER,
    Campaign::REGISTER,
];

/// All registers of a site, complete.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each field is the register of its name")]
pub struct Registers {
    pub categories: Register<Category>,
    pub sources: Register<Source>,
    pub districts: Register<District>,
    pub orgs: Register<Org>,
    pub sectors: Register<Sector>,
    pub honours: Register<Honour>,
    pub commemorations: Register<Commemoration>,
    pub programmes: Register<Programme>,
    pub campaigns: Register<Campaign>,
}

/// Reads all registers. `raw` gives the reader of the file that holds a register, and its entries.
pub(crate) fn parse_registers<'a>(
    mut raw: impl FnMut(&'static str) -> (FieldReader<'a>, RawRegister),
    diagnostics: &mut Vec<Diagnostic>,
) -> Registers {
    fn pending<'a, T: Detail>(
        raw: &mut impl FnMut(&'static str) -> (FieldReader<'a>, RawRegister),
    ) -> PendingRegister<'a, T> {
        let (reader, node) = raw(T::REGISTER);
        PendingRegister::new(reader, node)
    }
    let categories = pending::<Category>(&mut raw);
    let sources = pending::<Source>(&mut raw);
    let districts = pending::<District>(&mut raw).tell_apart();
    let orgs = pending::<Org>(&mut raw);
    let sectors = pending::<Sector>(&mut raw);
    let honours = pending::<Honour>(&mut raw);
    let commemorations = pending::<Commemoration>(&mut raw);
    let programmes = pending::<Programme>(&mut raw);
    let campaigns = pending::<Campaign>(&mut raw);
    let locale = districts.reader.context.locale;
    let (of_districts, of_orgs) = (districts.lookup(), orgs.lookup());
    let (of_programmes, of_sectors) = (programmes.lookup(), sectors.lookup());
    let (of_honours, of_commemorations) = (honours.lookup(), commemorations.lookup());
    let mut registers = Registers {
        categories: categories.finish((), diagnostics),
        sources: sources.finish((), diagnostics),
        districts: districts.finish(&of_districts, diagnostics),
        orgs: orgs.finish(
            OrgReferences {
                districts: &of_districts,
                orgs: &of_orgs,
            },
            diagnostics,
        ),
        sectors: sectors.finish((), diagnostics),
        honours: honours.finish((), diagnostics),
        commemorations: commemorations.finish((), diagnostics),
        programmes: programmes.finish(
            ProgrammeReferences {
                orgs: &of_orgs,
                commemorations: &of_commemorations,
            },
            diagnostics,
        ),
        campaigns: campaigns.finish(
            CampaignReferences {
                districts: &of_districts,
                orgs: &of_orgs,
                programmes: &of_programmes,
                sectors: &of_sectors,
                honours: &of_honours,
                commemorations: &of_commemorations,
            },
            diagnostics,
        ),
    };
    cut_circles(
        &mut registers.districts,
        |district| &mut district.parent,
        diagnostics,
    );
    same_name::complete_names(&mut registers.districts, locale);
    cut_circles(&mut registers.orgs, |org| &mut org.parent, diagnostics);
    registers
        .campaigns
        .change(|campaign| campaign.phases.sort_by_key(phase_order));
    registers
        .programmes
        .change(|programme| programme.phases.sort_by_key(phase_order));
    registers
}

/// Phases in date order; those without a time last, as they stand in the register.
fn phase_order(phase: &Phase) -> (bool, Option<Interval>) {
    (phase.period.is_none(), phase.period.map(Period::interval))
}

/// Reports entries that are their own parents, directly or through others, and removes the parent of each.
fn cut_circles<T>(
    register: &mut Register<T>,
    parent: impl Fn(&mut T) -> &mut Option<Key<T>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut parents = Vec::with_capacity(register.len());
    register.change(|entry| parents.push(*parent(entry)));
    let circular = |key: Key<T>| {
        std::iter::successors(parents[key.index()], |key| parents[key.index()])
            .take(parents.len())
            .any(|above| above == key)
    };
    let found: Vec<Key<T>> = register.keys().filter(|&key| circular(key)).collect();
    for key in found {
        let names = &register[key].names;
        let problem = RegisterProblem::CircularParent {
            id: names.id.clone(),
        };
        diagnostics.push(Diagnostic::new(names.place.clone(), problem));
        *parent(register.get_mut(key)) = None;
    }
}
