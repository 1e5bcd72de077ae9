//! The little of HTTP that serving files takes.

use std::io::Read;

/// More than any browser sends to a local server.
const LONGEST_HEAD: usize = 32 * 1024;

/// What the server does about a request.
#[derive(Debug, PartialEq, Eq)]
pub enum Method {
    /// Send the file.
    Get,
    /// Send what one would say before the file.
    Head,
    /// Refuse.
    Other,
}

/// The first line of a request.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// What is wanted.
    pub method: Method,
    /// Of which path: decoded and without the query.
    pub path: String,
}

impl Request {
    /// Reads the first line; nothing when it is no HTTP.
    pub fn parse(head: &str) -> Option<Self> {
        let mut words = head.lines().next()?.split(' ');
        let method = match words.next()? {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            _ => Method::Other,
        };
        let target = words.next()?;
        if !words.next()?.starts_with("HTTP/") || !target.starts_with('/') {
            return None;
        }
        let path = target.split(['?', '#']).next()?;
        Some(Self { method, path: decode(path)? })
    }
}

/// Reads up to the empty line that ends the head of a request. Nothing when
/// the connection closes before, as browsers do with spare ones.
pub fn read_head(stream: &mut impl Read) -> std::io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut chunk = [0; 2048];
    while head.len() < LONGEST_HEAD {
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Ok(None);
        }
        head.extend_from_slice(&chunk[..count]);
        if head.windows(4).any(|bytes| bytes == b"\r\n\r\n") {
            return Ok(Some(String::from_utf8_lossy(&head).into_owned()));
        }
    }
    Ok(None)
}

/// Resolves `%41`; nothing when what comes out is no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(head: &str) -> Option<String> {
        Request::parse(head).map(|request| request.path)
    }

    #[test]
    fn the_path_is_decoded_and_loses_its_query() {
        assert_eq!(path("GET /a%20b?c=d HTTP/1.1\r\n"), Some("/a b".into()));
        assert_eq!(path("GET /%2e%2e/x HTTP/1.1\r\n"), Some("/../x".into()));
    }

    #[test]
    fn nonsense_is_refused() {
        for head in ["", "GET", "GET / ", "GET a HTTP/1.1", "GET /%zz HTTP/1.1", "GET /%f HTTP/1.1"]
        {
            assert_eq!(path(head), None, "{head:?}");
        }
    }

    #[test]
    fn other_methods_are_told_apart() {
        let method = |head| Request::parse(head).map(|request| request.method);
        assert_eq!(method("HEAD / HTTP/1.1"), Some(Method::Head));
        assert_eq!(method("POST / HTTP/1.1"), Some(Method::Other));
    }

    #[test]
    fn a_head_may_come_in_pieces_and_has_a_limit() -> std::io::Result<()> {
        let mut whole = b"GET / HTTP/1.1\r\nHost: a\r\n".chain(&b"\r\n"[..]);
        assert!(read_head(&mut whole)?.is_some());
        assert_eq!(read_head(&mut &b"GET / HT"[..])?, None);
        assert_eq!(read_head(&mut std::io::repeat(b'a'))?, None);
        Ok(())
    }
}
