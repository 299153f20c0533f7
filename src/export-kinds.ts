import type { Ctx } from './access/actor.ts'
import type { ExportKind, ExportKinds, ExportParams, Prepared, PreparedFile } from './export-jobs/export-kind.rules.ts'
import { longSchoolYear, parseSchoolYear, type SchoolYear, yearInAddress } from './norms/school-year.rules.ts'
import { prepareDossier } from './dossier-export.ts'
import { dossierWords } from './outcomes/dossier.text.ts'
import { paths } from './paths.ts'
import { writeCsv } from './platform/csv.ts'
import { NotFound } from './platform/errors.ts'
import { plainFileName } from './platform/file-name.ts'
import { formatMonth } from './platform/format.ts'
import type { ListSheet } from './platform/list-sheet.ts'
import { writeSheetsPdf } from './platform/pdf-sheet.ts'
import { writeListsWorkbook } from './platform/workbook-list.ts'
import type { Sheet } from './platform/workbook-sheet.ts'
import { writeWorkbook } from './platform/workbook.ts'
import { personalDataKind, retentionKind } from './privacy-export.ts'
import { hostMonth, hostMonthDigest, issueHostMonth } from './registers/host-month.service.ts'
import { hostMonthSheets } from './registers/host-month.sheet.ts'
import type { Issue } from './registers/register.rules.ts'
import { registerWords } from './registers/register.text.ts'
import { sealedSheets } from './registers/seal.sheet.ts'
import { issueYearRegister, yearDigest, yearRegister } from './registers/year-register.service.ts'
import { yearSheets } from './registers/year-register.sheet.ts'
import { changedLists, returnFileName, returnLists } from './submissions/return.sheet.ts'
import type { MinistryReturn, ReturnOf } from './submissions/return.service.ts'
import { returnWords } from './submissions/return.text.ts'
import { compareReturn } from './submissions/submission.service.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const csvType = 'text/csv; charset=utf-8'

/** Everything that is exported by a job, of all features: a workbook with all sheets, and each sheet as CSV. */
export const exportKinds: ExportKinds = {
  'personal-data': personalDataKind,
  retention: retentionKind,
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
  dossier: {
    permission: 'dossier.make',
    title: ({ name = '' }, language) => dossierWords(language).exportTitle(name),
    href: ({ studentId = '' }) => paths.dossier({ studentId }),
    prepare: async (ctx, { studentId = '' }) => prepareDossier(ctx, studentId),
  },
  'host-month': registerKind(
    {
      permission: 'register.host-month',
      gather: (ctx, { partnerId = '', month = '' }) => hostMonth(ctx, { partnerId, month }),
      issue: issueHostMonth,
      digest: hostMonthDigest,
      sheets: hostMonthSheets,
      names: ({ partner, month, schoolId }) => ({
        words: ['Registro', partner.name, month],
        author: partner.name,
        schoolId,
      }),
    },
    {
      title: ({ month = '' }, language) => registerWords(language).hostTitle(formatMonth(month, language)),
      href: ({ partnerId = '', month = '' }) => paths.hostMonthRegister({ partnerId, month }),
    },
  ),
  'year-register': registerKind(
    {
      permission: 'register.year',
      gather: (ctx, { schoolYear = '' }) => yearRegister(ctx, schoolYearFrom(schoolYear)),
      issue: issueYearRegister,
      digest: yearDigest,
      sheets: yearSheets,
      names: ({ school, schoolYear }) => ({
        words: ['Registro anno', school.code, yearInAddress(schoolYear)],
        author: school.name,
        schoolId: school._id,
      }),
    },
    {
      title: ({ schoolYear = '' }, language) =>
        registerWords(language).yearTitle(longSchoolYear(schoolYearFrom(schoolYear))),
      href: ({ schoolYear = '' }) => paths.yearRegister({ schoolYear: yearInAddress(schoolYearFrom(schoolYear)) }),
    },
  ),
}

interface RegisterOf<Register> {
  permission: ExportKind['permission']
  gather: (ctx: Ctx, params: ExportParams) => Promise<Register>
  issue: (ctx: Ctx, register: Register) => Promise<Issue>
  digest: (register: Register) => string
  sheets: (register: Register & { issue?: Issue }) => Sheet[]
  /** Of the names of the files, and who answers for them. */
  names: (register: Register) => { words: string[]; author: string; schoolId: string | null }
}

/** A register in Excel and as PDF: each file is issued, with a number of its own, when it is written. */
function registerKind<Register extends object>(
  { permission, gather, issue, digest, sheets, names }: RegisterOf<Register>,
  shown: Pick<ExportKind, 'title' | 'href'>,
): ExportKind {
  return {
    permission,
    ...shown,
    prepare: async (ctx, params) => {
      const register = await gather(ctx, params)
      const { words, author, schoolId } = names(register)
      const rows = sheets(register).reduce((sum, sheet) => sum + sheet.rows.length, 0)
      const file = (extension: 'xlsx' | 'pdf', type: string): PreparedFile => ({
        name: plainFileName(words, extension),
        type,
        write: async (out, advance, publicUrl) => {
          const issued = await issue(ctx, register)
          const pages = sealedSheets(sheets({ ...register, issue: issued }), { code: issued.number, publicUrl })
          if (extension === 'xlsx') await writeWorkbook(out, pages)
          else await writeSheetsPdf(out, { title: words.join(' '), author, createdAt: issued.at, sheets: pages })
          await advance(rows)
        },
      })
      const files = [file('xlsx', workbookType), file('pdf', 'application/pdf')]
      return { digest: digest(register), schoolId, lines: rows * files.length, files }
    },
  }
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

function returnOf({ schoolId = '', schoolYear = '' }: ExportParams): ReturnOf {
  return { schoolId, schoolYear: schoolYearFrom(schoolYear) }
}

function schoolYearFrom(text: string): SchoolYear {
  const schoolYear = parseSchoolYear(text)
  if (!schoolYear) throw new NotFound('school year')
  return schoolYear
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
