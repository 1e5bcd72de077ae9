//! Media types. Browsers insist on several of them: a module script and a
//! WebAssembly stream run only under their own.

/// The media type of a path, by its ending.
pub fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = match name.rsplit_once('.') {
        Some((_, ending)) => ending.to_ascii_lowercase(),
        // A folder's address gives its index.html.
        None if name.is_empty() => "html".to_owned(),
        None => String::new(),
    };
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_types_that_browsers_insist_on() {
        assert_eq!(of("/"), "text/html; charset=utf-8");
        assert_eq!(of("/remit-0a.wasm"), "application/wasm");
        assert_eq!(of("/start.js"), "text/javascript; charset=utf-8");
        assert_eq!(of("/a/b.JSON"), "application/json");
        assert_eq!(of("/icon.svg"), "image/svg+xml");
    }

    #[test]
    fn anything_else_is_bytes() {
        assert_eq!(of("/LICENSE"), "application/octet-stream");
        assert_eq!(of("/a.b/c"), "application/octet-stream");
    }
}
