import { beforeAll, describe, expect, test } from '@jest/globals'
import type { PersonRole } from '../src/access/actor.ts'
import { systemContext } from '../src/access/actor.ts'
import { Notices } from '../src/notices/notice.model.ts'
import { promoteWaiting } from '../src/labs/waiting-list.service.ts'
import { remindAuthorisations } from '../src/reminders/authorisation-reminder.service.ts'
import { remindRollCalls } from '../src/reminders/lab-roll-call-reminder.service.ts'
import { remindLabSessions } from '../src/reminders/lab-session-reminder.service.ts'
import { sendLabWeeks } from '../src/reminders/lab-week.service.ts'
import { tellWhoIsOffSite } from '../src/reminders/off-site.service.ts'
import { AnnouncedAbsences, RollCalls } from '../src/roll-calls/roll-call.model.ts'
import { checkAttendance } from '../src/roll-calls/low-attendance.service.ts'
import { routes } from '../src/routes.ts'
import { Students } from '../src/schools/student.model.ts'
import { joinFromVolta } from './roll-calls/cast.ts'
import { useTestApp } from './support/app.ts'
import { testNow } from './support/borgo-database.ts'
import { ownIds, people } from './support/borgo-ids.ts'

/**
 * Who reads whose name, on every page about labs and in every file of them: one lab has students of two schools, an absence
 * with a reason, and an announced one. The city reads no student's name, a school those of its own students, the partner
 * no reason and no birth day, a student nobody's but their own.
 */
const borgo = useTestApp({ fresh: 'once' })

const whyAbsent = 'Visita dal cardiologo'
const whyAnnounced = 'Seduta di fisioterapia'
const ofLabs = /^\/(?:laboratori|presenze|abilitazioni|calendario|catalogo|avvisi|registro-accessi|$)/u
const places = [
  { editionId: 'robotica-3a', sessionId: 'robotica-3a-5', groupId: 'robotica-3a-3a' },
  { editionId: 'robotica-3a', sessionId: 'robotica-3a-9', groupId: 'volta-guests', studentId: 'vanni' },
  { editionId: 'making-aperto', sessionId: 'making-aperto-1', groupId: 'making-5b' },
]
const addresses = routes
  .filter(({ method, pattern }) => method === 'get' && ofLabs.test(pattern) && !pattern.includes(':secret'))
  .flatMap(({ pattern }) => places.map((place) => addressOf(pattern, { ...ownIds, ...place })))
const asked = [...new Set(addresses)].flatMap((address) => [address, `${address}?formato=csv`])
const urls = [...asked, '/laboratori/robotica-3a/incontri/robotica-3a-3/appello', '/calendario?vista=settimana']

function addressOf(pattern: string, ids: Record<string, string>): string {
  return pattern.replace(/:(\w+)/gu, (_, name: string) => ids[name] ?? 'unknown')
}

interface Known {
  id: string
  schoolId: string
  names: string[]
  secrets: string[]
}
let students: Known[] = []

beforeAll(async () => {
  await joinFromVolta(['vanni', 'volta-3a-4'])
  const excuse = { 'lines.$.justified': true, 'lines.$.reason': whyAbsent }
  await RollCalls.updateOne({ _id: 'robotica-3a-5', 'lines.id': 'bruno' }, { $set: excuse })
  await AnnouncedAbsences.updateMany({ studentId: 'giulia' }, { $set: { reason: whyAnnounced } })
  await sendLetters()
  const all = await Students.find().lean()
  students = all.map(({ _id, schoolId, surname, givenName, birthDate, email }) => ({
    id: _id,
    schoolId,
    names: [`${surname} ${givenName}`, `${givenName} ${surname}`, `${surname};${givenName}`],
    secrets: [birthDate?.split('-').toReversed().join('/'), email].filter((text) => typeof text === 'string'),
  }))
})

