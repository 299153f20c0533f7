import { describe, expect, test } from '@jest/globals'
import { taxCodeOf } from '../../src/identifiers/tax-code-person.rules.ts'
import { controlLetter } from '../../src/identifiers/tax-code.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { readConfirmation } from '../../src/schools/class-list-import.forms.ts'
import { previewClassList } from '../../src/schools/class-list-import.rules.ts'
import type { ListedStudent } from '../../src/schools/class-list-result.rules.ts'
import { afterList, aList, aRow, enrolmentsOf, nothing, planFor, studentNamed, told } from './import-support.ts'

const born = (text: string) => ({ birthDate: day(text) })
const coded = (surname: string, givenName: string, birth = '2010-04-18') => {
  const birthDate = day(birth)
  return { birthDate, taxCode: taxCodeOf({ surname, givenName, day: birthDate, sex: 'F', place: 'F205' }) }
}
const ada = aRow('Abbadini Ada', coded('Abbadini', 'Ada'))
const bea = aRow('Brambati Bea', coded('Brambati', 'Bea', '2010-05-02'))
const cleo = aRow('Carugati Cleo', born('2010-06-11'))
const dora = aRow('Dossi Dora')
const everybody = [ada, bea, cleo, dora]
const autumn = afterList(aList(everybody), nothing)
const later = { effective: day('2027-02-10') }
const preview = (rows: ListedStudent[], given = {}) => previewClassList(aList(rows, { ...later, ...given }), autumn)

describe('the first list of a class', () => {
  test('creates the class and enrols everybody from the first day of the school year', () => {
    expect(
      told(previewClassList(aList(everybody), nothing)).every((line) => line.endsWith(': joined new-student')),
    ).toBe(true)
    expect(autumn.classes).toMatchObject([{ label: '3A', year: 3, section: 'A', track: null, kind: 'tecnico' }])
    expect(enrolmentsOf(autumn, 'Abbadini Ada')).toEqual(['3A 2026-09-01 …'])
  })

  test('does not take in who had left before the school used the programme', () => {
    const left = aRow('Elli Elda', { leaving: { reason: 'withdrawn', date: day('2026-10-12') } })
    const shown = previewClassList(aList([ada, left]), nothing)
    expect(told(shown)[1]).toBe('Elli Elda: unchanged left-before')
    expect(planFor(shown).students).toHaveLength(1)
  })

  test('a row without a class waits until the office says which, and a year without a section is no class', () => {
    const rows = [aRow('Ferri Fia', { class: null }), aRow('Galli Gea', { class: '3' })]
    expect(told(previewClassList(aList(rows), nothing))).toEqual([
      'Ferri Fia: doubtful no-class',
      'Galli Gea: doubtful no-class',
    ])
    const named = aList(rows, { defaultClass: 'terza B' })
    expect(previewClassList(named, nothing).lines.map(({ className }) => className)).toEqual(['3B', '3B'])
  })

  test('one tax code beside two names belongs to the first; the second is stored without it if the office wants', () => {
    const other = aRow('Zucchi Zoe', { taxCode: ada.taxCode })
    const list = aList([ada, other])
    expect(told(previewClassList(list, nothing))[1]).toBe('Zucchi Zoe: doubtful tax-code-taken')
    const after = afterList(list, nothing, [{ key: 'r1', choice: 'new' }])
    expect(studentNamed(after, 'Zucchi Zoe').taxCode).toBeNull()
    expect(told(previewClassList(list, after)).map((line) => line.split(': ')[1])).toEqual(['unchanged', 'unchanged'])
  })

  test('a person of one name only is taken when the office confirms it', () => {
    const list = aList([aRow('Suharti', { ...born('2010-01-01') })])
    expect(told(previewClassList(list, nothing))).toEqual(['Suharti : doubtful name-incomplete'])
    const after = afterList(list, nothing, [{ key: 'r0', choice: 'new' }])
    expect(told(previewClassList(list, after))).toEqual(['Suharti : unchanged'])
  })
})

