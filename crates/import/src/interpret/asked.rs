//! What a person is asked of tables whose cells name owners.

use std::collections::BTreeMap;

use super::super::facts::{
    Answer, Choice, ColumnUse, OwnerColumns, OwnersFacts, Question, TableFacts,
};
use remit_core::matrix::{Kind, Letters};
use remit_formats::page::quoted;

/// More kinds of tables than these are not asked about: what was taken stays marked.
const MOST_ASKED: usize = 20;

/// The questions; tables with the same columns are asked about together.
pub(super) fn questions(tables: &[TableFacts], letters: &Letters) -> Vec<Question> {
    let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let mut all = Vec::new();
    for (number, table) in tables.iter().enumerate() {
        if table.taken && table.owners.is_some() {
            groups.entry(names(table)).or_default().push(number);
            all.push(number);
        }
    }
    let mut groups: Vec<(Vec<String>, Vec<usize>)> = groups.into_iter().collect();
    // In the order of the source.
    groups.sort_by_key(|(_, tables)| tables.first().copied());
    let columns = groups.into_iter().filter(|(names, _)| names.len() > 1).take(MOST_ASKED);
    let mut asked: Vec<Question> =
        columns.filter_map(|(names, group)| columns_question(tables, &names, &group)).collect();
    asked.extend(roles_question(tables, &all, letters));
    asked
}

fn names(table: &TableFacts) -> Vec<String> {
    let name = |taken: &ColumnUse| match taken {
        ColumnUse::Owners(name) => Some(name.clone()),
        _ => None,
    };
    table.columns.iter().filter_map(|column| name(&column.taken)).collect()
}

fn facts(tables: &[TableFacts], number: usize) -> Option<&OwnersFacts> {
    tables.get(number)?.owners.as_ref()
}

fn columns_question(tables: &[TableFacts], names: &[String], group: &[usize]) -> Option<Question> {
    const MOST: usize = 3;
    let first = *group.first()?;
    let taken = facts(tables, first)?;
    let shown: Vec<String> = names.iter().take(MOST).map(|name| quoted(name)).collect();
    let more = if names.len() > MOST { "…" } else { "" };
    let answer = |columns: OwnerColumns| Answer {
        text: match columns {
            OwnerColumns::Plans => "Plans of the service",
            OwnerColumns::Duties => "Activities: each row becomes a section with these in it",
            OwnerColumns::Sections => "Sections: each holds the activities that the rows name",
        }
        .to_owned(),
        choice: Choice::Columns(group.to_vec(), columns),
    };
    // The likeliest first.
    let mut order = OwnerColumns::ALL.to_vec();
    order.sort_by_key(|columns| *columns != super::columns::guessed_columns(names));
    Some(Question {
        place: tables.get(first)?.place.clone(),
        text: format!("What are the columns {}{more}?", shown.join(", ")),
        taken: order.iter().position(|columns| *columns == taken.columns).unwrap_or_default(),
        answers: order.into_iter().map(answer).collect(),
        is_answered: taken.are_columns_chosen,
    })
}

fn roles_question(tables: &[TableFacts], all: &[usize], letters: &Letters) -> Option<Question> {
    let first = *all.first()?;
    let taken = facts(tables, first)?;
    let code = |kind: Kind| letters.iter().find(|letter| letter.kind == kind);
    let (r, a) = (code(Kind::Responsible), code(Kind::Accountable));
    let mut offered: Vec<(String, String)> = Vec::new();
    if let Some(r) = r {
        offered.push((r.code.to_string(), r.shown_name().to_owned()));
    }
    if let (Some(r), Some(a)) = (r, a) {
        let names = format!("{} and {}", r.shown_name(), a.shown_name());
        offered.push((format!("{}{}", r.code, a.code), names));
        offered.push((a.code.to_string(), a.shown_name().to_owned()));
    }
    if !offered.iter().any(|(codes, _)| *codes == taken.letters) {
        offered.push((taken.letters.clone(), String::new()));
    }
    let answer = |(codes, names): &(String, String)| Answer {
        text: if names.is_empty() { codes.clone() } else { format!("{codes}: {names}") },
        choice: Choice::Roles(all.to_vec(), codes.clone()),
    };
    Some(Question {
        place: tables.get(first)?.place.clone(),
        text: "Which roles does an owner hold?".to_owned(),
        answers: offered.iter().map(answer).collect(),
        taken: offered.iter().position(|(codes, _)| *codes == taken.letters).unwrap_or_default(),
        is_answered: taken.are_letters_chosen,
    })
}