/** Everything the jobs write about labs, this Wednesday and on Friday. */
async function sendLetters(): Promise<void> {
  const publicUrl = 'https://lab.borgo.example'
  for (const now of [testNow, new Date('2026-11-24T18:00:00+01:00'), new Date('2026-11-27T16:00:00+01:00')]) {
    const ctx = systemContext(now)
    const round = { asOf: ctx.today, publicUrl }
    for (const write of [remindAuthorisations, remindRollCalls]) await write(ctx, round)
    for (const write of [remindLabSessions, sendLabWeeks, tellWhoIsOffSite]) await write(ctx, round)
    await promoteWaiting(ctx, publicUrl)
    await checkAttendance(ctx, publicUrl)
  }
}

/** All that somebody may open, as one text for each address, without the differences of blanks and marks. */
async function readingOf(identifier: string): Promise<Map<string, string>> {
  const visitor = await borgo.signIn(identifier)
  const texts = new Map<string, string>()
  for (const url of urls) {
    const { status, headers, bytes } = await visitor.download(url)
    expect([url, status < 500]).toEqual([url, true])
    if (status === 200 && headers['content-type']?.startsWith('text/'))
      texts.set(url, bytes.toString('utf8').replaceAll('&#x27;', "'").replaceAll(/\s+/gu, ' '))
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
const secretsOf = (which: (student: Known) => boolean) => students.filter(which).flatMap(({ secrets }) => secrets)
const everybody = () => true
const ofSchool = (schoolId: string) => (student: Known) => student.schoolId === schoolId

describe('on the pages of labs and in their files', () => {
  test('the city reads no name, no address and no reason, not even in the outbox', async () => {
    const texts = await readingOf(people.city)
    expect(texts.size).toBeGreaterThan(30)
    const words = [...namesOf(everybody), ...secretsOf(everybody), whyAbsent, whyAnnounced]
    expect(whereRead(texts, words)).toEqual([])
  })

  const atGalilei: PersonRole[] = ['office', 'coordinator', 'teacher']
  test.each(atGalilei)('the %s reads of the own students alone, with their reasons', async (role) => {
    const texts = await readingOf(people[role])
    expect(whereRead(texts, namesOf(ofSchool('volta')))).toEqual([])
    expect(
      whereRead(
        texts,
        namesOf(({ id }) => id === 'giulia'),
      ).length,
    ).toBeGreaterThan(5)
    expect(whereRead(texts, [whyAbsent])).not.toEqual([])
  })

  test('the other school reads of its own alone, and no reason', async () => {
    const texts = await readingOf('coordinatore@volta.example')
    expect(whereRead(texts, [...namesOf(ofSchool('galilei')), whyAbsent, whyAnnounced])).toEqual([])
    expect(
      whereRead(
        texts,
        namesOf(({ id }) => id === 'vanni'),
      ),
    ).not.toEqual([])
  })

  test('the partner reads names, and neither reasons nor birth days', async () => {
    const texts = await readingOf(people.host)
    expect(
      whereRead(
        texts,
        namesOf(({ id }) => id === 'vanni'),
      ),
    ).not.toEqual([])
    expect(whereRead(texts, [whyAbsent, whyAnnounced, ...secretsOf(everybody)])).toEqual([])
  })

  test('another partner reads nothing of the lab', async () => {
    const texts = await readingOf('ente@officine.example')
    expect([...texts.keys()].filter((url) => url.startsWith('/laboratori/'))).not.toContain('/laboratori/robotica-3a')
    expect(whereRead(texts, [whyAbsent, whyAnnounced])).toEqual([])
  })

  test('a student reads of nobody else', async () => {
    const texts = await readingOf(people.student)
    expect(whereRead(texts, [...namesOf(({ id }) => id !== 'giulia'), whyAbsent])).toEqual([])
    expect(whereRead(texts, [whyAnnounced])).not.toEqual([])
  })
})

test('no letter about labs names a student', async () => {
  const letters = await Notices.find({ kind: /^(?:lab-|off-site|authorisation)/u }).lean()
  expect(new Set(letters.map(({ kind }) => kind)).size).toBeGreaterThan(3)
  const texts = new Map(letters.map(({ _id, data }) => [_id, JSON.stringify(data)]))
  expect(whereRead(texts, [...namesOf(everybody), ...secretsOf(everybody), whyAbsent, whyAnnounced])).toEqual([])
})
