import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import { dayOf } from '../platform/day.ts'
import type { Language } from '../platform/words.ts'
import { field, problemSummary } from '../web/form-parts.ts'
import { facts, linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Verification } from './verification.rules.ts'
import { verificationWords } from './verification.text.ts'

/** Where somebody types the code of a register. */
export function askCodePage(language: Language, submitted: { typed?: Typed; problems?: Problems } = {}) {
  const t = verificationWords(language)
  const form = formState(language, submitted, t)
  const code = field(form, 'codice', {
    label: t.code,
    hint: t.codeHint,
    required: true,
    width: 'medium',
    maxlength: 40,
    autocomplete: 'off',
  })
  return {
    title: t.title,
    lead: t.lead,
    problems: problemSummary(form, [code]),
    code,
    action: paths.verification(),
    submit: { text: t.verify, cancel: null },
  }
}

/** What anybody may know of a register; `schoolName` is null for one that a partner issued. */
export function verifiedPage(found: Verification, schoolName: string | null, language: Language) {
  const t = verificationWords(language)
  const { code, kind, issuedAt, approvedMinutes, waitingMinutes } = found
  return {
    title: t.titleOf(code),
    lead: t.lead,
    outcome: outcomeOf(found, language),
    facts: facts([
      [t.kind, t[kind]],
      [t.school, schoolName ?? (kind === 'protocol' ? t.byCity : t.byPartner)],
      [t.issuedAt, formatInstant(issuedAt, language)],
      [t.approved, formatHours(approvedMinutes)],
      [t.waiting, waitingMinutes > 0 ? formatHours(waitingMinutes) : null],
    ]),
    actions: [linkTo(t.again, paths.verification())],
  }
}

function outcomeOf({ authentic, superseded, draft }: Verification, language: Language) {
  const t = verificationWords(language)
  if (!authentic) return { kind: 'error', title: t['is-doubtful'], lines: [t['is-doubtful-text']] }
  const wasDraft = draft ? [t['is-draft-text']] : []
  if (superseded) {
    const title = t['is-superseded'](formatDay(dayOf(superseded.on), language))
    return { kind: 'warning', title, lines: [t[superseded.why], ...wasDraft] }
  }
  if (draft) return { kind: 'warning', title: t['is-draft'], lines: wasDraft }
  return { kind: 'success', title: t['is-complete'], lines: [t['is-complete-text']] }
}
