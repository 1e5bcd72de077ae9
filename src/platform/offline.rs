//! Remit without a network: the service worker that keeps a build, and newer builds of it.
//!
//! The worker (`xtask/scripts/sw.js`) fetches all of a build beside the one that runs. It takes
//! over when it is told to, or once no page of the other build is open.

use std::cell::RefCell;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, EventTarget, MessageEvent, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState,
};

use super::time::sleep;

/// Where the worker is, beside the page.
const SCRIPT: &str = "./sw.js";
/// How often a page that stays open looks for a newer build, in milliseconds.
const OFTEN: i32 = 60 * 60 * 1_000;
/// For how many milliseconds a worker that was told to take over is waited for.
const PATIENCE: i32 = 3_000;

/// Whether Remit works without a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offline {
    /// It does.
    Ready,
    /// Not all of it is there yet.
    Loading,
    /// This browser has no service workers here, as in some private windows.
    Impossible,
    /// The browser would not have it.
    Refused(String),
}

thread_local! {
    static REFUSAL: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The browser's service workers, where it has any for this page.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container()?.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

/// How things stand.
pub async fn state() -> Offline {
    if let Some(reason) = REFUSAL.with_borrow(Clone::clone) {
        return Offline::Refused(reason);
    }
    if container().is_none() {
        return Offline::Impossible;
    }
    match registration().await {
        Some(registration) if registration.active().is_some() => Offline::Ready,
        _ => Offline::Loading,
    }
}

/// Has the browser keep this build, and look for newer ones. `hear` is called when another
/// build is there to be used.
pub fn keep(hear: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    listen(&container, "message", move |event| {
        let message = event.dyn_into().map(|event: MessageEvent| event.data());
        let word = message.map(|data| Array::from(&data).get(0).as_string());
        if word == Ok(Some("other build".to_owned())) {
            hear();
        }
    });
    let controlled = container.clone();
    listen(&container, "controllerchange", move |_| {
        // Another tab may have had the other build take over.
        if let Some(worker) = controlled.controller() {
            introduce(&worker);
        }
    });
    spawn_local(async move {
        match JsFuture::from(container.register(SCRIPT)).await {
            Ok(registration) => {
                if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
                    follow(registration).await;
                }
            }
            Err(error) => {
                let reason = error.dyn_into::<js_sys::Error>().map(|it| String::from(it.message()));
                let reason = reason.unwrap_or_else(|_| "no reason given".to_owned());
                REFUSAL.set(Some(reason));
            }
        }
    });
}

/// Follows what becomes of the builds, and asks for newer ones now and then.
async fn follow(registration: ServiceWorkerRegistration) {
    if let Some(waiting) = registration.waiting() {
        introduce(&waiting);
    }
    if let Some(installing) = registration.installing() {
        watch(&installing);
    }
    let found = registration.clone();
    listen(&registration, "updatefound", move |_| {
        if let Some(installing) = found.installing() {
            watch(&installing);
        }
    });
    // By itself the browser asks when it has time, and not at all as long as a page stays open.
    loop {
        if registration.active().is_some()
            && let Ok(asked) = registration.update()
        {
            // Without a connection there is nothing new; it is asked for again.
            let _ = JsFuture::from(asked).await;
        }
        sleep(OFTEN).await;
    }
}

/// Waits until a worker has all of its build.
fn watch(worker: &ServiceWorker) {
    let watched = worker.clone();
    listen(worker, "statechange", move |_| {
        if watched.state() == ServiceWorkerState::Installed {
            introduce(&watched);
        }
    });
}

/// Tells a worker of which build this page is. It takes over at once where it is of the same,
/// and answers where it is of another.
fn introduce(worker: &ServiceWorker) {
    let page = web_sys::window().and_then(|window| window.document());
    let meta = page.and_then(|page| page.query_selector("meta[name=build]").ok().flatten());
    let build = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    // Fails only for what cannot be copied, and texts can.
    let _ = worker.post_message(&Array::of2(&"of".into(), &build.into()));
}

/// Reloads the page with the newest build that is here. The drafts have to be kept before.
pub async fn reload() {
    if let Some(container) = container()
        && let Some(waiting) = registration().await.and_then(|found| found.waiting())
    {
        let changed = Promise::new(&mut |done, _| container.set_oncontrollerchange(Some(&done)));
        let _ = waiting.post_message(&Array::of1(&"take over".into()));
        let patience = wasm_bindgen_futures::future_to_promise(async {
            sleep(PATIENCE).await;
            Ok(JsValue::UNDEFINED)
        });
        // Whichever comes first: the page is whole after the reload in both cases.
        let _ = JsFuture::from(Promise::race(&Array::of2(&changed, &patience))).await;
    }
    if let Some(window) = web_sys::window() {
        // Fails only for a window that is gone.
        let _ = window.location().reload();
    }
}

/// Listens for as long as the page is there.
fn listen(target: &EventTarget, name: &str, hear: impl Fn(Event) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(hear);
    // Fails only for a target that takes no listeners, which there is none of.
    let _ = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}
