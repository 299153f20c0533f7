// The pages of hours without network. Only one page is kept, which holds nobody's data (hours/offline.hbs), with what it
// is made of. Everything else goes to the network as ever; a form that cannot get there is kept by hours-queue.js.
importScripts('/hours-queue.js')

const kept = 'bottega-hours'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  const [, placementId, isShell] = /^\/percorsi\/([\w-]+)\/ore(\/senza-rete)?$/u.exec(url.pathname) ?? []
  if (request.mode === 'navigate') {
    if (!placementId) return
    if (request.method === 'POST' && !isShell) event.respondWith(sendOrKeep(request, placementId))
    if (request.method === 'GET') event.respondWith(openOrShell(request, placementId))
  } else if (request.method === 'GET' && url.searchParams.has('v')) {
    event.respondWith(fromNetworkOrKept(request))
  }
})

const shellOf = (placementId) => `/percorsi/${placementId}/ore/senza-rete`

async function openOrShell(request, placementId) {
  try {
    return await fetch(request)
  } catch (error) {
    const shell = await caches.match(shellOf(placementId), { cacheName: kept })
    if (shell) return shell
    throw error
  }
}

async function fromNetworkOrKept(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const found = await caches.match(request, { cacheName: kept })
    if (found) return found
    throw error
  }
}

async function sendOrKeep(request, placementId) {
  const copy = request.clone()
  try {
    return await fetch(request)
  } catch (error) {
    const account = await hoursQueue.account()
    const lines = hoursQueue.linesOf(await copy.formData(), { placementId, account, now: new Date() })
    if (!lines || !account) throw error
    for (const line of lines) await hoursQueue.put(line)
    return Response.redirect(shellOf(placementId), 303)
  }
}
