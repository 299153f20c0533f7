// Hours that were written without network, kept on this device until the server has answered for each line. The page and
// the service worker both read this file.
const hoursQueue = (() => {
  const open = () =>
    new Promise((resolve, reject) => {
      const asked = indexedDB.open('bottega', 1)
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('hours', { keyPath: 'id' })
        asked.result.createObjectStore('facts')
      }
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })

  /** One request in one transaction: done once it is on the disk. */
  const within = async (store, mode, request) => {
    const database = await open()
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(store, mode)
        const asked = request(transaction.objectStore(store))
        transaction.oncomplete = () => resolve(asked.result)
        transaction.onerror = transaction.onabort = () => reject(transaction.error)
      })
    } finally {
      database.close()
    }
  }

  const text = (form, name) => String(form.get(name) ?? '').trim()

  const stretches = (form) =>
    ['1', '2']
      .filter((n) => text(form, `from${n}`) || text(form, `to${n}`))
      .map((n) => ({
        from: text(form, `from${n}`),
        to: text(form, `to${n}`),
        breakMinutes: Number(text(form, `break${n}`)) || 0,
      }))

  /** What each form of the page means: which days, which times, which text. */
  const meanings = {
    usual: (form) => ({ days: form.getAll('days'), times: 'usual', activity: text(form, 'usualActivity') }),
    quick: (form) => ({ days: [text(form, 'day')], times: 'usual', activity: text(form, 'quickActivity') }),
    last: (form) => ({ days: [text(form, 'day')], times: stretches(form), activity: text(form, 'quickActivity') }),
    other: (form) => ({ days: [text(form, 'day')], times: stretches(form), activity: text(form, 'activity') }),
    kept: (form) => ({
      days: [text(form, 'day')],
      times: form.has('usual') ? 'usual' : stretches(form),
      activity: text(form, 'activity'),
    }),
  }

  return {
    /** The lines of a form that could not be sent; null when it is no form that writes hours. */
    linesOf(form, { placementId, account, now }) {
      const meaning = meanings[text(form, 'times')]
      if (!meaning) return null
      const { days, times, activity } = meaning(form)
      const key = text(form, 'key')
      const common = { key, placementId, account, times, activity, writtenAt: now.toISOString(), state: 'waiting' }
      return days.map((day) => ({ ...common, id: `${key}.${day}`, day, sentences: [] }))
    },
    all: () => within('hours', 'readonly', (store) => store.getAll()),
    put: (line) => within('hours', 'readwrite', (store) => store.put(line)),
    remove: (id) => within('hours', 'readwrite', (store) => store.delete(id)),
    /** Who uses this device now: lines of somebody else are neither shown nor sent. */
    account: () => within('facts', 'readonly', (store) => store.get('account')),
    setAccount: (account) => within('facts', 'readwrite', (store) => store.put(account, 'account')),
  }
})()
