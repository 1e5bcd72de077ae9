//! Who answers for what, as compliance people ask for it: one line an activity, provider,
//! customer or both, as [CSV](super::csv).
//!
//! The columns are those that two frames ask for, and stand together in one file:
//!
//! - FedRAMP: the Customer Responsibility Matrix (CRM) worksheet of the CIS/CRM workbook, which
//!   is Appendix J of a System Security Plan. It has [`CONTROL_ID`], [`INHERITED`] (its guidance:
//!   "Yes" for what the provider does alone, "Partial" for what is shared, "No" for what the
//!   customer does) and [`SPECIFIC`] (blank for "Yes"; what is inherited and what the customer
//!   does otherwise). Sources: FedRAMP help centre, "Who is responsible for the cloud security
//!   controls?"; the worksheet's own guidance, as vendors publish it in their filled-in copies.
//! - PCI DSS v4.0.1, requirement 12.8.5: "which PCI DSS requirements are managed by each TPSP,
//!   which are managed by the entity, and any that are shared between the TPSP and the entity".
//!   TPSP is the third-party service provider, entity is its customer. Hence [`MANAGED_BY`].
//!
//! Which control or requirement an activity belongs to no matrix says; those two columns are
//! there, empty, for the person who knows. Nothing else is added to what the matrix says.
//!
//! A side answers for an activity where one of its parties is responsible or accountable.

use super::OnRow;
use super::csv::{self, Options};
use remit_core::matrix::{Activity, Basis, Kind, Letter, LetterSet, Matrix, Party, Side};

/// The column for the number of the control; empty.
pub const CONTROL_ID: &str = "Control ID";
/// The column for the number of the requirement of PCI DSS; empty.
pub const REQUIREMENT: &str = "PCI DSS Requirement";
/// Whether the customer inherits it.
pub const INHERITED: &str = "Can Be Inherited from CSP";
/// What is inherited, and what is left to the customer.
pub const SPECIFIC: &str = "Specific Inheritance and Customer Agency/CSP Responsibilities";
/// Who manages it in the words of PCI DSS.
pub const MANAGED_BY: &str = "Managed by (TPSP, entity or shared)";

/// All columns.
pub const COLUMNS: [&str; 12] = [
    CONTROL_ID,
    REQUIREMENT,
    "Section",
    "Activity",
    "Plan",
    "Responsibility",
    INHERITED,
    SPECIFIC,
    MANAGED_BY,
    "Roles",
    "Comment",
    "To confirm",
];

/// Who answers for an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Responsibility {
    /// The provider alone.
    Provider,
    /// The customer alone.
    Customer,
    /// Both.
    Shared,
    /// A party that is neither.
    Other,
    /// Nobody.
    Nobody,
}

impl Responsibility {
    /// Who answers for an activity of this matrix.
    pub fn of(activity: &Activity, matrix: &Matrix) -> Self {
        let acting = acting(matrix);
        let acts = |side: Side| {
            let mut cells = matrix.cells(activity);
            cells.any(|(party, cell)| party.side == side && cell.letters().meets(acting))
        };
        match (acts(Side::Provider), acts(Side::Customer)) {
            (true, true) => Self::Shared,
            (true, false) => Self::Provider,
            (false, true) => Self::Customer,
            (false, false) if acts(Side::Other) => Self::Other,
            (false, false) => Self::Nobody,
        }
    }

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Provider => "Provider",
            Self::Customer => "Customer",
            Self::Shared => "Shared",
            Self::Other => "Other party",
            Self::Nobody => "Not assigned",
        }
    }

    /// For the column [`INHERITED`].
    pub const fn inherited(self) -> &'static str {
        match self {
            Self::Provider => "Yes",
            Self::Customer => "No",
            Self::Shared => "Partial",
            Self::Other | Self::Nobody => "",
        }
    }

    /// For the column [`MANAGED_BY`].
    pub const fn managed_by(self) -> &'static str {
        match self {
            Self::Provider => "TPSP",
            Self::Customer => "Entity",
            Self::Shared => "Shared",
            Self::Other | Self::Nobody => "",
        }
    }
}

/// Whether the matrix says which parties are the customer and which the provider. Without, no
/// line of the file could say anything.
pub fn has_sides(matrix: &Matrix) -> bool {
    let has = |side| matrix.parties.iter().any(|party| party.side == side);
    has(Side::Customer) && has(Side::Provider)
}

/// The file.
pub fn write(matrix: &Matrix, options: Options) -> String {
    write_with_progress(matrix, options, &mut |_| ())
}

/// The same; `on_row` hears how many rows are written.
pub fn write_with_progress(matrix: &Matrix, options: Options, on_row: OnRow) -> String {
    let mut out = csv::begin(options);
    csv::line(&mut out, options, COLUMNS.map(str::to_owned));
    let mut path: Vec<(u8, String)> = Vec::new();
    for (done, row) in matrix.rows.iter().enumerate() {
        on_row(done);
        if let Some(section) = row.section() {
            path.retain(|(level, _)| *level < section.level);
            path.push((section.level, section.heading()));
        }
        if let Some(activity) = row.activity() {
            let headings: Vec<&str> = path.iter().map(|(_, heading)| heading.as_str()).collect();
            csv::line(&mut out, options, fields(activity, &headings.join(" > "), matrix));
        }
    }
    out
}

fn fields(activity: &Activity, section: &str, matrix: &Matrix) -> [String; 12] {
    let responsibility = Responsibility::of(activity, matrix);
    let roles = roles(activity, matrix);
    let comment = activity.comment.to_plain().into_owned();
    let specific = match responsibility {
        Responsibility::Shared | Responsibility::Customer => [roles.as_str(), comment.as_str()]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(". "),
        _ => String::new(),
    };
    let unsure = matrix.cells(activity).filter(|(_, cell)| cell.basis == Basis::Inferred);
    let unsure: Vec<&str> = unsure.map(|(party, _)| called(party)).collect();
    [
        String::new(),
        String::new(),
        csv::guard(section),
        csv::guard(&activity.text.to_plain()),
        csv::guard(&activity.plan.printed),
        responsibility.name().to_owned(),
        responsibility.inherited().to_owned(),
        csv::guard(&specific),
        responsibility.managed_by().to_owned(),
        csv::guard(&roles),
        csv::guard(&comment),
        csv::guard(&unsure.join(csv::CONFIRM_SEPARATOR)),
    ]
}

/// The letters of those who answer for something.
fn acting(matrix: &Matrix) -> LetterSet {
    let letters = &matrix.letters;
    letters.of_kind(Kind::Responsible).union(letters.of_kind(Kind::Accountable))
}

/// Who holds what, like "Customer: Responsible, Accountable; OVHcloud: Informed".
fn roles(activity: &Activity, matrix: &Matrix) -> String {
    let mut out = String::new();
    for (party, cell) in matrix.cells(activity) {
        let names: Vec<&str> =
            matrix.letters.in_set(cell.letters()).map(Letter::shown_name).collect();
        if names.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(called(party));
        out.push_str(": ");
        out.push_str(&names.join(", "));
    }
    out
}

/// A party's name, or its side where it has none.
fn called(party: &Party) -> &str {
    if party.name.is_empty() { party.side.name() } else { &party.name }
}

#[cfg(test)]
mod tests;
