import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { entryName, type MachineKind } from '../programme/programme.rules.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { MachineAuthorisation } from './machine-authorisation.rules.ts'
import { authorisationWords } from './machine-authorisation.text.ts'

interface Around {
  machineKinds: readonly MachineKind[]
  /** Of the student. */
  name: string
  submitted: { typed?: Typed; problems?: Problems }
}

/** Taking one authorisation away, with the reason. */
export function revocationPage(
  authorisation: MachineAuthorisation,
  { machineKinds, name, submitted }: Around,
  ctx: Ctx,
) {
  const t = authorisationWords(ctx.language)
  const form = formState(ctx.language, submitted, t)
  const reason = textarea(form, 'reason', { label: t.reason, hint: t.revokeReasonHint, required: true, maxlength: 500 })
  return {
    title: t.revokeTitle,
    about: `${name}: ${entryName(machineKinds, authorisation.machineKind, ctx.language)}`,
    lead: t.revokeLead,
    problems: problemSummary(form, [reason]),
    reason,
    action: paths.authorisationRevocation({ authorisationId: authorisation._id }),
    submit: { text: t.revokeButton, cancel: { text: t.cancel, href: paths.authorisations() } },
  }
}
