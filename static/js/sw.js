// The service worker. home/web.py writes four lines above it: ON, the kill switch; PAGE, the blank steps drawn for
// nobody; KEPT, it and the files it asks for, by names that say their content; NAME, of all of that. It keeps nothing
// else: no page of a person, no answer with a token.
"use strict";

const kept = async (there) => (await caches.open(NAME)).match(there);
const bring = async () => {
  const cache = await caches.open(NAME);
  await cache.addAll(KEPT.map((there) => new Request(there, { credentials: "omit" })));
};

self.addEventListener("install", (event) => {
  self.skipWaiting();  // a release gives way at once
  if (ON) event.waitUntil(bring());
});

self.addEventListener("activate", (event) => {
  const settle = async () => {
    const old = (await caches.keys()).filter((name) => !ON || name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
    await (ON ? self.clients.claim() : self.registration.unregister());
  };
  event.waitUntil(settle());
});

// A page comes of the network; where there is none, the blank steps stand in its place, and a reload brings it back.
const page = async (request) => {
  try {
    return await fetch(request);
  } catch (trouble) {
    const blank = await kept(PAGE);
    if (!blank) throw trouble;
    return blank;
  }
};
const file = async (request, there) => (await kept(there)) || fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const there = new URL(request.url);
  if (!ON || request.method !== "GET" || there.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (KEPT.includes(there.pathname)) event.respondWith(file(request, there.pathname));
});
