import { describe, expect, test } from '@jest/globals'
import { currentVersion, type ModuleContent, versionNumbered } from '../../src/lab-modules/lab-module.rules.ts'
import { changedFields, contentFields, contentOf, copiesOf } from '../../src/lab-modules/module-version.rules.ts'
import { aModule, someContent } from './a-module.ts'

const other: ModuleContent = {
  title: 'Altro',
  description: null,
  theme: 'making',
  level: 'advanced',
  ages: { from: 14, to: 16 },
  years: [3],
  requiredModules: ['ROB-1'],
  requiredMachines: ['cnc-mill'],
  parts: [],
  minutes: 60,
  machines: [],
  grants: ['laser-cutter'],
  materials: 'Cartone',
  funding: 'pon',
  cup: 'B41B26000010001',
  countableMinutes: 0,
  minimum: 1,
  maximum: 2,
  risk: 'high',
}

describe('what a version changes', () => {
  test('is nothing when it says the same, however lists are ordered and parts are numbered', () => {
    const before = someContent({ years: [1, 2], machines: ['a', 'b'] })
    const parts = before.parts.map((part, index) => ({ ...part, id: `n${index}` }))
    expect(changedFields(before, { ...before, years: [2, 1], machines: ['b', 'a'], parts })).toEqual([])
  })

  test.each(contentFields)('is told of %s', (field) => {
    const before = someContent()
    expect(changedFields(before, { ...before, [field]: other[field] })).toEqual([field])
  })

  test('is told of the order of the parts, which is that of the work', () => {
    const before = someContent()
    expect(changedFields(before, { ...before, parts: before.parts.toReversed() })).toEqual(['parts'])
  })

  test('is told of all fields at once', () => expect(changedFields(someContent(), other)).toEqual([...contentFields]))
})

test('the record copies what the catalogue is searched by', () => {
  expect(copiesOf('ROB-1', someContent())).toMatchObject({
    title: 'Robotica',
    searchText: 'ROB-1\nRobotica\nUn robot che segue una linea\nBenvenuto\nIl robot',
  })
})

test('a version is found by its number, and its contents are what was saved', () => {
  const module = aModule('ROB-1')
  expect(versionNumbered(module, 1)).toBe(currentVersion(module))
  expect(versionNumbered(module, 2)).toBeNull()
  expect(contentOf(currentVersion(module))).toEqual(someContent())
  expect(() => currentVersion({ versions: [] })).toThrow()
})
