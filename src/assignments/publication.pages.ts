import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { addDays, dayOf } from '../platform/day.ts'
import { formatCount } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { checkbox, field, problemSummary } from '../web/form-parts.ts'
import { type ContentOf, facts } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { placeWords } from './class-place.text.ts'
import type { Publication } from './first-places.rules.ts'
import type { Submitted } from './own-place.pages.ts'

const daysToAnswer = 7

/** What would be published, and the one button that cannot be undone. */
export function publicationPage(
  publication: Publication,
  offerTitle: (offerId: string) => string,
  ctx: Ctx & { submitted: Submitted },
) {
  const { round, run, counts, closed, reasons } = publication
  const t = placeWords(round, ctx.language)
  const usual = { day: addDays(dayOf(ctx.now), daysToAnswer), time: '23:59', ...ctx.submitted.typed }
  const form = formState(ctx.language, { ...ctx.submitted, typed: usual }, t)
  const fields = {
    day: field(form, 'day', { label: t.answerByDay, type: 'date', required: true }),
    time: field(form, 'time', { label: t.answerByTime, type: 'time', required: true }),
    understood: checkbox(form, 'understood', { label: t.understood, required: true }),
  }
  const number = (label: string, count: number): [string, ContentOf] => [label, formatCount(count, ctx.language)]
  return {
    title: t.publish,
    t,
    lead: t.publishLead,
    facts: facts([
      [t.mechanism, t[run.mechanism]],
      number(t.units, counts.units),
      number(t.withPlace, counts.placed),
      number(t.first, counts.first),
      number(t.second, counts.second),
      number(t.third, counts.third),
      number(t.later, counts.later),
      number(t.fallbackCount, counts.fallback),
      number(t.locked, counts.locked),
      number(t.unplaced, counts.unplaced),
    ]),
    warnings: [
      ...(counts.unplaced > 0 ? [t.warnUnplaced(counts.unplaced)] : []),
      ...(closed.length > 0 ? [t.warnClosed(closed.map(offerTitle).join('; '))] : []),
    ],
    against: reasons.map((reason) => t[reason]),
    problems: problemSummary(form, Object.values(fields)),
    fields,
    action: withQuery(paths.roundPublication({ roundId: round._id }), { prova: run._id }),
    hidden: [{ name: 'runId', value: run._id }],
    submit: { text: t.publishNow, cancel: { text: t.back, href: paths.roundDesk({ roundId: round._id }) } },
  }
}
