// The field's pages without a network. What stands in capitals is put in by the build (plugin.ts).
const version = 'VERSION'
const files = new Set(FILES)
const page = '/field/'
const ours = 'lianxin-field-'

// All of them or none: a half-fetched app is never installed.
self.addEventListener('install', (event) => {
  const fetch_all = async () => (await caches.open(ours + version)).addAll([...files].map((path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' })))
  event.waitUntil(fetch_all())
})

// The one before stays: a page that is still open finds the parts it was built with.
self.addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== ours + version)
    await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(tidy())
})

// Never by itself: the page asks for it when nobody is in the middle of something.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  const is_page = request.mode === 'navigate'
  if (is_page && !(pathname === page || pathname === `${page}index.html`)) return
  if (!is_page && !pathname.startsWith('/assets/') && !files.has(pathname)) return
  const answer = async () => {
    const wanted = is_page ? page : pathname
    const own = await (await caches.open(ours + version)).match(wanted)
    return own ?? (await caches.match(wanted)) ?? fetch(request)
  }
  event.respondWith(answer())
})
