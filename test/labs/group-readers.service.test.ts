import { beforeEach, describe, expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import { moveEdition } from '../../src/labs/edition-move.service.ts'
import { groupReaders } from '../../src/labs/group-readers.service.ts'
import { checkMinimums } from '../../src/labs/minimum.service.ts'
import { planEdition } from '../../src/labs/session-plan.service.ts'
import { tellUntold } from '../../src/labs/untold-changes.service.ts'
import { promoteWaiting } from '../../src/labs/waiting-list.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import type { NoticeKind } from '../../src/notices/notice.rules.ts'
import { day } from '../../src/platform/day.ts'
import { city, host, useBorgo } from '../activities/cast.ts'
import { input, shown } from './a-plan.ts'
import { aGroup, inGroup, stored, storedEdition } from './an-edition.ts'

useBorgo()

const publicUrl = 'https://bottega.example'
const teacher = 'docente@borgo.example'
const ofTheSchool = 'coordinatore@borgo.example'

function hat(role: Hat['role'], change: Partial<Hat> = {}): Hat {
  return { role, schoolId: null, partnerId: null, studentId: null, classIds: [], place: '', ...change }
}
const wear = (accountId: string, ...hats: Hat[]) => Accounts.updateOne({ _id: accountId }, { $set: { hats } })
const close = (...ids: string[]) => Accounts.updateMany({ _id: { $in: ids } }, { $set: { closedAt: city.now } })

/** Teresa, who comes along with 3A, is no longer there. */
const gone = {
  'whose account is closed': () => close('docente'),
  'who has moved to another school': () => wear('docente', hat('teacher', { schoolId: 'volta' })),
  'who works for a host now': () => wear('docente', hat('host', { partnerId: 'officine' })),
  'who has no address any more': () => Accounts.updateOne({ _id: 'docente' }, { $set: { email: null } }),
} satisfies Record<string, () => PromiseLike<unknown>>
const ways = Object.entries(gone)

// In Borgo she works for the fablab in her spare time; here she is a teacher only.
beforeEach(async () => {
  await wear('docente', hat('teacher', { schoolId: 'galilei', classIds: ['galilei-3a'] }))
})

describe('about a group one writes to', () => {
  const group = aGroup('g', ['giulia'])
  const schoolOnly = { schoolId: group.schoolId, teacher: group.teacher }
  const readers = async (...groups: Parameters<typeof groupReaders>[0]) =>
    (await groupReaders(groups)).map(({ to }) => to.email ?? `nobody: ${to.name}`)

  test('the teacher who comes along, once for several groups, and who enrolled it where that is asked for', async () => {
    expect(await readers(schoolOnly, schoolOnly)).toEqual([teacher])
    const enrolled = { ...schoolOnly, by: { accountId: 'segreteria', name: 'Sara' } }
    expect((await readers(enrolled)).toSorted()).toEqual([teacher, 'segreteria@borgo.example'])
  })

  test.each(ways)('the coordinators of the school instead of a teacher %s', async (_, leave) => {
    await leave()
    expect(await readers(schoolOnly, { ...schoolOnly })).toEqual([ofTheSchool])
  })

  test('whoever has another task at the same school all the same', async () => {
    await wear('docente', hat('office', { schoolId: 'galilei' }), hat('coordinator', { schoolId: 'galilei' }))
    expect(await readers(schoolOnly)).toEqual([teacher])
  })

  test('the coordinators where nobody comes along; who enrolled the group alone where only that person is left', async () => {
    expect(await readers({ schoolId: 'galilei', teacher: null })).toEqual([ofTheSchool])
    await close('docente')
    const byOffice = { ...schoolOnly, by: { accountId: 'segreteria', name: 'Sara' } }
    expect(await readers(byOffice)).toEqual(['segreteria@borgo.example'])
  })

  test('the office of a school without a coordinator, and the outbox says it when nobody is left at all', async () => {
    await close('docente', 'coordinatore')
    expect(await readers(schoolOnly)).toEqual(['segreteria@borgo.example'])
    await close('segreteria')
    const ofVolta = { schoolId: 'volta', teacher: { accountId: 'docente-volta', name: 'Valerio' } }
    expect(await readers(schoolOnly, ofVolta)).toEqual(['docente@volta.example', 'nobody: IIS Galileo Galilei'])
  })

  test('nobody of another school, whatever this person is elsewhere', async () => {
    await wear('docente', hat('teacher', { schoolId: 'volta' }), hat('coordinator', { schoolId: 'volta' }))
    const ofVolta = { schoolId: 'volta', teacher: { accountId: 'docente-volta', name: 'Valerio' } }
    expect((await readers(schoolOnly, ofVolta)).toSorted()).toEqual([ofTheSchool, 'docente@volta.example'])
  })
})

describe.each(ways)('of a teacher %s the coordinator is told in the place', (_, leave) => {
  const group = aGroup('g', ['giulia', 'bruno'])
  const edition = { groups: [group], participants: inGroup(group), schoolIds: ['galilei'], taken: 2 }
  const told = async (kind: NoticeKind) => (await Notices.find({ kind }).lean()).map(({ to }) => to.email)
  const expectTheSchool = async (kind: NoticeKind) => {
    const addresses = await told(kind)
    expect(addresses).toContain(ofTheSchool)
    expect(addresses).not.toContain(teacher)
    expect(new Set(addresses).size).toBe(addresses.length)
  }

  test('that the plan has changed, right away or after a crash', async () => {
    await leave()
    await storedEdition(edition)
    await planEdition(city, shown(), input({ minutes: 120 }))
    await expectTheSchool('lab-plan-changed')
    await Notices.deleteMany({})
    const change = { planVersion: 7, at: host.now, byId: 'ente', partnerIds: ['fablab'], reason: null }
    await storedEdition({
      ...edition,
      _id: 'altra',
      code: 'ALTRA',
      untold: [{ ...change, changes: 'added|2026-12-02|20:00|22:00|' }],
    })
    await tellUntold(systemContext(new Date(host.now.getTime() + 600_000)), publicUrl)
    await expectTheSchool('lab-plan-changed')
  })

  test('that the lab is cancelled, or below its minimum', async () => {
    await leave()
    await storedEdition({ ...edition, minimum: 5, minimumBy: day('2026-11-26') })
    await checkMinimums(systemContext(city.now), publicUrl)
    await expectTheSchool('lab-minimum-missed')
    const { version } = await stored()
    await moveEdition(city, 'prova', { event: 'cancel', reason: 'Sfratto', version, publicUrl })
    await expectTheSchool('lab-cancelled')
  })

  test('that seats are offered, and that the offer has run out', async () => {
    await leave()
    const waiting = { ...group, state: 'waiting' as const }
    await storedEdition({ groups: [waiting], schoolIds: ['galilei'] })
    await promoteWaiting(systemContext(city.now), publicUrl)
    await expectTheSchool('lab-seats-offered')
    const offer = (await stored()).groups[0]?.offeredUntil
    await promoteWaiting(systemContext(new Date((offer?.getTime() ?? 0) + 60_000)), publicUrl)
    await expectTheSchool('lab-offer-expired')
  })

  test('not of a change that the coordinator made', async () => {
    await leave()
    const change = { planVersion: 7, at: host.now, byId: 'coordinatore', partnerIds: ['fablab'], reason: null }
    await storedEdition({ ...edition, untold: [{ ...change, changes: 'added|2026-12-02|20:00|22:00|' }] })
    await tellUntold(systemContext(new Date(host.now.getTime() + 600_000)), publicUrl)
    expect(await told('lab-plan-changed')).not.toContain(ofTheSchool)
    expect(await told('lab-plan-changed')).toContain('ente@borgo.example')
  })
})
