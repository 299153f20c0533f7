import { z } from 'zod'
import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import { workRisks } from '../partners/profile.rules.ts'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import { type Paper, type Project, projectRefusals, type SigningParty, signingParties } from './papers.rules.ts'

/** How a paper is called in addresses. */
const names: Readonly<Record<string, Paper>> = { progetto: 'project', patto: 'pact' }
export const paperNames: Record<Paper, string> = { project: 'progetto', pact: 'patto' }

/** The paper of an address; null for any other word. */
export function readPaperName(name: string): Paper | null {
  return names[name] ?? null
}

const version = fields.wholeNumber(0, 1_000_000)

/** Lines of text, each once, without empty ones. */
const lines = fields.longText(2000).transform((text) => {
  const all = text.split('\n').map((line) => line.replace(/^[-•*\s]+/u, '').trim())
  return [...new Set(all.filter(Boolean))]
})

const project = z.object({
  version,
  objectives: fields.longText(2000),
  competences: lines,
  activities: lines,
  assessment: fields.longText(1000),
  ppe: fields.optionalText(300),
  remote: fields.checked(),
  risk: fields.oneOf(workRisks),
})

export function readProject(body: unknown): Read<{ version: number; project: Project }> {
  const read = readForm(project, body)
  if (!read.ok) return read
  const { version: on, ...rest } = read.value
  const [wrong] = projectRefusals(rest)
  if (wrong) return refusedForm(body, { [wrong === 'no-competences' ? 'competences' : 'activities']: wrong })
  return { ok: true, value: { version: on, project: rest } }
}

const signature = z.object({ name: fields.text(120), digest: fields.text(64), declaration: fields.checked() })

export function readSignature(body: unknown): Read<{ name: string; digest: string; declaration: boolean }> {
  const read = readForm(signature, body)
  return read.ok && !read.value.declaration ? refusedForm(body, { declaration: 'declaration-missing' }) : read
}

const onPaper = z.object({ party: fields.oneOf(signingParties), name: fields.text(120), on: fields.day() })

export function readOnPaper(body: unknown): Read<{ party: SigningParty; name: string; on: Day }> {
  return readForm(onPaper, body)
}

const link = z.object({ name: fields.text(120), email: fields.email() })

export function readLink(body: unknown): Read<{ name: string; email: string }> {
  return readForm(link, body)
}

const safety = z.object({
  on: fields.day(),
  hours: fields.duration(),
  provider: fields.text(120),
  risk: fields.oneOf(['low', 'medium', 'high']),
})

export function readSpecificSafety(
  body: unknown,
): Read<{ on: Day; minutes: Minutes; provider: string; risk: RiskClass }> {
  const read = readForm(safety, body)
  if (!read.ok) return read
  const { hours: minutes, ...rest } = read.value
  return { ok: true, value: { ...rest, minutes } }
}

const statement = z.object({
  documentId: fields.optionalText(64),
  note: fields.optionalText(500),
  declaration: fields.checked(),
})

export function readStatement(body: unknown): Read<{ documentId: string | null; note: string | null }> {
  const read = readForm(statement, body)
  if (!read.ok) return read
  const { declaration, ...rest } = read.value
  return declaration ? { ok: true, value: rest } : refusedForm(body, { declaration: 'declaration-missing' })
}

const coherence = z.object({ version, text: fields.longText(500) })

export function readCoherence(body: unknown): Read<{ version: number; text: string }> {
  return readForm(coherence, body)
}

const exception = z.object({
  head: fields.text(120),
  reason: fields.longText(1000),
  protocol: fields.text(60),
  on: fields.day(),
})

export function readException(body: unknown): Read<{ head: string; reason: string; protocol: string; on: Day }> {
  return readForm(exception, body)
}
