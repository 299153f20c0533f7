import type { Ctx } from '../access/actor.ts'
import { editionsBegun, type EditionWithSessions } from '../labs/begun-sessions.service.ts'
import { byTime, type LabSession } from '../labs/edition.rules.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { addDays } from '../platform/day.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { isPending, rollCallsPerPage, type RollState, type Standing, standingOf } from './roll-approval.rules.ts'
import { AnnouncedAbsences, RollCalls } from './roll-call.model.ts'
import type { AnnouncedAbsence, RollCall } from './roll-call.rules.ts'
import { sideOf } from './roll-call.service.ts'
import { type SheetLine, sheetOf } from './roll-sheet.rules.ts'
import { knowsLine } from './roll-view.rules.ts'
import { hasBegun } from './roll-window.rules.ts'

export interface RollCallSearch {
  /** words of the title or the code of the edition */
  q: string
  /** null: all that this side has still to do with, for a student all */
  state: RollState | 'all' | null
  /** from 1, beyond the last it is the last; null: all that match */
  page: number | null
}

/** A session of the list, with the lines of this actor. */
export interface ListedRollCall extends Standing {
  edition: Pick<EditionWithSessions, '_id' | 'code' | 'title'>
  session: LabSession
  sheet: SheetLine[]
}

export interface FoundRollCalls {
  rollCalls: ListedRollCall[]
  total: number
  page: number
  pages: number
  /** Of those with these words, on whatever page and in whatever state: how many wait for the approval of a school. */
  toApprove: number
}

// As long as a school year: what is older waits for nobody.
const longest = 400

/** The sessions that have begun, of this actor's editions, oldest first; what nobody took and was cancelled is not there. */
export async function listRollCalls(ctx: Ctx, search: RollCallSearch): Promise<FoundRollCalls> {
  const between = { from: addDays(ctx.today, -longest), to: ctx.today }
  const [editions, { norms }] = await Promise.all([editionsBegun(ctx, 'roll-call.view', between), currentProgramme()])
  const named = editions.filter((edition) => isNamed(edition, search.q))
  const begun = named.flatMap((edition) =>
    edition.sessions.filter((session) => hasBegun(session, ctx.now)).map((session) => ({ edition, session })),
  )
  const { rollCallDays } = norms.labs
  const brief = { rolls: await rollsFor(begun, standing), absences: [], rollCallDays }
  const stands = begun.flatMap((each) => listedOf(ctx, each, brief).map(({ state }) => ({ ...each, state })))
  const side = sideOf(ctx.actor)
  const wanted = stands
    .filter(({ state }) => isWanted(search.state, state, side))
    .toSorted((a, b) => byTime(a.session, b.session))
  const pages = Math.max(1, Math.ceil(wanted.length / rollCallsPerPage))
  const page = Math.min(Math.max(1, search.page ?? 1), pages)
  const shown = search.page === null ? wanted : wanted.slice((page - 1) * rollCallsPerPage, page * rollCallsPerPage)
  const stored = { ...(await storedFor(shown)), rollCallDays }
  return {
    rollCalls: shown.flatMap((each) => listedOf(ctx, each, stored)),
    total: wanted.length,
    page,
    pages,
    toApprove: stands.filter(({ state }) => state === 'to-approve').length,
  }
}

function isNamed({ title, code }: Pick<EditionWithSessions, 'title' | 'code'>, q: string): boolean {
  return searchPatterns(q).every((pattern) => pattern.test(title) || pattern.test(code))
}

function isWanted(wanted: RollCallSearch['state'], state: RollState, side: string | null): boolean {
  if (wanted === 'all') return true
  return wanted === null ? isPending(state, side) : state === wanted
}

interface Stored {
  rolls: Map<string, RollCall>
  absences: readonly AnnouncedAbsence[]
}

// What says how a roll call stands: of hundreds of them only those of one page are read with all their lines.
const standing = {
  day: 1,
  'lines.id': 1,
  'lines.studentId': 1,
  'lines.schoolId': 1,
  'signatures.part': 1,
  'signatures.schoolId': 1,
  'approvals.schoolId': 1,
} as const

async function rollsFor(begun: readonly Begun[], read: object): Promise<Map<string, RollCall>> {
  const ids = begun.map(({ session }) => session.id)
  const rolls = await RollCalls.find({ _id: { $in: ids } }, read).lean<RollCall[]>()
  return new Map(rolls.map((roll) => [roll._id, roll]))
}

async function storedFor(begun: readonly Begun[]): Promise<Stored> {
  const sessionIds = begun.map(({ session }) => session.id)
  const [rolls, absences] = await Promise.all([
    rollsFor(begun, { history: 0 }),
    AnnouncedAbsences.find({ sessionId: { $in: sessionIds } }).lean<AnnouncedAbsence[]>(),
  ])
  return { rolls, absences }
}

interface Begun {
  edition: EditionWithSessions
  session: LabSession
}

function listedOf(ctx: Ctx, { edition, session }: Begun, stored: Stored & { rollCallDays: number }): ListedRollCall[] {
  const roll = stored.rolls.get(session.id) ?? null
  if (session.state === 'cancelled' && roll === null) return []
  const absences = stored.absences.filter(({ sessionId }) => sessionId === session.id)
  const sheet = sheetOf({ edition, session, roll, absences }).filter((line) => knowsLine(ctx.actor, line))
  if (sheet.length === 0) return []
  const { _id, code, title } = edition
  const { rollCallDays } = stored
  const stands = standingOf({ session, roll, sheet, schoolId: sideOf(ctx.actor), today: ctx.today, rollCallDays })
  return [{ edition: { _id, code, title }, session, sheet, ...stands }]
}
