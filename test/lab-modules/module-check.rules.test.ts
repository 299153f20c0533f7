import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  isMoveFrom,
  moduleCode,
  type ModuleContent,
  moduleMoves,
  moduleStates,
} from '../../src/lab-modules/lab-module.rules.ts'
import {
  circleOf,
  minutesLacking,
  moduleProblems,
  moveReasons,
  type Requiring,
} from '../../src/lab-modules/module-check.rules.ts'
import { someContent } from './a-module.ts'

const modules: Requiring[] = [
  { code: 'ROB-1', requiredModules: [] },
  { code: 'ROB-2', requiredModules: ['ROB-1'] },
  { code: 'ROB-3', requiredModules: ['ROB-2'] },
  { code: 'MAK-1', requiredModules: [] },
]
const facts = { themes: ['robotica', 'making'], machines: ['3d-printer', 'laser-cutter'], modules }
const problems = (change: Partial<ModuleContent>, code = 'ROB-1') =>
  moduleProblems(someContent(change), { ...facts, code })
const part = (minutes: number) => ({ id: 'x', title: 'Parte', description: null, phase: 'teaching' as const, minutes })

describe('the contents of a module', () => {
  test('that add up and name what is there are sound', () => {
    expect(problems({})).toEqual([])
    expect(problems({ requiredModules: ['ROB-2', 'MAK-1'], grants: ['laser-cutter'] }, 'NEW-1')).toEqual([])
    expect(problems({ countableMinutes: 0, minimum: 20, ages: { from: 16, to: 16 } })).toEqual([])
  })

  test.each<[string, Partial<ModuleContent>, string[]]>([
    ['a minute too few', { parts: [part(599)] }, ['parts-too-short']],
    ['a minute too many', { parts: [part(600), part(1)] }, ['parts-too-long']],
    ['no part', { parts: [] }, ['no-parts']],
    ['a part of no length', { parts: [part(600), part(0)] }, ['part-without-hours']],
    ['no hours', { minutes: 0, countableMinutes: 0 }, ['no-hours']],
    ['more hours that count than there are', { countableMinutes: 601 }, ['countable-above-hours']],
    ['a minimum above the maximum', { minimum: 21 }, ['minimum-above-maximum']],
    ['ages the wrong way round', { ages: { from: 17, to: 16 } }, ['ages-reversed']],
    ['a theme nobody knows', { theme: 'cucina' }, ['unknown-theme']],
    ['a machine nobody knows', { machines: ['forno'] }, ['unknown-machine']],
    ['an authorisation for a machine nobody knows', { requiredMachines: ['forno'] }, ['unknown-machine']],
    [
      'an authorisation that it both requires and gives',
      { requiredMachines: ['laser-cutter'], grants: ['laser-cutter'] },
      ['grants-what-it-requires'],
    ],
    ['a module nobody knows', { requiredModules: ['XYZ-9'] }, ['unknown-module']],
    ['itself as a prerequisite', { requiredModules: ['ROB-1'] }, ['requires-itself']],
    ['a prerequisite that requires it', { requiredModules: ['ROB-2'] }, ['circular']],
    ['a prerequisite that requires it by way of another', { requiredModules: ['MAK-1', 'ROB-3'] }, ['circular']],
    [
      'several mistakes at once',
      { parts: [part(30)], minimum: 30, theme: 'cucina' },
      ['parts-too-short', 'minimum-above-maximum', 'unknown-theme'],
    ],
  ])('with %s are refused', (_, change, reasons) => expect(problems(change)).toEqual(reasons))

  test('lack as many minutes as would make the parts add up', () => {
    const minutes = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 12 }), minutes, (lengths, whole) => {
        const lacking = minutesLacking({ parts: lengths.map(part), minutes: whole })
        const filled = lacking > 0 ? [...lengths, lacking] : lengths
        expect(minutesLacking({ parts: filled.map(part), minutes: whole })).toBe(Math.min(lacking, 0))
        const reasons = problems({ parts: filled.map(part), minutes: whole, countableMinutes: 0 })
        expect(reasons.includes('parts-too-long')).toBe(lacking < 0)
        expect(reasons.includes('parts-too-short')).toBe(false)
      }),
    )
  })
})

