//! The parts of a matrix, as commands hold them.

use super::{Coded, items, next, text};
use crate::json::{self, Node};
use crate::{coded_enum, coded_struct};
use remit_core::matrix::text::notation;
use remit_core::matrix::{
    Acceptance, Activity, Base, Basis, Cell, CellMark, Date, Footnote, Holding, Kind, Letter,
    LetterSet, Letters, Link, Mark, Matrix, Numbering, Party, Plan, PlanUse, Plans, Row,
    RuleSetting, Section, Severity, Side, Source, Text,
};

impl Coded for Text {
    fn encode(&self) -> Node<'_> {
        Node::text(notation::write(self))
    }

    fn decode(node: Node) -> Option<Self> {
        text(node).map(|text| notation::read(&text))
    }
}

impl Coded for Mark {
    fn encode(&self) -> Node<'_> {
        Node::text(self.as_str())
    }

    fn decode(node: Node) -> Option<Self> {
        Self::new(&text(node)?)
    }
}

impl Coded for Link {
    fn encode(&self) -> Node<'_> {
        Node::text(self.as_str())
    }

    fn decode(node: Node) -> Option<Self> {
        Self::new(&text(node)?)
    }
}

impl Coded for Matrix {
    fn encode(&self) -> Node<'_> {
        json::to_node(self)
    }

    fn decode(node: Node) -> Option<Self> {
        json::from_node(node).ok()
    }
}

/// The bit behind those of the letters: not applicable.
const NOT_APPLICABLE: u64 = 1 << 16;
/// Behind that, two bits for the basis.
const BASIS: u32 = 17;

impl Coded for Holding {
    fn encode(&self) -> Node<'_> {
        Node::Number(holding_bits(*self))
    }

    fn decode(node: Node) -> Option<Self> {
        holding_of(u64::decode(node)?)
    }
}

fn holding_bits(holding: Holding) -> u64 {
    match holding {
        Holding::Letters(letters) => u64::from(letters.bits()),
        Holding::NotApplicable => NOT_APPLICABLE,
    }
}

fn holding_of(bits: u64) -> Option<Holding> {
    match bits {
        NOT_APPLICABLE => Some(Holding::NotApplicable),
        letters => u16::try_from(letters).ok().map(LetterSet::from_bits).map(Holding::Letters),
    }
}

impl Coded for Cell {
    fn encode(&self) -> Node<'_> {
        let basis: u64 = match self.basis {
            Basis::Source => 0,
            Basis::Original => 1,
            Basis::Inferred => 2,
        };
        Node::Number(holding_bits(self.holding) | (basis << BASIS))
    }

    fn decode(node: Node) -> Option<Self> {
        let number = u64::decode(node)?;
        let basis = match number >> BASIS {
            0 => Basis::Source,
            1 => Basis::Original,
            2 => Basis::Inferred,
            _ => return None,
        };
        Some(Self { holding: holding_of(number & ((1 << BASIS) - 1))?, basis })
    }
}

impl Coded for LetterSet {
    fn encode(&self) -> Node<'_> {
        Node::Number(u64::from(self.bits()))
    }

    fn decode(node: Node) -> Option<Self> {
        u16::try_from(u64::decode(node)?).ok().map(Self::from_bits)
    }
}

impl Coded for Letters {
    fn encode(&self) -> Node<'_> {
        Node::List(self.iter().map(Coded::encode).collect())
    }

    fn decode(node: Node) -> Option<Self> {
        Self::new(Vec::decode(node)?).ok()
    }
}

impl Coded for char {
    fn encode(&self) -> Node<'_> {
        Node::text(self.to_string())
    }

    fn decode(node: Node) -> Option<Self> {
        let text = text(node)?;
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    }
}

impl Coded for Date {
    fn encode(&self) -> Node<'_> {
        Node::text(self.to_string())
    }

    fn decode(node: Node) -> Option<Self> {
        text(node)?.parse().ok()
    }
}

macro_rules! coded_numbers {
    ($($number:ty),*) => {
        $(impl Coded for $number {
            fn encode(&self) -> Node<'_> {
                // None of them has more than 64 bits.
                Node::Number(u64::try_from(*self).unwrap_or(u64::MAX))
            }

            fn decode(node: Node) -> Option<Self> {
                Self::try_from(u64::decode(node)?).ok()
            }
        })*
    };
}

coded_numbers!(u8, u32, usize);

coded_enum!(Kind {
    "responsible" = Responsible,
    "accountable" = Accountable,
    "consulted" = Consulted,
    "informed" = Informed,
    "support" = Support,
    "other" = Other,
});
coded_struct!(Letter { code, name, definition, kind });
coded_struct!(Footnote { id, mark, text });
coded_enum!(Severity { "hint" = Hint, "warning" = Warning, "error" = Error });
coded_struct!(RuleSetting { rule, severity, limit });
coded_struct!(Acceptance { rule, row, party, letters, reason, name, date });
coded_struct!(Source { title, provider, service, link, date, note });
coded_struct!(Base { matrix, edition, title });
coded_enum!(Basis { "source" = Source, "original" = Original, "inferred" = Inferred });
coded_struct!(Plan { id, name, description });
coded_enum!(Numbering { "kept" = Kept, "automatic" = Automatic });
coded_enum!(Side { "customer" = Customer, "provider" = Provider, "other" = Other });
coded_struct!(Party { id, name, side });
coded_enum!(Plans { "unstated" = Unstated, "all" = All, "only" = Only(plans), "undefined" = Undefined });
coded_struct!(PlanUse { printed, plans });
coded_struct!(CellMark { party, mark });
coded_struct!(Activity { id, text, plan, comment, cells, marks, evidence });
coded_enum!(Row { "section" = Section(section), "activity" = Activity(activity) });

impl Coded for Section {
    fn encode(&self) -> Node<'_> {
        let heading = [self.level.encode(), self.written.encode(), self.title.encode()];
        let around = [self.before.encode(), self.after.encode()];
        Node::List([self.id.encode()].into_iter().chain(heading).chain(around).collect())
    }

    fn decode(node: Node) -> Option<Self> {
        let mut items = items(node)?;
        let mut section = Self::new(next(&mut items)?, next(&mut items)?, "");
        section.written = next(&mut items)?;
        section.title = next(&mut items)?;
        section.before = next(&mut items)?;
        section.after = next(&mut items)?;
        items.next().is_none().then_some(section)
    }
}
