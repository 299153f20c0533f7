import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor, systemContext } from '../../src/access/actor.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { copyOfGroup, copyOfPlacement, createCopy } from '../../src/placement-groups/group-copy.service.ts'
import { savePlan, setHosts, setOwnTerms } from '../../src/placement-groups/group-edit.service.ts'
import { gapsOf, moveGroup } from '../../src/placement-groups/group-move.service.ts'
import { moveGroupHosts } from '../../src/placement-groups/group-host-move.service.ts'
import { checkGroup, completePlacements, makePlacements } from '../../src/placement-groups/group-plan.service.ts'
import { placementsOf, setTerms } from '../../src/placement-groups/group-terms.service.ts'
import { PlacementGroups } from '../../src/placement-groups/placement-group.model.ts'
import type { CommonTerms, GroupLine, LineChoice } from '../../src/placement-groups/placement-group.rules.ts'
import { createGroup, findGroup, listGroups, setStudents } from '../../src/placement-groups/placement-group.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { versionOf } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const now = new Date('2026-11-25T10:00:00+01:00')
const as = (actor: PersonActor) => contextFor(actor, now)
const coordinator = as({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' })
const volta = as({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' })
const teacher = as({ role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] })
const elsewhere = as({ role: 'teacher', accountId: 'altro', schoolId: 'galilei', classIds: ['galilei-5b'] })

const [id, publicUrl] = ['gruppo-3a', 'https://bottega.example']
const group = () => findGroup(coordinator, 'placement-group.edit', id)
const nobody = { siteId: null, hostTutorId: null, schoolTutorId: null }
const at = (partnerId: string | null): LineChoice => ({ partnerId, ...nobody })
const inGroup = (groupId: string) => Placements.find({ groupId }).sort({ studentId: 1 }).lean()
const reasonsOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => [],
    (error: { reasons?: unknown }) => error.reasons ?? error,
  )

/** A group of the class with seats for all of it, everybody at the fablab or the firm. */
async function fullPlan(): Promise<{ version: number; lines: GroupLine[] }> {
  const { version, lines } = await group()
  const half = Math.ceil(lines.length / 2)
  const seats = new Map([
    ['fablab', half],
    ['officine', lines.length - half],
    ['tipografia', 0],
  ])
  await setHosts(coordinator, id, { seats, version })
  const filled = await savePlan(coordinator, id, {
    choices: new Map(lines.map(({ studentId }) => [studentId, at(null)])),
    fill: true,
    version: version + 1,
  })
  return { version: filled, lines: (await group()).lines }
}

const other: CommonTerms = {
  title: 'Stage di marzo',
  activities: 'Officina e ufficio',
  schoolTutorId: 'docente',
  terms: {
    from: day('2027-03-01'),
    to: day('2027-03-12'),
    timetable: [{ weekday: 1, from: clockTime('09:00'), to: clockTime('13:00') }],
    plannedMinutes: 480,
  },
}

describe('making the placements of a class', () => {
  test('makes one draft for each student that has a host, with people and agreement filled in', async () => {
    const { version, lines } = await fullPlan()
    expect(await makePlacements(coordinator, id, version)).toBe(lines.length)
    const made = await inGroup(id)
    expect(made.map(({ studentId }) => studentId)).toEqual(lines.map(({ studentId }) => studentId).sort())
    expect(made.every(({ state, hostTutor, schoolTutorId }) => state === 'draft' && hostTutor && schoolTutorId)).toBe(
      true,
    )
    const atFablab = made.find(({ partnerId }) => partnerId === 'fablab')
    expect(atFablab).toMatchObject({ title: 'Due settimane in azienda', agreement: { agreementId: 'galilei-fablab' } })
    expect((await group()).lines.every(({ placed }) => placed)).toBe(true)
  })

  test('twenty at once make one set', async () => {
    const { version, lines } = await group()
    const planned = lines.filter(({ partnerId }) => partnerId !== null).slice(0, 2)
    await PlacementGroups.updateOne({ _id: id }, { $set: { lines: planned } })
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => makePlacements(coordinator, id, version)))
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'fulfilled'))
    expect(await Placements.countDocuments({ groupId: id })).toBe(planned.length)
  })

  test('makes none when one line is refused, and says which', async () => {
    const { version } = await fullPlan()
    const { hosts, lines } = await group()
    const seats = new Map(hosts.map((host) => [host.partnerId, host.partnerId === 'fablab' ? 1 : host.seats]))
    await setHosts(coordinator, id, { seats, version })
    const checks = await checkGroup(coordinator, await group())
    const refused = checks.filter(({ refusals }) => refusals.length > 0)
    expect(refused.map(({ refusals }) => refusals)).toEqual(refused.map(() => ['no-seat-left']))
    expect(refused).toHaveLength(lines.filter(({ partnerId }) => partnerId === 'fablab').length - 1)
    expect(await reasonsOf(makePlacements(coordinator, id, version + 1))).toEqual(['lines-refused'])
    expect(await Placements.countDocuments({ groupId: id })).toBe(0)
  })

  test('leaves who has no host for later, and takes a student who joins late', async () => {
    const { version, lines } = await group()
    const planned = lines.filter(({ partnerId }) => partnerId !== null).length
    expect(await makePlacements(coordinator, id, version)).toBe(planned)
    await setStudents(coordinator, id, { offered: ['carlo'], studentIds: ['carlo'], version: version + 1 })
    const after = await group()
    expect(after.classId).toContain('galilei-4a')
    expect(after.lines).toHaveLength(lines.length + 1)
    expect(after.lines.filter(({ placed }) => placed)).toHaveLength(planned)
  })

  test('is completed where it was broken off, without doubles', async () => {
    const { version, lines } = await fullPlan()
    await makePlacements(coordinator, id, version)
    await Placements.deleteOne({ groupId: id, studentId: 'giulia' })
    await Promise.all([completePlacements(coordinator, id), completePlacements(coordinator, id)])
    expect(await Placements.countDocuments({ groupId: id })).toBe(lines.length)
  })

  test('sees on each line what a start would lack, and who is no longer at school', async () => {
    await Enrolments.updateOne({ studentId: 'giulia' }, { $set: { to: day('2026-11-20') } })
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'qualification.state': 'suspended' } })
    await fullPlan()
    const checks = new Map((await checkGroup(coordinator, await group())).map((check) => [check.studentId, check]))
    const { lines } = await group()
    expect(checks.get('giulia')?.refusals).toContain('student-not-enrolled')
    for (const { studentId, partnerId } of lines.filter((line) => line.partnerId === 'fablab'))
      expect([studentId, partnerId, checks.get(studentId)?.refusals.includes('partner-suspended')]).toEqual([
        studentId,
        'fablab',
        true,
      ])
  })
})

