//! The worker beside the page, which reads and writes files. It is started when there is
//! something to do, and ended when nothing more is expected.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Uint8Array};
use remit_compare::align::Alignment;
use remit_formats::code::{OtherVersion, from_text, to_text};
use remit_import::clipboard::Pasted;
use remit_import::crossing::Received;
use remit_import::job::Job;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker};

use super::assets;

/// What came of a job.
pub enum Answer {
    /// What was understood of a file.
    Read(Received),
    /// A file.
    Written(Uint8Array),
    /// The table of a clipboard, where it has one.
    Table(Option<Pasted>),
    /// Which rows of two matrices say the same, and which may.
    Aligned(Box<Alignment>),
}

/// Why nothing came of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The network, or the host, did not give it.
    #[error(
        "The part of Remit that reads and writes files couldn't be loaded. Your work is safe. \
        Check your connection and try again."
    )]
    NotLoaded,
    /// It ended without an answer.
    #[error(
        "The part of Remit that reads and writes files has stopped. Your work is safe. Try again, \
        or try a smaller file. ({0})"
    )]
    Stopped(String),
    /// It says what is wrong with the file.
    #[error("{0}")]
    Refused(String),
    /// A person gave it up.
    #[error("Cancelled.")]
    Cancelled,
}

/// Hears how far a job is: what is being done, and which part of that is done.
pub type Hear = Box<dyn Fn(String, f64)>;

/// A job that was begun.
struct Waiting {
    number: u32,
    hear: Hear,
    /// Ends the waiting with what the worker has sent.
    end: Function,
}

struct Helper {
    worker: Worker,
    waiting: Vec<Waiting>,
    begun: u32,
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn(Event)>,
}

thread_local! {
    static HELPER: RefCell<Option<Helper>> = const { RefCell::new(None) };
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Has a job done.
pub async fn ask(job: &Job, bytes: &[u8], hear: Hear) -> Result<Answer, Trouble> {
    let job = JsValue::from_str(&to_text(job));
    let bytes = Uint8Array::from(bytes);
    let mut hear = Some(hear);
    let mut failed = false;
    let answer = Promise::new(&mut |end, _| {
        let Some(hear) = hear.take() else { return };
        failed |= begin(&job, &bytes, hear, end).is_none();
    });
    if failed {
        return Err(Trouble::NotLoaded);
    }
    let answer = JsFuture::from(answer).await.map(|it| Array::from(&it)).unwrap_or_default();
    understand(&answer)
}

/// Gives the worker a job; nothing where there is no worker to be had.
fn begin(job: &JsValue, bytes: &Uint8Array, hear: Hear, end: Function) -> Option<()> {
    warm();
    HELPER.with_borrow_mut(|helper| {
        let helper = helper.as_mut()?;
        helper.begun += 1;
        let number = helper.begun;
        let message = Array::of3(&number.into(), job, bytes);
        helper.worker.post_message(&message).ok()?;
        helper.waiting.push(Waiting { number, hear, end });
        Some(())
    })
}

fn start() -> Option<Helper> {
    let worker = Worker::new(&assets::address("worker")?).ok()?;
    let message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        heard(&Array::from(&event.data()));
    });
    let error = Closure::<dyn Fn(Event)>::new(|event: Event| {
        // It is told on the screen; the console need not say it again.
        event.prevent_default();
        let is_fault = event.has_type::<web_sys::ErrorEvent>();
        let reason = event.dyn_into::<web_sys::ErrorEvent>().map(|event| event.message());
        end_all(&match reason {
            Ok(reason) if is_fault && !reason.is_empty() => stopped(&reason),
            _ => Array::of1(&"unloaded".into()),
        });
    });
    worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(error.as_ref().unchecked_ref()));
    Some(Helper { worker, waiting: Vec::new(), begun: 0, _message: message, _error: error })
}

fn stopped(reason: &str) -> Array {
    Array::of2(&"stopped".into(), &reason.into())
}

/// The worker has sent something.
fn heard(message: &Array) {
    let kind = message.get(0).as_string().unwrap_or_default();
    if kind == "stopped" || kind == "unloaded" {
        return end_all(message);
    }
    let number = message.get(1).as_f64().unwrap_or_default() as u32;
    if kind == "progress" {
        let words = message.get(2).as_string().unwrap_or_default();
        let part = message.get(3).as_f64().unwrap_or_default();
        return HELPER.with_borrow(|helper| {
            let mut all = helper.iter().flat_map(|helper| &helper.waiting);
            if let Some(waiting) = all.find(|waiting| waiting.number == number) {
                (waiting.hear)(words, part);
            }
        });
    }
    let ended = HELPER.with_borrow_mut(|helper| {
        let waiting = &mut helper.as_mut()?.waiting;
        let at = waiting.iter().position(|waiting| waiting.number == number)?;
        Some(waiting.remove(at))
    });
    if let Some(ended) = ended {
        // Ending a promise does not fail.
        let _ = ended.end.call1(&JsValue::NULL, message);
    }
}

/// Gives all jobs up, and ends the worker.
fn end_all(message: &Array) {
    let helper = HELPER.take();
    for waiting in helper.iter().flat_map(|helper| &helper.waiting) {
        // Ending a promise does not fail.
        let _ = waiting.end.call1(&JsValue::NULL, message);
    }
}

/// Starts the worker where something is about to be asked of it. Where it cannot be had, asking
/// says so.
pub fn warm() {
    HELPER.with_borrow_mut(|helper| {
        if helper.is_none() {
            *helper = start();
        }
    });
}

/// Gives up what is being done.
pub fn cancel() {
    end_all(&Array::of1(&"cancelled".into()));
}

/// Nothing more is expected for now: an idle worker only takes room.
pub fn rest() {
    if !is_busy() {
        HELPER.take();
    }
}

/// Whether something is being done.
pub fn is_busy() -> bool {
    HELPER.with_borrow(|helper| helper.as_ref().is_some_and(|it| !it.waiting.is_empty()))
}

fn understand(answer: &Array) -> Result<Answer, Trouble> {
    let kind = answer.get(0).as_string().unwrap_or_default();
    let words = |at| answer.get(at).as_string().unwrap_or_default();
    let other = |error: OtherVersion| Trouble::Stopped(error.to_string());
    match kind.as_str() {
        "read" => Received::read(&words(2), words(3)).map(Answer::Read).map_err(other),
        "aligned" => from_text(&words(2)).map(|it| Answer::Aligned(Box::new(it))).map_err(other),
        "table" => from_text(&words(2)).map(Answer::Table).map_err(other),
        "written" => match answer.get(2).dyn_into::<Uint8Array>() {
            Ok(file) => Ok(Answer::Written(file)),
            Err(_) => Err(Trouble::Stopped("it returned no file".to_owned())),
        },
        "refused" => Err(Trouble::Refused(words(2))),
        "cancelled" => Err(Trouble::Cancelled),
        "stopped" => Err(Trouble::Stopped(words(1))),
        _ => Err(Trouble::NotLoaded),
    }
}
