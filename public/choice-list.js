// Choices put in order without asking the server at each step: with the buttons, by dragging, or with the arrow keys on the
// handle. Without this script each button sends the whole list and the page comes back with the change. Words come from
// the page, in its language.
for (const form of document.querySelectorAll('[data-choice-list]')) {
  const ranked = form.querySelector('[data-ranked]')
  const available = form.querySelector('[data-available]')
  const live = form.querySelector('[data-live]')
  const most = Number(form.dataset.most)
  // Where each offer stands beside the list, so that one taken off goes back to its place.
  const order = [...form.querySelectorAll('[data-choice]')]
  const homeOrder = [...available.children, ...ranked.children]
  const sentOrder = () => [...ranked.children].map((item) => item.dataset.choice).join('\n')
  const accepts = form.querySelector('input[name=acceptsAny]')
  const asSent = sentOrder()
  const acceptsAsSent = accepts?.checked
  let sending = false

  const button = (item, move) => item.querySelector(`[data-move=${move}]`)
  const isRanked = (item) => item.parentElement === ranked
  const isFull = () => ranked.children.length >= most
  const isChanged = () => sentOrder() !== asSent || accepts?.checked !== acceptsAsSent

  /** Every number, button and hidden field as the order now is. */
  const reflect = () => {
    const items = [...ranked.children]
    for (const item of order) {
      const at = items.indexOf(item)
      item.querySelector('input[name=offerIds]').disabled = at === -1
      item.querySelector('[data-position]').textContent = at === -1 ? '' : String(at + 1)
      item.querySelector('[data-handle]').hidden = at === -1
      for (const move of ['up', 'down', 'remove']) button(item, move).hidden = at === -1
      button(item, 'add').hidden = at !== -1
      button(item, 'add').disabled = isFull()
      button(item, 'up').disabled = at === 0
      button(item, 'down').disabled = at === items.length - 1
      item.draggable = at !== -1
    }
    const count = form.querySelector('[data-count]')
    count.textContent = count.textContent.replace(/^\d+/u, String(items.length))
    form.querySelector('[data-none]').hidden = items.length > 0
    form.querySelector('[data-none-left]').hidden = available.children.length > 0
    form.querySelector('[data-full]').hidden = !isFull()
    form.querySelector('[data-unsent-note]').hidden = !isChanged()
  }

  const say = (sentence, item) => {
    const position = [...ranked.children].indexOf(item) + 1
    live.textContent = sentence
      .replace('{title}', item.dataset.title)
      .replace('{position}', String(position))
      .replace('{total}', String(ranked.children.length))
  }

  /** Puts the focus where it was, or on the other button when that one can do no more. */
  const focusOn = (item, ...wanted) => {
    const found = wanted.map((move) => (move === 'handle' ? item.querySelector('[data-handle]') : button(item, move)))
    found.find((each) => !each.hidden && !each.disabled)?.focus()
  }

  const goHome = (item) => {
    const next = homeOrder.slice(homeOrder.indexOf(item) + 1).find((each) => each.parentElement === available)
    available.insertBefore(item, next ?? null)
  }

  const steps = {
    add: (item) => {
      if (isFull()) return
      ranked.append(item)
      reflect()
      say(form.dataset.added, item)
      focusOn(item, 'up', 'down', 'remove')
    },
    up: (item) => {
      const before = item.previousElementSibling
      if (!before) return
      ranked.insertBefore(item, before)
      reflect()
      say(form.dataset.moved, item)
      focusOn(item, 'up', 'down')
    },
    down: (item) => {
      const after = item.nextElementSibling
      if (!after) return
      ranked.insertBefore(after, item)
      reflect()
      say(form.dataset.moved, item)
      focusOn(item, 'down', 'up')
    },
    remove: (item) => {
      goHome(item)
      reflect()
      say(form.dataset.removed, item)
      focusOn(item, 'add')
    },
  }

  form.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-move]')
    if (!pressed) return
    event.preventDefault()
    steps[pressed.dataset.move](pressed.closest('[data-choice]'))
  })

  form.addEventListener('keydown', (event) => {
    const handle = event.target.closest('[data-handle]')
    const step = { ArrowUp: steps.up, ArrowDown: steps.down }[event.key]
    if (!handle || !step) return
    event.preventDefault()
    const item = handle.closest('[data-choice]')
    step(item)
    focusOn(item, 'handle')
  })

  let dragged = null
  form.addEventListener('dragstart', (event) => {
    const item = event.target.closest?.('[data-choice]')
    if (!item || !isRanked(item)) return
    dragged = item
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', item.dataset.title)
    item.classList.add('choice-dragged')
  })
  ranked.addEventListener('dragover', (event) => {
    if (!dragged) return
    event.preventDefault()
    const over = event.target.closest('[data-choice]')
    if (!over || over === dragged) return
    const { top, height } = over.getBoundingClientRect()
    ranked.insertBefore(dragged, event.clientY < top + height / 2 ? over : over.nextElementSibling)
  })
  ranked.addEventListener('drop', (event) => event.preventDefault())
  form.addEventListener('dragend', () => {
    if (!dragged) return
    dragged.classList.remove('choice-dragged')
    const item = dragged
    dragged = null
    reflect()
    say(form.dataset.moved, item)
  })

  accepts?.addEventListener('change', reflect)
  form.addEventListener('submit', () => (sending = true))
  // Who goes away with changes that were not sent is asked first.
  window.addEventListener('beforeunload', (event) => {
    if (isChanged() && !sending) event.preventDefault()
  })
  reflect()
}
