// Small comforts on top of pages that work without them. Words come from the page, in its language.
const words = document.body.dataset

// The menu on a phone: without this script the link jumps to the menu, and the style sheet unfolds it.
for (const button of document.querySelectorAll('[data-menu]')) {
  const menu = document.getElementById(button.dataset.menu)
  button.setAttribute('role', 'button')
  button.setAttribute('aria-expanded', 'false')
  button.setAttribute('aria-controls', menu.id)
  const toggle = (event) => {
    event.preventDefault()
    const open = menu.classList.toggle('open')
    button.setAttribute('aria-expanded', String(open))
  }
  button.addEventListener('click', toggle)
  button.addEventListener('keydown', (event) => {
    if (event.key === ' ') toggle(event)
  })
}

// A menu that unfolds closes when one goes elsewhere.
for (const details of document.querySelectorAll('[data-close-outside]')) {
  document.addEventListener('click', (event) => {
    if (!details.contains(event.target)) details.open = false
  })
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    details.querySelector('summary').focus()
  })
}

// What is wrong with a refused form is what one hears first.
document.querySelector('[data-focus]')?.focus()

// On a phone tabs stand in one line that is wider than the screen: the one that is open comes into sight.
for (const tab of document.querySelectorAll('.tabs [aria-current]')) {
  const line = tab.closest('ul')
  line.scrollLeft += tab.getBoundingClientRect().left - line.getBoundingClientRect().left - 16
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

for (const input of document.querySelectorAll('input[type=password]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'show-password'
  button.textContent = words.showPasswordText
  button.setAttribute('aria-pressed', 'false')
  button.setAttribute('aria-controls', input.id)
  button.addEventListener('click', () => {
    const shown = input.type === 'text'
    input.type = shown ? 'password' : 'text'
    button.setAttribute('aria-pressed', String(!shown))
  })
  // The browser must not take a shown password for a word to remember.
  input.form?.addEventListener('submit', () => (input.type = 'password'))
  input.after(button)
}

for (const [index, place] of document.querySelectorAll('[data-select-all]').entries()) {
  const boxes = [...place.nextElementSibling.querySelectorAll('tbody input[type=checkbox]')]
  const all = document.createElement('input')
  all.type = 'checkbox'
  all.id = `select-all-${index}`
  const label = document.createElement('label')
  label.htmlFor = all.id
  label.textContent = words.selectAllText
  const reflect = () => {
    const ticked = boxes.filter((box) => box.checked).length
    all.checked = ticked === boxes.length
    all.indeterminate = ticked > 0 && ticked < boxes.length
  }
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
  })
  for (const box of boxes) box.addEventListener('change', reflect)
  reflect()
  place.append(all, label)
  place.hidden = false
}

/** Asks in a dialog, and goes on when the person agrees. */
function ask(question, goOn) {
  const dialog = document.createElement('dialog')
  dialog.className = 'ask'
  const text = document.createElement('p')
  text.id = 'ask-text'
  text.textContent = question
  dialog.setAttribute('aria-labelledby', text.id)
  const form = document.createElement('form')
  form.method = 'dialog'
  form.append(answer('no', words.cancelText, 'btn-outline-primary'), answer('yes', words.confirmText, 'btn-primary'))
  dialog.append(text, form)
  document.body.append(dialog)
  dialog.showModal()
  dialog.addEventListener('close', () => {
    dialog.remove()
    if (dialog.returnValue === 'yes') goOn()
  })
}

function answer(value, text, look) {
  const button = document.createElement('button')
  button.value = value
  button.className = `btn ${look}`
  button.textContent = text
  return button
}

// The page of hours that is kept for a phone without network belongs to whoever is signed in (hours-offline.js).
for (const form of document.querySelectorAll('form[action="/esci"], form[action="/profilo/esci-ovunque"]')) {
  form.addEventListener('submit', () => void window.caches?.delete('bottega-hours'))
}

// Sending once: a second click while the first is under way does nothing. After a while it may be tried again.
const underWay = new Set()
const agreed = new WeakSet()

document.addEventListener('submit', (event) => {
  const form = event.target
  const button = event.submitter
  if (form.method !== 'post') return
  const question = button?.dataset.confirm ?? form.dataset.confirm
  if (underWay.has(form)) {
    event.preventDefault()
  } else if (question && !agreed.has(form)) {
    event.preventDefault()
    ask(question, () => {
      agreed.add(form)
      form.requestSubmit(button)
    })
  } else {
    agreed.delete(form)
    underWay.add(form)
    if (button) showSending(button)
    setTimeout(() => release(form), 10_000)
  }
})

function showSending(button) {
  const said = document.createElement('span')
  said.className = 'sending'
  said.setAttribute('role', 'status')
  said.textContent = words.sendingText
  button.setAttribute('aria-disabled', 'true')
  button.after(said)
}

function release(form) {
  underWay.delete(form)
  for (const said of form.querySelectorAll('.sending')) said.remove()
  for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
}

// What is under way is looked at again until it is over; without this script there is a link that does.
for (const part of document.querySelectorAll('[data-live]')) {
  const again = () => setTimeout(look, 3000)
  const look = async () => {
    const answer = await fetch(location.href).catch(() => null)
    if (!answer?.ok) return again()
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const now = page.querySelector('[data-live]')
    if (!now) return location.reload()
    if (now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes)
    again()
  }
  again()
}

// The back button brings back the page as it was left: ready to send again.
window.addEventListener('pageshow', () => [...underWay].forEach(release))
