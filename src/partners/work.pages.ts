import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import { entryName, offered, type Programme } from '../programme/programme.rules.ts'
import { checkboxes, field, problemSummary, radios, textarea } from '../web/form-parts.ts'
import { type Action, empty, linkTo, postTo, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Submitted } from './partner-form.pages.ts'
import type { Partner } from './partner.rules.ts'
import { type Work, type WorkRisk, workRisks } from './profile.rules.ts'
import { workWords } from './work.text.ts'

const tones: Record<WorkRisk, Tone> = { low: 'success', medium: 'info', high: 'warning', banned: 'danger' }

/** The risk of some work in words. */
function riskStatus(risk: WorkRisk, language: Language): Status {
  return status(workWords(language)[risk], tones[risk])
}

/** The work that students do at a partner; what they may not be given is shown, and says so. */
export function worksTable(partner: Partner, programme: Programme, ctx: Ctx) {
  const t = workWords(ctx.language)
  const edits = can(ctx.actor, 'partner.edit', partner)
  return table({
    caption: t.works,
    columns: [t.work, t.risk, t.themes, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: partner.works.map((work) => [
      { text: work.name, note: work.description },
      { status: riskStatus(work.risk, ctx.language), note: work.risk === 'banned' ? t.bannedNote : null },
      work.themes.map((code) => entryName(programme.themes, code, ctx.language)).join(', '),
      ...(edits ? [{ actions: workActions(partner, work, ctx.language) }] : []),
    ]),
    empty: empty(t.none, t.noneAdvice),
  })
}

function workActions(partner: Partner, work: Work, language: Language): Action[] {
  const t = workWords(language)
  const url = paths.partnerWorks({ partnerId: partner._id })
  return [
    linkTo(t.editShort, `${url}?attivita=${work.id}`, { look: 'plain' }),
    postTo(t.remove, url, {
      look: 'plain',
      fields: { id: work.id, remove: 'yes' },
      confirm: t.removeConfirm(work.name),
    }),
  ]
}

interface Around {
  work: Work | null
  programme: Programme
  submitted: Submitted
}

/** The form of some work: new, or one that is there. */
export function workPage(partner: Partner, ctx: Ctx, { work, programme, submitted }: Around) {
  const t = workWords(ctx.language)
  const form = formState(ctx.language, { ...submitted, typed: submitted.typed ?? (work ? typedWork(work) : {}) }, t)
  const themes = offered(programme.themes, work?.themes)
  const shown = {
    name: field(form, 'name', { label: t.name, hint: t.nameHint, required: true, maxlength: 120 }),
    description: textarea(form, 'description', { label: t.description, maxlength: 2000, rows: 4 }),
    risk: radios(form, 'risk', {
      label: t.riskQuestion,
      hint: t.riskAbout,
      required: true,
      options: workRisks.map((risk) => ({ value: risk, text: t[risk], hint: riskHint(risk, ctx.language) })),
    }),
    themes: checkboxes(form, 'themes', {
      label: t.themes,
      options: themes.map(({ code, name }) => ({ value: code, text: name[ctx.language] })),
    }),
  }
  const id = { partnerId: partner._id }
  return {
    title: work ? t.editWork : t.addWork,
    partnerName: partner.name,
    problems: problemSummary(form, Object.values(shown)),
    work: shown,
    noThemes: themes.length === 0 ? t.noThemes : null,
    id: work?.id ?? '',
    action: paths.partnerWorks(id),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.partnerHosting(id) } },
  }
}

function riskHint(risk: WorkRisk, language: Language): string {
  const t = workWords(language)
  return risk === 'banned' ? t.bannedHint : t[`${risk}Hint`](studentsFollowedBy(1, risk))
}

function typedWork({ name, description, risk, themes }: Work) {
  return { name, description: description ?? '', risk, themes }
}
