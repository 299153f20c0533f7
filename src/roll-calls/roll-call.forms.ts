import { z } from 'zod'
import { fields, type Problems, type Read, readForm, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import { rollCallsPerPage } from './roll-approval.rules.ts'
import type { Justification, NewGuest, SessionRef } from './roll-call.rules.ts'
import type { LineMark, TakeInput } from './roll-take.rules.ts'

const mostLines = 200
const longestReason = 300
const version = fields.wholeNumber(0, 1e9)
const taking = z.object({ version, topic: fields.optionalText(500) })

/** The ids of the lines that a form mentions: what stands behind `state-`. */
function lineIds(typed: Typed, prefix: string): string[] {
  const ids = Object.keys(typed).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  return ids.filter((id) => /^[\w.-]{1,80}$/u.test(id)).slice(0, mostLines)
}

/** The roll call: one state for each line, with the minutes missed; empty minutes are none. */
export function readTaking(body: unknown): Read<TakeInput> {
  const typed = typedOf(body)
  const read = readForm(taking, body)
  const problems: Problems = read.ok ? {} : { ...read.problems }
  const marks = lineIds(typed, 'state-').map((lineId): LineMark => {
    const state = typed[`state-${lineId}`] === 'absent' ? 'absent' : 'present'
    if (state === 'absent') return { lineId, state, late: 0, early: 0 }
    return {
      lineId,
      state,
      late: minutesOf(typed, `late-${lineId}`, problems),
      early: minutesOf(typed, `early-${lineId}`, problems),
    }
  })
  if (!read.ok || Object.keys(problems).length > 0) return refusedForm(body, problems)
  return { ok: true, value: { ...read.value, marks } }
}

function minutesOf(typed: Typed, name: string, problems: Problems): number {
  const text = String(typed[name] ?? '').trim()
  if (text === '') return 0
  if (/^\d{1,4}$/u.test(text)) return Number(text)
  problems[name] = 'not-a-number'
  return 0
}

const seen = z.object({ version })
/** The version that was on the screen of who signs. */
export const readSeen = (body: unknown): Read<z.infer<typeof seen>> => readForm(seen, body)

/** What the school says of each absence: justified, not, or nothing yet; a reason if it likes. */
export function readJustifications(body: unknown): Read<Justification[]> {
  const typed = typedOf(body)
  const reasonOf = (lineId: string) => String(typed[`reason-${lineId}`] ?? '').trim() || null
  const given = lineIds(typed, 'justified-').map((lineId) => ({
    lineId,
    justified: decided.get(String(typed[`justified-${lineId}`])) ?? null,
    reason: reasonOf(lineId),
  }))
  const long = given.filter(({ reason }) => reason !== null && reason.length > longestReason)
  if (long.length === 0) return { ok: true, value: given }
  return refusedForm(body, Object.fromEntries(long.map(({ lineId }) => [`reason-${lineId}`, 'too-long'])))
}

const decided = new Map([
  ['yes', true],
  ['no', false],
])

const key = fields.id().refine((value) => /^[0-9a-z]{8,40}$/u.test(value), { error: 'not-valid' })
const guest = z.object({
  key,
  name: fields.text(120),
  className: fields.optionalText(60),
  schoolId: fields.id(),
})
/** A class-mate who is not on the list. */
export const readGuest = (body: unknown): Read<NewGuest> => readForm(guest, body)

const known = z.object({ studentId: fields.id() })

/** What to do with a guest: take out, or say which student it was. */
export function readGuestChange(body: unknown): Read<{ studentId: string | null }> {
  if (typedOf(body)['what'] === 'remove') return { ok: true, value: { studentId: null } }
  return readForm(known, body)
}

const approval = z.object({ declared: fields.checked(), note: fields.optionalText(longestReason) })

/** The approval with its declaration, without which nothing is approved. */
export function readApproval(body: unknown): Read<{ note: string | null }> {
  const read = readForm(approval, body)
  if (!read.ok || read.value.declared) return read
  return refusedForm(body, { declared: 'declaration-missing' })
}

const selection = z.object({ entries: fields.ids() })

/** The ticked sessions of one page, their declaration and note. Problems: `none-selected`, `too-many-selected`. */
export function readBulkApproval(body: unknown): Read<{ refs: SessionRef[]; note: string | null }> {
  const chosen = readForm(selection, body)
  const declared = readApproval(body)
  const refs = chosen.ok ? [...new Set(chosen.value.entries)].flatMap(refOf) : []
  const wrong = refs.length === 0 ? 'none-selected' : refs.length > rollCallsPerPage ? 'too-many-selected' : null
  if (!declared.ok || wrong)
    return refusedForm(body, { ...(wrong ? { entries: wrong } : {}), ...(declared.ok ? {} : declared.problems) })
  return { ok: true, value: { refs, note: declared.value.note } }
}

/** The value of a box: `edition session`. */
export function refValue({ editionId, sessionId }: SessionRef): string {
  return `${editionId} ${sessionId}`
}

function refOf(value: string): SessionRef[] {
  const [editionId, sessionId] = value.split(' ')
  return editionId && sessionId ? [{ editionId, sessionId }] : []
}

const reopening = z.object({ reason: fields.text(longestReason) })
/** Why an approval is opened again. */
export const readReopening = (body: unknown): Read<z.infer<typeof reopening>> => readForm(reopening, body)

/** Whether the button that was pressed opens approved lines again. */
export function isReopening(body: unknown): boolean {
  return typedOf(body)['what'] === 'reopen'
}
