import { absentDays } from '../absences/absence.service.ts'
import type { Ctx } from '../access/actor.ts'
import { can } from '../access/access.ts'
import { firstDayOf, lastDayOf } from '../hours/closed-month.rules.ts'
import { linesOfPlacements } from '../hours/period-lines.service.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { begunStates } from '../placements/placement-state.rules.ts'
import { inClassesOn } from '../placements/placement-class.service.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { minDay, monthOf } from '../platform/day.ts'
import { NotFound } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { literally } from '../platform/pattern.ts'
import { schoolNames } from '../schools/school.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import { hostMonthLine, type HostMonth, inRegisterOrder, isInMonth, totalsOfHostMonth } from './host-month.rules.ts'
import { refuseDeleted } from './deleted-hours.service.ts'
import { digestOf, issueOf, noteIssue } from './issue.service.ts'
import type { Issue } from './register.rules.ts'

/**
 * What the register of a host's month holds now; nothing is issued. NotFound: another host, a host at which the school has
 * nobody, and a month that has not begun.
 */
export async function hostMonth(ctx: Ctx, { partnerId, month }: HostAndMonth): Promise<HostMonth> {
  if (month > monthOf(ctx.today)) throw new NotFound('a month to come')
  const { placements: found } = await listPlacements(ctx, 'register.host-month', { partnerId })
  const placements = await inClassesOn(found, lastDayOf(month))
  if (placements.length === 0 && !can(ctx.actor, 'register.host-month', { partnerId })) throw new NotFound('host')
  const days = { from: firstDayOf(month), to: lastDayOf(month) }
  const ids = placements.map(({ _id }) => _id)
  const [lines, absences, schools, names] = await Promise.all([
    linesOfPlacements(ids, days),
    absentDays(
      ids,
      placements.reduce((first, { terms }) => minDay(first, terms.from), days.from),
    ),
    schoolNames([...new Set(placements.map(({ schoolId }) => schoolId))]),
    partnerNames([partnerId]),
  ])
  const until = minDay(days.to, ctx.today)
  const missed = groupBy(absences, ({ placementId }) => placementId)
  const shown = placements.filter((each) => isInMonth(each, { ...days, hasHours: lines.has(each._id) }))
  return {
    partner: { _id: partnerId, name: names.get(partnerId) ?? '' },
    month,
    schoolId: 'schoolId' in ctx.actor ? ctx.actor.schoolId : null,
    lines: inRegisterOrder(
      shown.map((placement) =>
        hostMonthLine({
          placement,
          schoolName: schools.get(placement.schoolId) ?? '',
          entries: lines.get(placement._id) ?? [],
          absences: (missed.get(placement._id) ?? []).filter(({ day }) => day >= days.from && day <= until),
          recoveries: (missed.get(placement._id) ?? []).flatMap(({ recoveredOn }) => recoveredOn ?? []),
        }),
      ),
    ),
  }
}

export interface HostAndMonth {
  partnerId: string
  /** '2026-10' */
  month: string
}

/** So many hosts are on one page of the list. */
export const hostsPerPage = 50

interface HostsWithRegisters {
  hosts: { _id: string; name: string }[]
  /** On all pages. */
  total: number
}

/** One page of the hosts at which the actor has placements that have begun, by name; of a host its own. */
export async function hostsWithRegisters(
  ctx: Ctx,
  { q, page }: { q: string; page: number },
): Promise<HostsWithRegisters> {
  const { placements } = await listPlacements(ctx, 'register.host-month', { states: begunStates })
  const own = 'partnerId' in ctx.actor ? [ctx.actor.partnerId] : []
  const ids = [...new Set([...own, ...placements.map(({ partnerId }) => partnerId)])]
  const names = await partnerNames(ids)
  const wanted = new RegExp(literally(q), 'iu')
  const all = ids
    .map((_id) => ({ _id, name: names.get(_id) ?? '' }))
    .filter(({ name }) => q === '' || wanted.test(name))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'it') || (a._id < b._id ? -1 : 1))
  const { skip, limit } = stretchOf(page, hostsPerPage)
  return { hosts: all.slice(skip, skip + limit), total: all.length }
}

/** Notes that the register of a host's month is issued, and gives it its number. */
export async function issueHostMonth(ctx: Ctx, register: HostMonth): Promise<Issue> {
  const { partner, month, schoolId } = register
  if (schoolId !== null) await refuseDeleted({ schoolId, from: firstDayOf(month), to: lastDayOf(month) })
  const of = {
    kind: 'host-month',
    schoolId,
    about: `${partner._id}:${month}`,
    digest: hostMonthDigest(register),
  } as const
  return noteIssue(ctx, issueOf(of, totalsOfHostMonth(register)))
}

/** The same as long as the register says the same. */
export function hostMonthDigest({ partner, month, schoolId, lines }: HostMonth): string {
  const told = lines.map(({ placement: { _id, title, student }, schoolName, entries, absences }) => {
    return { _id, title, student, schoolName, entries, absences }
  })
  return digestOf({ partner, month, schoolId, told })
}
