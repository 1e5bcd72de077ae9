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
use remit_drafts::kept::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Event, IdbTransaction};

use crate::browser::text::text;

const NAME: &str = "remit";
/// The version of the database's layout.
const VERSION: u32 = 1;

pub(super) const HEADS: &str = "heads";
pub(super) const SNAPSHOTS: &str = "snapshots";
pub(super) const ENTRIES: &str = "entries";
pub(super) const VERSIONS: &str = "versions";
/// All stores.
pub(super) const STORES: [&str; 4] = [HEADS, SNAPSHOTS, ENTRIES, VERSIONS];

/// Why the journal did not do something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// The browser has no IndexedDB for this page.
    #[error("this browser doesn't provide a journal for this page")]
    Missing,
    /// The part of the app that writes it could not be loaded.
    #[error("the part of Remit that writes it couldn't be loaded")]
    NotLoaded,
    /// There is no more room.
    #[error("this browser's storage is full")]
    Full,
    /// A newer Remit has changed the database.
    #[error("a newer version of Remit has been used here. Reload the page to get it")]
    Newer,
    /// What is kept cannot be read.
    #[error("this draft's journal can't be read: {0}")]
    Unreadable(DraftError),
    /// Anything else.
    #[error("the journal couldn't be written ({0})")]
    Failed(String),
}

impl JournalError {
    fn of_name(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            "SecurityError" | "InvalidStateError" => Self::Missing,
            // There is an entry already that the head knows nothing of.
            "ConstraintError" => {
                Self::Unreadable(DraftError::Damaged("its entries do not fit its head".to_owned()))
            }
            other => Self::Failed(other.to_owned()),
        }
    }
}

impl From<idb::Error> for JournalError {
    fn from(error: idb::Error) -> Self {
        match error {
            idb::Error::IndexedDbNotFound(_) => Self::Missing,
            idb::Error::DomException(error) => Self::of_name(&error.name()),
            // The failures that a store or transaction reports at once hold the exception.
            idb::Error::AddFailed(error)
            | idb::Error::UpdateFailed(error)
            | idb::Error::GetFailed(error)
            | idb::Error::ClearFailed(error)
            | idb::Error::DeleteFailed(error)
            | idb::Error::ObjectStoreNotFound(error)
            | idb::Error::IndexedDbOpenFailed(error)
            | idb::Error::TransactionOpenFailed(error) => match error.dyn_ref::<DomException>() {
                Some(error) => Self::of_name(&error.name()),
                None => Self::Failed("no reason given".to_owned()),
            },
            _ => Self::Failed("a transaction failed".to_owned()),
        }
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
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        // What is missing afterwards is told by the first transaction that asks for it.
        if let Ok(database) = event.database() {
            let there = database.store_names();
            for name in STORES.iter().filter(|name| !there.iter().any(|other| other == *name)) {
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        }
    });
    let mut database = request.await?;
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
    let transaction = open().await?.transaction(stores, mode)?;
    Ok(Stores { transaction })
}

impl Stores {
    /// What stands under a key.
    pub(super) async fn get(&self, store: &str, key: &JsValue) -> Result<Value, JournalError> {
        let store = self.transaction.object_store(store)?;
        let found = store.get(Query::from(key.clone()))?.await?;
        // A value that is undefined stands there all the same; whoever asks for it is told.
        Ok(found.as_ref().map_or(Value::Missing, value))
    }

    /// What stands under a range of keys, with the numbers in them, in their order.
    pub(super) async fn all(
        &self,
        store: &str,
        range: KeyRange,
    ) -> Result<Vec<(u64, Value)>, JournalError> {
        let store = self.transaction.object_store(store)?;
        // Both are asked before either is waited for, so that they are of one moment.
        let keys = store.get_all_keys(Some(range.clone().into()), None)?;
        let values = store.get_all(Some(range.into()), None)?;
        let (keys, values) = (keys.await?, values.await?);
        Ok(keys.iter().map(number).zip(values.iter().map(value)).collect())
    }

    /// All keys.
    pub(super) async fn keys(&self, store: &str) -> Result<Vec<JsValue>, JournalError> {
        Ok(self.transaction.object_store(store)?.get_all_keys(None, None)?.await?)
    }

    /// The keys of a range.
    pub(super) async fn keys_in(
        &self,
        store: &str,
        range: KeyRange,
    ) -> Result<Vec<JsValue>, JournalError> {
        let store = self.transaction.object_store(store)?;
        Ok(store.get_all_keys(Some(range.into()), None)?.await?)
    }

    /// Writes a text, whatever there was.
    pub(super) fn put(&self, store: &str, key: &JsValue, text: &str) -> Result<(), JournalError> {
        self.transaction.object_store(store)?.put(&JsValue::from_str(text), Some(key))?;
        Ok(())
    }

    /// Writes a text where there is none; otherwise the whole transaction fails.
    pub(super) fn add(&self, store: &str, key: &JsValue, text: &str) -> Result<(), JournalError> {
        self.transaction.object_store(store)?.add(&JsValue::from_str(text), Some(key))?;
        Ok(())
    }

    /// Removes a key or a range of them.
    pub(super) fn delete(&self, store: &str, what: impl Into<Query>) -> Result<(), JournalError> {
        self.transaction.object_store(store)?.delete(what.into())?;
        Ok(())
    }

    /// Removes all that is in a store.
    pub(super) fn clear(&self, store: &str) -> Result<(), JournalError> {
        self.transaction.object_store(store)?.clear()?;
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
            (_, Some(error)) => Err(JournalError::of_name(&error.name())),
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
    Ok(KeyRange::bound(&entry_key(id, number), &last.into(), None, None)?)
}
