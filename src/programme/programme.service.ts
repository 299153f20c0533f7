import { authorise } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { remembered } from '../platform/remembered.ts'
import { usualSafetyHours } from '../norms/safety-training.rules.ts'
import type { TownCalendar } from '../norms/town-calendar.rules.ts'
import { checkProgramme, packText } from './programme-pack.rules.ts'
import type { ChangedBy, ProgrammeChange, ProgrammeRecord } from './programme-record.rules.ts'
import { Programmes } from './programme.model.ts'
import { keepingEntries, type Programme, type Section, townCalendar } from './programme.rules.ts'
import { neutralProgramme } from './shipped-packs.service.ts'

const _id = 'programme'
const REMEMBERED_MS = 3000

const current = remembered(REMEMBERED_MS, async () => (await loadRecord()).programme)

/** The programme in force, a few seconds old at most; a neutral one before any pack was imported. Never change it. */
export async function currentProgramme(): Promise<Programme> {
  return current.get()
}

/** The next one to ask reads it anew: after a change, and between tests. */
export function forgetProgramme(): void {
  current.forget()
}

/** The days off of the city as they are now, for whoever agrees on a period. */
export async function currentCalendar(): Promise<TownCalendar> {
  return townCalendar(await currentProgramme())
}

/** The programme with its revision and history, as it is at this moment. */
export async function programmeRecord(ctx: Ctx): Promise<ProgrammeRecord> {
  authorise(ctx.actor, 'programme.configure', {})
  return loadRecord()
}

async function loadRecord(): Promise<ProgrammeRecord> {
  const stored = await Programmes.findById(_id).lean<ProgrammeRecord>()
  if (stored) return { ...stored, programme: withSafetyHours(stored.programme) }
  return { _id, programme: neutralProgramme(), revision: 0, importedAt: null, by: null, history: [] }
}

/** One that was stored before cities could say how many hours has the usual ones. */
function withSafetyHours(programme: Programme): Programme {
  const { norms } = programme
  return { ...programme, norms: { ...norms, specificSafetyHours: norms.specificSafetyHours ?? usualSafetyHours } }
}

/** The programme as a pack: the name of the file, and its text. */
export async function exportPack(ctx: Ctx): Promise<{ name: string; text: string }> {
  const { programme } = await programmeRecord(ctx)
  return { name: `programma-${programme.code}.json`, text: packText(programme) }
}

/** What a form says of one section; it is checked as a pack is. */
export interface SectionEdit {
  section: Section
  change: Partial<Record<keyof Programme, unknown>>
  /** The revision that was on the screen. */
  revision: number
  /** Who edits, by name. */
  name: string
}

/**
 * Changes one section. An entry left out of a list is retired. Refused: `changed-meanwhile` when the revision is not the
 * latest, or with the reasons of the pack rules.
 */
export async function editSection(ctx: Ctx, { section, change, revision, name }: SectionEdit): Promise<void> {
  const record = await programmeRecord(ctx)
  if (record.revision !== revision) throw new Refused('changed-meanwhile')
  const programme = { ...record.programme, ...change }
  await writeProgramme(ctx, { programme, record, name, line: { event: 'edited', pack: null, section, draftId: null } })
}

interface Writing {
  programme: unknown
  /** What it takes the place of. */
  record: ProgrammeRecord
  name: string
  line: Omit<ProgrammeChange, 'revision' | 'at' | 'by'>
}

/**
 * The one write of every change: it succeeds only on the revision that was read, and loses no entry of a list. Refused:
 * `changed-meanwhile`, or with the reasons of the pack rules.
 */
export async function writeProgramme(ctx: Ctx, { programme, record, name, line }: Writing): Promise<void> {
  const next = sound(keepingEntries(sound(programme), record.programme))
  const { revision } = record
  const by = changedBy(ctx, name)
  const imported = line.event === 'imported' ? { importedAt: ctx.now } : {}
  const change: ProgrammeChange = { ...line, revision: revision + 1, at: ctx.now, by }
  const update = { $set: { programme: next, by, ...imported, revision: revision + 1 }, $push: { history: change } }
  // Of two that would make the first record, the other meets it by its key.
  const written = await Programmes.updateOne({ _id, revision }, update, { upsert: revision === 0 }).catch(refuseTaken)
  if (written.modifiedCount + written.upsertedCount === 0) throw new Refused('changed-meanwhile')
  forgetProgramme()
}

function sound(programme: unknown): Programme {
  const checked = checkProgramme(programme)
  if (!checked.ok) throw new Refused(...new Set(checked.problems.map(({ reason }) => reason)))
  return checked.programme
}

function refuseTaken(error: unknown): never {
  if (isDuplicateKey(error)) throw new Refused('changed-meanwhile')
  throw error
}

/** Who acts, as it is written in the history. */
export function changedBy(ctx: Ctx, name: string): ChangedBy {
  return { accountId: accountOf(ctx.actor), name }
}
