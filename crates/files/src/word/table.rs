//! Tables: rows of cells, of which some are several columns wide, and some go on below.

use remit_core::matrix::Text;
use remit_formats::page::{Cell, ImportError, Part, Place, Row, Stage, Table};

use super::reader::{Piece, WordReader, cell_blocks, is_left_out};
use super::styles::is_on;
use crate::xml::Xml;

/// So many columns a cell may span; more is a mistake, or means harm.
const MOST_SPAN: usize = 200;
/// So many columns are read; no matrix has more.
const MOST_COLUMNS: usize = 500;

/// How a cell goes on in the rows below.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Down {
    #[default]
    No,
    Begins,
    GoesOn,
}

/// A cell as it is written.
#[derive(Default)]
struct Written {
    text: Text,
    across: usize,
    down: Down,
    /// Whether it belongs to the cell before it, as old versions write it.
    beside: bool,
}

/// A table while it is being read.
#[derive(Default)]
struct Building {
    rows: Vec<Row>,
    header: usize,
    line: usize,
    /// For each column what the cell says that goes on below.
    open: Vec<Option<Text>>,
}

impl WordReader<'_, '_> {
    pub(super) fn table(
        &mut self,
        xml: &mut Xml,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ImportError> {
        self.tables += 1;
        let place = Place { sheet: format!("Table {}", self.tables), line: 1 };
        let mut building = Building::default();
        xml.within(|xml, tag| match tag.name() {
            "tr" => self.row(xml, &mut building, pieces),
            "tblGrid" => xml.skip(),
            name if is_left_out(name) => xml.skip(),
            _ => Ok(()),
        })?;
        let Building { rows, header, .. } = building;
        if !rows.is_empty() {
            let header = Some(header).filter(|header| (1..rows.len()).contains(header));
            pieces.push(Piece::Table(Table { rows, header }, place));
        }
        Ok(())
    }

    fn row(
        &mut self,
        xml: &mut Xml,
        building: &mut Building,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ImportError> {
        self.watch.step(Stage::Splitting, xml.position(), self.length)?;
        let (mut is_header, mut is_deleted, mut before) = (false, false, 0);
        let mut cells = Vec::new();
        xml.within(|xml, tag| match tag.name() {
            "trPr" => xml.within(|xml, tag| {
                match tag.name() {
                    "tblHeader" => is_header = is_on(tag),
                    "gridBefore" => before = tag.number("val").unwrap_or(0).min(MOST_SPAN),
                    "del" => is_deleted = true,
                    "trPrChange" => return xml.skip(),
                    _ => {}
                }
                Ok(())
            }),
            "tc" => {
                cells.push(self.cell(xml, pieces)?);
                Ok(())
            }
            name if is_left_out(name) => xml.skip(),
            _ => Ok(()),
        })?;
        if is_deleted {
            return Ok(());
        }
        building.line += 1;
        let row = self.spread(building, before, cells);
        self.budget.row(&row.cells);
        self.budget.check()?;
        if is_header && building.header == building.rows.len() && !row.merged {
            building.header += 1;
        }
        building.rows.push(row);
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml, tables: &mut Vec<Piece>) -> Result<Written, ImportError> {
        let mut cell = Written { across: 1, ..Written::default() };
        let mut inside = Vec::new();
        xml.within(|xml, tag| match tag.name() {
            "tcPr" => xml.within(|xml, tag| {
                let begins = || tag.attribute("val").is_some_and(|val| val == "restart");
                match tag.name() {
                    "gridSpan" => cell.across = tag.number("val").unwrap_or(1).clamp(1, MOST_SPAN),
                    "vMerge" if begins() => cell.down = Down::Begins,
                    "vMerge" => cell.down = Down::GoesOn,
                    "hMerge" => cell.beside = !begins(),
                    "tcPrChange" => return xml.skip(),
                    _ => {}
                }
                Ok(())
            }),
            _ => self.block(xml, tag, &mut inside),
        })?;
        cell.text = Text::new(cell_blocks(inside, tables));
        Ok(cell)
    }

    /// The cells of a row, each in its column.
    fn spread(&mut self, building: &mut Building, before: usize, written: Vec<Written>) -> Row {
        let mut cells = vec![Cell::default(); before];
        let own = written.iter().filter(|cell| !cell.beside).count();
        for cell in written {
            let at = cells.len();
            if at > MOST_COLUMNS {
                break;
            }
            // Of what is too wide the rest is left out, not the file refused.
            let across = if self.budget.spread(cell.across - 1) { cell.across } else { 1 };
            if building.open.len() < at + across {
                building.open.resize(at + across, None);
            }
            let open = building.open.get_mut(at..at + across).unwrap_or_default();
            let above = open.first_mut().and_then(Option::take);
            open.fill(None);
            let above = above.filter(|_| cell.down == Down::GoesOn);
            let (text, part) = match above {
                Some(above) if cell.text.is_empty() => (above, Part::Below),
                _ if cell.beside => (Text::default(), Part::Beside),
                _ => (cell.text, Part::First),
            };
            if cell.down != Down::No
                && let Some(open) = open.first_mut()
                && self.budget.carry(text.size())
            {
                *open = Some(text.clone());
            }
            cells.push(Cell { text, part, column: None });
            let beside = || Cell { part: Part::Beside, ..Cell::default() };
            cells.extend(std::iter::repeat_with(beside).take(across - 1));
        }
        let merged = own == 1 && before == 0 && cells.len() > 1;
        Row { line: building.line, cells, merged }
    }
}
