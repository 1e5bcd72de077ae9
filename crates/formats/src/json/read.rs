//! From the file to a matrix, with the path of whatever does not fit.

use super::ReadError;
use super::cells::{self, BAD_MARK, RowContext};
use super::node::Node;
use super::object::{JsonPath, Object, text};
use super::stamp::{self, Stamp};
use super::unresolved::{self, UNRESOLVED};
use super::words::{FORMAT, KINDS, NEWEST, NUMBERINGS, SEVERITIES, SIDES, STAMPED, VERSION};
use super::write::VERSIONS;
use remit_core::matrix::acceptance::from_file;
use remit_core::matrix::text::notation;
use remit_core::matrix::totals::Totals;
use remit_core::matrix::{
    Acceptance, Activity, Base, Broken, Footnote, Letter, Letters, Link, MAX_LEVEL, Mark, Matrix,
    MatrixData, Party, Plan, PlanReader, PlanUse, Plans, Row, RuleSetting, Section, Source, Text,
    limits,
};

/// What stands in a file.
pub(super) struct Parts<'a> {
    pub(super) matrix: Matrix,
    /// What it says of where it parted from.
    pub(super) stamp: Option<Stamp>,
    /// The list of its named versions, as it stands there.
    pub(super) versions: Option<Node<'a>>,
}

