use super::*;

const HTML: &str = r#"<html><head>
    <meta content="script-src 'self' 'wasm-unsafe-eval'">
    <link rel="icon" href="icon.svg">
    <link rel="stylesheet" href="./base.css"/>
    <link rel="stylesheet" href="./grid.css"/>
    <script type="module" src="./remit.js" data-start-wasm="./remit_bg.wasm"></script>
  </head><body><p id="failed" hidden><span id="failed-reason"></span></body></html>
"#;

#[test]
fn the_files_are_read_in_order() -> Result<()> {
    let page = Page::read(HTML)?;
    assert_eq!(page.styles, ["base.css", "grid.css"]);
    assert_eq!(page.script, "remit.js");
    assert_eq!(page.wasm, "remit_bg.wasm");
    Ok(())
}

#[test]
fn the_links_are_replaced_and_the_rest_stays() -> Result<()> {
    let named = |name: &str| Named { name: name.to_owned(), integrity: "sha256-x".to_owned() };
    let html = Page::read(HTML)?.with(
        HTML,
        &Links {
            styles: &named("remit-1.css"),
            script: &named("remit-2.js"),
            start: &named("start-3.js"),
            assets: &[],
            imports: &[("remit-2.js".to_owned(), "sha256-x".to_owned())],
        },
    );
    let map = r#"{"integrity":{"./remit-2.js":"sha256-x"}}"#;
    let hash = integrity(map.as_bytes());
    let expected = r#"<html><head>
    <meta content="script-src 'self' 'wasm-unsafe-eval' 'HASH'">
    <link rel="icon" href="icon.svg">
    <link rel="stylesheet" href="./remit-1.css" integrity="sha256-x">
    <script type="importmap">{"integrity":{"./remit-2.js":"sha256-x"}}</script>
    <link rel="modulepreload" href="./remit-2.js" integrity="sha256-x">
    <script type="module" src="./start-3.js" integrity="sha256-x"></script>
  </head><body><p id="failed" hidden><span id="failed-reason"></span></body></html>
"#;
    assert_eq!(html, expected.replace("HASH", &hash));
    Ok(())
}

/// A page with this in place of that is refused, with these words among others.
#[track_caller]
fn check_refused(what: &str, instead: &str, words: &str) {
    let refusal = match Page::read(&HTML.replace(what, instead)) {
        Ok(page) => format!("accepted: {page:?}"),
        Err(error) => error.to_string(),
    };
    assert!(refusal.contains(words), "{instead}: {refusal}");
}

#[test]
fn what_would_not_work_is_refused() {
    check_refused(" data-start-wasm", " data-other", "pattern_script");
    // It could not say why it failed.
    check_refused("failed-reason", "reason", "failed-reason");
    check_refused("stylesheet", "other", "no style sheet");
    // The policy has no place for hashes.
    check_refused("'wasm-unsafe-eval'", "", "security policy");
}

#[test]
fn inline_scripts_and_styles_are_refused() {
    for inline in ["<script>1</script>", "<style></style>", "<p style='color:red'>"] {
        check_refused("<body>", &format!("<body>{inline}"), "inline");
    }
}

#[test]
fn addresses_elsewhere_are_refused() {
    for elsewhere in ["/base.css", "https://example.org/base.css", "style/base.css"] {
        check_refused("./base.css", elsewhere, elsewhere);
    }
    check_refused("./base.css\"", "./base.css\" media=\"print\"", "media");
}
