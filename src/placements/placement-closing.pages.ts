import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { placementForm, type Submitted } from './placement-form.pages.ts'
import { placementFormWords } from './placement-form.text.ts'
import { studentName } from './placement-list.pages.ts'
import type { Placement } from './placement.rules.ts'

/** Why a placement is given up. */
export function cancellationPage(placement: Placement, ctx: Ctx, submitted: Submitted) {
  const t = placementFormWords(ctx.language)
  const form = placementForm(ctx.language, submitted)
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.cancelReasonHint,
    required: true,
    rows: 3,
    maxlength: 500,
  })
  return {
    title: t.cancelTitle,
    lead: t.cancelLead(studentName(placement), placement.host.name),
    problems: problemSummary(form, [reason]),
    reason,
    action: paths.placementClosing({ placementId: placement._id }),
    submit: {
      text: t.cancelPlacement,
      cancel: { text: t.cancelPlacement, href: paths.placement({ placementId: placement._id }) },
    },
  }
}
