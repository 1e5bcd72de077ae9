use super::*;

const HTML: &str = r#"<html><head>
    <meta content="script-src 'self' 'wasm-unsafe-eval'">
    <link rel="icon" href="icon.svg">
    <link rel="stylesheet" href="./base.css"/>
    <link rel="stylesheet" href="./grid.css"/>
    <script type="module" src="./remit.js" data-start-wasm="./remit_bg.wasm"></script>
  </head><body><p id="failed" hidden><span id="failed-reason"></span></body></html>
"#;

fn refusal(html: &str) -> String {
    match Page::read(html) {
        Ok(page) => format!("accepted: {page:?}"),
        Err(error) => error.to_string(),
    }
}

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

#[test]
fn a_page_without_the_mark_is_refused() {
    let html = HTML.replace(" data-start-wasm", " data-other");
    assert!(refusal(&html).contains("pattern_script"));
}

#[test]
fn a_page_that_could_not_say_why_it_failed_is_refused() {
    let html = HTML.replace("failed-reason", "reason");
    assert!(refusal(&html).contains("failed-reason"));
}

#[test]
fn inline_scripts_and_styles_are_refused() {
    for inline in ["<script>1</script>", "<style></style>", "<p style='color:red'>"] {
        let html = HTML.replace("<body>", &format!("<body>{inline}"));
        assert!(refusal(&html).contains("inline"), "{inline}");
    }
}

#[test]
fn addresses_elsewhere_are_refused() {
    for elsewhere in ["/base.css", "https://example.org/base.css", "style/base.css"] {
        let html = HTML.replace("./base.css", elsewhere);
        assert!(refusal(&html).contains(elsewhere), "{elsewhere}");
    }
    let html = HTML.replace("./base.css\"", "./base.css\" media=\"print\"");
    assert!(refusal(&html).contains("media"));
}

#[test]
fn a_page_without_style_sheets_is_refused() {
    let html = HTML.replace("stylesheet", "other");
    assert!(refusal(&html).contains("no style sheet"));
}

#[test]
fn a_policy_without_a_place_for_hashes_is_refused() {
    let html = HTML.replace("'wasm-unsafe-eval'", "");
    assert!(refusal(&html).contains("security policy"));
}
