import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatLongDay } from '../platform/format.ts'
import type { Typed } from '../platform/form.ts'
import { field, problemSummary, select, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { hourWords, refusalSentences } from './hour.text.ts'
import { lineField, lineValue } from './log-group.forms.ts'
import type { ExpectedStudent, GroupDay } from './log-group.rules.ts'
import { logWords } from './log.text.ts'
import type { Submitted } from './signing.pages.ts'

export interface GroupView extends GroupDay {
  day: Day
  groupId: string | null
  /** Makes the form safe to send twice. */
  key: string
  submitted: Submitted
  /** Who was not stored by the sending before, and why. */
  refused: readonly { name: string; sentences: readonly string[] }[]
}

/** The hours of all students of a host on one day: everybody at the agreed times, with exceptions line by line. */
export function groupPage(view: GroupView, ctx: Ctx) {
  const t = logWords(ctx.language)
  const { students, day, refused } = view
  return {
    title: t.groupTitle,
    lead: t.groupLead,
    choice: choiceOf(view, ctx),
    dayTitle: formatLongDay(day, ctx.language),
    refusedTitle: t.groupRefused,
    refused: refused.map(({ name, sentences }) => `${name}: ${sentences.join(' ')}`),
    form: students.length > 0 ? formOf(view, ctx) : null,
    empty: students.length === 0 ? empty(t.groupNone, t.groupNoneAdvice) : null,
    actions: [linkTo(hourWords(ctx.language).toConfirm, paths.hoursToConfirm())],
  }
}

function choiceOf({ day, groupId, groups }: GroupView, ctx: Ctx) {
  const t = logWords(ctx.language)
  const form = formState(ctx.language, { typed: { giorno: day, gruppo: groupId ?? '' } })
  const options = groups.map(({ id, title }) => ({ value: id, text: title }))
  return {
    action: paths.groupHours(),
    day: field(form, 'giorno', { label: t.groupDay, type: 'date', max: ctx.today, required: true }),
    group: groups.length > 0 ? select(form, 'gruppo', { label: t.groupOf, options, placeholder: t.groupAll }) : null,
    button: t.groupShow,
  }
}

function formOf(view: GroupView, ctx: Ctx) {
  const t = logWords(ctx.language)
  const { key, day, groupId, submitted } = view
  const form = formState(ctx.language, submitted, refusalSentences(ctx.language))
  const rows = view.students.flatMap((student) => rowsOf(student, view, ctx))
  const activity = textarea(form, 'groupActivity', {
    label: t.groupActivity,
    required: true,
    rows: 2,
    maxlength: 500,
  })
  const sent = submitted.typed?.['key']
  return {
    action: paths.groupHours(),
    key: typeof sent === 'string' && sent !== '' ? sent : key,
    day,
    group: groupId,
    problems: problemSummary(form, [...rows.flatMap((row) => row.fields), activity]),
    table: table({
      caption: formatLongDay(day, ctx.language),
      columns: [{ text: t.groupHere, quiet: true }, t.groupStudent, t.groupFrom, t.groupTo, t.groupBreak],
      heading: 1,
      rows: rows.map((row) => row.cells),
      empty: empty(t.groupNone),
    }),
    activity,
    submit: { text: t.groupButton, cancel: null },
  }
}

function rowsOf({ placement, times, absent }: ExpectedStudent, { submitted }: GroupView, ctx: Ctx) {
  const t = logWords(ctx.language)
  const { surname, givenName, className } = placement.student
  const name = `${surname} ${givenName}`
  const chosen = submitted.typed ? [submitted.typed['lines'] ?? []].flat() : null
  return times.map((interval, index) => {
    const value = lineValue(placement._id, index)
    const usual: Typed = {
      [lineField('from', value)]: interval.from,
      [lineField('to', value)]: interval.to,
      [lineField('break', value)]: '0',
    }
    const form = formState(ctx.language, { ...submitted, typed: { ...usual, ...submitted.typed } })
    const from = field(form, lineField('from', value), { label: t.groupFromFor(name), type: 'time', required: true })
    const to = field(form, lineField('to', value), { label: t.groupToFor(name), type: 'time', required: true })
    const pause = field(form, lineField('break', value), {
      label: t.groupBreakFor(name),
      type: 'number',
      min: '0',
      max: '600',
    })
    const checked = chosen ? chosen.includes(value) : !absent
    const note = [className, absent ? t.groupAbsent : null].filter(Boolean).join(' · ')
    const cells: ContentOf[] = [
      { tick: { name: 'lines', value, label: t.groupHereFor(name), checked } },
      { text: name, note: note || null },
      { field: from },
      { field: to },
      { field: pause },
    ]
    return { cells, fields: [from, to, pause] }
  })
}
