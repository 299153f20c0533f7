import type { Ctx } from './access/actor.ts'
import type { Prepared } from './export-jobs/export-kind.rules.ts'
import { paperText } from './paperwork/paper-text.service.ts'
import { paperDocument } from './paperwork/papers.sheet.ts'
import { type ArchiveEntry, collected, writeArchive } from './platform/archive.ts'
import { plainFileName } from './platform/file-name.ts'
import { type PdfDocument, writePdf } from './platform/pdf.ts'
import { writeListsWorkbook } from './platform/workbook-list.ts'
import { type Dossier, dossierDigest, type DossierPart, pactScans } from './outcomes/dossier.rules.ts'
import { gatherDossier, scanBytes } from './outcomes/dossier.service.ts'
import { dossierDocument, dossierFileName, dossierLists, partName } from './outcomes/dossier.sheet.ts'
import { certificateDocument, certificateFileName } from './outcomes/outcome.sheet.ts'

/** The dossier as the one archive that is exported. Throws as gatherDossier does. */
export async function prepareDossier(ctx: Ctx, studentId: string): Promise<Prepared> {
  const dossier = await gatherDossier(ctx, studentId)
  const entries = archiveEntries(ctx, dossier)
  return {
    digest: dossierDigest(dossier),
    schoolId: dossier.student.schoolId,
    lines: entries.length,
    files: [
      {
        name: dossierFileName(dossier),
        type: 'application/zip',
        write: (out, advance) => writeArchive(out, entries, { at: ctx.now, done: () => advance(1) }),
      },
    ],
  }
}

/** The pacts first, then the account, the registers and the certificates. */
function archiveEntries(ctx: Ctx, dossier: Dossier): ArchiveEntry[] {
  const { surname, givenName } = dossier.student
  const lists = dossierLists(dossier)
  const named = (word: string, extension: string) => plainFileName([word, surname, givenName], extension)
  return [
    ...dossier.parts.flatMap((part, index) => pactEntries(ctx, part, `1-patti-formativi/${partName(part, index)}`)),
    pdf(`2-${named('fascicolo', 'pdf')}`, async () => dossierDocument(dossier, ctx.now)),
    {
      name: `3-${named('registri', 'xlsx')}`,
      bytes: () => collected((out) => writeListsWorkbook(out, { title: named('registri', 'xlsx'), lists })),
    },
    ...dossier.parts.flatMap(({ certificate }) =>
      certificate
        ? [pdf(`4-certificati/${certificateFileName(certificate)}`, async () => certificateDocument(certificate))]
        : [],
    ),
  ]
}

function pactEntries(ctx: Ctx, part: DossierPart, name: string): ArchiveEntry[] {
  if (!part.papers.project) return []
  const scans = pactScans(part.papers).map(({ party, scan }): ArchiveEntry => {
    const extension = /\.(\w{2,4})$/u.exec(scan.name)?.[1] ?? 'pdf'
    return { name: `${name}-firma-${signers[party]}.${extension}`, bytes: () => scanBytes(scan.fileId) }
  })
  return [pdf(`${name}-patto.pdf`, () => pactDocument(ctx, part)), ...scans]
}

/** The learning pact of a placement to print, as it was agreed. */
async function pactDocument(ctx: Ctx, { placement, papers }: DossierPart): Promise<PdfDocument> {
  const { blocks, schoolName } = await paperText(ctx, 'pact', { placement, papers })
  return paperDocument('pact', { placement, papers, schoolName, blocks, now: ctx.now })
}

const signers = { student: 'studente', parent: 'genitore', schoolTutor: 'tutor-scuola', hostTutor: 'tutor-ente' }

function pdf(name: string, document: () => Promise<PdfDocument>): ArchiveEntry {
  return {
    name,
    bytes: async () => {
      const made = await document()
      return collected((out) => writePdf(out, made))
    },
  }
}