/// The matrix of a file, and what else it says.
pub(super) fn matrix(file: Node<'_>) -> Result<Parts<'_>, ReadError> {
    let root = &JsonPath::ROOT;
    let mut file = match file {
        Node::Object(_) => Object::new(file, root)?,
        _ => return Err(ReadError::NotAMatrix),
    };
    let (stamp, has_versions) = header(&mut file)?;
    // No key of a matrix: nobody is told that it could have been one.
    if file.has(UNRESOLVED)
        && let Some(list) = file.take(UNRESOLVED)
    {
        return Err(unresolved::refused(list));
    }
    // Where an editor finds the schema. It says nothing of the matrix.
    file.text("$schema")?;
    let id = file.need("id")?;
    let edition = edition(&mut file, root)?.unwrap_or(1);
    let title = file.need_text("title")?;
    let language = file.text("language")?.unwrap_or_default();
    let introduction = rich(&mut file, "introduction")?;
    let source = match file.take("source") {
        Some(node) => self::source(node, &root.key("source"))?,
        None => Source::default(),
    };
    let review_by = file.maybe("reviewBy")?;
    let base = file.take("base").map(|node| base(node, &root.key("base"))).transpose()?;
    let letters_introduction = rich(&mut file, "lettersIntroduction")?;
    let letters = letters(&mut file, root)?;
    let mut keys = Vec::new();
    require(&file, "parties")?;
    let parties = file.list("parties", |node, path| party(node, path, &mut keys))?;
    let plans = file.list("plans", plan)?;
    let numbering = file.word("numbering", &NUMBERINGS)?.unwrap_or_default();
    require(&file, "rows")?;
    let reader = PlanReader::new(&plans);
    let context = RowContext { parties: &parties, keys: &keys, letters: &letters, plans: &reader };
    // What would be too much for a browser is not gathered first.
    let mut totals = Totals::default();
    let rows = file.list("rows", |node, path| {
        let row = row(node, path, context)?;
        totals.add_row(&row).map_err(|broken| invalid(&broken))?;
        Ok(row)
    })?;
    let footnotes = file.list("footnotes", footnote)?;
    let rules = file.list("rules", rule)?;
    let acceptances = file.list("acceptances", |node, path| acceptance(node, path, &parties))?;
    let versions = if has_versions {
        Some(file.take(VERSIONS).ok_or_else(|| file.missing(VERSIONS))?)
    } else {
        None
    };
    file.end()?;
    let data = MatrixData {
        id,
        edition,
        title,
        language,
        introduction,
        source,
        letters_introduction,
        letters,
        parties,
        plans,
        numbering,
        rows,
        footnotes,
        review_by,
        base,
        rules,
        acceptances,
    };
    let matrix = Matrix::new(data).map_err(|broken| invalid(&broken))?;
    Ok(Parts { matrix, stamp, versions })
}

fn invalid(broken: &Broken) -> ReadError {
    ReadError::Invalid { place: place_of(broken), reason: broken.to_string() }
}

/// Whether the file is a matrix of a version that we read, what such a version says first, and
/// whether it has named versions.
fn header(file: &mut Object) -> Result<(Option<Stamp>, bool), ReadError> {
    if !matches!(file.take("format"), Some(Node::Text(format)) if format == FORMAT) {
        return Err(ReadError::NotAMatrix);
    }
    match file.number("version")? {
        Some(version) if version == u64::from(VERSION) => Ok((None, false)),
        Some(version) if version == u64::from(STAMPED) => {
            Ok((Some(stamp::read(file, &JsonPath::ROOT)?), false))
        }
        Some(version) if version == u64::from(NEWEST) => {
            Ok((stamp::read_maybe(file, &JsonPath::ROOT)?, true))
        }
        Some(version) if version > u64::from(NEWEST) => Err(ReadError::Newer { version }),
        _ => {
            Err(JsonPath::ROOT.key("version").wrong(format!("must be from {VERSION} to {NEWEST}")))
        }
    }
}

/// The path of what is broken.
fn place_of(broken: &Broken) -> String {
    match broken {
        Broken::TooMany { .. } | Broken::TooLong { .. } => "The file".to_owned(),
        Broken::SameId { among, .. } => (*among).to_owned(),
        Broken::RuleTwice { .. } => "rules".to_owned(),
        Broken::Level { row, .. }
        | Broken::Cells { row, .. }
        | Broken::Letter { row }
        | Broken::MarkParty { row }
        | Broken::Plan { row } => format!("rows[{row}]"),
    }
}

fn require(object: &Object, key: &'static str) -> Result<(), ReadError> {
    if object.has(key) { Ok(()) } else { Err(object.missing(key)) }
}

pub(crate) fn rich(object: &mut Object, key: &'static str) -> Result<Text, ReadError> {
    Ok(object.seen(key)?.map(|text| notation::read(&text)).unwrap_or_default())
}

/// An edition, from 1 on.
fn edition(object: &mut Object, path: &JsonPath) -> Result<Option<u32>, ReadError> {
    let Some(number) = object.number("edition")? else { return Ok(None) };
    let edition = u32::try_from(number).ok().filter(|edition| *edition > 0);
    let wrong = || path.key("edition").wrong("editions start at 1");
    edition.ok_or_else(wrong).map(Some)
}

fn source(node: Node, path: &JsonPath) -> Result<Source, ReadError> {
    let mut source = Object::new(node, path)?;
    let link = source.text("link")?.map(|address| {
        let unsafe_link =
            "a link must start with https:, http: or mailto: and have at most 2,000 characters";
        Link::new(&address).ok_or_else(|| path.key("link").wrong(unsafe_link))
    });
    let read = Source {
        title: source.text("title")?.unwrap_or_default(),
        provider: source.text("provider")?.unwrap_or_default(),
        service: source.text("service")?.unwrap_or_default(),
        link: link.transpose()?,
        date: source.maybe("date")?,
        note: rich(&mut source, "note")?,
    };
    source.end()?;
    Ok(read)
}

pub(crate) fn base(node: Node, path: &JsonPath) -> Result<Base, ReadError> {
    let mut base = Object::new(node, path)?;
    let matrix = base.need("matrix")?;
    let edition = edition(&mut base, path)?.ok_or_else(|| base.missing("edition"))?;
    let title = base.need_text("title")?;
    base.end()?;
    Ok(Base { matrix, edition, title })
}

pub(crate) fn letters(file: &mut Object, root: &JsonPath) -> Result<Letters, ReadError> {
    require(file, "letters")?;
    let letters = file.list("letters", |node, path| {
        let mut letter = Object::new(node, path)?;
        let code = letter.need_text("code")?;
        let mut chars = code.chars();
        let (Some(code), None) = (chars.next(), chars.next()) else {
            return Err(path.key("code").wrong("a code is one character"));
        };
        let kind = letter.word("kind", &KINDS)?.ok_or_else(|| letter.missing("kind"))?;
        let name = letter.text("name")?.unwrap_or_else(|| kind.name().to_owned());
        let definition = rich(&mut letter, "definition")?;
        letter.end()?;
        Ok(Letter { code, name, definition, kind })
    })?;
    Letters::new(letters).map_err(|error| root.key("letters").wrong(error.to_string()))
}

pub(crate) fn party(
    node: Node,
    path: &JsonPath,
    keys: &mut Vec<String>,
) -> Result<Party, ReadError> {
    let mut party = Object::new(node, path)?;
    let id = party.need("id")?;
    let name = party.need_text("name")?;
    let key = party.text("key")?.unwrap_or_else(|| name.clone());
    let side = party.word("side", &SIDES)?.unwrap_or_default();
    party.end()?;
    if keys.contains(&key) {
        let twice =
            format!("another party also has the key “{key}”; give one of them a different `key`");
        return Err(path.wrong(twice));
    }
    keys.push(key);
    Ok(Party { id, name, side })
}

pub(crate) fn plan(node: Node, path: &JsonPath) -> Result<Plan, ReadError> {
    let mut plan = Object::new(node, path)?;
    let id = plan.need("id")?;
    let name = plan.need_text("name")?;
    let description = rich(&mut plan, "description")?;
    plan.end()?;
    Ok(Plan { id, name, description })
}

pub(crate) fn row(node: Node, path: &JsonPath, context: RowContext) -> Result<Row, ReadError> {
    let mut row = Object::new(node, path)?;
    let read = match (row.has("section"), row.has("activity")) {
        (true, false) => Row::Section(Box::new(section(&mut row, path)?)),
        (false, true) => Row::Activity(Box::new(activity(&mut row, path, context)?)),
        (true, true) => {
            return Err(path.wrong("a row is a `section` or an `activity`, not both"));
        }
        (false, false) => return Err(path.wrong("a row needs a `section` or an `activity`")),
    };
    row.end()?;
    Ok(read)
}

fn section(row: &mut Object, path: &JsonPath) -> Result<Section, ReadError> {
    let id = row.need("id")?;
    let title = row.need_text("section")?;
    let level = row.number("level")?.unwrap_or(1);
    let wrong = || path.key("level").wrong(format!("must be from 1 to {MAX_LEVEL}"));
    let mut section = Section::new(id, u8::try_from(level).map_err(|_| wrong())?, title);
    section.written = row.text("number")?.unwrap_or_default();
    section.before = rich(row, "before")?;
    section.after = rich(row, "after")?;
    Ok(section)
}

fn activity(row: &mut Object, path: &JsonPath, context: RowContext) -> Result<Activity, ReadError> {
    let id = row.need("id")?;
    let text = notation::read(&row.need_seen("activity")?);
    let mut activity = Activity::new(id, text, context.parties.len());
    let printed = row.text("plan")?.unwrap_or_default();
    activity.plan = plan_use(printed, row.take("plans"), &path.key("plans"), context.plans)?;
    activity.comment = rich(row, "comment")?;
    cells::read(&mut activity, row, context, path)?;
    activity.evidence = rich(row, "evidence")?;
    Ok(activity)
}

pub(crate) fn plan_use(
    printed: String,
    stated: Option<Node>,
    path: &JsonPath,
    reader: &PlanReader,
) -> Result<PlanUse, ReadError> {
    let plans = match stated {
        // The printed plan is kept to the letter, even where reading it would trim it.
        None => reader.read(&printed).plans,
        Some(Node::List(ids)) => {
            let ids = ids.into_iter().take(limits::PLANS + 1).enumerate();
            let id = |(at, node)| {
                let path = path.index(at);
                path.parse(&text(node, &path)?)
            };
            Plans::Only(ids.map(id).collect::<Result<_, _>>()?)
        }
        Some(Node::Text(word)) if word == "unstated" => Plans::Unstated,
        Some(Node::Text(word)) if word == "all" => Plans::All,
        Some(Node::Text(word)) if word == "undefined" => Plans::Undefined,
        Some(_) => {
            let words = "must be `all`, `unstated`, `undefined` or a list of plans";
            return Err(path.wrong(words));
        }
    };
    Ok(PlanUse { printed, plans })
}

pub(crate) fn footnote(node: Node, path: &JsonPath) -> Result<Footnote, ReadError> {
    let mut footnote = Object::new(node, path)?;
    let id = footnote.need("id")?;
    let mark = Mark::new(&footnote.need_seen("mark")?);
    let mark = mark.ok_or_else(|| path.key("mark").wrong(BAD_MARK))?;
    let text = notation::read(&footnote.need_seen("text")?);
    footnote.end()?;
    Ok(Footnote { id, mark, text })
}

pub(crate) fn rule(node: Node, path: &JsonPath) -> Result<RuleSetting, ReadError> {
    let mut setting = Object::new(node, path)?;
    let rule = setting.need_text("rule")?;
    let [error, warning, hint] = SEVERITIES.map(|(word, severity)| (word, Some(severity)));
    let words = [error, warning, hint, ("off", None)];
    let severity = setting.word("severity", &words)?;
    let severity = severity.ok_or_else(|| setting.missing("severity"))?;
    let too_high = |_| path.key("limit").wrong(format!("must be at most {}", u32::MAX));
    let limit = setting.number("limit")?.map(u32::try_from).transpose().map_err(too_high)?;
    setting.end()?;
    Ok(RuleSetting { rule, severity, limit })
}

pub(crate) fn acceptance(
    node: Node,
    path: &JsonPath,
    parties: &[Party],
) -> Result<Acceptance, ReadError> {
    let mut accepted = Object::new(node, path)?;
    let mut read = Acceptance {
        rule: accepted.need_text("rule")?,
        row: accepted.maybe("row")?,
        party: accepted.maybe("party")?,
        letters: accepted.text("letters")?.unwrap_or_default(),
        reason: accepted.text("reason")?.unwrap_or_default(),
        name: accepted.text("name")?.unwrap_or_default(),
        date: accepted.maybe("date")?,
    };
    accepted.end()?;
    if read.row.is_some() {
        read.letters = from_file(&read.letters, parties);
    }
    Ok(read)
}