describe('a list that comes again', () => {
  test('changes nothing when it is the same, in any order', () => {
    expect(told(preview(everybody.toReversed())).every((line) => line.endsWith(': unchanged'))).toBe(true)
  })

  test('a student who changed class keeps the autumn in the old one', () => {
    const both = afterList(aList([aRow('Isella Ida', { class: '3B', ...born('2010-02-02') })]), autumn)
    const rows = [bea, cleo, dora, { ...ada, class: '3B' }, aRow('Isella Ida', { class: '3B', ...born('2010-02-02') })]
    const list = aList(rows, later)
    expect(told(previewClassList(list, both))).toContain('Abbadini Ada: moved class-change')
    const after = afterList(list, both)
    expect(enrolmentsOf(after, 'Abbadini Ada')).toEqual(['3A 2026-09-01 … 2027-02-09 class-change', '3B 2027-02-10 …'])
  })

  test('a move taken back on the same day leaves no trace', () => {
    const moved = afterList(aList([{ ...ada, class: '3B' }], later), autumn)
    const back = aList([ada, bea, cleo, dora], later)
    expect(told(previewClassList(back, moved))[0]).toBe('Abbadini Ada: moved correction')
    expect(enrolmentsOf(afterList(back, moved), 'Abbadini Ada')).toEqual(['3A 2026-09-01 …'])
  })

  test('a class wrong from its first day is put right in its place', () => {
    const wrong = afterList(aList([aRow('Nava Nina', born('2010-01-09'))], later), autumn)
    const right = aList([aRow('Nava Nina', { class: '4C', ...born('2010-01-09') })], later)
    expect(enrolmentsOf(afterList(right, wrong), 'Nava Nina')).toEqual(['4C 2027-02-10 …'])
  })

  test('a newcomer in mid-year joins from that day', () => {
    const after = afterList(aList([...everybody, aRow('Lodi Lea')], later), autumn)
    expect(enrolmentsOf(after, 'Lodi Lea')).toEqual(['3A 2027-02-10 …'])
  })

  test('who withdrew leaves on the day the list tells, and the same list again changes nothing', () => {
    const list = aList([{ ...ada, leaving: { reason: 'withdrawn', date: day('2026-10-12') } }, bea, cleo, dora], later)
    expect(told(previewClassList(list, autumn))[0]).toBe('Abbadini Ada: left withdrawn')
    const after = afterList(list, autumn)
    expect(enrolmentsOf(after, 'Abbadini Ada')).toEqual(['3A 2026-09-01 … 2026-10-12 withdrawn'])
    expect(told(previewClassList(list, after))[0]).toBe('Abbadini Ada: unchanged already-left')
  })

  test('who is missing leaves the day before, but only from the classes that the list names', () => {
    expect(told(preview([ada, bea, cleo]))).toContain('Dossi Dora: left not-in-list')
    expect(told(preview([aRow('Isella Ida', { class: '3B' })]))).toEqual(['Isella Ida: joined new-student'])
    const after = afterList(aList([ada, bea, cleo], later), autumn)
    expect(enrolmentsOf(after, 'Dossi Dora')).toEqual(['3A 2026-09-01 … 2027-02-09 not-in-list'])
  })

  test('who had been left out by mistake is taken up again, not enrolled twice', () => {
    const without = afterList(aList([ada, bea, cleo], later), autumn)
    const list = aList(everybody, { effective: day('2027-03-01') })
    expect(told(previewClassList(list, without))).toContain('Dossi Dora: joined reopened')
    expect(enrolmentsOf(afterList(list, without), 'Dossi Dora')).toEqual(['3A 2026-09-01 …'])
  })

  test('who withdrew and comes back months later has two enrolments', () => {
    const gone = afterList(
      aList([{ ...ada, leaving: { reason: 'withdrawn', date: day('2026-12-01') } }, bea, cleo, dora], later),
      autumn,
    )
    const after = afterList(aList(everybody, { effective: day('2027-03-01') }), gone)
    expect(enrolmentsOf(after, 'Abbadini Ada')).toEqual(['3A 2026-09-01 … 2026-12-01 withdrawn', '3A 2027-03-01 …'])
  })

  test('half a list empties no class unless the office says so', () => {
    const rows = ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque', 'Sei', 'Sette', 'Otto'].map((name) => aRow(`${name} Mia`))
    const full = afterList(aList(rows), nothing)
    const half = aList(rows.slice(0, 2), later)
    const doubtful = previewClassList(half, full).lines.filter(({ kind }) => kind === 'doubtful')
    expect(doubtful).toHaveLength(6)
    expect(doubtful[0]).toMatchObject({ reasons: ['many-missing'], choices: ['apply'] })
    expect(planFor(previewClassList(half, full)).closings).toHaveLength(0)
    const decided = doubtful.map(({ key }) => ({ key, choice: 'apply' }))
    expect(planFor(previewClassList(half, full, decided)).closings).toHaveLength(6)
    const all = readConfirmation({ seal: 'x', completo: 'yes' }).decisions
    expect(planFor(previewClassList(half, full, all)).closings).toHaveLength(6)
  })
})

