import type { Ctx } from '../access/actor.ts'
import { can } from '../access/access.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import { addDays, type Day } from '../platform/day.ts'
import { formatInstant, formatLongDay } from '../platform/format.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { checkbox, file, problemSummary, textarea } from '../web/form-parts.ts'
import { empty, linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { uploadTexts } from '../web/upload-limits.ts'
import { type DiaryPage, diaryRefusals, longestDiaryText } from './diary.rules.ts'
import { diaryRefusalWords, diaryWords } from './diary.text.ts'
import type { Submitted } from './signing.pages.ts'

const PROPOSED = 5
const LOOKED_AT = 30

export function diaryPage(placement: Placement, pages: readonly DiaryPage[], ctx: Ctx) {
  const t = diaryWords(ctx.language)
  const writes = can(ctx.actor, 'diary.write', belongsOf(placement))
  const missing = writes ? daysWithout(placement, pages, ctx) : []
  return {
    title: t.title(`${placement.student.surname} ${placement.student.givenName}`),
    place: `${placement.title} · ${placement.host.name}`,
    lead: writes ? t.lead : t.leadOthers,
    readers: writes ? t.readers : null,
    toWrite: t.toWrite,
    missing: missing.map((day) => ({
      text: formatLongDay(day, ctx.language),
      href: paths.diaryPage({ placementId: placement._id, diaryDay: day }),
    })),
    pages: pages.map((page) => shownPage(placement, page, ctx)),
    empty: pages.length === 0 ? empty(t.none, writes ? t.noneAdvice : t.noneAdviceOthers) : null,
    actions: [linkTo(t.hours, paths.placementHours({ placementId: placement._id }))],
  }
}

function shownPage(placement: Placement, { day, text, photo, editedAt }: DiaryPage, ctx: Ctx) {
  const t = diaryWords(ctx.language)
  const at = { placementId: placement._id, diaryDay: day }
  const name = formatLongDay(day, ctx.language)
  return {
    title: name,
    href: paths.diaryPage(at),
    lines: text === '' ? [] : text.split('\n').filter((line) => line !== ''),
    photo: photo ? { src: paths.diaryPhoto(at), alt: t.photoOf(name) } : null,
    edited: t.edited(formatInstant(editedAt, ctx.language)),
  }
}

/** The latest agreed days without a page. */
function daysWithout(placement: Placement, pages: readonly DiaryPage[], { today }: Ctx): Day[] {
  const written = new Set(pages.map(({ day }) => day))
  const days = Array.from({ length: LOOKED_AT }, (_, index) => addDays(today, -index))
  const open = days.filter((day) => agreedIntervals(placement, day).length > 0 && !written.has(day))
  return open.filter((day) => diaryRefusals(placement, { day, today }).length === 0).slice(0, PROPOSED)
}

interface OneDay {
  placement: Placement
  day: Day
  /** What is written; null: nothing yet. */
  page: DiaryPage | null
  submitted: Submitted
}

/** One page of the diary: to read, and for the student to write. */
export function diaryDayPage({ placement, day, page, submitted }: OneDay, ctx: Ctx) {
  const t = diaryWords(ctx.language)
  const writes = can(ctx.actor, 'diary.write', belongsOf(placement))
  const sentences = diaryRefusalWords(ctx.language)
  const reasons = writes ? diaryRefusals(placement, { day, today: ctx.today }) : []
  return {
    title: t.pageOf(formatLongDay(day, ctx.language)),
    place: `${placement.title} · ${placement.host.name}`,
    shown: page ? shownPage(placement, page, ctx) : null,
    nothing: page ? null : t.nothingYet,
    obstacles: reasons.map((reason) => sentences[reason]),
    form: writes && reasons.length === 0 ? formOf({ placement, day, page, submitted }, ctx) : null,
    actions: [linkTo(t.diary, paths.placementDiary({ placementId: placement._id }))],
  }
}

function formOf({ placement, day, page, submitted }: OneDay, ctx: Ctx) {
  const t = diaryWords(ctx.language)
  // A refused form holds what was typed, the version that was read included.
  const typed = submitted.typed ?? { text: page?.text ?? '', version: String(page?.version ?? 0) }
  const hasPhoto = page !== null && page.photo !== null
  // A photograph has the limit of most files, not that of documents.
  const sentences = {
    ...documentFileTexts(ctx.language),
    ...uploadTexts(ctx.language),
    ...diaryRefusalWords(ctx.language),
  }
  const form = formState(ctx.language, { ...submitted, typed }, sentences)
  const text = textarea(form, 'text', { label: t.text, hint: t.textHint, rows: 8, maxlength: longestDiaryText })
  const photo = file(form, 'file', {
    label: hasPhoto ? t.newPhoto : t.addPhoto,
    hint: t.photoHint,
    accept: 'image/jpeg,image/png',
  })
  return {
    action: paths.diaryPage({ placementId: placement._id, diaryDay: day }),
    version: String(typed['version'] ?? '0'),
    problems: problemSummary(form, [text, photo]),
    text,
    photo,
    remove: hasPhoto ? checkbox(form, 'removePhoto', { label: t.removePhoto }) : null,
    readers: t.readers,
    submit: { text: t.save, cancel: null },
  }
}
