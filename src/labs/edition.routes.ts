import type { Request, Response } from 'express'
import { can, may } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { activityOfEdition } from '../activities/activity-lab.service.ts'
import { tried } from '../agreements/tried.routes.ts'
import { modulesById } from '../lab-modules/lab-module.service.ts'
import { parseSchoolYear } from '../norms/school-year.rules.ts'
import { partnerPlaces, sitesInDistrict } from '../partners/partner-sites.service.ts'
import { paths } from '../paths.ts'
import { parseDay } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { warningTasks } from '../roll-calls/attendance-warning.pages.ts'
import { editionWarning } from '../roll-calls/attendance-warning.service.ts'
import { heldSessions, rollCallsOf } from '../roll-calls/roll-call.service.ts'
import { hasBegun, isTooLateFor } from '../roll-calls/roll-window.rules.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { type EditionList, editionsPage, searchFields, type TypedSearch } from './edition-list.pages.ts'
import { editionsSheet } from './edition-list.sheet.ts'
import { movePage } from './edition-move.pages.ts'
import {
  asksReason,
  completeReasons,
  type CompletionFacts,
  editionEvents,
  finishedStudents,
  isMoveFrom,
  startProblems,
} from './edition-move.rules.ts'
import { moveEdition, startFacts } from './edition-move.service.ts'
import { editionNextWords } from './edition-next.text.ts'
import { fieldOf, told } from './edition-refusal.routes.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import { belongsOf, participantsFor } from './edition-view.rules.ts'
import { readMove } from './edition.forms.ts'
import { type AroundEdition, editionPage } from './edition.pages.ts'
import { byTime, type Edition, editionStates, type LabSession, plannedSessions } from './edition.rules.ts'
import {
  type EditionScope,
  editionPartners,
  editionsPerPage,
  editionYears,
  findEdition,
  listEditions,
} from './edition.service.ts'

export const editionRoutes: Route[] = [
  get(paths.editions, 'edition.view', showEditions),
  get(paths.edition, 'edition.view', showEdition),
  get(paths.editionMove, 'edition.edit', (req, res) => showMove(req, res, {})),
  post(paths.editionMove, 'edition.edit', move),
]

const scopes: Readonly<Record<string, EditionScope>> = { nostri: 'ours', tutti: 'all' }

async function showEditions(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const typed = Object.fromEntries(searchFields.map((name) => [name, queryText(req, name)])) as TypedSearch
  const page = pageOrAll(req)
  const programme = await currentProgramme()
  const district = programme.districts.find(({ code }) => code === typed.quartiere)
  const [found, years, partners] = await Promise.all([
    listEditions(ctx, {
      q: typed.q,
      theme: typed.tema,
      level: typed.livello,
      state: editionStates.find((each) => each === typed.stato) ?? null,
      partnerId: typed.ente,
      schoolYear: parseSchoolYear(typed.anno),
      from: parseDay(typed.dal),
      to: parseDay(typed.al),
      free: typed.posti === 'liberi',
      siteIds: district ? await sitesInDistrict([district.code, district.name.it, district.name.en]) : null,
      scope: scopes[typed.quali] ?? 'open-and-ours',
      page,
    }),
    editionYears(ctx),
    editionPartners(ctx),
  ])
  const places = await partnerPlaces(found.editions.map(({ partnerId }) => partnerId))
  const list = { ...found, typed, years, partners, places, programme }
  if (exportFormat(req)) return sendList(req, res, editionsSheet(list, ctx))
  const shown: EditionList = { ...list, page: page ?? 1, perPage: editionsPerPage }
  show(res, 'labs/list', editionsPage(shown, ctx))
}

async function showEdition(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'edition.view', param(req, 'editionId'))
  const page = editionPage(edition, await aroundEdition(ctx, edition), ctx)
  show(res, 'labs/show', page, { crumbs: editionCrumbs(null, ctx) })
}

async function aroundEdition(ctx: Ctx, edition: Edition): Promise<AroundEdition> {
  const schoolIds = [...new Set(edition.groups.map(({ schoolId }) => schoolId))]
  const [places, schools, { norms }, modules, problems, completing, held, warning, activity] = await Promise.all([
    partnerPlaces([edition.partnerId]),
    schoolNames(schoolIds),
    currentProgramme(),
    may(ctx.actor, 'module.view') ? modulesById(ctx, [edition.moduleId]) : null,
    problemsOf(ctx, edition),
    completingOf(ctx, edition),
    heldSessions(edition._id),
    editionWarning(ctx, edition),
    activityOfEdition(ctx, edition._id),
  ])
  const students = await namesOf(ctx, edition, problems?.flatMap(({ studentIds }) => studentIds) ?? [])
  return {
    place: places.get(edition.partnerId) ?? null,
    schools,
    norms: norms.labs,
    names: students,
    moduleVersion: modules?.get(edition.moduleId)?.versions.at(-1)?.number ?? null,
    activity,
    problems,
    completing,
    attention: warningTasks(warning, edition._id, ctx),
    toTake: toTakeOf(ctx, edition, { held, rollCallDays: norms.labs.rollCallDays }),
  }
}

