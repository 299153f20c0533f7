import { countedActivities } from '../activities/activity-count.service.ts'
import {
  activitiesToMove,
  activitiesWithoutClasses,
  type WaitingActivity,
} from '../activities/activity-waiting.service.ts'
import { type LabsToday, labsToday } from './labs-today.service.ts'
import { agreementsWaiting, type AgreementsWaiting } from './agreements-waiting.service.ts'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Round } from '../rounds/round.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import type { Counter } from '../ledger/counter.rules.ts'
import type { WaitingPlace } from '../assignments/waiting-place.rules.ts'
import { placesToAnswer } from '../assignments/waiting-place.service.ts'
import { roundsToChoose } from '../choices/choice.service.ts'
import { countersOf } from '../ledger/counter.service.ts'
import type { LedgerCheck } from '../ledger/ledger-check.rules.ts'
import { ledgerChecks } from '../ledger/ledger-check.service.ts'
import { listOpenDays } from '../hours/hour-entry.service.ts'
import type { OpenDay } from '../hours/open-days.rules.ts'
import { type WaitingHours, hoursWaiting } from '../hours/waiting.service.ts'
import { checklistOf, documentsToReview } from '../documents/document.service.ts'
import { asksTheHost } from '../documents/document.rules.ts'
import { countOpenHostProposals } from '../host-proposals/host-proposal.service.ts'
import { matchingWork, type MatchingWork } from './matching-work.service.ts'
import { listNotices } from '../notices/notice.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { countByStanding } from '../partners/qualification.service.ts'
import { type Standing, standingOn } from '../partners/qualification.rules.ts'
import { programmeRecord } from '../programme/programme.service.ts'
import type { CountedActivity } from '../protocols/counted-activity.rules.ts'
import type { Protocol } from '../protocols/protocol.rules.ts'
import { findProtocol, listProtocols } from '../protocols/protocol.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import {
  type HostWork,
  hostWork,
  type SchoolWork,
  schoolWork,
  type StudentWork,
  studentWork,
} from './placement-work.service.ts'
import { countSchools } from '../schools/school.service.ts'
import { countClassStudents, listClasses } from '../schools/school-class.service.ts'

/** What waits for the programme office of the city. */
export interface CityToday {
  schools: number
  partners: number
  failedNotices: number
  /** A pack has been imported, or somebody has written the programme by hand. */
  programmeSet: boolean
  protocols: { protocol: Protocol; activities: CountedActivity[] }[]
  standings: Record<Standing, number>
  documentsToReview: number
  activities: { toStart: number; toConclude: number }
  labs: LabsToday
  matching: MatchingWork
}

export async function cityToday(ctx: Ctx): Promise<CityToday> {
  const [schools, standings, failed, documents, programme, inForce, activities, labs, matching] = await Promise.all([
    countSchools(ctx),
    countByStanding(ctx),
    listNotices(ctx, { page: 1, state: 'failed' }),
    documentsToReview(ctx, { standing: 'waiting', page: 1 }),
    programmeRecord(ctx),
    protocolsInForce(ctx),
    activitiesToMove(ctx),
    labsToday(ctx),
    matchingWork(ctx),
  ])
  const partners = Object.values(standings).reduce((sum, count) => sum + count, 0)
  return {
    schools,
    partners,
    failedNotices: failed.total,
    programmeSet: programme.revision > 0,
    protocols: inForce,
    standings,
    documentsToReview: documents.total,
    activities,
    labs,
    matching,
  }
}

const shownProtocols = 2

/** The protocols in force with the activities under them: targets against what was reached. */
async function protocolsInForce(ctx: Ctx): Promise<CityToday['protocols']> {
  const { protocols } = await listProtocols(ctx, { q: '', state: 'in-force', page: 1 })
  return Promise.all(
    protocols.slice(0, shownProtocols).map(async ({ _id }) => ({
      protocol: await findProtocol(ctx, 'protocol.view', _id),
      activities: await countedActivities(ctx, _id),
    })),
  )
}

/** Hours that wait for a signature, in words of their placement. */
export interface WaitingFor extends WaitingHours {
  placement: Placement
}

/** What waits for the people of a school: its office, coordinator or teachers. */
export interface SchoolToday {
  classes: number
  students: number
  drafts: Placement[]
  draftsTotal: number
  running: number
  toApprove: WaitingFor[]
  approvesHours: boolean
  agreements: AgreementsWaiting
  /** Activities into which the school has brought no class yet: the first few, and how many. */
  activities: { activities: WaitingActivity[]; total: number }
  labs: LabsToday
  /** Hosts that students have found, and nobody has answered. */
  foundHosts: number
  /** How the control ledger stood when it was last verified; empty for who may not know. */
  ledger: LedgerCheck[]
  work: SchoolWork
  matching: MatchingWork
}

