import { z } from 'zod'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import { type Work, workRisks } from './profile.rules.ts'

const work = z.object({
  id: fields.optionalText(64),
  name: fields.text(120),
  description: fields.optionalText(2000).transform((text) => text?.replaceAll('\r\n', '\n') ?? null),
  risk: fields.oneOf(workRisks),
  themes: fields.ids(),
})

/** Work for students: with an id one that is there, without a new one. `themes` are the codes that may be chosen. */
export function readWork(
  body: unknown,
  themes: readonly string[],
): Read<{ id: string | null; facts: Omit<Work, 'id'> }> {
  const read = readForm(work, body)
  if (!read.ok) return read
  const { id, ...facts } = read.value
  if (!facts.themes.every((code) => themes.includes(code))) return refusedForm(body, { themes: 'not-in-list' })
  return { ok: true, value: { id, facts: { ...facts, themes: themes.filter((code) => facts.themes.includes(code)) } } }
}
