// What is left to do where the app itself does not run: offers every draft of this browser for
// download, without WebAssembly. It is loaded when something has failed, and by browsers that
// are too old for the app; hence words that old browsers know.

(function () {
  "use strict";

  var DRAFT = "remit:draft:";
  var PENDING = "remit:pending:";
  var STORES = ["heads", "snapshots", "entries"];
  var box = document.getElementById("failed");
  if (!box || box.getAttribute("data-rescued") !== null) return;
  box.setAttribute("data-rescued", "");
  box.hidden = false;
  var reason = document.getElementById("failed-reason");
  if (reason && !reason.textContent) {
    reason.textContent = "This browser is too old for Remit.";
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return null;
    }
  }

  // All that local storage has: texts by the id of the draft.
  function readLocal(drafts) {
    var storage;
    try {
      storage = window.localStorage;
      for (var at = 0; at < storage.length; at++) {
        var key = storage.key(at);
        if (key.indexOf(DRAFT) === 0) {
          draft(drafts, key.slice(DRAFT.length)).local = storage.getItem(key);
        } else if (key.indexOf(PENDING) === 0) {
          draft(drafts, key.slice(PENDING.length).split(":")[0]).rest.push(storage.getItem(key));
        }
      }
    } catch (error) {
      // Blocked: then there is nothing in it.
    }
  }

  function draft(drafts, id) {
    drafts[id] = drafts[id] || { rest: [], entries: [] };
    return drafts[id];
  }

  // All that the journal has. `done` is called in any case.
  function readJournal(drafts, done) {
    var request;
    try {
      request = window.indexedDB.open("remit");
    } catch (error) {
      return done();
    }
    // There is none, and none is to be made.
    request.onupgradeneeded = function () {
      request.transaction.abort();
    };
    request.onerror = function () {
      done();
    };
    request.onsuccess = function () {
      var database = request.result;
      var transaction;
      try {
        transaction = database.transaction(STORES, "readonly");
      } catch (error) {
        database.close();
        return done();
      }
      STORES.forEach(function (name) {
        var cursor = transaction.objectStore(name).openCursor();
        cursor.onsuccess = function () {
          var found = cursor.result;
          if (!found) return;
          var key = found.key;
          if (name === "heads") draft(drafts, key).head = found.value;
          else if (name === "snapshots") draft(drafts, key).snapshot = found.value;
          else draft(drafts, key[0]).entries.push(found.value);
          found.continue();
        };
      });
      transaction.oncomplete = transaction.onabort = function () {
        database.close();
        done();
      };
    };
  }

  // What can be downloaded of a draft: its newest matrix, and what is not in that.
  function files(found) {
    var head = parse(found.head) || {};
    var local = parse(found.local);
    var snapshot = parse(found.snapshot);
    var localRevision = local && local.matrix ? local.revision || 0 : -1;
    var snapshotRevision =
      snapshot && snapshot[1] ? Math.max(0, (head.revision || 0) - found.entries.length) : -1;
    var isLocal = localRevision >= snapshotRevision;
    var matrix = isLocal ? local && local.matrix : snapshot[1];
    var revision = isLocal ? localRevision : snapshotRevision;
    var title = (matrix && matrix.title) || head.title || "Untitled";
    var result = [];
    if (matrix) {
      var name = title.replace(/[^\w\u00c0-\uffff .-]+/g, "-").slice(0, 60) + ".raci.json";
      var note = head.deleted ? " (in the bin)" : "";
      result.push({ label: title + note, name: name, text: JSON.stringify(matrix, null, 2) + "\n" });
    }
    var raw = [];
    if (found.local && !(local && local.matrix)) raw.push(found.local);
    if (found.snapshot && !(snapshot && snapshot[1])) raw.push(found.snapshot);
    if (found.entries.length && (head.revision || 0) > revision) raw = raw.concat(found.entries);
    raw = raw.concat(found.rest);
    if (raw.length) {
      var what = matrix ? title + ", changes that are not in it yet" : title + ", as it is stored";
      result.push({ label: what, name: "draft-as-stored.txt", text: raw.join("\n") });
    }
    return result;
  }

  function offer(list, file) {
    var url = URL.createObjectURL(new Blob([file.text], { type: "application/octet-stream" }));
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = url;
    link.download = file.name;
    link.textContent = file.label;
    item.appendChild(link);
    list.appendChild(item);
  }

  var drafts = {};
  readLocal(drafts);
  readJournal(drafts, function () {
    var ids = Object.keys(drafts);
    var words = document.createElement("p");
    var list = document.createElement("ul");
    ids.forEach(function (id) {
      files(drafts[id]).forEach(function (file) {
        offer(list, file);
      });
    });
    words.textContent = list.childNodes.length
      ? "Download your drafts, to be safe. Remit opens these files again with Import:"
      : "There are no drafts in this browser.";
    box.appendChild(words);
    box.appendChild(list);
  });
})();
