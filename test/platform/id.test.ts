import { describe, expect, test } from '@jest/globals'
import { newCode, newId, newSecret } from '../../src/platform/id.ts'

const many = <T>(made: () => T): T[] => Array.from({ length: 2000 }, made)

describe('an identifier', () => {
  test('sorts by the order in which they were made, also within a millisecond', () => {
    const ids = many(newId)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is made of letters and digits that stand in a link as they are', () => {
    for (const id of many(newId)) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{22}$/u)
    expect(newSecret()).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/u)
    expect(newCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u)
  })
})
