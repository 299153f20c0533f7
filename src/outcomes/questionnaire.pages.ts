import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Submitted } from './evaluation-form.pages.ts'
import { evaluationParties, type Questionnaire, writtenAreas, writtenLines } from './questionnaire.rules.ts'
import { questionnaireRefusals, questionnaireWords } from './questionnaire.text.ts'

/** All versions, and the questions of the one that is read. */
export function questionnairesPage(all: readonly Questionnaire[], read: Questionnaire, { language }: Ctx) {
  const t = questionnaireWords(language)
  return {
    title: t.title,
    t,
    lead: t.lead,
    actions: [linkTo(t.write, paths.newQuestionnaire(), { look: 'primary', icon: 'it-pencil' })],
    versions: table({
      caption: t.versions,
      columns: [t.versions, t.state, t.published, { text: t.act, quiet: true }],
      rows: all.map((each, index): ContentOf[] => [
        t.version(each.version),
        index === 0 ? status(t.inUse, 'success') : status(t.earlier, 'neutral'),
        publishedText(each, language),
        { actions: [linkTo(t.openVersion, hrefOf(each), { look: 'plain' })] },
      ]),
      empty: empty(t.none),
    }),
    readTitle: t.version(read.version),
    about: table({
      caption: t.aboutStudent,
      columns: [t.question, t.area],
      rows: read.items.map(({ text, area }) => [text[language], t[`area-${area}`]]),
      empty: empty(t.none),
    }),
    own: table({
      caption: t.aboutPlacement,
      columns: [t.question, t.who],
      rows: evaluationParties.flatMap((party) =>
        read.own[party].map(({ text }): ContentOf[] => [text[language], t[party]]),
      ),
      empty: empty(t.none),
    }),
  }
}

function hrefOf({ version }: Questionnaire): string {
  return withQuery(paths.questionnaires(), { versione: String(version) })
}

function publishedText({ published }: Questionnaire, language: Language): string {
  const t = questionnaireWords(language)
  return published ? t.publishedBy(published.by, formatDay(dayOf(published.at), language)) : t.shipped
}

/** The form of a new version; at first it holds the one in use. */
export function questionnaireFormPage(current: Questionnaire, submitted: Submitted, { language }: Ctx) {
  const t = questionnaireWords(language)
  const typed = submitted.typed ?? typedFrom(current)
  const form = formState(language, { ...submitted, typed }, questionnaireRefusals(language))
  const about = writtenAreas.map((area) => textarea(form, area, { label: t[`area-${area}`], rows: 4, maxlength: 6000 }))
  const own = evaluationParties.map((party) => textarea(form, party, { label: t[party], rows: 4, maxlength: 6000 }))
  const { version } = typed
  return {
    title: t.formTitle,
    t,
    lead: t.formLead,
    about,
    own,
    problems: problemSummary(form, [...about, ...own]),
    version: typeof version === 'string' ? version : '',
    action: paths.newQuestionnaire(),
    submit: { text: t.publish, cancel: { text: t.back, href: paths.questionnaires() } },
  }
}

function typedFrom({ version, items, own }: Questionnaire): Record<string, string> {
  return {
    version: String(version),
    ...Object.fromEntries(writtenAreas.map((area) => [area, writtenLines(items.filter((each) => each.area === area))])),
    ...Object.fromEntries(evaluationParties.map((party) => [party, writtenLines(own[party])])),
  }
}
