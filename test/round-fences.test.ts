import { beforeAll, describe, expect, test } from '@jest/globals'
import type { PersonRole } from '../src/access/actor.ts'
import { RoundAssignments } from '../src/assignments/assignment.model.ts'
import { paths } from '../src/paths.ts'
import { routes } from '../src/routes.ts'
import { Rounds } from '../src/rounds/round.model.ts'
import { Students } from '../src/schools/student.model.ts'
import { useTestApp } from './support/app.ts'
import { ownIds, people } from './support/borgo-ids.ts'

/**
 * Who reads whose name, on every page about offers, rounds and choices and in every file of them: rounds of one school and
 * of the city, from a draft to the result. The city reads no student's name, a school those of its own students, a host
 * nobody's before it may be told, a student nobody's but their own; why somebody must not go somewhere is known to who
 * decides about it, and the seed of a draw to nobody before the result.
 */
const borgo = useTestApp({ fresh: 'once' })

const ofGalilei = { classId: 'galilei-4a', studentId: 'carlo', unitId: 'galilei-4a-5', receiptCode: '0005-00C1' }
const ofVolta = { classId: 'volta-3a', studentId: 'vanni', unitId: 'volta-3a-9', receiptCode: '0022-00C1' }
const told = { roundId: 'tornata-citta-esito', runId: 'prova-citta-esito', offerId: 'offerta-aperti-1' }
const ready = { roundId: 'tornata-citta-chiusa', runId: 'prova-citta-chiusa', offerId: 'offerta-bottega-3' }
const places = [
  ...[told, ready].flatMap((round) => [ofGalilei, ofVolta].map((unit) => ({ ...round, ...unit }))),
  { roundId: 'tornata-citta' },
  { roundId: 'tornata-primavera', offerId: 'offerta-fablab-stampa' },
  { roundId: 'tornata-inverno', runId: 'prova-inverno', offerId: 'offerta-inverno-stampa' },
  { roundId: 'tornata-quinte', classId: 'galilei-5b', studentId: 'dora', unitId: 'dora' },
  { roundId: 'tornata-volta', classId: 'volta-3a', studentId: 'vanni', unitId: 'vanni' },
]

const ofRounds = /^\/(?:offert[ae]|tornat[ae]|scelte|esito|arrivi|estrazione)(?:\/|$)/u
const pages = routes.filter(({ method, pattern }) => method === 'get' && ofRounds.test(pattern))
const urls = [...new Set(pages.flatMap(({ pattern }) => places.flatMap((place) => asked(pattern, place))))]

/** An address, and those of the parts of a page that has parts. */
function asked(pattern: string, place: Record<string, string>): string[] {
  const ids: Record<string, string> = { ...ownIds, ...place }
  const url = pattern.replace(/:(\w+)/gu, (_, name: string) => ids[name] ?? 'unknown')
  if (pattern === paths.roundPublication.pattern) return [`${url}?prova=${ids['runId']}`]
  const parts = pattern === paths.roundRun.pattern ? ['studenti', 'offerte', 'differenze'] : []
  return [url, ...parts.map((part) => `${url}?parte=${part}`)]
}

interface Known {
  id: string
  schoolId: string
  names: string[]
}
let students: Known[] = []
/** Why somebody is kept from a host, or from somebody; and why a place is fixed. */
let bars: { schoolId: string; reason: string }[] = []
let locks: { schoolId: string; reason: string }[] = []
/** Of draws whose result nobody knows yet. */
let seeds: string[] = []

beforeAll(async () => {
  const all = await Students.find().lean()
  students = all.map(({ _id, schoolId, surname, givenName }) => ({
    id: _id,
    schoolId,
    names: [`${surname} ${givenName}`, `${givenName} ${surname}`, `${surname};${givenName}`],
  }))
  const rounds = await Rounds.find().lean()
  bars = rounds.flatMap(({ forbidden, keepApart }) => [...forbidden, ...keepApart])
  locks = rounds.flatMap((round) => round.locks)
  seeds = rounds.flatMap(({ state, seed }) => (state !== 'published' && seed !== '' ? [seed] : []))
  // The placement of one has been prepared, its agreement is in force and the family has been told.
  const hers = { _id: 'tornata-inverno', 'places.unitId': 'giulia' }
  const placed = { offerId: 'offerta-inverno-stampa', placementId: 'giulia-fablab', state: 'placed' }
  const change = Object.fromEntries(Object.entries(placed).map(([field, value]) => [`places.$.${field}`, value]))
  await RoundAssignments.updateOne(hers, { $set: change })
})

/** All that somebody may open, as one text for each address, without the differences of blanks and marks. */
async function readingOf(identifier: string): Promise<Map<string, string>> {
  const visitor = await borgo.signIn(identifier)
  const texts = new Map<string, string>()
  const read = async (url: string): Promise<string> => {
    const { status, headers, bytes } = await visitor.download(url)
    expect([url, status < 500]).toEqual([url, true])
    const isRead = status === 200 && /^(?:text|application\/json)/u.test(headers['content-type'] ?? '')
    const text = isRead
      ? bytes.toString('utf8').replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=').replaceAll(/\s+/gu, ' ')
      : ''
    if (isRead) texts.set(url, text)
    return text
  }
  for (const url of urls) {
    const text = await read(url)
    // A page says itself whether there is a file of it.
    for (const format of ['csv', 'json']) {
      const ending = `formato=${format}`
      if (text.includes(ending)) await read(`${url}${url.includes('?') ? '&' : '?'}${ending}`)
    }
  }
  return texts
}

