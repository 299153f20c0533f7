import type { Ctx } from './access/actor.ts'
import type { ExportKind, ExportKinds, ExportParams, Prepared, PreparedFile } from './export-jobs/export-kind.rules.ts'
import { longSchoolYear, parseSchoolYear } from './norms/school-year.rules.ts'
import { paths } from './paths.ts'
import { writeCsv } from './platform/csv.ts'
import { NotFound } from './platform/errors.ts'
import type { ListSheet } from './platform/list-sheet.ts'
import { writeListsWorkbook } from './platform/workbook-list.ts'
import { changedLists, returnFileName, returnLists } from './submissions/return.sheet.ts'
import type { MinistryReturn, ReturnOf } from './submissions/return.service.ts'
import { returnWords } from './submissions/return.text.ts'
import { compareReturn } from './submissions/submission.service.ts'
import { yearInAddress } from './submissions/submission.rules.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const csvType = 'text/csv; charset=utf-8'

/** Everything that is exported by a job, of all features: a workbook with all sheets, and each sheet as CSV. */
export const exportKinds: ExportKinds = {
  return: returnKind('exportTitle', async (ctx, which) => {
    const { current } = await compareReturn(ctx, 'return.view', which)
    return { current, digest: current.digest, lists: returnLists(current.lines), words: [] }
  }),
  'return-changes': returnKind('exportChangesTitle', async (ctx, which) => {
    const { current, last, changes } = await compareReturn(ctx, 'return.view', which)
    if (!last) throw new NotFound('a submission to differ from')
    const words = ['differenze']
    return { current, digest: `${last.digest} ${current.digest}`, lists: changedLists(changes), words }
  }),
}

interface Gathered {
  current: MinistryReturn
  digest: string
  lists: ListSheet[]
  /** Besides the usual ones in the names of the files. */
  words: string[]
}

function returnKind(
  title: 'exportTitle' | 'exportChangesTitle',
  gather: (ctx: Ctx, which: ReturnOf) => Promise<Gathered>,
): ExportKind {
  return {
    permission: 'return.view',
    title: (params, language) => returnWords(language)[title](longSchoolYear(returnOf(params).schoolYear)),
    href: (params) => {
      const { schoolId, schoolYear } = returnOf(params)
      return paths.schoolReturn({ schoolId, schoolYear: yearInAddress(schoolYear) })
    },
    prepare: async (ctx, params) => prepared(await gather(ctx, returnOf(params))),
  }
}

function returnOf({ schoolId = '', schoolYear: text = '' }: ExportParams): ReturnOf {
  const schoolYear = parseSchoolYear(text)
  if (!schoolYear) throw new NotFound('school year')
  return { schoolId, schoolYear }
}

function prepared({ current, digest, lists, words }: Gathered): Prepared {
  const { facts } = current
  const rows = lists.reduce((sum, list) => sum + rowsOf(list), 0)
  const name = (more: string[], extension: string) => returnFileName(facts, { words: [...words, ...more], extension })
  const workbook: PreparedFile = {
    name: name([], 'xlsx'),
    type: workbookType,
    write: async (out, advance) => {
      await writeListsWorkbook(out, { title: name([], 'xlsx'), lists })
      await advance(rows)
    },
  }
  const csvs = lists.map(
    (list): PreparedFile => ({
      name: name([list.title], 'csv'),
      type: csvType,
      write: async (out, advance) => {
        await writeCsv(out, { ...list, whole: true }, null)
        await advance(rowsOf(list))
      },
    }),
  )
  return { digest, schoolId: facts.school._id, lines: rows * 2, files: [workbook, ...csvs] }
}

function rowsOf({ rows }: ListSheet): number {
  return Array.isArray(rows) ? rows.length : 0
}
