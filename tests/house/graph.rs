//! Which file uses which, read off the source: its `use`s, and the paths in its code.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;
use proc_macro2::TokenStream;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemUse, Macro, UseTree, Visibility};

/// So many `use`s are followed to where something is.
const DEEPEST: usize = 9;

/// A path as it is written, in parts: `crate`, `state`, `Open`.
type Parts = Vec<String>;

/// Who uses whom within one crate. Files are named by their path below its source.
pub struct Graph {
    uses: Vec<(String, String)>,
}

impl Graph {
    /// The graph of a crate, of whose source the folder is named.
    pub fn of(source: &Path) -> Self {
        let modules = Modules::read(source);
        let mut uses = Vec::new();
        for (module, found) in &modules.0 {
            for path in &found.uses {
                if let Some(used) = modules.file_of(module, path, 0)
                    && *used != found.file
                {
                    uses.push((found.file.clone(), used.clone()));
                }
            }
        }
        uses.sort();
        uses.dedup();
        Self { uses }
    }

    /// Every use: who uses whom.
    pub fn uses(&self) -> impl Iterator<Item = (&str, &str)> {
        self.uses.iter().map(|(file, used)| (file.as_str(), used.as_str()))
    }

    /// The circles: sets of files each of which leads to every other one.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        circles(self.uses())
    }
}

/// The circles of any such graph.
pub fn circles<'a>(edges: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Vec<&'a str>> {
    let graph: DiGraphMap<&str, ()> = DiGraphMap::from_edges(edges);
    tarjan_scc(&graph).into_iter().filter(|circle| circle.len() > 1).collect()
}

/// All modules of a crate, by their paths.
struct Modules(BTreeMap<Parts, Module>);

/// What a module says of others.
#[derive(Default)]
struct Module {
    file: String,
    uses: Vec<Parts>,
    /// What its `use`s name, and where that is: who takes it from here takes it from there.
    names: HashMap<String, Parts>,
}

impl Modules {
    fn read(source: &Path) -> Self {
        let mut modules = BTreeMap::new();
        for path in super::files(source) {
            let file = path.strip_prefix(source).unwrap().with_extension("");
            let mut parts: Parts =
                file.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if let Some("mod" | "lib" | "main") = parts.last().map(String::as_str) {
                parts.pop();
            }
            if parts.last().is_some_and(|name| name.ends_with("tests")) {
                continue;
            }
            let mut module = Module { file: file.display().to_string(), ..Module::default() };
            module.visit_file(&syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap());
            // A program beside its library adds nothing to it.
            modules.entry(parts).or_insert(module);
        }
        Self(modules)
    }

    /// The file that a path leads to from a module; what is handed on is followed to where it is.
    fn file_of(&self, from: &Parts, path: &[String], depth: usize) -> Option<&String> {
        let mut at = from.clone();
        let mut rest = path;
        match path.first().map(String::as_str)? {
            "crate" => {
                at.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                let inner = [from.as_slice(), &[first.to_owned()]].concat();
                self.0.get(&inner)?;
            }
        }
        while let Some(first) = rest.first() {
            let inner = [at.as_slice(), std::slice::from_ref(first)].concat();
            if !self.0.contains_key(&inner) {
                break;
            }
            at = inner;
            rest = &rest[1..];
        }
        let module = self.0.get(&at)?;
        match rest.first().and_then(|name| module.names.get(name)) {
            // It may lead out of the crate.
            Some(to) if depth < DEEPEST => self.file_of(&at, to, depth + 1),
            _ => Some(&module.file),
        }
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => &[],
        };
        if !attributes.iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_handed_on = !matches!(item.vis, Visibility::Inherited);
        let mut found = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut found);
        for (name, path) in found {
            if !is_handed_on {
                self.uses.push(path.clone());
            }
            self.names.insert(name, path);
        }
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {
        // `pub(super)` says who may use it, and uses nothing.
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.uses.push(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.visit_path(&mac.path);
        self.uses.extend(paths_in(&mac.tokens));
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.parse_args::<syn::Ident>().is_ok_and(|ident| ident == "test")
}

/// Every path of a `use`, with the name that it gives.
fn flatten(tree: &UseTree, before: &mut Parts, found: &mut Vec<(String, Parts)>) {
    let mut add = |name: String, last: Option<String>| {
        found.push((name, before.iter().cloned().chain(last).collect()));
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before, found);
            }
        }
        UseTree::Name(name) if name.ident == "self" => {
            add(before.last().cloned().unwrap_or_default(), None);
        }
        UseTree::Name(name) => add(name.ident.to_string(), Some(name.ident.to_string())),
        UseTree::Rename(rename) => {
            add(rename.rename.to_string(), Some(rename.ident.to_string()));
        }
        UseTree::Glob(_) => add("*".to_owned(), None),
    }
}

/// The paths in the tokens of a macro, which nobody has parsed.
fn paths_in(tokens: &TokenStream) -> Vec<Parts> {
    let text = tokens.to_string().replace(" :: ", "::");
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = text.split(|c| !is_part(c)).filter(|word| word.contains("::"));
    words.map(|word| word.split("::").map(str::to_owned).collect()).collect()
}
