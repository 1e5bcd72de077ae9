//! What joins the compiled app and its script: without what nobody uses, and under short names.
//!
//! wasm-bindgen gives every function that goes from one to the other a name with a hash, twice;
//! hashes do not compress, and are some 3 % of what the first visit loads.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// How a script calls itself where the compiled app asks for functions of it.
const SCRIPT: &str = "./remit_bg.js";

/// The compiled app and its script.
pub struct Glue {
    /// The compiled app, a WebAssembly file.
    pub wasm: Vec<u8>,
    /// The script.
    pub script: String,
}

/// Takes the classes of the script away, which only other scripts could use and there are none,
/// and gives short names to what the two call each other's functions.
pub fn tighten(wasm: &[u8], script: &str) -> Result<Glue> {
    let (script, classes) = without_classes(script);
    for class in &classes {
        ensure!(!script.contains(class), "The script uses the class {class} itself.");
    }
    let is_of_class = |export: &str| {
        let export = export.strip_prefix("__wbg_").unwrap_or(export);
        let class = export.split('_').next().unwrap_or_default();
        classes.iter().any(|other| other.to_lowercase() == class)
    };
    let mut names = HashMap::new();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("The compiled app is damaged")? {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let mut import = import.context("The compiled app's imports are damaged")?;
                    if import.module == SCRIPT {
                        import.module = ".";
                        import.name = short(import.name, &mut names);
                    }
                    RoundtripReencoder.parse_import(&mut imports, import)?;
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let mut export = export.context("The compiled app's exports are damaged")?;
                    if is_of_class(export.name) {
                        continue;
                    }
                    if export.name.starts_with("wasm_bindgen__") {
                        export.name = short(export.name, &mut names);
                    }
                    RoundtripReencoder.parse_export(&mut exports, export)?;
                }
                module.section(&exports);
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = wasm.get(range).context("The compiled app is cut off")?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    let asked = format!("\"{SCRIPT}\": ");
    ensure!(script.matches(&asked).count() == 1, "The script does not answer for `{SCRIPT}`.");
    let script = renamed(&script.replace(&asked, "\".\": "), &names);
    Ok(Glue { wasm: module.finish(), script })
}

/// The short name of a function; the same for the same.
fn short<'a>(name: &'a str, names: &mut HashMap<&'a str, &'static str>) -> &'static str {
    let next = names.len();
    // Leaked: some hundred names of a program that ends soon.
    names.entry(name).or_insert_with(|| format!("${next}").leak())
}

/// A script with other names for some of what it names.
fn renamed(script: &str, names: &HashMap<&str, &'static str>) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut all = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(length);
        all.push_str(names.get(name).copied().unwrap_or(name));
        let length = behind.find(is_name).unwrap_or(behind.len());
        let (between, behind) = behind.split_at(length);
        all.push_str(between);
        rest = behind;
    }
    all
}

/// The script without its classes, and how those are called.
fn without_classes(script: &str) -> (String, Vec<String>) {
    let mut kept = String::with_capacity(script.len());
    let mut classes: Vec<String> = Vec::new();
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        let class = line.strip_prefix("export class ").and_then(|rest| rest.split(' ').next());
        let of = |before: &str, behind: &str| {
            let name = line.strip_prefix(before).and_then(|rest| rest.split(behind).next());
            name.is_some_and(|name| classes.iter().any(|class| class == name))
        };
        if let Some(class) = class {
            classes.push(class.to_owned());
            lines.by_ref().find(|line| *line == "}");
        } else if of("const ", "Finalization") {
            lines.by_ref().find(|line| line.ends_with(';'));
        } else if !of("if (Symbol.dispose) ", ".") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    (kept, classes)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, ImportSection, Module,
        TypeSection,
    };
    use wasmparser::{Parser, Payload};

    use super::tighten;

    const SCRIPT: &str = "\
import * as import1 from \"./loader.js\"
export class Source {
    free() {
        wasm.__wbg_source_free(0, 0);
    }
}
if (Symbol.dispose) Source.prototype[Symbol.dispose] = Source.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __wbg_get_507a50627bffa49b: function(arg0) {
            return wasm_bindgen__invoke__h08440f(arg0.__wbg_get);
        },
    };
    return { \"./remit_bg.js\": import0, \"./loader.js\": import1 };
}
function wasm_bindgen__invoke__h08440f(arg0) {
    wasm.wasm_bindgen__invoke__h08440f(arg0);
}
const SourceFinalization = (typeof FinalizationRegistry === 'undefined')
? { register: () => {} }
: new FinalizationRegistry(ptr => wasm.__wbg_source_free(ptr, 1));
";

    const TIGHT: &str = "\
import * as import1 from \"./loader.js\"
function __wbg_get_imports() {
    const import0 = {
        $0: function(arg0) {
            return $1(arg0.__wbg_get);
        },
    };
    return { \".\": import0, \"./loader.js\": import1 };
}
function $1(arg0) {
    wasm.$1(arg0);
}
";

    /// Takes two functions, and gives these.
    fn app(exports: &[&str]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        let import = wasm_encoder::EntityType::Function(0);
        imports.import("./remit_bg.js", "__wbg_get_507a50627bffa49b", import);
        imports.import("./loader.js", "__wbg_load_507a50627bffa49b", import);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut given = ExportSection::new();
        for name in exports {
            given.export(name, ExportKind::Func, 2);
        }
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        module.section(&types).section(&imports).section(&functions).section(&given).section(&code);
        module.finish()
    }

    /// What a file takes and gives.
    fn names(wasm: &[u8]) -> Vec<String> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    let imports = section.into_imports().map(Result::unwrap);
                    names
                        .extend(imports.map(|import| format!("{} {}", import.module, import.name)));
                }
                Payload::ExportSection(section) => {
                    names.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        names
    }

    #[test]
    fn both_sides_get_the_same_short_names_and_nobodys_classes_go() {
        let given = ["__wbg_source_free", "wasm_bindgen__invoke__h08440f", "source_pull", "main"];
        let tight = tighten(&app(&given), SCRIPT).unwrap();
        assert_eq!(tight.script, TIGHT);
        let taken = [". $0", "./loader.js __wbg_load_507a50627bffa49b"];
        assert_eq!(names(&tight.wasm), [&taken[..], &["$1", "main"]].concat());
    }

    #[test]
    fn a_class_that_the_script_itself_uses_stops_the_build() {
        let script = format!("{SCRIPT}\nnew Source();\n");
        assert!(tighten(&app(&["main"]), &script).is_err());
    }

    #[test]
    fn a_script_that_answers_to_another_name_stops_the_build() {
        assert!(tighten(&app(&["main"]), &SCRIPT.replace("remit_bg", "other")).is_err());
    }
}
