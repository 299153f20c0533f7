import type { Ctx } from '../access/actor.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { noteMachineUse } from './machine-use.service.ts'
import { changed, withSignature } from './roll-change.rules.ts'
import type { RollCall, RollCallMark, RollLine, SessionRef } from './roll-call.rules.ts'
import { earnedMinutes, signatureOf } from './roll-call.rules.ts'
import { type OpenSession, openSession, rollMark, sideOf, storeRollCall } from './roll-call.service.ts'
import { type Conflict, conflictsOf, lineChanges, marksOn, type TakeInput } from './roll-take.rules.ts'
import { wholeSessionMissed, writtenLines } from './roll-take.rules.ts'
import { knowsLine } from './roll-view.rules.ts'

// Each failed attempt means that another write to the same roll call succeeded.
const ATTEMPTS = 60

export interface Taken {
  /** Lines that somebody else has changed meanwhile: nothing was written when there are any. */
  conflicts: Conflict[]
  /** The version that is stored now. */
  version: number
  /** Lines that nobody has written yet: while there are any, the roll call is not signed. */
  unmarked: number
}

/**
 * Takes the roll call, or changes it, and signs for the side of who does: all lines for the partner, the own ones for a
 * school. Sending the same form again changes nothing. Invalid when the missed minutes are a whole session; Refused with
 * TakeRefusal reasons, and `nobody-expected` for a side of which nobody is expected.
 */
export async function takeRollCall(ctx: Ctx, ref: SessionRef, form: TakeInput): Promise<Taken> {
  const by = await rollMark(ctx)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const open = await openSession(ctx, 'roll-call.take', ref)
    const input = ownMarks(open, form)
    refuseTaking(open, input)
    const conflicts = conflictsOf(open.roll, input)
    const version = open.roll?.version ?? 0
    if (conflicts.length > 0) return { conflicts, version, unmarked: 0 }
    const { next, unmarked } = taken(ctx, open, { ...input, by })
    if (next !== null && !(await storeRollCall(open.roll, next))) continue
    // Also when the form is sent again because the first time went no further than the record.
    await noteMachineUse(ctx, open, next ?? open.roll)
    return { conflicts, version: next?.version ?? version, unmarked }
  }
  throw new Refused('changed-meanwhile')
}

function refuseTaking({ refusals, sheet, session }: OpenSession, { marks }: TakeInput): void {
  if (refusals.length > 0) throw new Refused(...refusals)
  // An empty roll call would count as one at which nobody was there.
  if (sheet.length === 0) throw new Refused('nobody-expected')
  const missed = wholeSessionMissed(marks, session.minutes)
  if (missed.length > 0)
    throw new Invalid(Object.fromEntries(missed.map((id) => [`late-${id}`, 'whole-session-missed'])))
}

/** What a form says of the lines of others is not heard: the answer would tell what is stored of them. */
function ownMarks({ sheet }: OpenSession, form: TakeInput): TakeInput {
  const own = new Set(sheet.map(({ id }) => id))
  return { ...form, marks: form.marks.filter(({ lineId }) => own.has(lineId)) }
}

/** The roll call after this form; `next` is null when it says what is stored already. */
function taken(ctx: Ctx, open: OpenSession, { marks, topic, by }: TakeInput & { by: RollCallMark }) {
  const { session, roll, absences, sheet } = open
  const after = marksOn(sheet, marks, { minutes: session.minutes, absences })
  const unmarked = after.filter(({ marked }) => !marked).length
  const written = writtenLines(after)
  const side = sideOf(ctx.actor)
  const signs = unmarked === 0 ? { signs: side } : {}
  if (roll === null) return { next: firstRollCall(open, { written, topic, by, ...signs }), unmarked }
  const changes = [...lineChanges(roll.lines, written), ...topicChange(roll, topic)]
  const isNew = written.some((line) => !roll.lines.some(({ id }) => id === line.id))
  const unsigned = unmarked === 0 && signatureOf(roll, side) === null
  if (changes.length === 0 && !isNew && !unsigned) return { next: null, unmarked }
  const others = roll.lines.filter((line) => !knowsLine(ctx.actor, line))
  const next = changed(roll, { lines: [...others, ...written], changes, by, signed: true, ...signs })
  return { next: { ...next, ...copiesOf(open, next.lines), topic }, unmarked }
}

function topicChange(roll: RollCall, topic: string | null) {
  if (roll.topic === topic) return []
  return [{ lineId: 'topic', schoolId: null, before: roll.topic ?? '', after: topic ?? '', reason: null }]
}

interface First {
  written: RollLine[]
  topic: string | null
  by: RollCallMark
  signs?: string | null
}

function firstRollCall(open: OpenSession, { written, topic, by, signs }: First): RollCall {
  return {
    _id: open.session.id,
    editionId: open.edition._id,
    ...copiesOf(open, written),
    topic,
    signatures: signs === undefined ? [] : withSignature([], signs, by),
    approvals: [],
    history: [],
    takenBy: by,
    version: 1,
  }
}

/** What a roll call copies of its edition and session, with the minutes of the lines as the session now lasts. */
function copiesOf({ edition, session }: OpenSession, lines: readonly RollLine[]) {
  return {
    title: edition.title,
    day: session.day,
    from: session.from,
    to: session.to,
    minutes: session.minutes,
    partnerIds: [...new Set([edition.partnerId, ...edition.partnerIds])],
    schoolIds: [...new Set(lines.map(({ schoolId }) => schoolId))],
    theme: edition.module.theme,
    countableMinutes: edition.module.countableMinutes,
    lines: lines.map((line) => (line.approved ? line : { ...line, minutes: earnedMinutes(line, session.minutes) })),
  }
}

/**
 * Signs what the other side has taken, as it was on the screen. Signing twice is once. Refused: TakeRefusal, `not-taken`,
 * `lines-missing`, `changed-meanwhile`.
 */
export async function signRollCall(ctx: Ctx, ref: SessionRef, version: number): Promise<void> {
  const mark = await rollMark(ctx)
  const { roll, sheet, refusals } = await openSession(ctx, 'roll-call.take', ref)
  if (refusals.length > 0) throw new Refused(...refusals)
  const side = sideOf(ctx.actor)
  if (roll === null || sheet.length === 0) throw new Refused('not-taken')
  if (signatureOf(roll, side)) return
  if (sheet.some(({ marked }) => !marked)) throw new Refused('lines-missing')
  const signatures = withSignature(roll.signatures, side, mark)
  const next = { ...roll, signatures, version: roll.version + 1 }
  if (roll.version !== version || !(await storeRollCall(roll, next))) throw new Refused('changed-meanwhile')
}