/** The addresses at which any of these words is read. */
function whereRead(texts: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  return [...texts].flatMap(([url, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${url}: ${word}`),
  )
}

const namesOf = (which: (student: Known) => boolean) => students.filter(which).flatMap(({ names }) => names)
const everybody = () => true
const everybodyBut = (id: string) => (student: Known) => student.id !== id
const ofSchool = (schoolId: string) => (student: Known) => student.schoolId === schoolId
const reasonsOf = (list: typeof bars, schoolIds = ['galilei', 'volta']) =>
  list.filter(({ schoolId }) => schoolIds.includes(schoolId)).map(({ reason }) => reason)

test('there is something to keep to oneself', () => {
  expect(seeds.length).toBeGreaterThan(2)
  for (const list of [bars, locks])
    expect(new Set(list.map(({ schoolId }) => schoolId))).toEqual(new Set(['galilei', 'volta']))
  expect(urls.length).toBeGreaterThan(150)
})

describe('on the pages of offers, rounds and choices and in their files', () => {
  test('the city reads how a round goes, and no student’s name', async () => {
    const texts = await readingOf(people.city)
    const files = [
      'tornata-citta-esito/verifica?formato=json',
      'tornata-citta-chiusa/prove/prova-citta-chiusa?parte=studenti&formato=csv',
    ]
    expect([...texts.keys()]).toEqual(expect.arrayContaining(files.map((file) => `/tornate/${file}`)))
    const steered = ['abbinamento', 'prove/prova-citta-chiusa', 'confronto', 'scelte', 'partecipanti']
    expect([...texts.keys()]).toEqual(
      expect.arrayContaining(steered.map((page) => `/tornate/tornata-citta-chiusa/${page}`)),
    )
    const looked = ['esito', 'grafici', 'verifica', 'scelte']
    expect([...texts.keys()]).toEqual(
      expect.arrayContaining(looked.map((page) => `/tornate/tornata-citta-esito/${page}`)),
    )
    expect(whereRead(texts, [...namesOf(everybody), ...reasonsOf(bars), ...reasonsOf(locks), ...seeds])).toEqual([])
  })

  const staff: [PersonRole, string, string][] = [
    ['office', 'galilei', people.office],
    ['coordinator', 'galilei', people.coordinator],
    ['teacher', 'galilei', people.teacher],
    ['office', 'volta', 'segreteria@volta.example'],
    ['coordinator', 'volta', 'coordinatore@volta.example'],
    ['teacher', 'volta', 'docente@volta.example'],
  ]
  test.each(staff)('the %s of %s reads of the own students alone', async (role, schoolId, identifier) => {
    const texts = await readingOf(identifier)
    const other = schoolId === 'galilei' ? 'volta' : 'galilei'
    expect(whereRead(texts, namesOf(ofSchool(other)))).toEqual([])
    expect(whereRead(texts, [...reasonsOf(bars, [other]), ...reasonsOf(locks, [other]), ...seeds])).toEqual([])
    expect(whereRead(texts, namesOf(ofSchool(schoolId)))).not.toEqual([])
    const decided = whereRead(texts, reasonsOf(bars, [schoolId]))
    if (role === 'coordinator') expect(decided).not.toEqual([])
    else expect(decided).toEqual([])
  })

  test('a host reads the name of whom it may be told of, and of nobody else', async () => {
    const texts = await readingOf(people.host)
    expect(whereRead(texts, namesOf(everybodyBut('giulia')))).toEqual([])
    const hers = whereRead(
      texts,
      namesOf((student) => student.id === 'giulia'),
    )
    expect(hers.length).toBeGreaterThan(0)
    expect(hers.every((line) => line.startsWith('/arrivi'))).toBe(true)
    expect(whereRead(texts, [...reasonsOf(bars), ...reasonsOf(locks), ...seeds])).toEqual([])
  })

  test('another host reads of nobody', async () => {
    const texts = await readingOf('ente@officine.example')
    expect([...texts.keys()]).toEqual(expect.arrayContaining(['/arrivi', '/offerte/offerta-bottega-3']))
    expect(whereRead(texts, [...namesOf(everybody), ...reasonsOf(bars), ...reasonsOf(locks), ...seeds])).toEqual([])
  })

  test.each([
    ['giulia', people.student, '/esito/tornata-inverno'],
    ['vanni', 'vanni.verdi', '/esito/tornata-citta-esito'],
  ])('the student %s reads of nobody else', async (id, identifier, result) => {
    const texts = await readingOf(identifier)
    expect([...texts.keys()]).toEqual(expect.arrayContaining([result, '/scelte']))
    expect(whereRead(texts, namesOf(everybodyBut(id)))).toEqual([])
    expect(whereRead(texts, [...reasonsOf(bars), ...reasonsOf(locks), ...seeds])).toEqual([])
  })
})
