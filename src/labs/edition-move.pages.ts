import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type EditionEvent, presentParticipants } from './edition-move.rules.ts'
import { editionNextWords } from './edition-next.text.ts'
import type { Edition } from './edition.rules.ts'

interface Asked {
  event: EditionEvent
  typed?: Typed
  problems?: Problems
}

/** The form that asks why an edition is suspended, cancelled, or started below its minimum. */
export function movePage(edition: Edition, { event, typed = {}, problems = {} }: Asked, ctx: Ctx) {
  const t = editionNextWords(ctx.language)
  const form = formState(ctx.language, { typed, problems }, t)
  const reason = textarea(form, 'reason', { label: t.reason, required: true, rows: 3, maxlength: 500 })
  const texts = {
    suspend: [t.suspendTitle(edition.title), t.suspendLead, t.suspend],
    cancel: [t.cancelTitle(edition.title), t.cancelLead, t.cancel],
    start: [
      t.startTitle(edition.title),
      t.startLead(presentParticipants(edition, ctx.today).length, edition.minimum),
      t.start,
    ],
  }
  const [title = '', lead = '', button = ''] = texts[event === 'suspend' || event === 'cancel' ? event : 'start']
  return {
    title,
    lead,
    reason,
    problems: problemSummary(form, [reason]),
    hidden: [
      { name: 'event', value: event },
      { name: 'version', value: String(edition.version) },
    ],
    action: paths.editionMove({ editionId: edition._id }),
    submit: {
      text: button.replace('…', ''),
      cancel: { text: t.back, href: paths.edition({ editionId: edition._id }) },
    },
  }
}
