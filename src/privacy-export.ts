import type { Ctx } from './access/actor.ts'
import type { ExportKind, ExportParams, Prepared, PreparedFile } from './export-jobs/export-kind.rules.ts'
import { retentionNames } from './norms/retention-names.ts'
import { scanBytes } from './outcomes/dossier.service.ts'
import { paths } from './paths.ts'
import { yearFromAddress } from './norms/school-year.rules.ts'
import { type ArchiveEntry, collected, writeArchive } from './platform/archive.ts'
import { NotFound } from './platform/errors.ts'
import { writePdf } from './platform/pdf.ts'
import { writeListsWorkbook } from './platform/workbook-list.ts'
import { archivedName, type FileIn, filesIn } from './privacy/files-in.rules.ts'
import { placeNames } from './privacy/personal-data.rules.ts'
import { gatherPersonalData } from './privacy/personal-data.service.ts'
import { copyAsJson, copyDigest, copyDocument } from './privacy/personal-data.sheet.ts'
import { personalDataWords } from './privacy/personal-data.text.ts'
import { kindFromAddress, type RetentionOf } from './privacy/retention.rules.ts'
import { viewRetention } from './privacy/retention.service.ts'
import { archiveName, batchAsJson, batchLists } from './privacy/retention.sheet.ts'
import { retentionWords } from './privacy/retention.text.ts'
import { schoolNames } from './schools/school.service.ts'
import { studentsNamed } from './schools/student-facts.service.ts'

/** The copy of the data of one person. */
export const personalDataKind: ExportKind = {
  permission: 'personal-data.export',
  title: (_params, language) => personalDataWords(language).exportTitle,
  href: ({ studentId = '' }) => paths.studentData({ studentId }),
  prepare: preparePersonalData,
}

/** What is deleted afterwards: exactly that, with its files. */
export const retentionKind: ExportKind = {
  permission: 'retention.view',
  title: (params, language) => {
    const { kind, schoolYear } = retentionIn(params)
    return retentionWords(language).exportTitle(retentionNames(language)[kind], schoolYear)
  },
  href: (params) =>
    paths.retentionItem({ retentionKind: params['kind'] ?? '', schoolYear: params['schoolYear'] ?? '' }),
  prepare: prepareRetained,
}

/** The kind and school year of addresses and exports. NotFound: there is no such. */
export function retentionIn({ kind = '', schoolYear = '' }: ExportParams): RetentionOf {
  const [found, year] = [kindFromAddress(kind), yearFromAddress(schoolYear)]
  if (!found || !year) throw new NotFound('kind and school year')
  return { kind: found, schoolYear: year }
}

async function prepareRetained(ctx: Ctx, params: ExportParams): Promise<Prepared> {
  const of = retentionIn(params)
  const { batch } = await viewRetention(ctx, of)
  const { schoolId } = batch
  const [names, schools] = await Promise.all([studentsNamed(batch.studentIds), schoolNames([schoolId])])
  const lists = batchLists(batch, names)
  const title = archiveName(of)
  const entries: ArchiveEntry[] = [
    {
      name: 'elenco.xlsx',
      bytes: () => collected((out) => writeListsWorkbook(out, { title, lists })),
    },
    { name: 'dati.json', bytes: async () => Buffer.from(batchAsJson(batch, schools.get(schoolId) ?? '')) },
    ...fileEntries(batch.records.flatMap(({ files }) => files)),
  ]
  return { digest: batch.digest, schoolId, lines: entries.length, files: [archive(ctx, title, entries)] }
}

/** For people, for programs, and the files themselves where there are any. */
async function preparePersonalData(ctx: Ctx, { studentId = '' }: ExportParams): Promise<Prepared> {
  const gathered = await gatherPersonalData(ctx, studentId)
  const json = Buffer.from(copyAsJson(gathered))
  const files = placeNames.flatMap((place) => filesIn(gathered.data[place]))
  const entries = fileEntries(files)
  return {
    digest: copyDigest(gathered),
    schoolId: gathered.student.schoolId,
    lines: 2 + entries.length,
    files: [
      {
        name: 'dati.pdf',
        type: 'application/pdf',
        write: async (out, advance) => {
          await writePdf(out, copyDocument(gathered, ctx.now))
          await advance(1)
        },
      },
      {
        name: 'dati.json',
        type: 'application/json',
        write: async (out, advance) => {
          out.end(json)
          await advance(1)
        },
      },
      ...(entries.length > 0 ? [archive(ctx, 'documenti.zip', entries)] : []),
    ],
  }
}

function archive(ctx: Ctx, name: string, entries: readonly ArchiveEntry[]): PreparedFile {
  return {
    name,
    type: 'application/zip',
    write: (out, advance) => writeArchive(out, entries, { at: ctx.now, done: () => advance(1) }),
  }
}

function fileEntries(files: readonly FileIn[]): ArchiveEntry[] {
  const once = [...new Map(files.map((file) => [file.fileId, file])).values()]
  return once.map((file, index) => ({
    name: `file/${archivedName(file, index)}`,
    bytes: () => scanBytes(file.fileId).catch(missing),
  }))
}

/** A record may outlive its file; the others are handed out all the same. */
function missing(error: unknown): Uint8Array {
  if (error instanceof NotFound) return Buffer.from('Questo file non era più conservato nel sito.\n')
  throw error
}
