import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { type Action, type Content, type ContentOf, facts, linkTo, type Task } from '../web/parts.ts'
import { type Capacity, capacityOf } from './hosting.rules.ts'
import { hostingWords, monthName } from './hosting.text.ts'
import type { Partner } from './partner.rules.ts'
import { partnerTabs } from './partner-tabs.pages.ts'
import type { Hosting } from './profile.rules.ts'
import { workWords } from './work.text.ts'
import { worksTable } from './work.pages.ts'

/** What a partner offers to students, and how many its tutors may follow. */
export function hostingPage(partner: Partner, programme: Programme, ctx: Ctx) {
  const t = hostingWords(ctx.language)
  const edits = can(ctx.actor, 'partner.edit', partner)
  const url = paths.partnerHosting({ partnerId: partner._id })
  const { rasl } = partner.hosting
  return {
    title: t.title(partner.name),
    t,
    tabs: partnerTabs(partner._id, 'hosting', ctx),
    next: edits ? nextStep(partner, ctx) : null,
    facts: facts([...seatFacts(partner, ctx), ...offerFacts(partner.hosting, programme, ctx.language)]),
    actions: [
      ...(edits ? [linkTo(t.edit, `${url}?modifica=1`, { icon: 'it-pencil' })] : []),
      linkTo(t.copyForRasl, `${url}?rasl=1`, { icon: 'it-copy' }),
    ],
    works: worksTable(partner, programme, ctx),
    worksTitle: workWords(ctx.language).works,
    addWork: edits ? [addWork(partner, ctx.language)] : [],
    rasl: facts([
      [t.rasl, registration(partner.hosting, ctx.language)],
      [t.structural, rasl.structural],
      [t.technological, rasl.technological],
      [t.organisational, rasl.organisational],
      [t.experience, rasl.experience],
    ]),
  }
}

function addWork(partner: Partner, language: Language): Action {
  const href = paths.partnerWorks({ partnerId: partner._id })
  return linkTo(workWords(language).addWork, href, { icon: 'it-plus' })
}

function nextStep(partner: Partner, ctx: Ctx): Task | null {
  const t = hostingWords(ctx.language)
  const id = { partnerId: partner._id }
  const { seats, risk, followed } = capacityOf(partner, ctx.today)
  const task = (text: string, action: Action): Task => ({ text, note: null, status: null, action })
  if (!seats) return task(t.nextSeats, linkTo(t.edit, `${paths.partnerHosting(id)}?modifica=1`, { look: 'primary' }))
  if (!risk) return task(t.nextWork, { ...addWork(partner, ctx.language), button: 'btn-primary' })
  if (followed >= seats) return null
  return task(t.nextTutor, linkTo(t.addTutor, paths.partnerTutors(id), { look: 'primary', icon: 'it-plus' }))
}

type Pair = readonly [label: string, value: ContentOf]

function seatFacts(partner: Partner, ctx: Ctx): Pair[] {
  const t = hostingWords(ctx.language)
  const { seats, accessibleSeats } = partner.hosting
  return [
    [t.seats, seats ?? t.notSaid],
    [t.accessibleSeats, accessibleSeats],
    [t.followed, followedLine(capacityOf(partner, ctx.today), ctx.language)],
  ]
}

function followedLine({ risk, tutors, followed }: Capacity, language: Language): Partial<Content> {
  const t = hostingWords(language)
  if (!risk) return { text: '—', note: t.noWorkYet }
  const words = workWords(language)[risk].toLowerCase()
  return { text: String(followed), note: t.followedNote(tutors, studentsFollowedBy(1, risk), words) }
}

/** What the partner offers, line by line; the copy for the register has the same lines. */
export function offerFacts(hosting: Hosting, programme: Programme, language: Language): Pair[] {
  const t = hostingWords(language)
  const tracks = hosting.tracks.map((code) => entryName(programme.tracks, code, language))
  const { website } = hosting
  return [
    [t.periods, periodsText(hosting, language)],
    [t.tracks, tracks.join(', ') || t.allTracks],
    [t.networks, hosting.networks.join('; ')],
    [t.website, website ? { text: website.replace(/^https?:\/\//u, ''), href: website } : null],
  ]
}

/** 'settembre–novembre, febbraio–maggio', or all year round. */
export function periodsText({ periods }: Pick<Hosting, 'periods'>, language: Language): string {
  const t = hostingWords(language)
  const texts = periods.map(({ from, to }) =>
    from === to ? monthName(from, language) : t.months(monthName(from, language), monthName(to, language)),
  )
  return texts.join(', ') || t.allYear
}

/** Whether the partner is in the chambers' register, and since when. */
export function registration({ rasl }: Hosting, language: Language): string {
  const t = hostingWords(language)
  if (!rasl.registered) return t.notRegistered
  return rasl.since ? `${t.registeredSince} ${formatDay(rasl.since, language)}` : t.yes
}
