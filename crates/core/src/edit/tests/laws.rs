//! What is true of all commands.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{Act, Editor, apply, rebase};
use super::Tab;
use crate::arbitrary::{any_matrix, fit_command, loose_command};
use crate::matrix::Matrix;

proptest! {
    #[test]
    fn undo_after_do_is_nothing(matrix in any_matrix(), loose in loose_command()) {
        let mut changed = matrix.clone();
        let command = fit_command(&matrix, 0, loose);
        if let Ok(inverse) = apply(&mut changed, command) {
            prop_assert!(apply(&mut changed, inverse).is_ok());
        }
        // A refused command must have changed nothing at all.
        prop_assert_eq!(&changed, &matrix);
    }

    #[test]
    fn what_commands_make_is_a_valid_matrix(
        matrix in any_matrix(), loose in vec(loose_command(), 1..8),
    ) {
        let mut changed = matrix;
        for (serial, loose) in (0..).zip(loose) {
            let command = fit_command(&changed, serial, loose);
            let _refused = apply(&mut changed, command);
            let checked = Matrix::new(changed.clone().into_data());
            prop_assert_eq!(checked.as_ref(), Ok(&changed));
            for row in &changed.rows {
                prop_assert_eq!(changed.position(row.id()), checked.as_ref().unwrap().position(row.id()));
            }
        }
    }

    #[test]
    fn the_same_commands_give_the_same_matrix_and_all_of_them_undo(
        matrix in any_matrix(), loose in vec(loose_command(), 1..8),
    ) {
        let mut editor = Editor::new(matrix.clone());
        let mut tab = Tab::new(1);
        let mut commands = Vec::new();
        for (serial, loose) in (0..).zip(loose) {
            let command = fit_command(editor.matrix(), serial, loose);
            if editor.perform(tab.does("step", command.clone())).is_ok() {
                commands.push(command);
            }
        }
        let end = editor.matrix().clone();

        let mut replayed = matrix.clone();
        for command in commands {
            apply(&mut replayed, command).unwrap();
        }
        prop_assert_eq!(&replayed, &end);

        while let Some(step) = editor.undoes(|_| true).map(|step| step.id) {
            editor.perform(tab.entry(Act::Undo(step))).unwrap();
        }
        prop_assert_eq!(editor.matrix(), &matrix);
        while let Some(step) = editor.redoes(|_| true).map(|step| step.id) {
            editor.perform(tab.entry(Act::Redo(step))).unwrap();
        }
        prop_assert_eq!(editor.matrix(), &end);
    }

    /// Two tabs change a draft at the same time. Whoever comes second takes in what the first
    /// has done; both then have the same, and nothing that either did is gone: it was carried
    /// out, or it waits.
    #[test]
    fn two_tabs_lose_nothing(
        matrix in any_matrix(),
        first in vec(loose_command(), 1..5),
        second in vec(loose_command(), 1..5),
    ) {
        let start = Editor::new(matrix);
        let edits = |tab: &mut Tab, loose: Vec<_>, serials: u64| {
            let mut editor = start.clone();
            let mut entries = Vec::new();
            for (serial, loose) in (serials..).zip(loose) {
                let entry = tab.does("step", fit_command(editor.matrix(), serial, loose));
                if matches!(editor.perform(entry.clone()), Ok(Some(_))) {
                    entries.push(entry);
                }
            }
            entries
        };
        let (mut here, mut there) = (Tab::new(1), Tab::new(2));
        let missed = edits(&mut here, first, 0);
        let pending = edits(&mut there, second, 50);

        let mut journal = start.clone();
        for entry in &missed {
            journal.perform(entry.clone()).unwrap();
        }
        let mut other = journal.clone();
        let mut serial = 9_000_000;
        let behind = rebase(&mut journal, &missed, pending.clone(), &mut || { serial += 1; serial });
        for entry in &behind {
            prop_assert!(matches!(other.perform(entry.clone()), Ok(Some(_))));
        }
        prop_assert_eq!(&other, &journal);

        for entry in pending {
            let Act::Do { command, .. } = &entry.act else { continue };
            let found = behind.iter().find(|other| other.id == entry.id);
            let mut idle = journal.clone();
            let nothing_left = idle.perform(there.does("again", command.clone())).is_ok_and(|c| c.is_none());
            prop_assert!(found.is_some() || nothing_left, "lost: {:?}", entry);
        }
    }
}
