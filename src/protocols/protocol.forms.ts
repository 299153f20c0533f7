import { z } from 'zod'
import { fields, type Problems, type Read, readForm, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import type { Party, Protocol, Renewal } from './protocol.rules.ts'

type Facts = Pick<Protocol, 'title' | 'subject' | 'parties' | 'signedOn' | 'startsOn' | 'expiresOn'>

/** How many parties a form has room for: those that are there and some more. */
export const mostParties = 20
const fewestParties = 2
const partyParts = ['name', 'role', 'signedBy'] as const
type PartyPart = (typeof partyParts)[number]

export function partyField(index: number, part: PartyPart): string {
  return `party-${index}-${part}`
}

const facts = z.object({
  title: fields.text(200),
  subject: fields.longText(6000),
  signedOn: fields.day(),
  startsOn: fields.optionalDay(),
  expiresOn: fields.optionalDay(),
})

export const version = fields.wholeNumber(1, 1e9)

/** A new protocol; `id` is that of the form, so that it is made once however often it is sent. */
export function readNewProtocol(body: unknown): Read<{ id: string; facts: Facts }> {
  const read = readForm(facts.extend({ id: fields.id() }), body)
  const parties = readParties(typedOf(body))
  if (!read.ok) return { ...read, problems: { ...read.problems, ...parties.problems } }
  if (Object.keys(parties.problems).length > 0) return refusedForm(body, parties.problems)
  const { id, ...rest } = read.value
  return { ok: true, value: { id, facts: factsOf(rest, parties.parties) } }
}

/** Changes to a protocol; `version` is the one that was on the screen. */
export function readProtocol(body: unknown): Read<{ version: number; facts: Facts }> {
  const read = readForm(facts.extend({ version }), body)
  const parties = readParties(typedOf(body))
  if (!read.ok) return { ...read, problems: { ...read.problems, ...parties.problems } }
  if (Object.keys(parties.problems).length > 0) return refusedForm(body, parties.problems)
  const { version: shown, ...rest } = read.value
  return { ok: true, value: { version: shown, facts: factsOf(rest, parties.parties) } }
}

function factsOf(read: z.infer<typeof facts>, parties: Party[]): Facts {
  return { ...read, parties, startsOn: read.startsOn ?? read.signedOn }
}

/** The parties that were typed, row by row; an empty row is no party. At least two must be named. */
function readParties(typed: Typed): { parties: Party[]; problems: Problems } {
  const parties: Party[] = []
  const problems: Problems = {}
  for (let index = 0; index < mostParties; index += 1) {
    const [name, role, signedBy] = partyParts.map((part) => textOf(typed, partyField(index, part)))
    if (!name && (role || signedBy)) problems[partyField(index, 'name')] = 'party-without-name'
    if (name) parties.push({ name, role: role || null, signedBy: signedBy || null })
  }
  if (parties.length < fewestParties && Object.keys(problems).length === 0)
    problems[partyField(parties.length, 'name')] = 'two-parties'
  return { parties, problems }
}

/** How the parties are shown in the form. */
export function typedParties(parties: readonly Party[]): Typed {
  return Object.fromEntries(
    parties.flatMap((party, index) => partyParts.map((part) => [partyField(index, part), party[part] ?? ''])),
  )
}

function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value.trim().replace(/\s+/gu, ' ').slice(0, 200) : ''
}

const renewal = z.object({
  on: fields.day(),
  until: fields.day(),
  note: fields.optionalText(1000),
  version,
})

/** A renewal; `version` is that of the protocol on the screen. */
export function readRenewal(body: unknown): Read<{ version: number; renewal: Omit<Renewal, 'id'> }> {
  const read = readForm(renewal, body)
  if (!read.ok) return read
  const { version: shown, ...rest } = read.value
  return { ok: true, value: { version: shown, renewal: rest } }
}

const removal = z.object({ id: fields.id(), version })
/** The part that a button removes. */
export const readRemoval = (body: unknown): Read<z.infer<typeof removal>> => readForm(removal, body)

/** Whether the form is that of a button that removes. */
export function isRemoval(body: unknown): boolean {
  return typedOf(body)['remove'] === 'yes'
}
