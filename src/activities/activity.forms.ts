import { z } from 'zod'
import { fields, type Read, readForm, typedOf } from '../platform/form.ts'
import { parseMinutes } from '../platform/minutes.ts'
import { type ActivityFacts, moves } from './activity.rules.ts'

const most = { schools: 500, partners: 50 }

const ids = (limit: number) =>
  fields
    .ids()
    .transform((list) => [...new Set(list)])
    .refine((list) => list.length <= limit, { error: 'too-many-chosen' })

/** What an activity is under: a protocol, or one of its funded projects; one value, because the one decides the other. */
export function underValue(protocolId: string, projectId: string | null): string {
  return projectId ? `${protocolId}/${projectId}` : protocolId
}

const version = fields.wholeNumber(1, 1e9)

const facts = z.object({
  title: fields.text(200),
  description: fields.optionalText(4000),
  kind: fields.id(),
  themes: ids(most.partners),
  under: fields.optionalText(140),
  schools: ids(most.schools),
  partners: ids(most.partners),
  from: fields.day(),
  to: fields.day(),
  hours: fields.optionalText(20).transform((text, ctx): number => {
    const minutes = text === null ? 0 : parseMinutes(text)
    if (minutes !== null) return minutes
    ctx.issues.push({ code: 'custom', message: 'not-a-duration', input: text })
    return z.NEVER
  }),
})

/** A new activity; `id` is that of the form, so that it is made once however often it is sent. */
export function readNewActivity(body: unknown): Read<{ id: string; facts: ActivityFacts }> {
  const read = readForm(facts.extend({ id: fields.id() }), body)
  return read.ok ? { ok: true, value: { id: read.value.id, facts: factsOf(read.value) } } : read
}

/** Changes to an activity; `version` is the one that was on the screen. */
export function readActivity(body: unknown): Read<{ version: number; facts: ActivityFacts }> {
  const read = readForm(facts.extend({ version }), body)
  return read.ok ? { ok: true, value: { version: read.value.version, facts: factsOf(read.value) } } : read
}

function factsOf({ under, schools, partners, hours, ...rest }: z.infer<typeof facts>): ActivityFacts {
  const { title, description, kind, themes, from, to } = rest
  const [protocolId, projectId] = (under ?? '').split('/')
  return {
    title,
    description,
    kind,
    themes,
    from,
    to,
    protocolId: protocolId || null,
    projectId: projectId || null,
    schoolId: schools,
    partnerId: partners,
    minutes: hours,
  }
}

/** Whether the form asks to look for schools or partners, and is not to be stored yet. */
export function isSearching(body: unknown): boolean {
  return typedOf(body)['step'] === 'search'
}

const move = z.object({ move: fields.oneOf(moves), version, reason: fields.optionalText(500) })

/** A move; cancelling says why. */
export function readMove(body: unknown): Read<z.infer<typeof move>> {
  const read = readForm(move, body)
  if (!read.ok || read.value.move !== 'cancel' || read.value.reason !== null) return read
  return { ok: false, problems: { reason: 'required' }, typed: typedOf(body) }
}

const classes = z.object({ classes: fields.ids() })
/** The classes that were ticked. */
export const readClasses = (body: unknown): Read<z.infer<typeof classes>> => readForm(classes, body)

const link = z.object({ editionId: fields.id(), q: fields.optionalText(200), pagina: fields.optionalText(10) })
/** The lab that a button links, and which page of the search it stood on. */
export const readLink = (body: unknown): Read<z.infer<typeof link>> => readForm(link, body)

const unlink = z.object({ reason: fields.text(500) })
/** Why a lab is taken out. */
export const readUnlink = (body: unknown): Read<z.infer<typeof unlink>> => readForm(unlink, body)

const removal = z.object({ classId: fields.id() })
/** The class that a button takes out. */
export const readRemovedClass = (body: unknown): Read<z.infer<typeof removal>> => readForm(removal, body)
