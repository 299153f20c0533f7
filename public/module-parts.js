// How many hours of a module are still to be given to its parts, while they are typed. Without this script the page says
// it each time it is sent.
for (const section of document.querySelectorAll('[data-parts-sum]')) {
  const whole = document.getElementById(section.dataset.hours)
  const shown = section.querySelector('[data-remaining]')
  const lengths = [...section.querySelectorAll('input[name$="-hours"]')]

  /** '3:30', '3', '3,5', '90 min' as minutes; null for anything else: the page knows more ways to write hours. */
  const minutesOf = (text) => {
    const typed = text.trim().toLowerCase()
    const clock = /^(\d{1,5}):([0-5]\d)$/u.exec(typed)
    if (clock) return Number(clock[1]) * 60 + Number(clock[2])
    const minutes = /^(\d{1,6}) ?(?:min|m|')$/u.exec(typed)
    if (minutes) return Number(minutes[1])
    const hours = /^(\d{1,5})(?:[.,](5|50))?(?: ?(?:h|ore))?$/u.exec(typed)
    return hours ? Number(hours[1]) * 60 + (hours[2] ? 30 : 0) : null
  }
  const clock = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  const sentence = (left) => {
    if (left === 0) return section.dataset.none
    return left > 0 ? clock(left) : section.dataset.tooMany.replace('{hours}', clock(-left))
  }
  const reflect = () => {
    const typed = lengths.map(({ value }) => (value.trim() === '' ? 0 : minutesOf(value)))
    const all = minutesOf(whole.value)
    if (all === null) shown.textContent = section.dataset.unknown
    else if (typed.includes(null)) shown.textContent = '…'
    else shown.textContent = sentence(all - typed.reduce((sum, each) => sum + each, 0))
  }
  for (const input of [whole, ...lengths]) input.addEventListener('input', reflect)
}
