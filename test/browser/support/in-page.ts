// What runs inside the page, as text: the program itself knows no document, and its types shall not either.

/**
 * What has the focus now; visible when it is marked by an outline or a shadow and lies within the window. The little
 * calendar inside a date field is marked by the browser itself; a button of a choice that is hidden is marked by its label.
 */
export const focusStop = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return { name: null, visible: true }
  const own = element.getBoundingClientRect()
  const shownAs = own.width <= 1 && element.labels?.length ? element.labels[0] : element
  const style = getComputedStyle(shownAs)
  const colourless = /^rgba\\(.*, 0\\)$/u.test(style.outlineColor)
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !colourless
  const inside = element.matches(':focus-within:not(:focus)')
  const { top, bottom, left, right, width, height } = shownAs.getBoundingClientRect()
  const within = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  const shown = width > 1 && height > 1 && (outlined || inside || style.boxShadow !== 'none')
  return { name: element.outerHTML.slice(0, 160), visible: shown && within }
})()`

/**
 * What sticks out at the right: wide boxes, and boxes whose words stick out of them; the page itself when neither says
 * where it comes from.
 */
export const stickingOut = `(() => {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const wide = [...document.body.querySelectorAll('*')].filter(
    (each) => each.getBoundingClientRect().right > root.clientWidth + 1 || each.scrollWidth > each.clientWidth + 1,
  )
  return (wide.length > 0 ? wide.slice(-5) : [root]).map((each) => each.outerHTML.slice(0, 200))
})()`

/** Things that a page must not have: an image and a field without words, a word too long for a phone, a foreign script. */
export const spoil = `(() => {
  const broken = '<img src="data:,"><div>' + 'w'.repeat(300) + '</div><input>'
  document.querySelector('main').insertAdjacentHTML('beforeend', broken)
  document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))
})()`

/** What axe, already in the page, finds wrong. Describing each place that passes would take longer than the look. */
export const lookWithAxe = `(async () => {
  const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await axe.run(document, { runOnly: standards, resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) =>
      [id, target.join(' '), html.slice(0, 200), failureSummary ?? ''].join(' | '),
    ),
  )
})()`

/**
 * Of what the page is made below its head: elements with their classes and kinds and whether they have words, each list
 * by the kinds of its lines. Two pages of one shape differ in their words alone.
 */
export const shapeOfMain = `(() => {
  const told = ['class', 'type', 'role', 'aria-label', 'aria-current', 'scope', 'lang', 'for', 'aria-describedby']
  const shape = (element) => {
    const given = told.map((name) => element.getAttribute(name) === null ? '' : name === 'class' || name === 'type' ||
      name === 'role' ? element.getAttribute(name) : name)
    const inner = [...new Set([...element.children].map(shape))].join('')
    return [element.tagName, ...given, element.textContent.trim() === '' ? 'empty' : ''].join('.') + '(' + inner + ')'
  }
  return shape(document.querySelector('main'))
})()`
