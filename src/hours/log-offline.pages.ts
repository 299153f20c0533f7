import { accountOf, type Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms, inOrder } from '../placements/terms.rules.ts'
import { weekdayName } from '../platform/format.ts'
import { checkbox, field, textarea } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { hourWords } from './hour.text.ts'
import { logWords } from './log.text.ts'

/** What the script of the page needs to keep hours on the device and to send them; it says its words. */
export function offlineParts(placement: Placement, ctx: Ctx) {
  const at = { placementId: placement._id }
  return {
    placementId: placement._id,
    // Whose lines they are: a phone may be shared.
    account: accountOf(ctx.actor),
    shell: paths.placementHoursOffline(at),
    sending: paths.hoursSending(),
    t: logWords(ctx.language),
  }
}

/**
 * The page that a phone keeps: it works without network, and therefore holds no student by name, nobody's hours, and
 * nothing else that a stranger who picks up the phone should not read.
 */
export function offlinePage(placement: Placement, { ctx, key }: { ctx: Ctx; key: string }) {
  const t = logWords(ctx.language)
  const words = hourWords(ctx.language)
  const form = formState(ctx.language, { typed: { usual: 'yes', day: ctx.today } })
  const { from, to } = effectiveTerms(placement)
  const at = { placementId: placement._id }
  const { givenName, surname } = placement.student
  return {
    title: t.offlineTitle,
    place: `${placement.title} · ${placement.host.name}`,
    student: ctx.actor.role === 'host' ? t.offlineStudent(`${givenName.at(0) ?? ''}. ${surname.at(0) ?? ''}.`) : null,
    lead: t.offlineLead,
    agreedTitle: t.offlineAgreed,
    agreed: inOrder(effectiveTerms(placement).timetable).map(
      (slot) => `${weekdayName(slot.weekday, ctx.language)} ${slot.from}–${slot.to}`,
    ),
    offline: offlineParts(placement, ctx),
    key,
    action: paths.placementHours(at),
    usual: checkbox(form, 'usual', { label: t.offlineUsual, hint: t.offlineUsualHint }),
    day: field(form, 'day', { label: words.day, type: 'date', required: true, min: from, max: to }),
    from1: field(form, 'from1', { label: words.from1, type: 'time' }),
    to1: field(form, 'to1', { label: words.to1, type: 'time' }),
    break1: field(form, 'break1', { label: words.break1, type: 'number', min: '0', max: '600' }),
    from2: field(form, 'from2', { label: words.from2, type: 'time' }),
    to2: field(form, 'to2', { label: words.to2, type: 'time' }),
    break2: field(form, 'break2', { label: words.break2, type: 'number', min: '0', max: '600' }),
    activity: textarea(form, 'activity', { label: words.activity, required: true, rows: 2, maxlength: 500 }),
    otherTitle: t.offlineOther,
    submit: { text: t.offlineButton, cancel: null },
    actions: [linkTo(t.offlineBack, paths.placementHours(at))],
  }
}
