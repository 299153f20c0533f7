import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import { field, type Field, type ProblemSummary, problemSummary, textarea } from '../web/form-parts.ts'
import { empty, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { refusalWords } from './roll-call-refusal.text.ts'
import type { RollCall, SessionRef } from './roll-call.rules.ts'
import { type RollCallWords, rollCallWords } from './roll-call.text.ts'
import {
  announcedNote,
  lineClass,
  lineName,
  markText,
  type RollNames,
  sortedLines,
  wordText,
} from './roll-line.pages.ts'
import type { SheetLine } from './roll-sheet.rules.ts'
import type { Conflict } from './roll-take.rules.ts'
import { lastDayOfPartner } from './roll-window.rules.ts'
import type { Day } from '../platform/day.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface TakeView {
  ref: SessionRef
  day: Day
  roll: Pick<RollCall, 'version' | 'topic'> | null
  /** What the plan says is done, until somebody writes something else. */
  plannedTopic: string | null
  sheet: readonly SheetLine[]
  names: RollNames
  rollCallDays: number
  submitted: Submitted
  conflicts: readonly Conflict[]
}

/** One student of the form: two buttons of which one is pressed, and the minutes missed, folded away. */
export interface RollRow {
  name: string
  note: string
  /** Two radios, named after the line. */
  stateName: string
  present: { id: string; text: string; chosen: boolean }
  absent: { id: string; text: string; chosen: boolean }
  partly: { title: string; open: boolean; late: Field; early: Field }
}

/** The form that takes a roll call or changes it; null when there is nobody to mark. */
export function takeForm(view: TakeView, ctx: Ctx) {
  const { ref, roll, sheet, submitted, names } = view
  const t = rollCallWords(ctx.language)
  const open = sortedLines(
    sheet.filter(({ approved }) => !approved),
    names,
  )
  if (open.length === 0) return null
  const typed = submitted.typed ?? startingValues(view, open)
  const form = formState(ctx.language, { ...submitted, typed }, refusalWords(ctx.language))
  const rows = open.map((line) => rowOf(line, { t, form, names }, ctx))
  const topic = textarea(form, 'topic', { label: t.topic, hint: t.topicHint, rows: 2, maxlength: 500 })
  const minutes = rows.flatMap(({ partly }) => [partly.late, partly.early])
  const lastDay = formatDay(lastDayOfPartner(view, view.rollCallDays), ctx.language)
  return {
    action: paths.rollCall({ ...ref }),
    lead: roll === null ? t.takeLead : t.changeLead,
    window: may(ctx.actor, 'roll-call.take-late') ? t.windowSchool(lastDay) : t.windowHost(lastDay),
    // After a conflict the next saving knows what is stored, and holds.
    version: roll?.version ?? 0,
    problems: problemSummary(form, [topic, ...minutes]) satisfies ProblemSummary,
    conflicts: view.conflicts.length > 0 ? conflictTable(view, ctx) : null,
    rows,
    topic,
    submit: { text: t.saveAndSign, cancel: null },
    t,
  }
}

function startingValues({ roll, plannedTopic }: TakeView, lines: readonly SheetLine[]): Typed {
  const typed: Typed = { topic: (roll ? roll.topic : plannedTopic) ?? '' }
  for (const { id, state, late, early } of lines) {
    typed[`state-${id}`] = state
    typed[`late-${id}`] = late > 0 ? String(late) : ''
    typed[`early-${id}`] = early > 0 ? String(early) : ''
  }
  return typed
}

interface RowParts {
  t: RollCallWords
  form: ReturnType<typeof formState>
  names: RollNames
}

function rowOf(line: SheetLine, { t, form, names }: RowParts, { language }: Ctx): RollRow {
  const stateName = `state-${line.id}`
  const isAbsent = (form.typed[stateName] ?? line.state) === 'absent'
  const limits = { type: 'number' as const, inputmode: 'numeric', min: '0', max: '1439' }
  const late = field(form, `late-${line.id}`, { label: t.late, ...limits })
  const early = field(form, `early-${line.id}`, { label: t.early, ...limits })
  const notes = [lineClass(line, names, language), line.marked ? null : announcedNote(line, language)]
  return {
    name: lineName(line, names, language),
    note: notes.filter(Boolean).join(' · '),
    stateName,
    present: { id: `${stateName}-present`, text: t.present, chosen: !isAbsent },
    absent: { id: `${stateName}-absent`, text: t.absent, chosen: isAbsent },
    partly: {
      title: t.partly,
      open: [late, early].some(({ value, problem }) => problem !== null || (value !== '' && value !== '0')),
      late,
      early,
    },
  }
}

function conflictTable({ conflicts, sheet, names }: TakeView, { language }: Ctx) {
  const t = rollCallWords(language)
  const nameOf = (lineId: string) => {
    const line = sheet.find(({ id }) => id === lineId)
    return line ? lineName(line, names, language) : t.topic
  }
  const textOf = (lineId: string, word: string) => (lineId === 'topic' ? word : wordText(word, language))
  return table({
    caption: t.conflicts,
    columns: [t.student, t.mine, t.theirs],
    rows: conflicts.map(({ lineId, mine, theirs, by }) => [
      nameOf(lineId),
      textOf(lineId, mine) || null,
      { text: textOf(lineId, theirs) || '—', note: markText(by, language) },
    ]),
    empty: empty(t.noLines),
  })
}