describe('a change of the group', () => {
  test('is refused when the group was changed meanwhile; the same plan sent twice is not', async () => {
    const { version } = await group()
    const choices = new Map([['giulia', at('officine')]])
    expect(await savePlan(coordinator, id, { choices, fill: false, version })).toBe(version + 1)
    expect(await savePlan(coordinator, id, { choices, fill: false, version })).toBe(version + 1)
    const others = new Map([['giulia', at('fablab')]])
    expect(await reasonsOf(savePlan(coordinator, id, { choices: others, fill: false, version }))).toEqual([
      'changed-meanwhile',
    ])
  })

  test('keeps a host that has placements, and takes students and hosts that have none out', async () => {
    const { version, lines } = await group()
    const bare = lines.find(({ partnerId }) => partnerId === null)
    await makePlacements(coordinator, id, version)
    const none = new Map([['fablab', 0]])
    expect(await reasonsOf(setHosts(coordinator, id, { seats: none, version: version + 1 }))).toEqual([
      'host-has-placements',
    ])
    const offered = lines.map(({ studentId }) => studentId)
    await setStudents(coordinator, id, { offered, studentIds: [], version: version + 1 })
    const left = (await group()).lines
    expect(left.every(({ placed }) => placed)).toBe(true)
    expect(left.some(({ studentId }) => studentId === bare?.studentId)).toBe(false)
  })

  test('of its terms reaches the placements that were chosen, and marks those that go their own way', async () => {
    const { version, lines } = await group()
    const [own, plain] = lines.filter(({ partnerId }) => partnerId !== null)
    if (!own || !plain) throw new Error('Borgo has no plan')
    await setOwnTerms(coordinator, id, { studentId: own.studentId, own: other.terms, version })
    await makePlacements(coordinator, id, version + 1)
    const made = await placementsOf(coordinator, await group())
    expect(made.filter((each) => each.own).map(({ placement }) => placement.studentId)).toEqual([own.studentId])

    const chosen = made.filter((each) => !each.own).map(({ placement }) => placement._id)
    const later = { ...other, terms: { ...other.terms, from: day('2027-03-08') } }
    const change = { common: later, placementIds: chosen, version: version + 2, publicUrl }
    expect(await setTerms(coordinator, id, change)).toEqual([])
    const after = await placementsOf(coordinator, await group())
    expect(after.map(({ placement }) => placement.terms.from)).toEqual(
      after.map((each) => (each.own ? '2027-03-01' : '2027-03-08')),
    )
    expect(after.find((each) => !each.own)?.placement.title).toBe('Stage di marzo')
  })

  test('tells which placements could not follow, and why', async () => {
    const { version } = await group()
    await makePlacements(coordinator, id, version)
    const [first] = await inGroup(id)
    if (!first) throw new Error('nothing was made')
    await Placements.updateOne({ _id: first._id }, { $set: { state: 'proposed' } })
    const change = { common: other, placementIds: [first._id], version: version + 1, publicUrl }
    expect(await setTerms(coordinator, id, change)).toMatchObject([{ reasons: ['taken-back-first'] }])
    expect(versionOf((await inGroup(id))[0] ?? first)).toBe(versionOf(first))
  })
})