describe('the next school year', () => {
  const next = { schoolYear: schoolYear('2027/28'), effective: day('2027-09-13') }

  test('students go up to the new class; the old enrolment ends with its year', () => {
    const list = aList(
      everybody.map((row) => ({ ...row, class: '4A' })),
      next,
    )
    expect(told(previewClassList(list, autumn)).every((line) => line.endsWith(': moved new-year'))).toBe(true)
    const after = afterList(list, autumn)
    expect(enrolmentsOf(after, 'Dossi Dora')).toEqual(['3A 2026-09-01 … 2027-08-31 new-year', '4A 2027-09-01 …'])
  })

  test('the class of the same name is another class, and who repeats the year is in it', () => {
    const after = afterList(aList([ada], next), autumn)
    expect(after.classes.map(({ label, schoolYear: year }) => `${label} ${year}`)).toEqual(['3A 2026/27', '3A 2027/28'])
    expect(enrolmentsOf(after, 'Abbadini Ada')).toEqual(['3A 2026-09-01 … 2027-08-31 new-year', '3A 2027-09-01 …'])
  })

  test('a late list of the old year does not bring anybody back', () => {
    const promoted = afterList(
      aList(
        everybody.map((row) => ({ ...row, class: '4A' })),
        next,
      ),
      autumn,
    )
    const late = previewClassList(aList(everybody, { effective: day('2027-08-20') }), promoted)
    expect(told(late).every((line) => line.endsWith(': unchanged already-next-year'))).toBe(true)
  })
})

