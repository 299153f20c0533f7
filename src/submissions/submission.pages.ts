import type { Ctx } from '../access/actor.ts'
import { longSchoolYear, type SchoolYear, yearInAddress } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { field, file, problemSummary } from '../web/form-parts.ts'
import { empty, facts, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { documentUpload, uploadTexts } from '../web/upload-limits.ts'
import type { LineChange } from './return-lines.rules.ts'
import { changesList, figuresOf, type ShownReturn } from './return-parts.pages.ts'
import { returnWords, submissionWords } from './return.text.ts'
import { type Receipt, type Submission } from './submission.rules.ts'

type Listed = ShownReturn['submissions'][number]

/** The submissions of a return, the latest first. */
export function submissionsTable({ submissions }: Pick<ShownReturn, 'submissions'>, { language }: Ctx) {
  const t = submissionWords(language)
  const words = returnWords(language)
  return table({
    caption: t.submissions,
    columns: [t.number, t.when, t.who, t.receipt, t.contents],
    rows: submissions.map((each) => [
      { text: t.ofSubmission(each.number), href: paths.returnSubmission(idsOf(each)) },
      formatInstant(each.at, language),
      each.by.name,
      receiptText(each.receipt, language),
      contentsText(each, language),
    ]),
    empty: empty(words.neverSubmitted, words.neverSubmittedAdvice),
  })
}

function idsOf({ schoolId, schoolYear, number }: Pick<Submission, 'schoolId' | 'schoolYear' | 'number'>) {
  return { schoolId, schoolYear: yearInAddress(schoolYear), submissionNumber: String(number) }
}

function receiptText({ number, on }: Receipt, language: Language): string {
  const t = submissionWords(language)
  const day = formatDay(on, language)
  return number === null ? t.receiptDay(day) : t.receiptOf(number, day)
}

function contentsText({ number, difference }: Listed, language: Language): string {
  if (number === 1) return submissionWords(language).whole
  return returnWords(language).changesCount(difference.added, difference.changed, difference.removed)
}

export interface SubmissionForm {
  school: { _id: string; name: string }
  schoolYear: SchoolYear
  number: number
  digest: string
  totals: Submission['totals']
  /** Why it cannot be noted now, apart from what is typed. */
  blocked: readonly ('to-mend' | 'nothing-to-submit' | 'nothing-changed')[]
  typed?: Typed
  problems?: Problems
}

export function submissionFormPage(given: SubmissionForm, { language }: Ctx) {
  const t = submissionWords(language)
  const ids = { schoolId: given.school._id, schoolYear: yearInAddress(given.schoolYear) }
  const form = formState(language, given, {
    ...documentFileTexts(language),
    ...uploadTexts(language, documentUpload),
    ...t,
  })
  const fields = {
    number: field(form, 'receiptNumber', {
      label: t.receiptNumber,
      hint: t.receiptNumberHint,
      width: 'medium',
      maxlength: 80,
    }),
    on: field(form, 'receiptOn', { label: t.receiptOn, type: 'date', required: true }),
    file: file(form, 'file', { label: t.receiptFile, hint: t.receiptFileHint, accept: acceptedDocuments }),
  }
  return {
    title: t.formTitle(given.number),
    lead: t.formLead,
    figures: figuresOf(given.totals, language),
    blocked: given.blocked.length > 0 ? given.blocked.map((reason) => t[reason]) : null,
    blockedTitle: t.blocked,
    back: linkTo(returnWords(language).title(longSchoolYear(given.schoolYear)), paths.schoolReturn(ids)),
    problems: problemSummary(form, Object.values(fields)),
    form: {
      action: paths.schoolReturnSubmission(ids),
      digest: given.digest,
      number: String(given.number),
      fields,
      submit: { text: t.save, cancel: { text: t.cancel, href: paths.schoolReturn(ids) } },
    },
  }
}

export function submissionPage(
  { submission, changes, page }: { submission: Submission; changes: readonly LineChange[]; page: number },
  { language }: Ctx,
) {
  const t = submissionWords(language)
  const { receipt, by, at, number } = submission
  return {
    title: t.ofSubmission(number),
    lead: contentsText(submission, language),
    figures: figuresOf(submission.totals, language),
    facts: facts([
      [t.when, formatInstant(at, language)],
      [t.who, by.name],
      [t.receipt, receiptText(receipt, language)],
    ]),
    actions: receipt.file
      ? [linkTo(t.downloadReceipt, paths.returnReceipt(idsOf(submission)), { icon: 'it-download' })]
      : [],
    // The first one is the whole return: everything would be called added.
    list:
      number === 1
        ? null
        : changesList(
            { changes, page, href: paths.returnSubmission(idsOf(submission)), none: empty(t.nothingDiffers) },
            language,
          ),
  }
}
