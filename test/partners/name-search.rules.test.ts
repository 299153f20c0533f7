import { describe, expect, test } from '@jest/globals'
import { searchPatterns } from '../../src/partners/name-search.rules.ts'

const finds = (typed: string, name: string) => searchPatterns(typed).every((pattern) => pattern.test(name))

describe('a name is found by', () => {
  test.each([
    ['nicolo', 'Officine Nicolò'],
    ["dell'orto", 'Vivaio Dell’Orto'],
    ['orto vivaio', 'Vivaio Dell’Orto'],
    ['skerk', 'Škerk & Žerjal S.r.l.'],
    ['zerjal', 'Škerk & Žerjal S.r.l.'],
    ['c++ (lab', 'Lab C++ (laboratorio)'],
    ['rob-1', 'ROB-1/26-A'],
    ['1/26', 'ROB-1/26-A'],
    ['', 'Chiunque'],
  ])('%s: %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true)
  })

  test.each([
    ['vivaio rosa', 'Vivaio Dell’Orto'],
    ['a.c', 'abc'],
  ])('not by %s: %s', (typed, name) => {
    expect(finds(typed, name)).toBe(false)
  })
})
