import type { Ctx } from '../access/actor.ts'
import type { Standing } from '../partners/qualification.rules.ts'
import { paths } from '../paths.ts'
import { formatCount } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { progressLine } from '../protocols/commitment.pages.ts'
import { commitmentPeriod } from '../protocols/commitment.rules.ts'
import type { CountedActivity } from '../protocols/counted-activity.rules.ts'
import { periodOf } from '../protocols/period.rules.ts'
import { progressOf } from '../protocols/progress.rules.ts'
import type { Protocol } from '../protocols/protocol.rules.ts'
import type { Task } from '../web/parts.ts'
import { figure, type Goal, type HomePage, page, task } from './home-parts.pages.ts'
import { homeWords } from './home.text.ts'
import { labHomeWords } from './lab-home.text.ts'
import { type LabFacts, labTasks } from './lab-tasks.pages.ts'
import { type MatchingFacts, matchingTasks } from './matching-tasks.pages.ts'

interface City {
  schools: number
  partners: number
  failedNotices: number
  programmeSet: boolean
  protocols: readonly { protocol: Protocol; activities: readonly CountedActivity[] }[]
  standings: Readonly<Record<Standing, number>>
  documentsToReview: number
  activities: { toStart: number; toConclude: number }
  labs: LabFacts
  matching: MatchingFacts
}

/** What waits for the programme office: first what others wait for, then what is missing to begin. */
export function cityHome(ctx: Ctx, name: string, today: City): HomePage {
  const t = homeWords(ctx.language)
  const count = (n: number) => formatCount(n, ctx.language)
  const figures = [
    figure(count(today.schools), t.schools(today.schools), { href: paths.schools() }),
    figure(count(today.partners), t.partners(today.partners), { href: paths.partners() }),
    figure(count(today.labs.editions.running), labHomeWords(ctx.language).runningLabs(today.labs.editions.running), {
      href: paths.editions(),
    }),
    figure(count(today.standings.qualified), t.qualified(today.standings.qualified), {
      href: standingHref('qualified'),
    }),
  ]
  const goals = today.protocols.map((each) => goalOf(each, ctx)).filter(({ lines }) => lines.length > 0)
  return page(ctx, name, {
    tasks: [
      ...labTasks(ctx, today.labs),
      ...matchingTasks(ctx, today.matching),
      ...decisions(ctx, today),
      ...beginnings(ctx, today),
    ],
    figures,
    goals,
  })
}

const standingHref = (standing: Standing) => withQuery(paths.partners(), { stato: standing })

const activitiesHref = (state: 'planned' | 'running') => withQuery(paths.activities(), { stato: state })

/** What others wait for. */
function decisions(ctx: Ctx, { standings, documentsToReview, failedNotices, activities }: City): Task[] {
  const t = homeWords(ctx.language)
  const waiting = [
    { n: standings.applied, text: t.applications, note: t.applicationsNote, href: standingHref('applied') },
    {
      n: documentsToReview,
      text: t.documentsToReview,
      note: t.documentsToReviewNote,
      href: withQuery(paths.documents(), { stato: 'waiting' }),
    },
    {
      n: failedNotices,
      text: t.failedNotices,
      note: t.failedNoticesNote,
      href: withQuery(paths.notices(), { stato: 'failed' }),
    },
    {
      n: activities.toStart,
      text: t.activitiesToStart,
      note: t.activitiesToStartNote,
      href: activitiesHref('planned'),
    },
    {
      n: activities.toConclude,
      text: t.activitiesToConclude,
      note: t.activitiesToConcludeNote,
      href: activitiesHref('running'),
    },
    { n: standings.expired, text: t.expiredPartners, note: t.expiredPartnersNote, href: standingHref('expired') },
    {
      n: standings.suspended,
      text: t.suspendedPartners,
      note: t.suspendedPartnersNote,
      href: standingHref('suspended'),
    },
  ]
  return waiting
    .filter(({ n }) => n > 0)
    .map(({ n, text, note, href }) => task({ text: text(n), note, button: t.open, href }))
}

/** What a city does once, in this order. */
function beginnings(ctx: Ctx, { programmeSet, schools, partners, protocols }: City): Task[] {
  const t = homeWords(ctx.language)
  const steps = [
    { due: !programmeSet, text: t.setProgramme, note: t.setProgrammeNote, href: paths.programmeImport() },
    { due: schools === 0, text: t.importSchools, note: t.importSchoolsNote, href: paths.schoolImport() },
    { due: protocols.length === 0, text: t.addProtocol, note: t.addProtocolNote, href: paths.newProtocol() },
    { due: partners === 0, text: t.addPartner, note: t.addPartnerNote, href: paths.newPartner() },
  ]
  const due = steps.filter((step) => step.due)
  const tasks = due.map(({ text, note, href }) => task({ text, note, button: t.start, href }))
  if (schools > 0)
    tasks.push(task({ text: t.inviteOffices, note: t.inviteOfficesNote, button: t.open, href: paths.schools() }))
  return tasks
}

function goalOf({ protocol, activities }: City['protocols'][number], ctx: Ctx): Goal {
  const lines = protocol.commitments.map((commitment) => {
    const reading = { period: commitmentPeriod(commitment, periodOf(protocol)), today: ctx.today }
    return progressLine(commitment, progressOf(commitment, activities, reading), ctx.language)
  })
  return { title: protocol.title, href: paths.protocol({ protocolId: protocol._id }), lines }
}
