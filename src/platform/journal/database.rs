//! The database: opened once, and its transactions.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction,
    TransactionMode,
};
use js_sys::{Array, Promise};
use remit_core::matrix::MatrixId;
use remit_drafts::DraftError;
use remit_drafts::keeping::JournalError;
use remit_drafts::kept::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Event, IdbTransaction};

use crate::platform::text::text;

const NAME: &str = "remit";
/// The version of the database's layout.
const VERSION: u32 = 2;

pub(super) const HEADS: &str = "heads";
pub(super) const SNAPSHOTS: &str = "snapshots";
pub(super) const ENTRIES: &str = "entries";
pub(super) const VERSIONS: &str = "versions";
pub(super) const FILES: &str = "files";
/// All stores.
pub(super) const STORES: [&str; 5] = [HEADS, SNAPSHOTS, ENTRIES, VERSIONS, FILES];

/// What the name of an exception says.
fn of_name(name: &str) -> JournalError {
    match name {
        "QuotaExceededError" => JournalError::Full,
        "VersionError" => JournalError::Newer,
        "SecurityError" | "InvalidStateError" => JournalError::Missing,
        // There is an entry already that the head knows nothing of.
        "ConstraintError" => {
            let reason = "its entries do not fit its head".to_owned();
            JournalError::Unreadable(DraftError::Damaged(reason))
        }
        other => JournalError::Failed(other.to_owned()),
    }
}

/// What the binding says went wrong.
fn of_idb(error: idb::Error) -> JournalError {
    match error {
        idb::Error::IndexedDbNotFound(_) => JournalError::Missing,
        idb::Error::DomException(error) => of_name(&error.name()),
        // The failures that a store or transaction reports at once hold the exception.
        idb::Error::AddFailed(error)
        | idb::Error::UpdateFailed(error)
        | idb::Error::GetFailed(error)
        | idb::Error::ClearFailed(error)
        | idb::Error::DeleteFailed(error)
        | idb::Error::ObjectStoreNotFound(error)
        | idb::Error::IndexedDbOpenFailed(error)
        | idb::Error::TransactionOpenFailed(error) => match error.dyn_ref::<DomException>() {
            Some(error) => of_name(&error.name()),
            None => JournalError::Failed("no reason given".to_owned()),
        },
        _ => JournalError::Failed("a transaction failed".to_owned()),
    }
}

/// A result of the binding, as one of ours.
trait Ours<T> {
    fn ours(self) -> Result<T, JournalError>;
}

impl<T> Ours<T> for Result<T, idb::Error> {
    fn ours(self) -> Result<T, JournalError> {
        self.map_err(of_idb)
    }
}

