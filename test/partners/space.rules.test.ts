import { describe, expect, test } from '@jest/globals'
import { siteAt } from '../../src/partners/partner.rules.ts'
import type { Space } from '../../src/partners/profile.rules.ts'
import {
  blockedBy,
  contentOf,
  machineKindRefusals,
  roomsAround,
  type SpaceNode,
  spaceRefusals,
  spaceTree,
  withoutRoomKind,
} from '../../src/partners/space.rules.ts'

const space = (id: string, insideId: string | null, change: Partial<Space> = {}): Space => ({
  id,
  siteId: 'a',
  kind: 'room',
  name: id,
  insideId,
  machineKind: null,
  places: null,
  accessible: false,
  note: null,
  ...change,
})

const hall = space('hall', null)
const corner = space('corner', 'hall')
const laser = space('laser', 'corner', { kind: 'machine' })
const press = space('press', 'hall', { kind: 'machine' })
const store = space('store', null)
const yard = space('yard', null, { siteId: 'b' })
const spaces = [laser, press, store, hall, corner, yard]
const address = { name: 'x', address: 'x', postcode: '20100', town: 'x', district: null }
const partner = { sites: ['a', 'b'].map((id) => ({ ...siteAt(address), id })), spaces }

describe('rooms and machines contain each other', () => {
  const shape = (nodes: SpaceNode[]): unknown[] => nodes.map((node) => [node.space.id, ...shape(node.inside)])

  test('as a tree per site, rooms before machines', () => {
    expect(shape(spaceTree(spaces, 'a'))).toEqual([['hall', ['corner', ['laser']], ['press']], ['store']])
    expect(shape(spaceTree(spaces, 'b'))).toEqual([['yard']])
    expect(spaceTree(spaces, 'nowhere')).toEqual([])
  })

  test.each([
    ['hall', ['press', 'corner', 'laser']],
    ['corner', ['hall', 'laser']],
    ['laser', ['corner', 'hall']],
    ['press', ['hall']],
    ['store', []],
  ])('booking %s blocks what is around it and inside it', (id, expected) => {
    expect(blockedBy(spaces, id)).toEqual(expected)
  })

  test('blocking is mutual, and never of two that stand side by side', () => {
    for (const one of spaces)
      for (const other of spaces)
        expect(blockedBy(spaces, one.id).includes(other.id)).toBe(blockedBy(spaces, other.id).includes(one.id))
    expect(blockedBy(spaces, 'corner')).not.toContain('press')
  })

  test('even a circle in what is stored ends', () => {
    const circle = [space('x', 'y'), space('y', 'x')]
    expect(contentOf(circle, 'x').map(({ id }) => id)).toEqual(['y'])
    expect(roomsAround(circle, 'x').map(({ id }) => id)).toEqual(['y'])
  })
})

describe('a room or machine cannot be stored', () => {
  test.each([
    ['at a site that is not there', { ...store, siteId: 'c' }, ['no-such-site']],
    ['inside a room that is not there', { ...store, insideId: 'gone' }, ['no-such-room']],
    ['inside itself', { ...hall, insideId: 'hall' }, ['inside-itself']],
    ['inside what it contains', { ...hall, insideId: 'corner' }, ['inside-itself']],
    ['inside what its content contains', { ...hall, insideId: 'laser' }, ['inside-itself']],
    ['inside a machine', { ...store, insideId: 'laser' }, ['inside-machine']],
    ['inside a room of another site', { ...store, insideId: 'yard' }, ['inside-other-site']],
    ['as a machine, while it contains something', { ...corner, kind: 'machine' as const }, ['machine-holds']],
    ['at another site than its content', { ...hall, siteId: 'b' }, ['content-stays']],
  ])('%s', (_, changed, expected) => {
    expect(spaceRefusals(partner, changed)).toEqual(expected)
  })

  test.each([
    ['where it is', laser],
    ['in another room', { ...corner, insideId: 'store' }],
    ['out of every room', { ...corner, insideId: null }],
    ['at another site, when it is empty', { ...store, siteId: 'b', insideId: 'yard' }],
    ['new', space('new', 'corner', { kind: 'machine' })],
  ])('but %s', (_, changed) => {
    expect(spaceRefusals(partner, changed)).toEqual([])
  })
})

describe('the kind of a machine', () => {
  const offered = ['laser-cutter']
  const of = (machineKind: string | null) => ({ machineKind })
  test.each([
    [null, null, []],
    ['laser-cutter', null, []],
    ['loom', null, ['no-such-machine-kind']],
    ['loom', 'loom', []],
    ['loom', 'laser-cutter', ['no-such-machine-kind']],
  ])('%s, where it was %s', (kind, before, expected) => {
    expect(machineKindRefusals(of(kind), offered, of(before))).toEqual(expected)
  })

  test('is not kept of a room', () => {
    expect(withoutRoomKind({ ...laser, machineKind: 'laser-cutter' }).machineKind).toBe('laser-cutter')
    expect(withoutRoomKind({ ...hall, machineKind: 'laser-cutter' }).machineKind).toBeNull()
  })
})
