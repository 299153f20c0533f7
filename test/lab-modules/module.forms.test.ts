import { describe, expect, test } from '@jest/globals'
import { readEditedModule, readNewModule } from '../../src/lab-modules/module.forms.ts'
import { mostParts, rowsToShow, typedLacking, typedParts } from '../../src/lab-modules/module-part.forms.ts'
import { typedModule } from '../../src/lab-modules/module-form.pages.ts'
import { someContent } from './a-module.ts'

const typed = { ...typedModule(someContent({ cup: 'B41B26000010001', years: [1, 3] })), revision: '4' }
const problemsOf = (change: Record<string, string | string[]>) => {
  const read = readEditedModule({ ...typed, ...change })
  return read.ok ? {} : read.problems
}

describe('the form of a module', () => {
  test('reads back what it shows', () => {
    const content = someContent({
      ages: { from: 15, to: 19 },
      cup: 'B41B26000010001',
      years: [1, 3],
      requiredModules: ['MAK-1'],
      materials: 'Cartone\ne colla',
    })
    expect(readEditedModule({ ...typedModule(content), revision: '4' })).toEqual({
      ok: true,
      value: { revision: 4, content },
    })
  })

  test('takes a code in any spelling, and a CUP with spaces', () => {
    const read = readNewModule({ ...typed, id: 'nuovo', code: ' rob-7', cup: 'b41b 2600 0010 001' })
    expect(read).toMatchObject({ ok: true, value: { id: 'nuovo', code: 'ROB-7', content: { cup: 'B41B26000010001' } } })
  })

  test.each<[string, Record<string, string | string[]>, Record<string, string>]>([
    ['no title', { title: ' ' }, { title: 'required' }],
    ['half an age', { ageFrom: '15' }, { ageTo: 'ages-incomplete' }],
    ['the other half', { ageTo: '15' }, { ageFrom: 'ages-incomplete' }],
    ['an age of nobody', { ageFrom: '0', ageTo: '130' }, { ageFrom: 'not-an-age', ageTo: 'not-an-age' }],
    ['a short CUP', { cup: 'B41' }, { cup: 'cup-wrong-length' }],
    ['a CUP of another shape', { cup: '141B26000010001' }, { cup: 'cup-wrong-shape' }],
    ['hours in words', { hours: 'trenta' }, { hours: 'not-a-duration' }],
    ['a level nobody knows', { level: 'sommo' }, { level: 'not-in-list' }],
    ['nobody at least', { minimum: '0' }, { minimum: 'not-a-number' }],
    ['a part without title', { 'part-1-title': '' }, { 'part-1-title': 'required' }],
    ['a part without hours', { 'part-1-hours': '' }, { 'part-1-hours': 'required' }],
    ['a part of no length', { 'part-1-hours': '0' }, { 'part-1-hours': 'part-without-hours' }],
    ['hours of a part in words', { 'part-1-hours': 'tante' }, { 'part-1-hours': 'not-a-duration' }],
    ['a phase nobody knows', { 'part-0-phase': 'merenda' }, { 'part-0-phase': 'required' }],
    ['a title of a part without end', { 'part-0-title': 'x'.repeat(161) }, { 'part-0-title': 'too-long' }],
    [
      'mistakes in fields and parts, all at once',
      { theme: '', 'part-0-hours': 'x' },
      { theme: 'required', 'part-0-hours': 'not-a-duration' },
    ],
  ])('with %s says where', (_, change, problems) => expect(problemsOf(change)).toEqual(problems))

  test('of a code that is none says so', () => {
    expect(readNewModule({ ...typed, id: 'x', code: 'robotica di base!' })).toMatchObject({
      problems: { code: 'not-a-module-code' },
    })
  })

  test('leaves out rows in which nothing but a phase stands', () => {
    const read = readEditedModule({ ...typed, 'part-7-phase': 'guidance', 'part-9-title': '  ' })
    expect(read).toMatchObject({ ok: true, value: { content: { parts: [{ id: 'p1' }, { id: 'p2' }] } } })
  })
})

describe('the rows of parts', () => {
  const parts = (n: number) => typedParts(Array.from({ length: n }, (_, index) => ({ ...somePart, id: `p${index}` })))
  const somePart = { id: '', title: 'Parte', description: null, phase: 'teaching' as const, minutes: 30 }

  test.each<[string, Record<string, string | string[]>, number]>([
    ['none at first', {}, 4],
    ['five parts and two to spare', parts(5), 7],
    ['more when asked for', { ...parts(2), rows: '4', step: 'rows' }, 9],
    ['as many as there were', { ...parts(2), rows: '9' }, 9],
    ['never more than fit', { ...parts(39), rows: '9999', step: 'rows' }, mostParts],
    ['nonsense', { rows: '-3' }, 4],
  ])('shown for %s', (_, fields, rows) => expect(rowsToShow(fields)).toBe(rows))

  test('say how many hours are left', () => {
    expect(typedLacking({ ...parts(3), hours: '2:00' })).toBe(30)
    expect(typedLacking({ ...parts(3), hours: '1' })).toBe(-30)
    expect(typedLacking({ ...parts(1), 'part-0-hours': 'x', hours: '1' })).toBe(60)
    expect(typedLacking({ ...parts(3), hours: '' })).toBeNull()
  })
})
