import { describe, expect, test } from '@jest/globals'
import {
  cancelEditionsAt,
  countEditionsOf,
  editionsAtPartner,
  moveEditions,
} from '../../src/labs/edition-partner.service.ts'
import { city, host, useBorgo } from '../activities/cast.ts'
import { stored } from './an-edition.ts'

useBorgo()

describe('the editions of a partner', () => {
  test('are told before it is suspended, and cancelled with it; twice is once', async () => {
    const before = await editionsAtPartner(city, 'fablab')
    expect(before.map(({ _id, sessions, nextDay }) => [_id, sessions, nextDay])).toEqual([
      ['robotica-3a', 4, '2026-11-25'],
      ['making-aperto', 6, '2027-01-19'],
      ['laser-bozza', 0, null],
    ])
    const counts = await Promise.all([
      cancelEditionsAt(city, 'fablab', 'Ente sospeso'),
      cancelEditionsAt(city, 'fablab', 'Ente sospeso'),
    ])
    expect(counts[0] + counts[1]).toBe(3)
    expect(await editionsAtPartner(city, 'fablab')).toEqual([])
    expect((await stored('coding-volta')).state).toBe('running')
    await expect(editionsAtPartner(host, 'fablab')).rejects.toMatchObject({ name: 'Forbidden' })
  })

  test('go to the partner that takes its place, with the people of their sessions', async () => {
    await moveEditions(city, { from: 'fablab', to: 'officine' })
    await moveEditions(city, { from: 'fablab', to: 'officine' })
    const { partnerId, partnerIds, staff, sessions } = await stored('robotica-3a')
    expect([partnerId, partnerIds]).toEqual(['officine', ['officine']])
    expect(
      [...staff, ...sessions.flatMap((session) => session.staff)].every((each) => each.partnerId === 'officine'),
    ).toBe(true)
    expect([await countEditionsOf(city, 'fablab'), await countEditionsOf(city, 'officine')]).toEqual([0, 4])
  })
})
