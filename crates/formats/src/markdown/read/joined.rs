//! Lines that were put into the form that Markdown has, and where they stood.

/// A text whose tables were put into another form.
#[derive(Default)]
pub struct Joined {
    /// The lines.
    pub lines: Vec<String>,
    /// For each line, the line of the source that it began in.
    pub numbers: Vec<usize>,
}

impl Joined {
    /// Adds a line that comes from this line of the source.
    pub fn push(&mut self, line: String, number: usize) {
        self.lines.push(line);
        self.numbers.push(number);
    }

    /// Adds a row of a table.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T], number: usize) {
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.as_ref().replace('|', "\\|")).collect();
        self.push(format!("| {} |", cells.join(" | ")), number);
    }

    /// Adds the line under a header.
    pub fn rule(&mut self, width: usize, number: usize) {
        self.push(["|", &"---|".repeat(width.max(1))].concat(), number);
    }
}