describe('who is who', () => {
  const reason = (row: ListedStudent, rest = everybody.slice(1)) =>
    told(preview([...rest, row])).find((line) => line.startsWith(row.surname))

  test.each([
    ['case, accents and apostrophes', aRow("ABBADINI ADÀ'", { birthDate: ada.birthDate }), 'unchanged'],
    ['the same birth day and no tax code', aRow('Abbadini Ada', { birthDate: ada.birthDate }), 'unchanged'],
    ['the name alone, in the class', aRow('Abbadini Ada'), 'unchanged'],
  ])('%s: the same person', (_, row, expected) => {
    expect(told(preview([row, bea, cleo, dora]))[0]?.split(': ')[1]).toBe(expected)
  })

  test('a tax code changed by omocodia is the same person', () => {
    const changed = `${ada.taxCode?.slice(0, 14)}R`
    const omocodia = changed + controlLetter(changed)
    expect(omocodia).not.toBe(ada.taxCode)
    expect(told(preview([{ ...ada, taxCode: omocodia }, bea, cleo, dora]))[0]).toBe('Abbadini Ada: unchanged')
  })

  test('a married or corrected name follows the tax code that still fits it', () => {
    const list = aList([aRow('Abbadini Ida', { taxCode: ada.taxCode }), bea, cleo, dora], later)
    expect(told(previewClassList(list, autumn))[0]).toBe('Abbadini Ida: doubtful code-of-other-name')
    const longer = aList([aRow('Abbadini Adda', { ...ada, givenName: 'Adda' }), bea, cleo, dora], later)
    expect(told(previewClassList(longer, autumn))[0]).toBe('Abbadini Adda: doubtful code-of-other-name')
    const respelt = aList([{ ...ada, surname: 'Abbadino' }, bea, cleo, dora], later)
    expect(told(previewClassList(respelt, autumn))[0]).toBe('Abbadino Ada: unchanged details-corrected')
    expect(studentNamed(afterList(respelt, autumn), 'Abbadino Ada').taxCode).toBe(ada.taxCode)
  })

  test('a tax code that was awaited completes the student', () => {
    const code = coded('Carugati', 'Cleo', '2010-06-11')
    const list = aList([ada, bea, { ...cleo, ...code }, dora], later)
    expect(told(previewClassList(list, autumn))[2]).toBe('Carugati Cleo: unchanged details-corrected')
    const after = afterList(list, autumn)
    expect(studentNamed(after, 'Carugati Cleo').taxCode).toBe(code.taxCode)
    expect(told(previewClassList(list, after))[2]).toBe('Carugati Cleo: unchanged')
  })

  test.each([
    [
      'the same name and birth day with another tax code',
      { ...ada, taxCode: coded('Abbadini', 'Ada').taxCode?.replace('F205', 'H501') ?? null },
      'unchanged',
    ],
    ['a name from another class', aRow('Abbadini Ada', { class: '5C' }), 'doubtful same-name-elsewhere'],
    ['a longer given name', aRow('Carugati Cleo Maria', born('2010-06-11')), 'doubtful similar-name'],
    ['another birth day', aRow('Carugati Cleo', born('2010-06-12')), 'doubtful other-birth-date'],
  ])('%s is left to the office', (label, row, expected) => {
    const others = everybody.filter(({ surname }) => surname !== row.surname)
    const code = row.taxCode ? row.taxCode.slice(0, 15) + controlLetter(row.taxCode.slice(0, 15)) : null
    const told1 = reason({ ...row, taxCode: code }, others)?.split(': ')[1]
    expect(told1).toBe(label.includes('another tax code') ? 'doubtful other-tax-code' : expected)
  })

  test('a doubtful row holds the student it could be: neither leaves', () => {
    const shown = preview([ada, bea, aRow('Carugati Cleo Maria', born('2010-06-11')), dora])
    expect(shown.lines.filter(({ kind }) => kind === 'left')).toEqual([])
    expect(planFor(shown).result).toMatchObject({ joined: 0, left: 0, doubtful: 1, unchanged: 3 })
  })

  test('the office says that it is the same person, or a new one', () => {
    const list = aList([ada, bea, aRow('Carugati Cleo Maria', born('2010-06-11')), dora], later)
    const known = studentNamed(autumn, 'Carugati Cleo')
    expect(previewClassList(list, autumn).lines[2]?.choices).toEqual([`same:${known._id}`, 'new'])
    const same = afterList(list, autumn, [{ key: 'r2', choice: `same:${known._id}` }])
    expect(studentNamed(same, 'Carugati Cleo Maria')._id).toBe(known._id)
    const other = afterList(list, autumn, [{ key: 'r2', choice: 'new' }])
    expect(other.students).toHaveLength(5)
    const forged = previewClassList(list, autumn, [
      { key: 'r2', choice: `same:${studentNamed(autumn, 'Dossi Dora')._id}` },
    ])
    expect(forged.lines[2]?.kind).toBe('doubtful')
  })

  test('two of one name in a class are two, and stay two', () => {
    const twins = aList([dora, dora], {})
    const two = afterList(twins, nothing)
    expect(two.students).toHaveLength(2)
    expect(told(previewClassList(twins, two))).toEqual(['Dossi Dora: unchanged', 'Dossi Dora: unchanged'])
    expect(told(previewClassList(aList([dora]), two))[0]).toBe('Dossi Dora: doubtful several-same-name')
  })
})

describe('which class', () => {
  test('each site has its own 3A', () => {
    const other = preview([aRow('Isella Ida')], { siteCode: 'XXPS000002' })
    expect(other.classes[0]?.existing).toBeNull()
    const mixed = preview([aRow('Isella Ida', { class: '4B' }), dora], {
      sites: [{ className: '4B', siteCode: 'XXPS000002' }],
    })
    expect(mixed.classes.map(({ siteCode }) => siteCode)).toEqual(['XXPS000002', 'XXTF000001'])
  })

  test.each([
    ['3A INF', ['3A INF'], true],
    ['3A INF', ['3A INF', '3A ELN'], false],
    ['3A', ['3A'], true],
  ])('%s, among %j, is the 3A we have: %s', (className, all, found) => {
    const shown = preview(all.map((label, n) => aRow(`Nuovo N${n}`, { class: label })))
    expect(shown.classes.find((each) => each.className === className)?.existing !== null).toBe(found)
  })
})
