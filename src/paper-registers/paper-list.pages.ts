import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatHours, formatInstant } from '../platform/format.ts'
import { exportLinks } from '../web/export.ts'
import { file, problemSummary } from '../web/form-parts.ts'
import { type ContentOf, empty, pager, status, type Tone, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { ListedRegister, PaperState } from './paper-register.rules.ts'
import { paperSentences, paperWords } from './paper-register.text.ts'

export interface PaperList {
  /** null: the registers of all placements. */
  placement: Placement | null
  registers: readonly ListedRegister[]
  total: number
  page: number
  perPage: number
  submitted: { typed?: Typed; problems?: Problems }
}

export const stateTones: Record<PaperState, Tone> = { draft: 'warning', applying: 'danger', applied: 'success' }

/** The form that takes a register, and those taken so far: of one placement, or of all. */
export function paperListPage(list: PaperList, ctx: Ctx) {
  const t = paperWords(ctx.language)
  const { placement } = list
  const form = formState(ctx.language, list.submitted, paperSentences(ctx.language))
  const chosen = file(form, 'file', { label: t.file, hint: t.fileHint, required: true, accept: '.xlsx,.csv' })
  const href = placement ? paths.placementPaperRegisters({ placementId: placement._id }) : paths.paperRegisters()
  const cancel = placement
    ? { text: t.back, href: paths.placementHours({ placementId: placement._id }) }
    : { text: t.toPlacements, href: paths.placements() }
  return {
    title: placement ? t.ofPlacement(`${placement.student.surname} ${placement.student.givenName}`) : t.registers,
    place: placement ? `${placement.title} · ${placement.host.name}` : null,
    lead: placement ? t.placementLead : t.registersLead,
    problems: problemSummary(form, [chosen]),
    action: href,
    file: chosen,
    submit: { text: t.send, cancel },
    table: registersTable(list, ctx),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => (page > 1 ? `${href}?pagina=${page}` : href),
    }),
    exports: exportLinks(href),
  }
}

function registersTable({ registers }: PaperList, { language }: Ctx) {
  const t = paperWords(language)
  return table({
    caption: t.uploaded,
    columns: [t.register, t.student, t.host, t.uploadedAt, t.state, { text: t.cameIn, numeric: true }],
    rows: registers.map(({ register, placement }): ContentOf[] => [
      { text: register.fileName, href: paths.paperRegister({ paperRegisterId: register._id }) },
      placement
        ? `${placement.student.surname} ${placement.student.givenName}`
        : { text: register.heading.student, note: t.notPlaced },
      placement ? placement.host.name : register.heading.host,
      { text: formatInstant(register.uploadedAt, language), note: register.uploadedBy.name },
      status(t[register.state], stateTones[register.state]),
      register.result ? formatHours(register.result.minutes) : null,
    ]),
    empty: empty(t.none, t.noneAdvice),
  })
}