thread_local! {
    static OPEN: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// The database, opened if it is not yet.
pub(super) async fn open() -> Result<Rc<Database>, JournalError> {
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let mut request = Factory::new().ours()?.open(NAME, Some(VERSION)).ours()?;
    request.on_upgrade_needed(|event| {
        // What is missing afterwards is told by the first transaction that asks for it.
        if let Ok(database) = event.database() {
            let there = database.store_names();
            for name in STORES.iter().filter(|name| !there.iter().any(|other| other == *name)) {
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        }
    });
    let mut database = request.await.ours()?;
    // Somebody else may have opened it in the meantime. Two of them would keep a newer version
    // out, as the first is forgotten and nobody closes it.
    if let Some(open) = OPEN.with_borrow(Clone::clone) {
        database.close();
        return Ok(open);
    }
    // A newer version in another tab waits for this one to let go.
    database.on_version_change(|_| let_go());
    database.on_close(|_| let_go());
    // They are called at a time at which nothing of this may be left.
    database.forget_callbacks();
    let database = Rc::new(database);
    OPEN.set(Some(database.clone()));
    Ok(database)
}

/// Closes the database; whoever needs it next opens it.
fn let_go() {
    if let Some(open) = OPEN.take() {
        open.close();
    }
}

/// Stores inside a transaction. What is not read or written until the next wait for something
/// else comes too late: the transaction ends by itself.
pub(super) struct Stores {
    transaction: Transaction,
}

/// A transaction that reads these stores.
pub(super) async fn read(stores: &[&str]) -> Result<Stores, JournalError> {
    begin(stores, TransactionMode::ReadOnly).await
}

/// A transaction that reads and writes these stores.
pub(super) async fn write(stores: &[&str]) -> Result<Stores, JournalError> {
    begin(stores, TransactionMode::ReadWrite).await
}

async fn begin(stores: &[&str], mode: TransactionMode) -> Result<Stores, JournalError> {
    if let Ok(transaction) = open().await?.transaction(stores, mode) {
        return Ok(Stores { transaction });
    }
    // The browser may have closed it behind our back, to make room.
    let_go();
    let transaction = open().await?.transaction(stores, mode).ours()?;
    Ok(Stores { transaction })
}

impl Stores {
    /// What stands under a key.
    pub(super) async fn get(&self, store: &str, key: &JsValue) -> Result<Value, JournalError> {
        // A value that is undefined stands there all the same; whoever asks for it is told.
        Ok(self.get_any(store, key).await?.as_ref().map_or(Value::Missing, value))
    }

    /// What stands under a key, whatever it is.
    pub(super) async fn get_any(
        &self,
        store: &str,
        key: &JsValue,
    ) -> Result<Option<JsValue>, JournalError> {
        let store = self.transaction.object_store(store).ours()?;
        store.get(Query::from(key.clone())).ours()?.await.ours()
    }

    /// What stands under a range of keys, with the numbers in them, in their order.
    pub(super) async fn all(
        &self,
        store: &str,
        range: KeyRange,
    ) -> Result<Vec<(u64, Value)>, JournalError> {
        let store = self.transaction.object_store(store).ours()?;
        // Both are asked before either is waited for, so that they are of one moment.
        let keys = store.get_all_keys(Some(range.clone().into()), None).ours()?;
        let values = store.get_all(Some(range.into()), None).ours()?;
        let (keys, values) = (keys.await.ours()?, values.await.ours()?);
        Ok(keys.iter().map(number).zip(values.iter().map(value)).collect())
    }

    /// All keys.
    pub(super) async fn keys(&self, store: &str) -> Result<Vec<JsValue>, JournalError> {
        let store = self.transaction.object_store(store).ours()?;
        store.get_all_keys(None, None).ours()?.await.ours()
    }

    /// The keys of a range.
    pub(super) async fn keys_in(
        &self,
        store: &str,
        range: KeyRange,
    ) -> Result<Vec<JsValue>, JournalError> {
        let store = self.transaction.object_store(store).ours()?;
        store.get_all_keys(Some(range.into()), None).ours()?.await.ours()
    }

    /// Writes a text, whatever there was.
    pub(super) fn put(&self, store: &str, key: &JsValue, text: &str) -> Result<(), JournalError> {
        self.put_any(store, key, &JsValue::from_str(text))
    }

    /// Writes a value of any kind, whatever there was.
    pub(super) fn put_any(
        &self,
        store: &str,
        key: &JsValue,
        value: &JsValue,
    ) -> Result<(), JournalError> {
        self.transaction.object_store(store).ours()?.put(value, Some(key)).ours()?;
        Ok(())
    }

    /// Writes a text where there is none; otherwise the whole transaction fails.
    pub(super) fn add(&self, store: &str, key: &JsValue, text: &str) -> Result<(), JournalError> {
        self.transaction
            .object_store(store)
            .ours()?
            .add(&JsValue::from_str(text), Some(key))
            .ours()?;
        Ok(())
    }

    /// Removes a key or a range of them.
    pub(super) fn delete(&self, store: &str, what: impl Into<Query>) -> Result<(), JournalError> {
        self.transaction.object_store(store).ours()?.delete(what.into()).ours()?;
        Ok(())
    }

    /// Removes all that is in a store.
    pub(super) fn clear(&self, store: &str) -> Result<(), JournalError> {
        self.transaction.object_store(store).ours()?.clear().ours()?;
        Ok(())
    }

    /// Waits until everything is written for good.
    ///
    /// Each request that fails tells the transaction, which then tells that it is given up. The
    /// binding's own future is gone with the first of these, and the others fail in it.
    pub(super) async fn done(self) -> Result<(), JournalError> {
        let transaction: IdbTransaction = self.transaction.into();
        let ended = Promise::new(&mut |done, _| {
            transaction.set_oncomplete(Some(&done));
            transaction.set_onabort(Some(&done));
        });
        let event = JsFuture::from(ended).await.ok().and_then(|event| event.dyn_into().ok());
        match (event.map(|event: Event| event.type_()).as_deref(), transaction.error()) {
            (Some("complete"), _) => Ok(()),
            (_, Some(error)) => Err(of_name(&error.name())),
            (_, None) => Err(JournalError::Failed("the browser cancelled it".to_owned())),
        }
    }
}

/// What a value is.
fn value(value: &JsValue) -> Value {
    if let Some(text) = text(value) {
        return Value::Text(text);
    }
    let words = js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string());
    Value::Strange(words.unwrap_or_else(|| format!("{value:?}")))
}

/// The number in the key of an entry or a version; one that is none is beyond all others.
pub(super) fn number(key: &JsValue) -> u64 {
    Array::from(key).get(1).as_f64().map_or(u64::MAX, |number| number as u64)
}

/// The key of an entry or a version.
pub(super) fn entry_key(id: MatrixId, number: u64) -> JsValue {
    // Revisions and times stay far below the 2^53 up to which this is exact.
    Array::of2(&JsValue::from_str(&id.to_string()), &JsValue::from_f64(number as f64)).into()
}

/// The keys of a draft.
pub(super) fn draft_range(id: MatrixId) -> Result<KeyRange, JournalError> {
    range_from(id, 0)
}

/// The keys of a draft from a number on.
pub(super) fn range_from(id: MatrixId, number: u64) -> Result<KeyRange, JournalError> {
    let last = Array::of2(&JsValue::from_str(&id.to_string()), &JsValue::from_f64(f64::INFINITY));
    KeyRange::bound(&entry_key(id, number), &last.into(), None, None).ours()
}
