import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import { editionCrumbs } from '../labs/edition-tabs.pages.ts'
import { paths } from '../paths.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { type Problems, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { problemsOf } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { guestCandidates, schoolsOfGuests } from './guest-line.service.ts'
import { checkEditionAttendance } from './low-attendance.service.ts'
import { readSeen, readTaking } from './roll-call.forms.ts'
import { type RollCallView, rollCallPage } from './roll-call.pages.ts'
import type { SessionRef } from './roll-call.rules.ts'
import { type OpenSession, openSession, readSession, sideOf } from './roll-call.service.ts'
import { signRollCall, takeRollCall } from './roll-call-take.service.ts'
import { refusalWords } from './roll-call-refusal.text.ts'
import { rollCallWords } from './roll-call.text.ts'
import type { RollNames } from './roll-line.pages.ts'

export const rollCallRoutes: Route[] = [
  get(paths.rollCall, 'roll-call.view', (req, res) => showRollCall(req, res)),
  post(paths.rollCall, 'roll-call.take', take),
  post(paths.rollCallSignature, 'roll-call.take', sign),
]

export function refOf(req: Request): SessionRef {
  return { editionId: param(req, 'editionId'), sessionId: param(req, 'sessionId') }
}

type Refusal = Partial<Pick<RollCallView, 'taking' | 'justifying' | 'adding' | 'approving' | 'conflicts'>>

/** The page of a roll call, with a form that was refused when there is one. */
export async function showRollCall(req: Request, res: Response, refused: Refusal = {}): Promise<void> {
  const ctx = contextOf(req)
  const open = await readSession(ctx, refOf(req))
  const side = sideOf(ctx.actor)
  const schoolIds = schoolsOfGuests(open, side)
  const candidates = may(ctx.actor, 'roll-call.justify') ? await guestCandidates(ctx, open) : []
  const view: RollCallView = {
    ...open,
    names: await namesFor(open, schoolIds),
    guests: { schoolIds, candidates: candidates.map((each) => ({ id: each._id, name: fullName(each) })), key: newId() },
    taking: {},
    justifying: {},
    adding: {},
    approving: {},
    conflicts: [],
    ...refused,
  }
  show(res, 'roll-calls/show', rollCallPage(view, ctx), {
    status: Object.keys(refused).length > 0 ? 422 : 200,
    crumbs: editionCrumbs(open.edition, ctx),
  })
}

async function namesFor({ edition, sheet, roll }: OpenSession, schoolIds: readonly string[]): Promise<RollNames> {
  const studentIds = sheet.flatMap(({ studentId }) => (studentId ? [studentId] : []))
  const [students, schools] = await Promise.all([
    studentsNamed(studentIds),
    schoolNames([...new Set([...schoolIds, ...(roll?.schoolIds ?? [])])]),
  ])
  return {
    students: new Map([...students].map(([id, student]) => [id, fullName(student)])),
    schools,
    groups: new Map(edition.groups.map(({ id, label }) => [id, label])),
  }
}

async function take(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  const t = rollCallWords(req.language)
  await openSession(ctx, 'roll-call.take', ref)
  const read = readTaking(req.body)
  if (!read.ok) return showRollCall(req, res, { taking: read })
  try {
    const { conflicts, unmarked } = await takeRollCall(ctx, ref, read.value)
    if (conflicts.length > 0) return await showRollCall(req, res, { taking: { typed: typedOf(req.body) }, conflicts })
    if (unmarked > 0) notify(req, 'warning', t.savedUnsigned(unmarked))
    else notify(req, 'success', t.saved)
  } catch (error) {
    return await showRollCall(req, res, { taking: { typed: typedOf(req.body), problems: problemsIn(error) } })
  }
  await checkEditionAttendance(ctx, ref.editionId, configOf(req).publicUrl)
  goTo(res, paths.rollCall({ ...ref }))
}

/** What a form shows of a refusal; anything else goes on. */
export function problemsIn(error: unknown): Problems {
  if (error instanceof Invalid) return error.problems
  if (!(error instanceof Refused)) throw error
  return problemsOf(error.reasons)
}

async function sign(req: Request, res: Response): Promise<void> {
  const ref = refOf(req)
  await openSession(contextOf(req), 'roll-call.take', ref)
  const read = readSeen(req.body)
  const work = () => signRollCall(contextOf(req), ref, read.ok ? read.value.version : 0)
  await tell(req, rollCallWords(req.language).signed, work)
  goTo(res, paths.rollCall({ ...ref }))
}

/** Does what a button asks, and says on the next page how it went. */
export async function tell(req: Request, success: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    notify(req, 'success', success)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentences(req, error.reasons))
  }
}

/** The reasons in words, one after the other. */
export function sentences(req: Request, reasons: readonly string[]): string {
  const words: Readonly<Record<string, string>> = refusalWords(req.language)
  return reasons.map((reason) => words[reason] ?? reason).join(' ')
}
