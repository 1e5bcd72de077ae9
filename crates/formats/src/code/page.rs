//! What is known of a source that was read, and what goes into a page that is written.

use super::{Coded, text};
use crate::html::Options;
use crate::json::Node;
use crate::page::{Encoding, Note, NoteKind, Part, Place};
use crate::{coded_enum, coded_struct};

coded_struct!(Place { sheet, line });
coded_enum!(NoteKind { "guessed" = Guessed, "skipped" = Skipped, "unknown" = Unknown });
coded_enum!(Part { "first" = First, "below" = Below, "beside" = Beside });
coded_struct!(Note { place, kind, text });
coded_struct!(Options { comments, findings, acceptances, signatures, told, json, stamp });

impl Coded for Encoding {
    fn encode(&self) -> Node<'_> {
        Node::text(self.label())
    }

    fn decode(node: Node) -> Option<Self> {
        Self::of_label(&text(node)?)
    }
}
