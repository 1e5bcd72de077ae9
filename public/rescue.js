// What is left to do where the app itself does not run: offers every draft of this browser for
// download, without WebAssembly. It is loaded when something has failed, by rescue.html, and by
// browsers that are too old for the app; hence words that old browsers know.

(function () {
  "use strict";

  var DRAFT = "remit:draft:";
  var PENDING = "remit:pending:";
  var COMPARISON = "remit:comparison:";
  var ASIDE = ["remit:aside:", "remit:old:"];
  var STORES = ["heads", "snapshots", "entries", "versions"];
  var box = document.getElementById("failed");
  if (!box || box.getAttribute("data-rescued") !== null) return;
  box.setAttribute("data-rescued", "");
  var loading = document.getElementById("loading");
  if (loading) loading.parentNode.removeChild(loading);
  // Where the app has stopped, its page is still there.
  box.setAttribute("role", document.querySelector("main") ? "region" : "main");
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

  // What is stored should be a text. Whatever else stands there becomes one, so that one value that
  // JSON cannot write takes no draft along.
  function words(value) {
    if (typeof value === "string") return value;
    try {
      return JSON.stringify(value) || String(value);
    } catch (error) {
      return String(value);
    }
  }

  function draft(drafts, id) {
    drafts[id] =
      drafts[id] || { local: null, head: null, snapshot: null, entries: [], pending: [], versions: [] };
    return drafts[id];
  }

  // All that local storage has: texts by the id of the draft, comparisons, and what was set aside.
  function readLocal(drafts, comparisons, asides) {
    try {
      var storage = window.localStorage;
      for (var at = 0; at < storage.length; at++) {
        var key = storage.key(at);
        var text = storage.getItem(key);
        if (key.indexOf(DRAFT) === 0) {
          draft(drafts, key.slice(DRAFT.length)).local = text;
        } else if (key.indexOf(PENDING) === 0) {
          draft(drafts, key.slice(PENDING.length).split(":")[0]).pending.push(text);
        } else if (key.indexOf(COMPARISON) === 0) {
          comparisons.push(text);
        } else if (key.indexOf(ASIDE[0]) === 0 || key.indexOf(ASIDE[1]) === 0) {
          asides.push({ label: key, name: "set-aside.txt", text: text });
        }
      }
    } catch (error) {
      // Blocked: then there is nothing in it.
    }
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
        STORES = STORES.filter(function (name) {
          return database.objectStoreNames.contains(name);
        });
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
          var value = words(found.value);
          if (name === "heads") draft(drafts, key).head = value;
          else if (name === "snapshots") draft(drafts, key).snapshot = value;
          else if (name === "entries") draft(drafts, key[0]).entries.push(value);
          // Of the versions those with a name.
          else if (value.indexOf("[3,") === 0 && drafts[key[0]]) {
            drafts[key[0]].versions.push({ kept: key[1], text: value });
          }
          found["continue"]();
        };
      });
      transaction.oncomplete = transaction.onabort = function () {
        database.close();
        done();
      };
    };
  }

  // A file of drafts as they are stored, which Remit puts together again.
  function stored(list, comparisons) {
    var file = { format: "remit-rescue", version: 2, drafts: [] };
    list.forEach(function (found) {
      var kept = { entries: found.entries, pending: found.pending, versions: found.versions };
      if (found.local !== null) kept.local = found.local;
      if (found.head !== null) kept.head = found.head;
      if (found.snapshot !== null) kept.snapshot = found.snapshot;
      file.drafts.push(kept);
    });
    file.comparisons = comparisons;
    return JSON.stringify(file);
  }

  // What can be downloaded of a draft: its matrix, where local storage has the newest one.
  function file(found) {
    var head = parse(found.head) || {};
    var local = parse(found.local);
    var snapshot = parse(found.snapshot);
    var matrix = local && local.matrix;
    var isNewest =
      matrix && !found.pending.length && (local.revision || 0) >= (head.revision || 0);
    var title = (matrix && matrix.title) || head.title || (snapshot && snapshot[1] && snapshot[1].title);
    title = title ? words(title) : "Untitled";
    var name = title.replace(/[^\w\u00c0-\uffff .-]+/g, "-").slice(0, 60);
    var label = title + (head.deleted ? " (in the trash)" : "");
    if (isNewest && !found.versions.length) {
      return { label: label, name: name + ".raci.json", text: JSON.stringify(matrix, null, 2) + "\n" };
    }
    return { label: label, name: name + ".remit-rescue.json", text: stored([found], []) };
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

  function paragraph(text) {
    var words = document.createElement("p");
    words.textContent = text;
    box.appendChild(words);
  }

  var drafts = {};
  var comparisons = [];
  var asides = [];
  readLocal(drafts, comparisons, asides);
  readJournal(drafts, function () {
    var all = Object.keys(drafts).map(function (id) {
      return drafts[id];
    });
    if (!all.length && !comparisons.length && !asides.length) {
      return paragraph("There are no drafts in this browser.");
    }
    paragraph("Download your drafts to be safe. To open these files in Remit, use Import:");
    var list = document.createElement("ul");
    if (all.length > 1 || comparisons.length) {
      var label = comparisons.length ? "All drafts and comparisons in one file" : "All drafts in one file";
      offer(list, { label: label, name: "remit-rescue.json", text: stored(all, comparisons) });
    }
    all.map(file).concat(asides).forEach(function (file) {
      offer(list, file);
    });
    box.appendChild(list);
  });
})();
