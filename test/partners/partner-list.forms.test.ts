import { describe, expect, test } from '@jest/globals'
import { readPartnerFilter, searchFields, type TypedSearch } from '../../src/partners/partner-list.forms.ts'
import { day } from '../../src/platform/day.ts'

const entry = (code: string, it: string, en = it) => ({ code, name: { it, en }, retired: false })
const lists = {
  themes: [entry('moda', 'Moda')],
  districts: [{ ...entry('centro', 'Centro storico', 'Old town'), position: null }],
  tracks: [{ ...entry('informatica', 'Informatica'), kind: 'tecnico' as const }],
}
const today = day('2026-11-22')
const nothing = Object.fromEntries(searchFields.map((name) => [name, ''])) as TypedSearch
const read = (typed: Partial<TypedSearch>) => readPartnerFilter({ ...nothing, ...typed }, lists, today)

describe('the search in an address', () => {
  test('may be empty', () => {
    expect(read({})).toMatchObject({ q: '', kind: undefined, theme: undefined, seats: null, problem: null })
  })

  test('names entries of the programme by their codes', () => {
    expect(read({ tipo: 'fablab', tema: 'moda', indirizzo: 'informatica', stato: 'expired' })).toMatchObject({
      kind: 'fablab',
      theme: 'moda',
      track: 'informatica',
      standing: 'expired',
    })
    expect(read({ quartiere: 'centro' }).district).toEqual(['centro', 'Centro storico', 'Old town'])
  })

  test('leaves out what is in no list', () => {
    const filter = read({ tipo: 'x', tema: '$ne', quartiere: 'y', indirizzo: 'z', stato: 'w' })
    expect([filter.kind, filter.theme, filter.district, filter.track, filter.standing]).toEqual(
      Array(5).fill(undefined),
    )
  })

  test.each([
    [{ posti: '3' }, { from: '2026-11-22', to: '2026-11-22' }, 3],
    [{ posti: '3', dal: '2027-03-01' }, { from: '2027-03-01', to: '2027-03-01' }, 3],
    [{ posti: '3', dal: '1/3/2027', al: '31/03/2027' }, { from: '2027-03-01', to: '2027-03-31' }, 3],
    [{ al: '2027-03-31' }, { from: '2026-11-22', to: '2027-03-31' }, 0],
    [{ posti: '0' }, { from: '2026-11-22', to: '2026-11-22' }, 0],
  ])('%j asks for seats in a period', (typed, period, seats) => {
    expect(read(typed)).toMatchObject({ seats: { period, seats }, problem: null })
  })

  test.each([
    [{ posti: 'tre' }, 'not-a-number'],
    [{ posti: '-1' }, 'not-a-number'],
    [{ posti: '1,5' }, 'not-a-number'],
    [{ posti: '1000' }, 'not-a-number'],
    [{ dal: '31/02/2027' }, 'not-a-day'],
    [{ dal: '2027-03-01', al: 'domani' }, 'not-a-day'],
    [{ dal: '2027-03-02', al: '2027-03-01' }, 'ends-before-it-begins'],
    [{ al: '2026-11-21' }, 'ends-before-it-begins'],
  ])('%j is told, and left out', (typed, problem) => {
    expect(read(typed)).toMatchObject({ seats: null, problem, typed })
  })
})
