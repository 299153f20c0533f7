import { z } from 'zod'
import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { fields, type Read, readForm, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import { type Commitment, leaverRules, measures } from './commitment.rules.ts'
import { version } from './protocol.forms.ts'

export const schoolKinds: readonly SchoolKind[] = ['liceo', 'tecnico', 'professionale', 'other']

const MINUTES_PER_HOUR = 60
const most = 10_000_000

const codes = () => fields.ids().transform((list) => [...new Set(list)])

const commitment = z.object({
  id: fields.optionalText(64),
  version,
  text: fields.text(500),
  measure: fields.oneOf(measures),
  target: fields.text(20).transform(count),
  about: fields.checked(),
  baseline: fields.optionalText(20).transform((text, ctx) => (text === null ? null : count(text, ctx))),
  baselineNote: fields.optionalText(300),
  from: fields.optionalDay(),
  to: fields.optionalDay(),
  themes: codes(),
  schoolKinds: codes().transform((list) => schoolKinds.filter((kind) => list.includes(kind))),
  activityKinds: codes(),
  projectId: fields.optionalText(64),
  leavers: fields.oneOf(leaverRules),
})

export interface CommitmentInput {
  version: number
  facts: Omit<Commitment, 'id'> & { id: string | null }
}

/** A commitment: with an id one that is there. Hours are typed in whole hours, and kept in minutes. */
export function readCommitment(body: unknown): Read<CommitmentInput> {
  const read = readForm(commitment, body)
  if (!read.ok) return read
  const { version: shown, baseline, baselineNote, ...rest } = read.value
  if (baseline === null && baselineNote !== null) return refusedForm(body, { baseline: 'baseline-note-alone' })
  if (rest.target === 0) return refusedForm(body, { target: 'target-not-positive' })
  const unit = rest.measure === 'hours' ? MINUTES_PER_HOUR : 1
  const before = baseline === null ? null : { value: baseline * unit, note: baselineNote }
  return { ok: true, value: { version: shown, facts: { ...rest, target: rest.target * unit, baseline: before } } }
}

/** How a commitment is shown in its form. */
export function typedCommitment(commitment: Commitment): Typed {
  const unit = commitment.measure === 'hours' ? MINUTES_PER_HOUR : 1
  return {
    id: commitment.id,
    text: commitment.text,
    measure: commitment.measure,
    leavers: commitment.leavers,
    themes: commitment.themes,
    schoolKinds: commitment.schoolKinds,
    activityKinds: commitment.activityKinds,
    target: String(commitment.target / unit),
    about: commitment.about ? 'yes' : '',
    baseline: commitment.baseline ? String(commitment.baseline.value / unit) : '',
    baselineNote: commitment.baseline?.note ?? '',
    from: commitment.from ?? '',
    to: commitment.to ?? '',
    projectId: commitment.projectId ?? '',
  }
}

/** The commitment or project that a form was about; empty for a new one. */
export function typedId(body: unknown): string {
  const { id } = typedOf(body)
  return typeof id === 'string' ? id : ''
}

/** A whole number as Italians write it, '1.000' or '1 000' too; below zero and with a part of one it is refused. */
function count(text: string, ctx: z.core.$RefinementCtx): number {
  const wrong = (message: string): never => {
    ctx.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  }
  if (/^[-−]/u.test(text)) return wrong('target-not-positive')
  if (!/^(?:\d{1,9}|\d{1,3}(?:[. '  ]\d{3}){1,2})$/u.test(text)) return wrong('target-not-whole')
  const value = Number(text.replace(/\D/gu, ''))
  return value <= most ? value : wrong('target-too-large')
}