describe('bringing a group forward', () => {
  test('moves who is ready and keeps the others, each with its reasons', async () => {
    const { version } = await group()
    await makePlacements(coordinator, id, version)
    const made = await inGroup(id)
    const first = made.find(({ partnerId }) => partnerId === 'fablab')
    if (!first) throw new Error('nothing was made')
    await Placements.updateOne({ _id: first._id }, { $set: { 'terms.timetable': [] } })
    const placementIds = made.map(({ _id }) => _id)
    const moving = {
      move: 'propose' as const,
      placementIds,
      consent: null,
      publicUrl: 'http://localhost',
    }
    const { moved, stayed } = await moveGroup(coordinator, id, moving)
    // The printer's of Borgo is not on the city's list.
    expect(moved).toBe(made.length - 2)
    expect(stayed.flatMap(({ reasons }) => reasons).toSorted()).toEqual(['no-timetable', 'partner-not-qualified'])
    expect(await Notices.countDocuments({ kind: 'placement-proposed' })).toBeGreaterThan(0)
    const consent = { name: 'Fabio Fresa', on: day('2026-11-25'), means: 'phone' as const }
    const agreed = await moveGroup(coordinator, id, { ...moving, move: 'agree', consent })
    expect(agreed.moved).toBe(made.length - 2)
    const after = await inGroup(id)
    expect(after.map(({ state }) => state).toSorted()).toEqual(['draft', 'draft', 'matched'])
    const matched = after.find(({ state }) => state === 'matched')
    await Placements.updateOne({ _id: matched?._id ?? '' }, { $set: { state: 'documents' } })
    const gaps = await gapsOf(coordinator, await inGroup(id))
    expect(gaps.get(first._id)?.reasons).toEqual(['no-timetable'])
    expect(gaps.get(matched?._id ?? '')?.needs.map(({ need, who }) => [need, who])).toContainEqual([
      'pact-parent',
      'parent',
    ])
    const started = await moveGroup(coordinator, id, { ...moving, move: 'activate' })
    expect(started.moved).toBe(0)
    expect(started.stayed.find(({ placementId }) => placementId === matched?._id)?.reasons).toContain(
      'papers-incomplete',
    )
  })
})

describe('two hosts that become one', () => {
  test('are one host of the group, with the seats of both', async () => {
    await moveGroupHosts(systemContext(now), { from: 'tipografia', to: 'fablab' })
    const { hosts, lines } = await group()
    expect(hosts.map(({ partnerId, seats }) => [partnerId, seats])).toEqual([
      ['fablab', 4],
      ['officine', 3],
    ])
    expect(lines.filter(({ partnerId }) => partnerId === 'fablab')).toHaveLength(2)
    await expect(moveGroupHosts(coordinator, { from: 'fablab', to: 'officine' })).rejects.toThrow(Forbidden)
  })
})

describe('a group done again', () => {
  test('has the hosts and the moved terms, and no students yet; sent twice it is one', async () => {
    const copyId = newId()
    const offer = await copyOfGroup(coordinator, id)
    await Promise.all([createCopy(coordinator, copyId, offer), createCopy(coordinator, copyId, offer)])
    const copy = await findGroup(coordinator, 'placement-group.edit', copyId)
    expect(copy).toMatchObject({ schoolYear: '2027/28', title: 'Due settimane in azienda', lines: [] })
    expect(copy.hosts).toEqual((await group()).hosts)
    expect(copy.copiedFrom).toBe('Due settimane in azienda, 2026/27')
  })

  test('of one placement has its host and its terms', async () => {
    const { copy } = await copyOfPlacement(coordinator, 'giulia-fablab')
    expect(copy.hosts).toMatchObject([{ partnerId: 'fablab', seats: 1 }])
    expect(copy.common.terms.timetable).not.toEqual([])
  })
})

describe('who may see a group', () => {
  test('is the school, and of a teacher’s classes the teacher', async () => {
    expect(await findGroup(teacher, 'placement-group.view', id)).toMatchObject({ _id: id })
    await expect(findGroup(elsewhere, 'placement-group.view', id)).rejects.toThrow(NotFound)
    await expect(findGroup(volta, 'placement-group.view', id)).rejects.toThrow(NotFound)
    await expect(makePlacements(teacher, id, 4)).rejects.toThrow()
    const search = { q: 'settimane', schoolYear: null, page: 1 }
    expect((await listGroups(teacher, search)).groups.map(({ _id }) => _id)).toEqual([id])
    expect((await listGroups(volta, search)).total).toBe(0)
  })

  test('of several classes a teacher sees the own students only', async () => {
    const { version } = await group()
    await setStudents(coordinator, id, { offered: ['carlo'], studentIds: ['carlo'], version })
    const seen = await findGroup(elsewhere, 'placement-group.view', id).catch(() => null)
    expect(seen).toBeNull()
    const lines = (await findGroup(teacher, 'placement-group.view', id)).lines
    expect(new Set(lines.map(({ classId }) => classId))).toEqual(new Set(['galilei-3a']))
  })

  test('students of another school never get in', async () => {
    const attempt = createGroup(coordinator, { id: newId(), title: 'Misto', studentIds: ['vanni'] })
    await expect(attempt).rejects.toThrow(NotFound)
    expect(await PlacementGroups.countDocuments({ title: 'Misto' })).toBe(0)
  })
})
