import type { Actor, Ctx } from '../access/actor.ts'
import { needWords } from '../paperwork/need.text.ts'
import type { Need, Who } from '../paperwork/readiness.rules.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { daysBetween } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { status, type Task } from '../web/parts.ts'
import { studentName, task } from './home-parts.pages.ts'
import { placementHomeWords } from './placement-home.text.ts'

export interface PapersFact {
  placement: Placement
  needs: readonly Pick<Need, 'need' | 'who'>[]
  blocked: boolean
}

const shown = 3
/** From when on a placement is said to begin soon. */
const soonDays = 14

const mine: Partial<Record<Actor['role'], readonly Who[]>> = {
  office: ['office'],
  coordinator: ['coordinator'],
  teacher: ['schoolTutor'],
  host: ['host', 'hostTutor'],
  student: ['student'],
}

/** The papers that wait: hours held up first, then what this person must do, then (for a school) what others must. */
export function papersTasks(ctx: Ctx, waiting: readonly PapersFact[]): Task[] {
  const isMine = ({ needs }: PapersFact) => needs.some(({ who }) => mine[ctx.actor.role]?.includes(who))
  const collecting = waiting.filter(({ blocked }) => !blocked)
  const others = collecting.filter((each) => !isMine(each))
  const isSchool = 'schoolId' in ctx.actor && ctx.actor.role !== 'student'
  return [
    ...waiting
      .filter(({ blocked }) => blocked)
      .slice(0, shown)
      .map((each) => blockedTask(ctx, each)),
    ...ownTasks(ctx, collecting.filter(isMine)),
    ...(isSchool ? othersTask(ctx, others) : []),
  ]
}

function blockedTask(ctx: Ctx, { placement, needs }: PapersFact): Task {
  const t = placementHomeWords(ctx.language)
  const { name } = placement.host
  return task({
    text: ctx.actor.role === 'student' ? t.blockedOwn(name) : t.blocked(studentName(placement), name),
    note: t.blockedNote(namesOf(needs, ctx.language)),
    button: t.open,
    href: paths.papers({ placementId: placement._id }),
  })
}

function ownTasks(ctx: Ctx, waiting: readonly PapersFact[]): Task[] {
  const t = placementHomeWords(ctx.language)
  const whose = mine[ctx.actor.role] ?? []
  const lines = waiting.slice(0, shown).map(({ placement, needs }) => {
    const own = needs.filter(({ who }) => whose.includes(who))
    return task({
      text: textFor(placement, ctx),
      note: t.papersNote(namesOf(own, ctx.language), startOf(placement, ctx)),
      ...soon(placement, ctx),
      button: t.open,
      href: paths.papers({ placementId: placement._id }),
    })
  })
  const rest = waiting.length - lines.length
  return rest > 0 ? [...lines, task({ text: t.morePapers(rest), button: t.see, href: inDocuments() })] : lines
}

function textFor(placement: Placement, { actor, language }: Ctx): string {
  const t = placementHomeWords(language)
  if (actor.role === 'student') return t.papersOwn(placement.host.name)
  const student = studentName(placement)
  return actor.role === 'host' ? t.papersHost(student) : t.papers(student, placement.host.name)
}

/** One line for all of which somebody else must act, with who that is. */
function othersTask(ctx: Ctx, others: readonly PapersFact[]): Task[] {
  const [first] = others
  if (!first) return []
  const t = placementHomeWords(ctx.language)
  const names = needWords(ctx.language)
  const people = [...new Set(others.flatMap(({ needs }) => needs.map(({ who }) => who)))]
  const list = people.map((who) => {
    const count = others.filter(({ needs }) => needs.some((need) => need.who === who)).length
    return `${names[`who-${who}`].toLowerCase()} (${count})`
  })
  return [
    task({
      text: t.papersOthers(others.length),
      note: t.papersWho(list.join(', '), startOf(first.placement, ctx)),
      ...soon(first.placement, ctx),
      button: t.see,
      href: others.length === 1 ? paths.papers({ placementId: first.placement._id }) : inDocuments(),
    }),
  ]
}

const inDocuments = () => withQuery(paths.placements(), { stato: 'documents' })

function startOf(placement: Placement, { language }: Ctx): string {
  return formatDay(effectiveTerms(placement).from, language)
}

function soon(placement: Placement, { today, language }: Ctx) {
  const near = daysBetween(today, effectiveTerms(placement).from) <= soonDays
  return near ? { state: status(placementHomeWords(language).soon, 'warning') } : {}
}

// More at once are read on the page.
const mostNamed = 3

function namesOf(needs: readonly Pick<Need, 'need'>[], language: Language): string {
  const t = needWords(language)
  const names = needs.slice(0, mostNamed).map(({ need }) => t[`need-${need}`])
  return [names.join(', '), ...(needs.length > names.length ? ['…'] : [])].join(' ').trim()
}
