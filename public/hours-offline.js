// Hours without network: keeps the one page that works without it, shows what waits on this device, sends it when the
// network is back, and says what became of each line. Words come from the page.
const place = document.querySelector('[data-offline]')
const form = document.querySelector('[data-offline-form]')
const { account, placement, shell, sending, ...said } = place.dataset
const box = place.querySelector('[data-offline-box]')
const list = place.querySelector('[data-offline-list]')
const status = place.querySelector('[data-offline-said]')
const times = document.querySelector('[data-offline-times]')
const cacheName = 'bottega-hours'
const mostAtOnce = 50

const longDay = new Intl.DateTimeFormat(document.documentElement.lang, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

const mine = async () => {
  const lines = await hoursQueue.all()
  return lines.filter((line) => line.account === account).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

function nameOf({ day, times, activity }) {
  const when = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? longDay.format(new Date(`${day}T00:00:00Z`)) : day
  const hours = times === 'usual' ? said.usualText : times.map(({ from, to }) => `${from}–${to}`).join(', ')
  return `${when}, ${hours}: ${activity}`
}

function button(text, press) {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'btn btn-plain'
  made.textContent = text
  made.addEventListener('click', press)
  return made
}

function shownLine(line) {
  const item = document.createElement('li')
  const text = document.createElement('p')
  const state = document.createElement('strong')
  state.textContent = line.state === 'refused' ? said.refusedText : said.waitingText
  text.append(nameOf(line), ' · ', state)
  item.append(text)
  for (const sentence of line.sentences) {
    const why = document.createElement('p')
    why.textContent = sentence
    item.append(why)
  }
  if (line.state === 'refused' && line.placementId === placement) item.append(button(said.mendText, () => mend(line)))
  item.append(button(said.discardText, () => hoursQueue.remove(line.id).then(showAll)))
  return item
}

async function showAll() {
  const lines = await mine()
  list.replaceChildren(...lines.map(shownLine))
  box.hidden = lines.length === 0 && status.textContent === ''
  place.querySelector('[data-offline-send]').hidden = !lines.some(({ state }) => state === 'waiting')
}

function say(text) {
  status.textContent = text
}

/** Puts a refused line into the form of the kept page; it leaves the device only when the mended one has taken its place. */
function mend(line) {
  if (!form) return location.assign(`${shell}#${line.id}`)
  form.elements.day.value = line.day
  form.elements.activity.value = line.activity
  form.elements.usual.checked = line.times === 'usual'
  for (const [index, n] of ['1', '2'].entries()) {
    const stretch = line.times === 'usual' ? undefined : line.times[index]
    form.elements[`from${n}`].value = stretch?.from ?? ''
    form.elements[`to${n}`].value = stretch?.to ?? ''
    form.elements[`break${n}`].value = stretch?.breakMinutes || ''
  }
  times.open = line.times !== 'usual'
  form.dataset.replaces = line.id
  form.elements.day.focus()
}

// The letters that identifiers of the server are made of.
function newKey() {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz'
  return Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => letters[byte & 31]).join('')
}

/** A page of this session: the token that lets a form through, and whether the same person is signed in. */
async function sessionNow() {
  const answer = await fetch(shell, { headers: { accept: 'text/html' } })
  if (answer.redirected || !answer.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const token = page.querySelector('[data-offline-form] input[name=_csrf]')?.value
  return page.querySelector('[data-offline]')?.dataset.account === account && token ? token : null
}

let underWay = false

/** Sends what waits. Whatever gets lost on the way is sent again: the server knows a line by its key. */
async function send() {
  if (underWay) return
  underWay = true
  say('')
  try {
    const waiting = (await mine()).filter(({ state }) => state === 'waiting').slice(0, mostAtOnce)
    if (waiting.length > 0) await sendLines(waiting)
  } catch {
    say(said.stillText)
  } finally {
    underWay = false
    await showAll()
  }
}

async function sendLines(waiting) {
  const token = await sessionNow()
  if (!token) return say(said.signInText)
  const entries = waiting.map(({ key, placementId, day, times, activity, writtenAt }) => {
    return { key, placementId, day, times, activity, writtenAt }
  })
  const body = new URLSearchParams({ _csrf: token, entries: JSON.stringify(entries) })
  const answer = await fetch(sending, { method: 'POST', body })
  if (!answer.ok || answer.redirected) return say(said.stillText)
  const { answers } = await answer.json()
  for (const { key, day, outcome, sentences } of answers) {
    const line = waiting.find((each) => each.key === key && each.day === day)
    if (!line) continue
    if (outcome === 'refused') await hoursQueue.put({ ...line, state: 'refused', sentences })
    else await hoursQueue.remove(line.id)
  }
  say(said.sentText.replace('N', answers.filter(({ outcome }) => outcome !== 'refused').length))
}

async function keep(event) {
  event.preventDefault()
  // The page is not left: nothing else has to guard against a second press.
  event.stopPropagation()
  if (!form.reportValidity()) return
  const now = new Date()
  const lines = hoursQueue.linesOf(new FormData(form), { placementId: placement, account, now })
  for (const line of lines) await hoursQueue.put(line)
  if (form.dataset.replaces) await hoursQueue.remove(form.dataset.replaces)
  delete form.dataset.replaces
  form.reset()
  times.open = false
  form.elements.key.value = newKey()
  await showAll()
  await send()
}

/** Keeps the page that works without network, with everything it is made of. Where it cannot, hours still work online. */
async function keepShell() {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return
  await navigator.serviceWorker.register('/sw.js', { scope: '/percorsi/' })
  await navigator.serviceWorker.ready
  const cache = await caches.open(cacheName)
  const answer = await fetch(shell)
  if (answer.redirected || !answer.ok) return
  const page = new DOMParser().parseFromString(await answer.clone().text(), 'text/html')
  const parts = [...page.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src], img[src]')]
  const addresses = parts.map((part) => part.getAttribute('href') ?? part.getAttribute('src'))
  await cache.addAll(addresses.filter((address) => address?.includes('?v=')))
  await cache.put(shell, answer)
  place.querySelector('[data-offline-ready]').hidden = false
}

async function start() {
  // Another person on the same device: what was kept for the one before goes.
  if ((await hoursQueue.account()) !== account) await window.caches?.delete(cacheName)
  await hoursQueue.setAccount(account)
  place.hidden = false
  if (form) {
    form.noValidate = false
    form.elements.key.value = newKey()
    form.addEventListener('submit', keep)
    // Other times are written only where they were not the agreed ones.
    times.addEventListener('toggle', () => (form.elements.usual.checked = !times.open))
    form.elements.usual.addEventListener('change', () => (times.open = !form.elements.usual.checked))
    const asked = (await mine()).find(({ id }) => `#${id}` === location.hash)
    if (asked) mend(asked)
  }
  place.querySelector('[data-offline-send]').addEventListener('click', send)
  window.addEventListener('online', send)
  await showAll()
  await send()
  // Without network the page is there already.
  await keepShell().catch(() => {})
}

void start()
