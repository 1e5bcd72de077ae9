//! The numbers before headings: as they are written, or counted by the matrix itself.

use super::row::Row;

/// Where the numbers come from that sections show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Numbering {
    /// From the source, or from whoever typed them.
    #[default]
    Kept,
    /// They are counted: "1.", "1.1.", "1.2.", "2.". Each change of the outline counts anew. What
    /// is written is kept unseen, so that it can be shown again.
    Automatic,
}

impl Numbering {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Kept, Self::Automatic];

    /// The word for it, as the JSON format writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Automatic => "automatic",
        }
    }
}

/// Gives all sections the numbers that they are to show.
pub(super) fn number(rows: &mut [Row], numbering: Numbering) {
    match numbering {
        Numbering::Kept => {
            for row in rows {
                if let Row::Section(section) = row {
                    section.counted = None;
                }
            }
        }
        Numbering::Automatic => count(rows),
    }
}

/// Counts all sections anew.
fn count(rows: &mut [Row]) {
    let mut count: Vec<usize> = Vec::new();
    for row in rows {
        let Row::Section(section) = row else { continue };
        count.resize(usize::from(section.level), 0);
        if let Some(last) = count.last_mut() {
            *last += 1;
        }
        let mut number = String::new();
        for part in &count {
            number.push_str(&part.to_string());
            number.push('.');
        }
        if section.counted.as_ref() != Some(&number) {
            section.counted = Some(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Matrix, MatrixData, MatrixId, RowId, Section};
    use super::*;

    #[test]
    fn sections_are_counted_by_their_levels() {
        let mut data = MatrixData::empty(MatrixId::from_bits(1), "Counted");
        data.numbering = Numbering::Automatic;
        let levels = [1, 2, 2, 3, 1, 2];
        data.rows = (1..)
            .zip(levels)
            .map(|(bits, level)| {
                let mut section = Section::new(RowId::from_bits(bits), level, "Section");
                section.written = "7.".to_owned();
                Row::Section(Box::new(section))
            })
            .collect();
        let matrix = Matrix::new(data).unwrap();
        let numbers: Vec<&str> =
            matrix.rows.iter().filter_map(|row| Some(row.section()?.number())).collect();
        assert_eq!(numbers, ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1."]);
        assert!(matrix.rows.iter().all(|row| row.section().unwrap().written == "7."));
    }
}
