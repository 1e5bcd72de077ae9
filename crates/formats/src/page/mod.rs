//! A source as blocks in reading order, before anything of it is understood. Every format is
//! first read into this, and all of them are understood in the same way.

mod building;
mod encoding;
mod error;
mod note;
mod progress;
mod roman;

pub(crate) use building::Building;
pub use encoding::Encoding;
pub use error::ImportError;
pub use note::{HEADED_BY_ROLES, Note, NoteKind, Notes, Place, UNCLEAR, UNNAMED, quoted};
pub use progress::{Progress, Stage, Watch};
pub use roman::roman;

use std::num::NonZeroU16;

use remit_core::matrix::{Broken, Date, Inline, Mark, Text, limits};

/// A source as blocks.
#[derive(Debug, Default)]
pub struct Page {
    /// The title that the source says it has, apart from its headings.
    pub title: String,
    /// The date that the source says it has.
    pub date: Option<Date>,
    /// The language that the source says it has.
    pub language: String,
    /// Whether it has lost the signs of its headings: a program has taken its text out of it.
    pub bare: bool,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What was noticed while reading them.
    pub notes: Notes,
}

/// A block and where it begins.
#[derive(Debug)]
pub struct Block {
    /// Where it begins.
    pub place: Place,
    /// What it is, with what it says.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug)]
pub enum BlockKind {
    /// A heading of a level from 1 on.
    Heading(u8, Text),
    /// A paragraph.
    Paragraph(Text),
    /// The items of one list, and the sign before them, where the source shows one.
    List(Vec<Text>, Option<char>),
    /// A table.
    Table(Table),
    /// What a mark of the format's own points to.
    Footnote(Mark, Text),
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    /// The rows, the header included.
    pub rows: Vec<Row>,
    /// How many rows at the top the format itself says are the header.
    pub header: Option<usize>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub struct Row {
    /// Its line in the source.
    pub line: usize,
    /// Its cells; one that spans several columns is followed by empty ones.
    pub cells: Vec<Cell>,
    /// Whether one cell spans the whole row.
    pub merged: bool,
}

/// The rows of a table as texts, each with the line that it begins in.
pub(crate) type NumberedRows = Vec<(usize, Vec<String>)>;

/// A cell of a table.
#[derive(Debug, Default, Clone)]
pub struct Cell {
    /// What it says.
    pub text: Text,
    /// Which part it is of a cell that spans several rows or columns.
    pub part: Part,
    /// Which cell of its line it is in the source, where a line of the source is a row.
    pub column: Option<Column>,
}

/// Which cell of its line a cell is in the source. Small: it takes no room beside a [`Part`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column(NonZeroU16);

impl Column {
    /// The cell of this number, from 1 on; none where that is more than there can be.
    pub fn at(number: usize) -> Option<Self> {
        u16::try_from(number).ok().and_then(NonZeroU16::new).map(Self)
    }

    /// Its number, from 1 on.
    pub fn number(self) -> usize {
        self.0.get().into()
    }
}

/// Which part of a cell that spans several rows or columns.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first or only one.
    #[default]
    First,
    /// One below the first, in the same column: it says the same again.
    Below,
    /// One in another column. In a page it says nothing.
    Beside,
}

/// How much of tables is read: a small source can ask for more than a browser has room for.
#[derive(Debug, Default)]
pub struct Budget {
    rows: usize,
    cells: usize,
    /// Cells that are there because others span several columns.
    spread: usize,
    /// What cells say again because they span several rows.
    carried: usize,
}

impl Budget {
    /// Takes a row. False where that is too much.
    pub fn row(&mut self, cells: &[Cell]) -> bool {
        // Free cells take little room; spreadsheets write many of them.
        let filled = cells.iter().filter(|cell| !cell.text.is_empty()).count();
        self.rows += 1;
        self.cells(filled + (cells.len() - filled) / 8);
        self.check().is_ok()
    }

    /// Takes cells of a row.
    pub fn cells(&mut self, cells: usize) {
        self.cells += cells;
    }

    /// Takes cells that are there because another spans their columns. False where these are too
    /// many.
    pub fn spread(&mut self, cells: usize) -> bool {
        self.spread += cells;
        self.spread <= limits::READ_CELLS / 4
    }

    /// Takes what a cell says again in another row. False where that is too much.
    pub fn carry(&mut self, size: usize) -> bool {
        self.carried += size;
        self.carried <= limits::MATRIX_SIZE
    }

    /// Whether it was too much.
    pub fn check(&self) -> Result<(), ImportError> {
        let within = |what, count, limit| {
            let broken = Broken::TooMany { what, count, limit };
            if count > limit { Err(ImportError::Broken { broken, line: 0 }) } else { Ok(()) }
        };
        within("rows in its tables", self.rows, limits::READ_ROWS)?;
        within("cells in its tables", self.cells, limits::READ_CELLS)
    }
}

impl Cell {
    /// A cell of its own.
    pub fn new(text: Text) -> Self {
        Self { text, ..Self::default() }
    }

    /// Whether it carries on what the cell above says.
    pub fn is_carried(&self) -> bool {
        self.part == Part::Below
    }
}

impl Row {
    /// The row that a line of the source is, cell by cell.
    pub fn of_line(line: usize, cells: impl IntoIterator<Item = Text>) -> Self {
        let cell = |(text, at)| Cell { text, part: Part::First, column: Column::at(at) };
        Self { line, cells: cells.into_iter().zip(1..).map(cell).collect(), merged: false }
    }

    /// The cell of a column; an empty one where the row is too short.
    pub fn cell(&self, column: usize) -> &Cell {
        static EMPTY: std::sync::LazyLock<Cell> = std::sync::LazyLock::new(Cell::default);
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    /// Whether nothing stands in any cell.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

impl Table {
    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }
}

impl Page {
    /// Says of everything where it stands in the source, by the numbers of the lines there of
    /// the lines that were read.
    pub fn renumber(&mut self, numbers: &[usize]) {
        let new = |line: &mut usize| {
            if let Some(number) = line.checked_sub(1).and_then(|at| numbers.get(at)) {
                *line = *number;
            }
        };
        for block in &mut self.blocks {
            new(&mut block.place.line);
            if let BlockKind::Table(table) = &mut block.kind {
                for row in &mut table.rows {
                    new(&mut row.line);
                    // In the source its cells stand in another way.
                    row.cells.iter_mut().for_each(|cell| cell.column = None);
                }
            }
        }
        self.notes.places_mut().for_each(|place| new(&mut place.line));
    }
}

/// Whether all of a text is bold, white space and marks aside.
pub fn all_bold(text: &Text) -> bool {
    let mut any = false;
    for block in text.blocks() {
        let remit_core::matrix::Block::Paragraph(inlines) = block else { return false };
        for inline in inlines {
            match inline {
                Inline::Run { text, style, .. } if !text.trim().is_empty() => {
                    any = true;
                    if !style.bold {
                        return false;
                    }
                }
                _ => {}
            }
        }
    }
    any
}
