//! Plans: named variants of the service to which an activity applies.

use super::id::PlanId;
use super::text::Text;
use crate::fold::fold_name;

/// One plan of the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its identity.
    pub id: PlanId,
    /// Its name as the legend prints it.
    pub name: String,
    /// What the legend says of it.
    pub description: Text,
}

impl Plan {
    /// A plan of which the legend says nothing.
    pub fn new(id: PlanId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), description: Text::default() }
    }
}

/// The plans to which an activity applies.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Plans {
    /// Nothing is said.
    #[default]
    Unstated,
    /// Every plan.
    All,
    /// Just these, in the order of the legend, at least one.
    Only(Vec<PlanId>),
    /// Something is printed that the legend does not define.
    Undefined,
}

/// What an activity says of plans: as printed, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PlanUse {
    /// Exactly what stands in the plan column.
    pub printed: String,
    /// What it means in the legend.
    pub plans: Plans,
}

impl PlanUse {
    /// Reads what is printed with the help of the legend: `*` is all plans, names may differ
    /// in case, spaces and hyphens, and several are joined by a comma, a slash, "or" or "and".
    pub fn read(printed: &str, legend: &[Plan]) -> Self {
        PlanReader::new(legend).read(printed)
    }
}

/// Reads printed plans, many of them with one legend.
pub struct PlanReader {
    /// The plans, by the names that they are found by.
    legend: Vec<(String, PlanId)>,
    /// Their names as the legend prints them.
    names: Vec<String>,
}

/// More plans than a legend can have are never joined.
const MAX_PARTS: usize = super::limits::PLANS;

impl PlanReader {
    /// A reader with this legend.
    pub fn new(legend: &[Plan]) -> Self {
        Self {
            legend: legend.iter().map(|plan| (fold_name(&plan.name), plan.id)).collect(),
            names: legend.iter().map(|plan| plan.name.clone()).collect(),
        }
    }

    /// See [`PlanUse::read`].
    pub fn read(&self, printed: &str) -> PlanUse {
        let printed = printed.trim().to_owned();
        let plans = match printed.as_str() {
            "" => Plans::Unstated,
            "*" => Plans::All,
            _ => self.named(&printed),
        };
        PlanUse { printed, plans }
    }

    /// Plans of the legend in its order, each once.
    pub fn in_order(&self, plans: &[PlanId]) -> Vec<PlanId> {
        self.legend.iter().map(|(_, id)| *id).filter(|id| plans.contains(id)).collect()
    }

    /// How the legend spells the plans of an activity, where they are printed in another way.
    pub fn spelt(&self, plan: &PlanUse) -> Option<String> {
        let Plans::Only(_) = &plan.plans else { return None };
        let mut spelt = String::new();
        let mut rest = plan.printed.as_str();
        let whole = self.find(rest.trim()).is_some();
        let parts: Vec<&str> = if whole { vec![rest.trim()] } else { parts(rest).collect() };
        for part in parts {
            let name = self.name(part)?;
            let (before, behind) = rest.split_once(part)?;
            spelt.push_str(before);
            spelt.push_str(name);
            rest = behind;
        }
        spelt.push_str(rest);
        // Written so, it must still mean the same.
        let means_the_same = self.read(&spelt).plans == plan.plans;
        (means_the_same && spelt.trim() != plan.printed.trim()).then(|| spelt.trim().to_owned())
    }

    /// The legend's own name of a plan; the name as it is where that is one.
    fn name<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        let wanted = fold_name(name);
        let mut names = self.legend.iter().zip(&self.names).filter(|((f, _), _)| *f == wanted);
        let exact = names.clone().any(|(_, own)| own == name);
        if exact { Some(name) } else { names.next().map(|(_, own)| own.as_str()) }
    }

    fn named(&self, printed: &str) -> Plans {
        // A name that itself contains "or" or a slash is found whole before it is taken apart.
        let whole = self.find(printed).map(|plan| vec![plan]);
        let parts = || parts(printed).map(|part| self.find(part)).take(MAX_PARTS + 1).collect();
        let Some(found) = whole.or_else(parts).filter(|found| found.len() <= MAX_PARTS) else {
            return Plans::Undefined;
        };
        Plans::Only(self.in_order(&found))
    }

    fn find(&self, name: &str) -> Option<PlanId> {
        let wanted = fold_name(name);
        let found = self.legend.iter().find(|(name, _)| *name == wanted && !wanted.is_empty());
        found.map(|(_, id)| *id)
    }
}

fn parts(printed: &str) -> impl Iterator<Item = &str> {
    printed
        .split([',', '/', ';', '+', '&'])
        .flat_map(|part| part.split(" or "))
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn legend() -> Vec<Plan> {
        let names = ["Self Service", "On Request"].into_iter().zip(1..);
        names.map(|(name, bits)| Plan::new(PlanId::from_bits(bits), name)).collect()
    }

    #[track_caller]
    fn check(printed: &str, expected: &Plans) {
        assert_eq!(&PlanUse::read(printed, &legend()).plans, expected, "{printed}");
    }

    #[test]
    fn printed_plans_are_understood() {
        let only =
            |bits: &[u64]| Plans::Only(bits.iter().copied().map(PlanId::from_bits).collect());
        check("", &Plans::Unstated);
        check("*", &Plans::All);
        check("Self-service", &only(&[1]));
        check("On request", &only(&[2]));
        check("On Request or Self Service", &only(&[1, 2]));
        check("on request / self service", &only(&[1, 2]));
        check("On Demand", &Plans::Undefined);
        check("Self Service or On Demand", &Plans::Undefined);
    }

    #[test]
    fn a_plan_of_many_parts_is_no_burden() {
        // Every part was compared with every name of the legend, folded anew each time: a
        // hostile file of a megabyte would have taken minutes.
        let long = Plan { name: "x".repeat(1_000), ..legend().remove(0) };
        let reader = PlanReader::new(&vec![long; 64]);
        for _ in 0..1_000 {
            assert_eq!(reader.read(&"a,".repeat(500)).plans, Plans::Undefined);
        }
    }
}
