//! Files that go out, and what is copied: made by the worker, so that the page stays free.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use remit_drafts::history::SentAs;
use remit_formats::json::{self, Stamp};
use remit_formats::versions::Told;
use remit_formats::{file_stem, html};
use remit_import::job::{Job, Target};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

use super::Session;
use crate::platform::worker::{self, Answer, Trouble};
use crate::platform::{files, paint, time};
use crate::state::{Notice, Offer};

/// After so many milliseconds somebody who waits is told for what.
const PATIENCE: i32 = 400;
/// With more rows than these the page is busy for a while before the worker hears of its job: that
/// is said at once.
const LARGE: usize = 20_000;

impl Session {
    /// Writes the matrix on the screen, and downloads it.
    pub(super) async fn export(self, target: Target) {
        let sent_as = match target {
            Target::Html => Some(SentAs::Page),
            Target::Csv => Some(SentAs::Csv),
            Target::Excel => Some(SentAs::Workbook),
            _ => None,
        };
        let stamp = sent_as.and_then(|sent_as| self.send_out(sent_as));
        // Tables of rows alone have no room for it.
        let told = match target {
            Target::Markdown | Target::Excel | Target::Html => self.told_versions().await,
            _ => Told::default(),
        };
        let Some((stem, job)) = self.job(target, stamp, told) else { return };
        self.download(&stem, target, job).await;
    }

    /// Downloads the matrix on the screen as a file of our own.
    pub(super) fn export_json(self) {
        let stamp = self.send_out(SentAs::Json);
        let file = self
            .open
            .now(|open| (open.file_name(), json::write_stamped(open.matrix(), stamp.as_ref())));
        if let Some((name, text)) = file {
            self.save_file(&name, "application/json", &text);
        }
    }

    /// The same as a web page with what somebody wants in it.
    pub(super) async fn export_page(self, options: html::Options) {
        let matrix = self.open.now(|open| Box::new(open.matrix().clone()));
        let Some(matrix) = matrix else { return };
        let stem = file_stem(&matrix.title);
        let options = html::Options { stamp: self.send_out(SentAs::Page), ..options };
        self.download(&stem, Target::Html, Job::Page { matrix, options }).await;
    }

    /// Downloads a text, and says so.
    pub fn save_file(self, name: &str, mime: &str, text: &str) {
        match files::download(name, mime, text) {
            Ok(()) => self.screen.announce(format!("Downloading {name}.")),
            Err(error) => self.screen.fail(format!("The file couldn't be created: {error}.")),
        }
    }

    /// Has a job done that makes a file, and downloads it.
    pub async fn download(self, stem: &str, target: Target, job: Job) {
        let name = format!("{stem}.{}", target.ending());
        match self.make(target, job).await {
            Ok(file) => match files::download_bytes(&name, target.mime(), &file) {
                Ok(()) => {
                    self.screen.announce(format!("Downloading {name}."));
                }
                Err(error) => self.screen.fail(format!("The file couldn't be created: {error}.")),
            },
            Err(Trouble::Cancelled) => self.screen.announce("Export cancelled."),
            Err(error) => self.screen.fail(error.to_string()),
        }
    }

    /// Copies the matrix on the screen: rich text with its plain form, or a plain text alone.
    pub(super) async fn copy_as(self, target: Target) {
        let none = Told::default;
        let Some((_, plain)) = self.job(Target::Markdown, None, none()) else { return };
        let given_up = Rc::new(Cell::new(false));
        let mut forms = vec![("text/plain", self.promise(Target::Markdown, plain, &given_up))];
        if target == Target::Fragment
            && let Some((_, rich)) = self.job(target, None, none())
        {
            forms.push(("text/html", self.promise(target, rich, &given_up)));
        }
        match files::copy_soon(forms).await {
            Ok(()) => self.screen.announce(format!("Copied as {}.", target.words())),
            Err(_) if given_up.get() => self.screen.announce("Copying cancelled."),
            Err(error) => self.screen.fail(format!("Nothing copied: {error}.")),
        }
    }

    /// What the worker is to do, and how a file of it is called.
    fn job(self, target: Target, stamp: Option<Stamp>, told: Told) -> Option<(String, Job)> {
        self.open.now(|open| {
            let matrix = Box::new(open.matrix().clone());
            let today = time::today();
            (target.stem(&matrix), Job::Write { target, matrix, today, stamp, told })
        })
    }

    fn promise(self, target: Target, job: Job, given_up: &Rc<Cell<bool>>) -> Promise {
        let given_up = given_up.clone();
        future_to_promise(async move {
            let made = self.make(target, job).await;
            given_up.set(given_up.get() || matches!(made, Err(Trouble::Cancelled)));
            made.map(JsValue::from).map_err(|error| js_sys::Error::new(&error.to_string()).into())
        })
    }

    /// Has the worker make a file, and says so where that takes its time.
    fn make(self, target: Target, job: Job) -> impl Future<Output = Result<Uint8Array, Trouble>> {
        let done = Rc::new(Cell::new(false));
        let is_done = done.clone();
        spawn_local(async move {
            time::sleep(PATIENCE).await;
            if !is_done.get() {
                self.screen.notify(working(target));
            }
        });
        async move {
            self.screen.set_work(0);
            if self.open.now(|open| open.matrix().rows.len() > LARGE) == Some(true) {
                self.screen.notify(working(target));
                paint::painted().await;
            }
            let hear = move |_, part: f64| self.screen.set_work((part * 100.0).round() as u32);
            let answer = worker::ask(&job, &[], Box::new(hear)).await;
            done.set(true);
            if self.screen.notice.with_untracked(|notice| *notice == Some(working(target))) {
                self.screen.dismiss();
            }
            worker::rest();
            match answer? {
                Answer::Written(file) => Ok(file),
                Answer::Read(_) | Answer::Table(_) | Answer::Aligned(_) => {
                    Err(Trouble::Stopped("it sent no file".to_owned()))
                }
            }
        }
    }
}

/// What somebody is told who waits.
fn working(target: Target) -> Notice {
    let text = format!("Creating the {}…", target.words());
    Notice { text, is_error: false, offer: Some(Offer::CancelWork) }
}
