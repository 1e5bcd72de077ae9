//! The worker: reads and writes files beside the page, which stays free meanwhile. It is a file
//! of its own, so that what Excel needs is loaded by those alone who need it.

#[cfg(target_arch = "wasm32")]
mod at_work {
    use std::cell::Cell;
    use std::ops::ControlFlow;

    use js_sys::{Array, Uint8Array};
    use remit_core::matrix::NewIds;
    use remit_formats::code::{from_text, to_text};
    use remit_formats::page::Progress;
    use remit_import::crossing::send;
    use remit_import::job::{Done, Job};
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Makes ids of random bits.
    struct RandomIds(DedicatedWorkerGlobalScope);

    impl NewIds for RandomIds {
        fn next_bits(&mut self) -> u64 {
            let mut bytes = [0; 8];
            let crypto = self.0.crypto();
            if crypto.is_ok_and(|it| it.get_random_values_with_u8_array(&mut bytes).is_ok()) {
                return u64::from_le_bytes(bytes);
            }
            // Ids are no secrets: weaker bits are better than none.
            let weak = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
            (u64::from(weak()) << 32) | u64::from(weak())
        }
    }

    /// Waits for jobs.
    pub fn listen() {
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
        tell_of_panics(scope.clone());
        let ear = scope.clone();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(message) = event.data().dyn_into::<Array>() {
                work(&scope, &message);
            }
        });
        ear.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
    }

    fn tell_of_panics(scope: DedicatedWorkerGlobalScope) {
        std::panic::set_hook(Box::new(move |info| {
            post(&scope, &["stopped".into(), info.to_string().into()]);
        }));
    }

    /// Does a job: its number, its text, and the bytes that belong to it.
    fn work(scope: &DedicatedWorkerGlobalScope, message: &Array) {
        let number = message.get(0);
        let job = from_text::<Job>(&message.get(1).as_string().unwrap_or_default());
        let bytes = message.get(2).dyn_into::<Uint8Array>();
        let bytes = bytes.map(|bytes| bytes.to_vec()).unwrap_or_default();
        let done = job.map_err(|error| error.to_string()).and_then(|job| {
            let told = Cell::new(0.0);
            remit_files::carry_out(job, &bytes, &mut RandomIds(scope.clone()), &mut |progress| {
                tell(scope, &number, progress, &told);
                ControlFlow::Continue(())
            })
        });
        match done {
            Ok(Done::Read(reading)) => {
                let (shown, whole) = send(*reading);
                post(scope, &["read".into(), number, shown.into(), whole.into()]);
            }
            Ok(Done::Written(file)) => {
                let file = Uint8Array::from(file.as_slice());
                post(scope, &["written".into(), number, file.into()]);
            }
            Ok(Done::Aligned(alignment)) => {
                post(scope, &["aligned".into(), number, to_text(&alignment).into()]);
            }
            Ok(Done::Table(table)) => {
                post(scope, &["table".into(), number, to_text(&table).into()]);
            }
            Err(reason) => post(scope, &["refused".into(), number, reason.into()]),
        }
    }

    /// How often the page hears of progress, in milliseconds.
    const PACE: f64 = 100.0;

    fn tell(
        scope: &DedicatedWorkerGlobalScope,
        number: &JsValue,
        progress: Progress,
        told: &Cell<f64>,
    ) {
        let now = js_sys::Date::now();
        if now - told.get() < PACE {
            return;
        }
        told.set(now);
        let part = progress.done as f64 / progress.total.max(1) as f64;
        let words = progress.stage.words();
        post(scope, &["progress".into(), number.clone(), words.into(), part.into()]);
    }

    /// The page is there as long as its worker is: only what cannot be copied is refused, and
    /// texts and bytes can.
    fn post(scope: &DedicatedWorkerGlobalScope, parts: &[JsValue]) {
        let _ = scope.post_message(&parts.iter().collect::<Array>());
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    at_work::listen();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This is the part of Remit that a browser runs beside the page.");
}
