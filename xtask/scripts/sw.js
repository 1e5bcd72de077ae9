// Keeps all files of one build, so that Remit works without a network. It is written anew by
// each build, with what that build is made of; browsers notice when a byte of it differs, and
// fetch the new build beside the old one. Which one a page gets is decided when it is opened:
// all of it comes from one build.

// Every file of the build, and what its content has to be.
const FILES = new Map(__FILES__);
const BUILD = "__BUILD__";
const SCOPE = new URL(self.registration.scope).pathname;
// Other apps, and Remit in other folders, may share the origin.
const PREFIX = `remit:${SCOPE}:`;
const CACHE = PREFIX + BUILD;
// A page holds the lock of its build for as long as it is open.
const LOCK = "remit-build:";
const INDEX = "index.html";
// Stands in a cache that another build has followed.
const OLD = "followed";

const address = (name) => new URL(name === INDEX ? "./" : name, self.registration.scope).href;
const kept = (name, cacheName) => caches.match(address(name), { cacheName, ignoreVary: true });

// Fetches a file. Its integrity is checked, so what is kept is whole and of this build.
const load = async (name) => {
  const get = async (cache) => {
    const response = await fetch(address(name), { integrity: FILES.get(name), cache });
    if (!response.ok) throw new Error(`${name}: the server said ${response.status}`);
    return response;
  };
  // What the browser has of a file that is not named by its content may be of another build.
  const response = await get(isHashed(name) ? "default" : "no-cache").catch(() => get("reload"));
  // A page must not be answered with something that came from elsewhere.
  if (!response.redirected) return response;
  return new Response(await response.blob(), { headers: response.headers });
};

const isHashed = (name) => /-[0-9a-f]{16}\.[a-z.]+$/.test(name);

// What is there already of an earlier try, or the same in another build, is not fetched again.
const fill = async () => {
  const cache = await caches.open(CACHE);
  await cache.delete(address(OLD));
  const missing = [];
  for (const name of FILES.keys()) {
    if (await kept(name, CACHE)) continue;
    const same = isHashed(name) && (await fromOthers(name));
    if (same) await cache.put(address(name), same);
    else missing.push(name);
  }
  try {
    await Promise.all(missing.map(async (name) => cache.put(address(name), await load(name))));
  } catch (error) {
    // Where there is no room for all, the drafts need what there is.
    if (error.name === "QuotaExceededError") await caches.delete(CACHE);
    throw error;
  }
};

const others = async () => {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
};

// A file that is named by its content, from whichever build has it.
const fromOthers = async (name) => {
  for (const cacheName of await others()) {
    const found = await kept(name, cacheName);
    if (found) return found;
  }
};

// Deletes builds that were followed by another and that no page uses any more.
const clean = async () => {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  let used;
  if (self.navigator.locks) {
    const { held } = await self.navigator.locks.query();
    used = (name) => held.some((lock) => lock.name === LOCK + name.slice(PREFIX.length));
  } else {
    const pages = await self.clients.matchAll({ includeUncontrolled: true });
    used = () => pages.length > 1;
  }
  for (const name of await others()) {
    if (!used(name) && (await kept(OLD, name))) await caches.delete(name);
  }
};

self.addEventListener("install", (event) => event.waitUntil(fill()));

self.addEventListener("activate", (event) => {
  const begin = async () => {
    for (const name of await others()) {
      const cache = await caches.open(name);
      await cache.put(address(OLD), new Response());
    }
    // The first visit is from now on answered from here, too.
    await self.clients.claim();
    await clean();
  };
  event.waitUntil(begin());
});

// The page says of which build it is. Where that is this one, nothing changes for it, so this
// need not wait. Where it is another one, the page is told that there is this one.
self.addEventListener("message", (event) => {
  const [word, build] = Array.isArray(event.data) ? event.data : [];
  if (word === "take over" || (word === "of" && build === BUILD)) {
    event.waitUntil(self.skipWaiting());
  } else if (word === "of") {
    event.source.postMessage(["other build", BUILD]);
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (!url.pathname.startsWith(SCOPE)) return;
  const name = url.pathname.slice(SCOPE.length) || INDEX;
  if (!FILES.has(name) && !isHashed(name)) return;
  const answer = async () => {
    const own = FILES.has(name) && (await kept(name, CACHE));
    // A page of the build before is still open.
    const found = own || (isHashed(name) && (await fromOthers(name)));
    // The browser may have thrown away what was kept.
    return found || fetch(request);
  };
  event.respondWith(answer());
  if (request.mode === "navigate") event.waitUntil(clean());
});
