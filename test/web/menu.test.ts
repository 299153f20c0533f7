import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import { menuFor } from '../../src/menu.ts'

const office: Actor = { role: 'office', accountId: 'a', schoolId: 'galilei' }
const student: Actor = { role: 'student', accountId: 'b', schoolId: 'galilei', studentId: 'ada' }

const linesOf = (actor: Actor, path: string) =>
  menuFor(actor, path, 'it').flatMap(({ lines, text, current }): { text: string; current: boolean }[] =>
    lines.length > 0 ? lines : [{ text, current }],
  )

describe('the menu', () => {
  test.each([
    ['/', 'Oggi'],
    ['/percorsi', 'Percorsi'],
    ['/percorsi/giulia-fablab/ore', 'Percorsi'],
    ['/percorsi/gruppi/gruppo-3a', 'Gruppi e classi'],
    ['/istituti/galilei', 'Istituto'],
    ['/istituti/galilei/rendiconto/2026-27', 'Rendiconto al Ministero'],
    ['/istituti/galilei/rendiconto/2026-27/differenze', 'Rendiconto al Ministero'],
    ['/trasferimenti', 'Trasferimenti'],
  ])('marks one line on %s: %s', (path, text) => {
    expect(linesOf(office, path).filter(({ current }) => current)).toMatchObject([{ text }])
  })

  test('marks the heading of the line that is marked, and no other', () => {
    const headings = menuFor(office, '/percorsi/gruppi', 'it').filter(({ href }) => href === null)
    expect(headings.filter(({ current }) => current)).toMatchObject([{ text: 'Scuola-lavoro' }])
    expect(headings.length).toBeGreaterThan(3)
  })

  test('unfolds nothing for whoever has few lines', () => {
    const menu = menuFor(student, '/', 'it')
    expect(menu.length).toBeLessThan(10)
    expect(menu.filter(({ lines }) => lines.length > 0)).toEqual([])
  })

  test('names each page once', () => {
    const names = linesOf(office, '/').map(({ text }) => text)
    expect(new Set(names).size).toBe(names.length)
  })
})
