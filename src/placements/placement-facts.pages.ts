import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { type Day, maxDay } from '../platform/day.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, status } from '../web/parts.ts'
import { placementFactWords } from './placement-facts.text.ts'
import { studentName } from './placement-list.pages.ts'
import type { AgreementCopy, Placement } from './placement.rules.ts'
import { consentText } from './placement-step.pages.ts'
import { stepWords } from './placement-step.text.ts'
import { placementWords } from './placement.text.ts'
import { effectiveTerms, scheduledMinutes, type Terms, termsOn } from './terms.rules.ts'
import { otherSites, siteOn, tutorsOn } from './tutors.rules.ts'

export type Facts = (readonly [label: string, value: ContentOf])[]

/** Who and where, as it is today; before the first day as it will be then. */
export function peopleFacts(placement: Placement, schoolName: string, ctx: Ctx): Facts {
  const t = placementWords(ctx.language)
  const { host, student } = placement
  const on = maxDay(ctx.today, placement.terms.from)
  const studentHref = can(ctx.actor, 'student.view', { ...placement, partnerId: null })
    ? paths.student({ studentId: placement.studentId })
    : null
  const partnerHref = can(ctx.actor, 'partner.view', placement)
    ? paths.partner({ partnerId: placement.partnerId })
    : null
  return [
    ...kindFact(placement, ctx.language),
    [t.student, { text: studentName(placement), href: studentHref }],
    [t.className, student.className],
    [t.school, schoolName],
    ...schoolTutorFacts(placement, on, ctx.language),
    [t.host, { text: host.name, href: partnerHref }],
    ...siteFacts(placement, on, ctx.language),
    ...hostTutorFacts(placement, on, ctx.language),
    ...consentFact(placement, ctx),
  ]
}

function kindFact({ kind }: Placement, language: Language): Facts {
  const t = placementFactWords(language)
  return kind === 'simulated-enterprise' ? [[t.kind, t['kind-simulated-enterprise']]] : []
}

function schoolTutorFacts(placement: Placement, on: Day, language: Language): Facts {
  const t = placementWords(language)
  const { schoolTutor } = tutorsOn(placement, on)
  const second = placement.shares?.schoolTutor
  const share = second ? 100 - second.percent : null
  return [
    [
      t.schoolTutor,
      schoolTutor ? noted(schoolTutor.name, [schoolTutor.email, shareText(share, language)]) : missing(language),
    ],
    ...(second
      ? ([
          [
            placementFactWords(language).secondSchoolTutor,
            noted(second.name, [second.email, shareText(second.percent, language)]),
          ],
        ] satisfies Facts)
      : []),
  ]
}

function hostTutorFacts(placement: Placement, on: Day, language: Language): Facts {
  const t = placementWords(language)
  const { hostTutor } = tutorsOn(placement, on)
  const second = placement.shares?.hostTutor
  const share = second ? 100 - second.percent : null
  const contacts = (tutor: { email: string | null; phone: string | null }) => [tutor.email, tutor.phone]
  // A simulated enterprise has no tutor but the school's, unless a firm guides it.
  const nobody: Facts = placement.kind === 'simulated-enterprise' ? [] : [[t.hostTutor, missing(language)]]
  const first: Facts = hostTutor
    ? [[t.hostTutor, noted(hostTutor.name, [...contacts(hostTutor), shareText(share, language)])]]
    : nobody
  const secondFact: Facts = second
    ? [
        [
          placementFactWords(language).secondHostTutor,
          noted(second.name, [...contacts(second), shareText(second.percent, language)]),
        ],
      ]
    : []
  return [...first, ...secondFact]
}

function siteFacts(placement: Placement, on: Day, language: Language): Facts {
  const t = placementWords(language)
  const { timetable } = termsOn(placement, on) ?? effectiveTerms(placement)
  const others = otherSites(placement).filter(({ id }) => timetable.some(({ siteId }) => siteId === id))
  const main = siteOn(placement, on)
  return [
    [t.site, { text: main.name, note: addressOf(main) }],
    ...others.map(
      (site) => [placementFactWords(language).otherSite, { text: site.name, note: addressOf(site) }] as const,
    ),
  ]
}

function addressOf({ address, postcode, town }: Placement['host']['site']): string | null {
  return [address, `${postcode} ${town}`.trim()].filter(Boolean).join(', ') || null
}

/** Only the school's own people need to know how it was agreed. */
function consentFact({ consent, schoolId }: Placement, { actor, language }: Ctx): Facts {
  const told = consent && 'schoolId' in actor && actor.schoolId === schoolId && actor.role !== 'student'
  return told ? [[stepWords(language).consent, consentText(consent, language)]] : []
}

/** When, for how long, and on which agreement. */
export function termFacts(placement: Placement, ctx: Ctx): Facts {
  const { language } = ctx
  const t = placementWords(language)
  const { agreement } = placement
  const terms = effectiveTerms(placement)
  const { plannedMinutes, timetable } = terms
  const scheduled = scheduledMinutes(placement)
  const differs = plannedMinutes > 0 && timetable.length > 0 && plannedMinutes !== scheduled
  const noAgreement = placement.kind === 'simulated-enterprise' ? [] : [[t.agreement, missing(language)] as const]
  return [
    [t.period, periodContent(terms, language)],
    [
      t.planned,
      plannedMinutes > 0
        ? { text: formatHours(plannedMinutes), note: differs ? t.plannedDiffers : null }
        : missing(language),
    ],
    [t.scheduled, { text: formatHours(scheduled), note: t.scheduledNote }],
    ...(agreement ? [[t.agreement, agreementContent(placement, agreement, ctx)] as const] : noAgreement),
  ]
}

/** The period; over the first of September it says that the hours belong to two school years. */
function periodContent({ from, to }: Pick<Terms, 'from' | 'to'>, language: Language): ContentOf {
  const text = placementWords(language).periodOf(formatDay(from, language), formatDay(to, language))
  const across = schoolYearOf(from) !== schoolYearOf(to)
  return { text, note: across ? placementFactWords(language).acrossYears : null }
}

function agreementContent(placement: Placement, agreement: AgreementCopy, { actor, language }: Ctx): ContentOf {
  const t = placementWords(language)
  const { agreementId, number, date, to } = agreement
  const { schoolId, partnerId } = placement
  const href = can(actor, 'agreement.view', { schoolId, partnerId, agreementId })
    ? paths.agreement({ agreementId })
    : null
  return {
    text: t.agreementOf(number, formatDay(date, language)),
    href,
    note: t.agreementUntil(formatDay(to, language)),
  }
}

function missing(language: Language): ContentOf {
  return status(placementWords(language).missing, 'warning')
}

function noted(text: string, notes: readonly (string | null)[]): ContentOf {
  return { text, note: notes.filter(Boolean).join(' · ') || null }
}

function shareText(percent: number | null, language: Language): string | null {
  return percent === null ? null : placementFactWords(language).share(percent)
}
