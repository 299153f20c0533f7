import { describe, expect, test } from '@jest/globals'
import { type EditionSearch, editionPartners, editionsOfModule, listEditions } from '../../src/labs/edition.service.ts'
import { day } from '../../src/platform/day.ts'
import { city, coordinator, host, teacher, useBorgo, volta } from '../activities/cast.ts'

useBorgo()

const everything: EditionSearch = {
  q: '',
  theme: '',
  level: '',
  state: null,
  partnerId: '',
  schoolYear: null,
  from: null,
  to: null,
  free: false,
  siteIds: null,
  scope: 'all',
  page: 1,
}

describe('the list of editions', () => {
  const ids = async (ctx: typeof city, change: Partial<EditionSearch> = {}) =>
    (await listEditions(ctx, { ...everything, ...change })).editions.map(({ _id }) => _id).toSorted()

  test('shows each what is theirs to see', async () => {
    expect(await ids(city)).toEqual(['coding-volta', 'laser-bozza', 'making-aperto', 'robotica-3a'])
    expect(await ids(host)).toEqual(['laser-bozza', 'making-aperto', 'robotica-3a'])
    expect(await ids(coordinator)).toEqual(['coding-volta', 'making-aperto', 'robotica-3a'])
    expect(await ids(coordinator, { scope: 'open-and-ours' })).toEqual(['making-aperto', 'robotica-3a'])
    expect(await ids(volta, { scope: 'ours' })).toEqual(['coding-volta'])
  })

  test.each<[string, Partial<EditionSearch>, string[]]>([
    ['words of the title', { q: 'robot' }, ['robotica-3a']],
    ['its code', { q: 'mak-1/26-a' }, ['making-aperto']],
    ['the name of the partner', { q: 'bernasconi' }, ['coding-volta']],
    ['signs that mean something in a pattern', { q: '.*(' }, []],
    ['a state', { state: 'running' }, ['coding-volta', 'robotica-3a']],
    ['free seats', { free: true }, ['laser-bozza', 'making-aperto']],
    ['a site', { siteIds: ['officine-1'] }, ['coding-volta']],
    ['no site at all', { siteIds: [] }, []],
    ['a partner', { partnerId: 'officine' }, ['coding-volta']],
    ['days on which it takes place', { from: day('2027-01-01'), to: day('2027-01-31') }, ['making-aperto']],
    ['a level', { level: 'advanced' }, []],
  ])('is filtered by %s', async (_, change, expected) => {
    expect(await ids(city, change)).toEqual(expected)
  })

  test('names no student', async () => {
    const { editions } = await listEditions(city, everything)
    expect(JSON.stringify(editions)).not.toMatch(/giulia|vanni|studentId|participants|groups/u)
  })

  test('is short for a module: what can be joined', async () => {
    expect((await editionsOfModule(teacher, 'mak-1')).map(({ _id }) => _id)).toEqual(['making-aperto'])
    expect((await editionPartners(city)).map(({ _id }) => _id)).toEqual(['fablab', 'officine'])
    expect(await editionPartners(host)).toEqual([])
  })
})