describe('a circle of prerequisites', () => {
  test('is told from the module back to itself, by the shortest way', () => {
    expect(circleOf({ code: 'ROB-1', requiredModules: ['ROB-3'] }, modules)).toEqual([
      'ROB-1',
      'ROB-3',
      'ROB-2',
      'ROB-1',
    ])
    expect(circleOf({ code: 'ROB-1', requiredModules: ['ROB-3', 'ROB-2'] }, modules)).toEqual([
      'ROB-1',
      'ROB-2',
      'ROB-1',
    ])
    expect(circleOf({ code: 'ROB-1', requiredModules: ['ROB-1'] }, modules)).toEqual(['ROB-1', 'ROB-1'])
    expect(circleOf({ code: 'ROB-3', requiredModules: ['ROB-1', 'ROB-2'] }, modules)).toBeNull()
  })

  test('among others, of which the module is no part, is not its own', () => {
    const others = [
      { code: 'A', requiredModules: ['B'] },
      { code: 'B', requiredModules: ['A'] },
    ]
    expect(circleOf({ code: 'C', requiredModules: ['A'] }, others)).toBeNull()
  })

  test('is found exactly when one can walk back to the module', () => {
    const codes = ['A', 'B', 'C', 'D', 'E', 'F']
    const graph = fc.tuple(...codes.map(() => fc.subarray(codes)))
    fc.assert(
      fc.property(graph, (required) => {
        const all = codes.map((code, index): Requiring => ({ code, requiredModules: required[index] ?? [] }))
        const reached = (from: string, seen: ReadonlySet<string> = new Set()): boolean =>
          (required[codes.indexOf(from)] ?? []).some(
            (next) => next === 'A' || (!seen.has(next) && reached(next, new Set([...seen, next]))),
          )
        const found = circleOf(all[0] ?? { code: 'A', requiredModules: [] }, all)
        expect(found !== null).toBe(reached('A'))
        if (!found) return
        expect([found[0], found.at(-1)]).toEqual(['A', 'A'])
        const steps = found.slice(1).map((code, index) => [found[index] ?? '', code] as const)
        for (const [from, to] of steps) expect(required[codes.indexOf(from)]).toContain(to)
      }),
    )
  })
})

describe('moving a module', () => {
  const clear = { required: [], requiredBy: [], editions: 0 }

  test('goes only from some states to others', () => {
    const possible = moduleStates.map((state) => [state, moduleMoves.filter((move) => isMoveFrom(state, move))])
    expect(Object.fromEntries(possible)).toEqual({
      draft: ['publish', 'retire'],
      published: ['retire', 'redraft'],
      retired: ['publish', 'redraft'],
    })
    expect(moveReasons({ state: 'published' }, 'publish', clear)).toEqual(['not-from-this-state'])
  })

  test('to the catalogue needs prerequisites that everybody can read', () => {
    const required = [
      { code: 'ROB-1', state: 'retired' as const },
      { code: 'ROB-2', state: 'draft' as const },
    ]
    expect(moveReasons({ state: 'draft' }, 'publish', { ...clear, required })).toEqual(['requires-a-draft'])
    expect(moveReasons({ state: 'draft' }, 'publish', { ...clear, required: required.slice(0, 1) })).toEqual([])
  })

  test('back to a draft is refused while others look at it; retiring never is', () => {
    const used = { ...clear, requiredBy: [{ code: 'ROB-2', state: 'published' as const }], editions: 1 }
    expect(moveReasons({ state: 'published' }, 'redraft', used)).toEqual(['required-by-published', 'has-editions'])
    expect(moveReasons({ state: 'published' }, 'retire', used)).toEqual([])
    const requiredBy = [{ code: 'ROB-2', state: 'draft' as const }]
    expect(moveReasons({ state: 'published' }, 'redraft', { ...clear, requiredBy })).toEqual([])
  })
})

test.each([
  [' rob-1 ', 'ROB-1'],
  ['Mak 12', 'MAK12'],
  ['PN/2-A', 'PN/2-A'],
  ['R', null],
  ['-ROB', null],
  ['ROB--1', null],
  ['ROB_1', null],
  ['ÀB-1', null],
  ['A'.repeat(21), null],
])('the code %j is kept as %j', (typed, kept) => expect(moduleCode(typed)).toBe(kept))