export async function schoolToday(ctx: Ctx): Promise<SchoolToday> {
  const approvesHours = ctx.actor.role !== 'office'
  const takesPart = may(ctx.actor, 'activity.take-part')
  const [classes, drafts, running, toApprove, agreements, activities, labs, ledger, foundHosts, work, matching] =
    await Promise.all([
      listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) }),
      listPlacements(ctx, 'placement.view', { state: 'draft', page: 1 }),
      listPlacements(ctx, 'placement.view', { state: 'active', page: 1 }),
      approvesHours ? waitingWithPlacements(ctx) : [],
      agreementsWaiting(ctx),
      takesPart ? activitiesWithoutClasses(ctx, 5) : { activities: [], total: 0 },
      labsToday(ctx),
      may(ctx.actor, 'ledger.view') ? ledgerChecks(ctx) : [],
      may(ctx.actor, 'host-proposal.answer') ? countOpenHostProposals(ctx) : 0,
      schoolWork(ctx),
      matchingWork(ctx),
    ])
  const counts = await countClassStudents(classes, ctx.today)
  return {
    classes: classes.length,
    students: [...counts.values()].reduce((sum, count) => sum + count, 0),
    drafts: drafts.placements.slice(0, 5),
    draftsTotal: drafts.total,
    running: running.total,
    toApprove,
    approvesHours,
    agreements,
    activities,
    labs,
    ledger,
    foundHosts,
    work,
    matching,
  }
}

async function waitingWithPlacements(ctx: Ctx): Promise<WaitingFor[]> {
  const waiting = await hoursWaiting(ctx)
  const { placements } = await listPlacements(ctx, 'placement.view', { ids: waiting.map((each) => each.placementId) })
  return waiting.flatMap((each) => {
    const placement = placements.find(({ _id }) => _id === each.placementId)
    return placement ? [{ ...each, placement }] : []
  })
}

/** Somebody expected today, and when. */
export interface Expected {
  placement: Placement
  intervals: Interval[]
}

/** What waits for a host: who comes today, and hours to confirm. */
export interface HostToday {
  running: number
  expected: Expected[]
  toConfirm: WaitingFor[]
  agreements: AgreementsWaiting
  standing: Standing
  /** Documents that the host must upload or replace. */
  documentsDue: number
  partnerId: string
  labs: LabsToday
  work: HostWork
  matching: MatchingWork
}

export async function hostToday(ctx: Ctx): Promise<HostToday> {
  if (ctx.actor.role !== 'host') throw new Error('only a host has this page')
  const { partnerId } = ctx.actor
  const [{ placements }, toConfirm, agreements, partner, labs] = await Promise.all([
    listPlacements(ctx, 'placement.view', { state: 'active' }),
    waitingWithPlacements(ctx),
    agreementsWaiting(ctx),
    findPartner(ctx, 'partner.view', partnerId),
    labsToday(ctx),
  ])
  const expected = expectedToday(ctx, placements)
  const [checklist, matching, work] = await Promise.all([
    checklistOf(ctx, partner),
    matchingWork(ctx),
    hostWork(
      ctx,
      expected.map(({ placement }) => placement._id),
    ),
  ])
  return {
    running: placements.length,
    expected,
    toConfirm,
    agreements,
    standing: standingOn(partner.qualification, ctx.today),
    documentsDue: checklist.filter(asksTheHost).length,
    partnerId,
    labs,
    work,
    matching,
  }
}

function expectedToday(ctx: Ctx, placements: readonly Placement[]): Expected[] {
  return placements
    .map((placement) => ({ placement, intervals: agreedIntervals(placement, ctx.today) }))
    .filter(({ intervals }) => intervals.length > 0)
    .toSorted((a, b) => ((a.intervals[0]?.from ?? '') < (b.intervals[0]?.from ?? '') ? -1 : 1))
}

/** What waits for a student: where to be today, days to log, hours done and still due. */
export interface StudentToday {
  expected: Expected[]
  open: { placement: Placement; days: OpenDay[] }[]
  counter: Counter | null
  labs: LabsToday
  work: StudentWork
  /** rounds whose lists are open, and to which none was sent */
  rounds: Round[]
  /** places of published rounds, to be answered for */
  places: WaitingPlace[]
}

export async function studentToday(ctx: Ctx): Promise<StudentToday> {
  if (ctx.actor.role !== 'student') throw new Error('only a student has this page')
  const { studentId, schoolId } = ctx.actor
  const [{ placements }, counters, labs, work, rounds, places] = await Promise.all([
    listPlacements(ctx, 'placement.view', { state: 'active' }),
    countersOf(ctx, 'student.view', { schoolId, studentIds: [studentId] }),
    labsToday(ctx),
    studentWork(ctx),
    roundsToChoose(ctx),
    placesToAnswer(ctx),
  ])
  const open = await Promise.all(
    placements.map(async (placement) => ({ placement, days: await listOpenDays(ctx, placement) })),
  )
  return {
    expected: expectedToday(ctx, placements),
    open: open.filter(({ days }) => days.length > 0),
    counter: counters.get(studentId)?.counter ?? null,
    labs,
    work,
    rounds,
    places,
  }
}
