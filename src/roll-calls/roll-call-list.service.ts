import type { Ctx } from '../access/actor.ts'
import { editionsBegun, type EditionWithSessions } from '../labs/begun-sessions.service.ts'
import { byTime, type LabSession } from '../labs/edition.rules.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { addDays } from '../platform/day.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { mayApproveUnsigned, type RollState, rollStateOf } from './roll-approval.rules.ts'
import { AnnouncedAbsences, RollCalls } from './roll-call.model.ts'
import type { AnnouncedAbsence, RollCall } from './roll-call.rules.ts'
import { sideOf } from './roll-call.service.ts'
import { type SheetLine, sheetOf } from './roll-sheet.rules.ts'
import { knowsLine } from './roll-view.rules.ts'
import { hasBegun, lastDayOfPartner } from './roll-window.rules.ts'

export const rollCallsPerPage = 50

export interface RollCallSearch {
  /** words of the title or the code of the edition */
  q: string
  /** null: all that still need something, for a student all */
  state: RollState | 'all' | null
  /** from 1; null: all that match */
  page: number | null
}

/** A session of the list, with the lines of this actor. */
export interface ListedRollCall {
  edition: Pick<EditionWithSessions, '_id' | 'code' | 'title'>
  session: LabSession
  sheet: SheetLine[]
  state: RollState
  /** The trainer has let the days pass: the school may approve without, with a note. */
  unsignedAllowed: boolean
  /** The days in which the partner takes it are over: now the school does. */
  partnerLate: boolean
}

// As long as a school year: what is older waits for nobody.
const longest = 400

/** The sessions that have begun, of this actor's editions, oldest first; what nobody took and was cancelled is not there. */
export async function listRollCalls(
  ctx: Ctx,
  search: RollCallSearch,
): Promise<{ rollCalls: ListedRollCall[]; total: number }> {
  const between = { from: addDays(ctx.today, -longest), to: ctx.today }
  const [editions, { norms }] = await Promise.all([editionsBegun(ctx, 'roll-call.view', between), currentProgramme()])
  const named = editions.filter((edition) => isNamed(edition, search.q))
  const begun = named.flatMap((edition) =>
    edition.sessions.filter((session) => hasBegun(session, ctx.now)).map((session) => ({ edition, session })),
  )
  const { rollCallDays } = norms.labs
  const brief = { rolls: await rollsFor(begun, standing), absences: [], rollCallDays }
  const wanted = begun
    .filter((each) => listedOf(ctx, each, brief).some(({ state }) => isWanted(search.state, state)))
    .toSorted((a, b) => byTime(a.session, b.session))
  const from = search.page === null ? 0 : (search.page - 1) * rollCallsPerPage
  const shown = search.page === null ? wanted : wanted.slice(from, from + rollCallsPerPage)
  const stored = { ...(await storedFor(shown)), rollCallDays }
  return { rollCalls: shown.flatMap((each) => listedOf(ctx, each, stored)), total: wanted.length }
}

function isNamed({ title, code }: Pick<EditionWithSessions, 'title' | 'code'>, q: string): boolean {
  return searchPatterns(q).every((pattern) => pattern.test(title) || pattern.test(code))
}

function isWanted(wanted: RollCallSearch['state'], state: RollState): boolean {
  if (wanted === 'all') return true
  return wanted === null ? state !== 'done' : state === wanted
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
  const unsignedAllowed =
    roll !== null && mayApproveUnsigned(roll, { today: ctx.today, rollCallDays: stored.rollCallDays })
  return [
    {
      edition: { _id, code, title },
      session,
      sheet,
      // Of what was cancelled after its roll call nothing is waited for.
      state:
        session.state === 'cancelled'
          ? 'done'
          : rollStateOf(roll, { sheet, schoolId: sideOf(ctx.actor), unsignedAllowed }),
      unsignedAllowed,
      partnerLate: ctx.today > lastDayOfPartner(session, stored.rollCallDays),
    },
  ]
}
