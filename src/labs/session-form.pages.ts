import type { Ctx } from '../access/actor.ts'
import { roomsAround, spaceTree, type SpaceNode } from '../partners/space.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import type { Space } from '../partners/profile.rules.ts'
import { paths } from '../paths.ts'
import { formatLongDay } from '../platform/format.ts'
import type { Typed } from '../platform/form.ts'
import { checkboxes, type ChoiceOf, field, problemSummary, radios } from '../web/form-parts.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Edition, LabSession } from './edition.rules.ts'
import type { Submitted } from './plan-form.pages.ts'
import { type InTheWay, hiddenOf, obstacleParts } from './plan-preview.pages.ts'
import { changeScopes, type ChangedSession } from './session-change.rules.ts'
import { placesText, staffText, warningLines, whenText } from './session-day.pages.ts'
import type { RoomWarning, SessionWarning } from './session-warning.rules.ts'
import { sessionWords } from './session.text.ts'

/** What the page of a session shows besides its record. */
export interface AroundSession {
  places: Pick<Partner, 'name' | 'sites' | 'spaces'> | undefined
  /** Sessions with a roll call. */
  held: ReadonlySet<string>
  /** Sessions whose roll call a school has approved. */
  approved: ReadonlySet<string>
  /** What was done, as the roll call says; null while nobody has written it. */
  topicDone: string | null
  submitted: Submitted
}

type Around = Pick<AroundSession, 'places' | 'submitted'> & { ctx: Ctx }

/** The form that changes a session, and others with it. */
export function sessionForm(edition: Edition, session: LabSession, { places, submitted, ctx }: Around) {
  const t = sessionWords(ctx.language)
  const form = formState(ctx.language, { ...submitted, typed: submitted.typed ?? typedSession(session) }, t)
  const spaces = spaceChoices(edition, session, places?.spaces ?? [])
  const parts = edition.module.parts.map(({ id, title }) => ({ value: id, text: title }))
  const scopes = changeScopes.map((value) => ({
    value,
    text: t[value],
    ...(value === 'one' ? {} : { hint: t.followingHint }),
  }))
  const shown = {
    day: field(form, 'day', { label: t.day, type: 'date', required: true }),
    from: field(form, 'from', { label: t.from, type: 'time', required: true }),
    to: field(form, 'to', { label: t.to, type: 'time', required: true }),
    spaces: checkboxes(form, 'spaces', { label: t.spaces, options: spaces }),
    parts: checkboxes(form, 'parts', { label: t.parts, options: parts }),
    topic: field(form, 'topic', { label: t.topic, hint: t.topicHint, maxlength: 300 }),
    scope: radios(form, 'scope', { label: t.scope, required: true, options: scopes }),
    reason: field(form, 'reason', { label: t.changeReason, hint: t.changeReasonHint, maxlength: 300 }),
  }
  return {
    t,
    problems: problemSummary(form, Object.values(shown)),
    fields: shown,
    hasSpaces: spaces.length > 0,
    hasParts: parts.length > 0,
    open: submitted.typed !== undefined,
    planVersion: String(edition.planVersion),
    action: paths.sessionPreview({ editionId: edition._id, sessionId: session.id }),
    submit: { text: t.preview, cancel: null },
  }
}

function typedSession({ day, from, to, roomIds, machineIds, partIds, topic }: LabSession): Typed {
  const spaces = [...roomIds, ...machineIds]
  return { scope: 'one', day, from, to, spaces, parts: partIds, topic: topic ?? '', reason: '' }
}

/** The rooms and machines of the site as they contain each other, and what the session has elsewhere. */
function spaceChoices({ siteId }: Edition, { roomIds, machineIds }: LabSession, spaces: readonly Space[]): ChoiceOf[] {
  const flat = (nodes: readonly SpaceNode[]): Space[] => nodes.flatMap(({ space, inside }) => [space, ...flat(inside)])
  const here = flat(spaceTree(spaces, siteId))
  const elsewhere = spaces.filter(
    ({ id }) => [...roomIds, ...machineIds].includes(id) && !here.some((e) => e.id === id),
  )
  return [...here, ...elsewhere].map((space) => ({
    value: space.id,
    text: [...roomsAround(spaces, space.id).toReversed(), space].map(({ name }) => name).join(' › '),
  }))
}

export interface PreviewedChange extends InTheWay {
  lines: readonly ChangedSession[]
  warnings: { days: readonly SessionWarning[]; rooms: readonly RoomWarning[] }
  spaces: readonly Space[]
  typed: Typed
}

/** What a change would do, before anything is booked. */
export function changePreviewPage(
  edition: Edition,
  session: LabSession,
  { ctx, ...preview }: PreviewedChange & { ctx: Ctx },
) {
  const t = sessionWords(ctx.language)
  const obstacles = obstacleParts(preview, ctx)
  const ids = { editionId: edition._id, sessionId: session.id }
  const rows = preview.lines.map(({ before, after }): ContentOf[] => [
    { text: formatLongDay(before.day, ctx.language) },
    sideOf(before, preview, ctx),
    sideOf(after, preview, ctx),
  ])
  return {
    title: t.previewTitle,
    edition: edition.title,
    t,
    lead: preview.lines.length > 0 ? t.previewLead : t.nothingChanges,
    obstacles,
    warnings: warningLines(preview.warnings, preview.days, ctx),
    changes: table({
      caption: t.previewTitle,
      columns: [t.session, t.before, t.after],
      rows,
      empty: empty(t.nothingChanges),
    }),
    confirms: obstacles === null && preview.lines.length > 0,
    hidden: hiddenOf(preview.typed),
    planVersion: String(edition.planVersion),
    confirmAction: paths.editionSession(ids),
    backAction: paths.sessionPreview(ids),
  }
}

function sideOf(session: LabSession, { spaces }: Pick<PreviewedChange, 'spaces'>, ctx: Ctx): ContentOf {
  const details = [placesText(session, spaces), staffText(session.staff, ctx), session.topic ?? '']
  return { text: whenText(session, ctx), note: details.filter(Boolean).join(' · ') || null }
}