interface Taken {
  held: ReadonlySet<string>
  rollCallDays: number
}

/** The sessions whose roll call is missing, oldest first; for a partner those it can still take. */
function toTakeOf({ actor, now, today }: Ctx, edition: Edition, { held, rollCallDays }: Taken): LabSession[] {
  if (edition.state !== 'running' && edition.state !== 'suspended') return []
  return plannedSessions(edition)
    .filter((session) => hasBegun(session, now) && !held.has(session.id))
    .filter((session) => !isTooLateFor(actor, session, { today, rollCallDays }))
    .toSorted(byTime)
}

/** What is missing before it starts, for those who can do something about it. */
async function problemsOf(ctx: Ctx, edition: Edition) {
  const { state } = edition
  const asks = may(ctx.actor, 'edition.edit') || may(ctx.actor, 'lab-enrolment.edit')
  if (!asks || (state !== 'draft' && state !== 'open')) return null
  return startProblems(edition, await startFacts(systemContext(ctx.now), edition), ctx.today)
}

async function completingOf(ctx: Ctx, edition: Edition) {
  if (edition.state !== 'running' || !can(ctx.actor, 'edition.edit', belongsOf(edition, 'edition.edit'))) return null
  return completeReasons(edition, { missingRollCalls: await missingCount(ctx, edition) }, ctx.today)
}

async function missingCount({ today }: Ctx, edition: Edition): Promise<number> {
  const held = await heldSessions(edition._id)
  return plannedSessions(edition).filter(({ id, day }) => day <= today && !held.has(id)).length
}

/** A school reads the names of its own students; everybody else how many they are. */
async function namesOf(ctx: Ctx, edition: Edition, ids: readonly string[]): Promise<Map<string, string>> {
  if (!('schoolId' in ctx.actor) || ids.length === 0) return new Map()
  const own = new Set(participantsFor(ctx.actor, edition).map(({ studentId }) => studentId))
  const students = await studentsNamed(ids.filter((id) => own.has(id)))
  return new Map([...students.values()].map(({ _id, surname, givenName }) => [_id, `${surname} ${givenName}`]))
}

/** Asks why, for what is not done without a reason; everything else is a button of the page. */
async function showMove(req: Request, res: Response, submitted: { typed?: Typed; problems?: Problems }): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'edition.edit', param(req, 'editionId'))
  const asked = submitted.typed?.['event'] ?? queryText(req, 'azione')
  const event = editionEvents.find((each) => each === asked)
  const asks = event && (asksReason(event) || event === 'start') && isMoveFrom(edition.state, event)
  if (!asks) return goTo(res, paths.edition({ editionId: edition._id }))
  const status = submitted.problems ? 422 : 200
  show(res, 'labs/move', movePage(edition, { event, ...submitted }, ctx), {
    status,
    crumbs: editionCrumbs(edition, ctx),
  })
}

async function move(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const editionId = param(req, 'editionId')
  const read = readMove(req.body)
  if (!read.ok) return showMove(req, res, read)
  const { event, version, reason } = read.value
  const moving = async () => {
    const plain = { reason, version, publicUrl: configOf(req).publicUrl }
    const edition = await findEdition(ctx, 'edition.edit', editionId)
    return event === 'complete'
      ? moveEdition(ctx, editionId, { event, ...plain, completion: await completionOf(ctx, edition) })
      : moveEdition(ctx, editionId, { event, ...plain })
  }
  const done = editionNextWords(req.language)[`${event}Done`]
  if (!asksReason(event)) await told(req, done, moving)
  else {
    const outcome = await tried(req, moving, fieldOf)
    if (outcome !== 'done') return showMove(req, res, outcome)
    notify(req, 'success', done)
  }
  goTo(res, paths.edition({ editionId }))
}

/** What the roll calls say: how many are missing, and who has attended enough. */
async function completionOf(ctx: Ctx, edition: Edition): Promise<CompletionFacts> {
  const [rolls, missingRollCalls, { norms }] = await Promise.all([
    rollCallsOf(systemContext(ctx.now), edition._id),
    missingCount(ctx, edition),
    currentProgramme(),
  ])
  const held = new Set(plannedSessions(edition).map(({ id }) => id))
  const lines = rolls.filter(({ _id }) => held.has(_id)).flatMap((roll) => roll.lines)
  const percent = norms.labs.attendancePercent
  return { missingRollCalls, finishedBy: finishedStudents(lines, { moduleMinutes: edition.module.minutes, percent }) }
}
