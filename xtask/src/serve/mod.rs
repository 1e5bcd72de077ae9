//! A small server for the files of a finished build, on this machine only.

mod files;
mod mime;
mod request;

use std::io::{ErrorKind, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::project;
use request::{Method, Request};

/// Takes the port. That comes before a build, so that nobody waits for one
/// only to hear that the port is taken.
pub fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "Port {port} is taken by another program. \
             Take another one with --port, such as --port {}",
            port.checked_add(1).unwrap_or(crate::args::DEFAULT_PORT)
        ),
        Err(error) => Err(error).with_context(|| format!("Cannot listen on port {port}")),
    }
}

/// Serves a folder until the program is stopped, and says so.
pub fn serve(listener: &TcpListener, folder: &Path) -> Result<()> {
    if !folder.join("index.html").is_file() {
        bail!("There is no build in {}. Run `cargo xtask build` first.", folder.display());
    }
    println!("Remit runs at http://{}/ — Ctrl+C stops it", listener.local_addr()?);
    answer_all(listener, folder)
}

fn answer_all(listener: &TcpListener, folder: &Path) -> Result<()> {
    let folder: Arc<PathBuf> = Arc::new(
        folder.canonicalize().with_context(|| format!("Cannot open {}", folder.display()))?,
    );
    for stream in listener.incoming().flatten() {
        let folder = Arc::clone(&folder);
        // A browser that goes away in the middle is nobody's problem.
        std::thread::spawn(move || answer(stream, &folder).ok());
    }
    Ok(())
}

/// Serves the last build as long as this program runs, on any port that is free, and says where.
pub fn in_background() -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("Cannot listen")?;
    let address = format!("http://{}/", listener.local_addr()?);
    std::thread::spawn(move || answer_all(&listener, &project::dist()));
    Ok(address)
}

/// Reads one request and answers it. One answer a connection keeps this
/// simple, and costs nothing on the same machine.
fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(10)))?;
    let Some(head) = request::read_head(&mut stream)? else {
        return Ok(());
    };
    let Some(request) = Request::parse(&head) else {
        return respond(&mut stream, &plain("400 Bad Request"), true);
    };
    let with_body = match request.method {
        Method::Get => true,
        Method::Head => false,
        Method::Other => {
            return respond(&mut stream, &plain("405 Method Not Allowed"), true);
        }
    };
    let response = match files::locate(folder, &request.path).map(std::fs::read) {
        Some(Ok(body)) => Response {
            status: "200 OK",
            mime: mime::of(&request.path),
            cache: files::cache_control(&request.path),
            body,
        },
        _ => plain("404 Not Found"),
    };
    respond(&mut stream, &response, with_body)
}

struct Response {
    status: &'static str,
    mime: &'static str,
    cache: &'static str,
    body: Vec<u8>,
}

/// A response that consists of its status.
fn plain(status: &'static str) -> Response {
    Response {
        status,
        mime: "text/plain; charset=utf-8",
        cache: "no-cache",
        body: format!("{status}\n").into_bytes(),
    }
}

fn respond(stream: &mut TcpStream, response: &Response, with_body: bool) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {}\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        response.status,
        response.mime,
        response.body.len(),
        response.cache
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}
