import { expect } from '@jest/globals'
import type { Ctx } from '../../src/access/actor.ts'
import { confirmHours } from '../../src/hours/approval.service.ts'
import type { EntryRef } from '../../src/hours/hour-entry.rules.ts'
import { logAgreedHours, listEntries } from '../../src/hours/hour-entry.service.ts'
import { lineField, lineValue } from '../../src/hours/log-group.forms.ts'
import { logGroup } from '../../src/hours/log-group.service.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import type { Day } from '../../src/platform/day.ts'
import type { Visitor } from '../support/browser.ts'
import { asHost, asSecondTutor, asStudent } from './cast.ts'
import { cast, plan, silentHost, tutorChange } from './plan.ts'

const activity = 'Montaggio e collaudo'
type Placed = ReadonlyMap<string, Placement>

const idOf = (placed: Placed, studentId: string) => placed.get(studentId)?._id ?? ''
const present = (hostId: string, on: Day) => plan.filter((each) => each.hostId === hostId && each.days.includes(on))

/** At the end of a week those at firms write their days themselves. */
export async function studentsLog(placed: Placed, week: readonly Day[], now: Date): Promise<void> {
  for (const { studentId, hostId, days } of plan) {
    const own = days.filter((each) => week.includes(each))
    if (hostId.startsWith('lab') || own.length === 0) continue
    const input = { key: `settimana${week[0]?.replaceAll('-', '')}`, days: own, activity }
    const { refused } = await logAgreedHours(asStudent(studentId, now), idOf(placed, studentId), input)
    expect([studentId, refused]).toEqual([studentId, []])
  }
}

/** A fablab writes a day of all its students at once. */
export async function hostLogs(placed: Placed, { hostId, on, now }: { hostId: string; on: Day; now: Date }) {
  const times = [{ from: clockTime('14:00'), to: clockTime('18:00'), breakMinutes: 0 }]
  const lines = present(hostId, on).map(({ studentId }) => ({ placementId: idOf(placed, studentId), times }))
  const input = { key: `gruppo${on.replaceAll('-', '')}`, day: on, activity, lines }
  expect((await logGroup(asHost(hostId, now), input)).refused).toEqual([])
}

/** The same on the page, but for those who have written it themselves. */
export async function hostLogsOnPage(host: Visitor, placed: Placed, on: Day): Promise<void> {
  const page = await host.visit(`/ore/gruppo?giorno=${on}`)
  const expectedHere = present('lab-nord', on).map(({ studentId }) => lineValue(idOf(placed, studentId), 0))
  const offered = page
    .$('input[name=lines]')
    .toArray()
    .map((box) => String(page.$(box).val()))
  expect(offered.every((line) => expectedHere.includes(line))).toBe(true)
  expect(String(page.$(`[name="${lineField('from', offered[0] ?? '')}"]`).val())).toBe('14:00')
  const done = await host.press('Registra le ore di questo giorno', { groupActivity: activity, lines: offered })
  expect(done.status).toBe(200)
}

/** What a telephone has kept without network: sent as often as the network breaks off. */
export async function sendOffline(student: Visitor, placementId: string, days: readonly Day[]): Promise<string[]> {
  const entries = days.map((on) => ({
    key: `senzarete${on.replaceAll('-', '')}`,
    placementId,
    day: on,
    times: 'usual',
    activity,
    writtenAt: `${on}T17:05:00.000Z`,
  }))
  const sent = await student.post('/ore/invio', { entries: JSON.stringify(entries) })
  const { answers } = JSON.parse(sent.html) as { answers: { outcome: string }[] }
  return answers.map(({ outcome }) => outcome)
}

/** Every firm but the silent one confirms what waits; one has changed its tutor, and each signs for the own days only. */
export async function firmsConfirm(placed: Placed, now: Date): Promise<void> {
  for (const { studentId, hostId } of plan) {
    const placement = placed.get(studentId)
    if (hostId === silentHost || hostId.startsWith('lab') || !placement) continue
    const refs = await waitingFor(asHost(hostId, now), placement)
    const own = refs.filter(({ day }) => studentId !== cast.tutorChanged || day < tutorChange)
    await confirm(asHost(hostId, now), placement, own)
    const others = refs.filter((ref) => !own.includes(ref))
    if (others.length === 0) continue
    const { moved, refused } = await confirmHours(asHost(hostId, now), placement._id, others)
    expect([moved, refused.flatMap(({ reasons }) => reasons)]).toEqual([0, others.map(() => 'other-tutors-day')])
    await confirm(asSecondTutor(hostId, now), placement, others)
  }
}

async function waitingFor(ctx: Ctx, placement: Placement) {
  const entries = await listEntries(ctx, 'placement.view', placement)
  return entries.filter(({ entry }) => entry.state === 'logged').map(({ day, entry }) => ({ day, id: entry.id }))
}

async function confirm(ctx: Ctx, { _id, studentId }: Placement, refs: readonly EntryRef[]): Promise<void> {
  if (refs.length === 0) return
  const { moved, refused } = await confirmHours(ctx, _id, refs)
  expect([studentId, moved, refused]).toEqual([studentId, refs.length, []])
}

/** The coordinator approves all that waits, page after page, each with the declaration. Gives how many lines. */
export async function approveAll(coordinator: Visitor): Promise<number> {
  let approved = 0
  for (let page = await coordinator.visit('/ore/da-convalidare'); !page.text.includes('Nessuna ora da convalidare'); ) {
    const lines = page.$('input[name=entries]').length
    page = await coordinator.press('Convalida le righe selezionate', { declaration: 'yes' })
    expect([page.status, lines > 0]).toEqual([200, true])
    approved += lines
  }
  return approved
}
