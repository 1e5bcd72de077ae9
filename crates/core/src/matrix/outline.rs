//! The tree that sections form: paths, ends, and what stands under what.

use super::{Matrix, Row, RowId, Section};

impl Matrix {
    /// The sections that a row stands in, outermost first; for a section, itself included.
    pub fn path(&self, row: RowId) -> Vec<&Section> {
        let Some(position) = self.position(row) else { return Vec::new() };
        let mut path = Vec::new();
        let mut below = u8::MAX;
        for row in self.rows.iter().take(position + 1).rev() {
            if let Row::Section(section) = row
                && section.level < below
            {
                below = section.level;
                path.push(section.as_ref());
                if below == 1 {
                    break;
                }
            }
        }
        path.reverse();
        path
    }

    /// The path as people write it: headings joined by " > ".
    pub fn path_text(&self, row: RowId) -> String {
        self.path(row).iter().map(|section| section.heading()).collect::<Vec<_>>().join(" > ")
    }

    /// The rows that go where this row goes: for a section, all that stands under it.
    pub fn extent(&self, row: RowId) -> std::ops::Range<usize> {
        let Some(start) = self.position(row) else { return 0..0 };
        let Some(Row::Section(section)) = self.rows.get(start) else { return start..start + 1 };
        let under = |row: &Row| row.section().is_none_or(|other| other.level > section.level);
        let length = self.rows.iter().skip(start + 1).take_while(|row| under(row)).count();
        start..start + 1 + length
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Activity, MatrixData, MatrixId, Text};
    use super::*;

    /// `1a2b` is a section of level 1, the activity a, a section of level 2, the activity b.
    fn matrix(rows: &str) -> Matrix {
        let mut data = MatrixData::empty(MatrixId::from_bits(0), "");
        data.rows = rows
            .chars()
            .map(|c| {
                let id = RowId::from_bits(u64::from(c));
                match c.to_digit(10) {
                    // Sections are told apart by case-less letters: level 1 is 1, then 2, then 3.
                    Some(level) => {
                        Row::Section(Box::new(Section::new(id, level as u8, c.to_string())))
                    }
                    None => Row::Activity(Box::new(Activity::new(id, Text::default(), 0))),
                }
            })
            .collect();
        Matrix::new(data).unwrap()
    }

    #[track_caller]
    fn check_path(rows: &str, row: char, expected: &str) {
        assert_eq!(matrix(rows).path_text(RowId::from_bits(u64::from(row))), expected);
    }

    #[test]
    fn an_activity_stands_in_the_nearest_sections_above() {
        check_path("a1b2c3d", 'a', "");
        check_path("a1b2c3d", 'b', "1");
        check_path("a1b2c3d", 'd', "1 > 2 > 3");
        check_path("a1b2c3d", '2', "1 > 2");
    }

    #[test]
    fn a_section_extends_to_the_next_of_its_level() {
        let matrix = matrix("a1b2c3d");
        let extent = |c| matrix.extent(RowId::from_bits(u64::from(c)));
        assert_eq!(extent('2'), 3..7);
        assert_eq!(extent('c'), 4..5);
        assert_eq!(extent('x'), 0..0);
    }
}
