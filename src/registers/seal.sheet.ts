import { paths } from '../paths.ts'
import { qrDots, qrPicture } from '../platform/qr-code.ts'
import type { Sheet } from '../platform/workbook-sheet.ts'

/** The code of a document with the place where anybody can verify it, for its foot. */
export function sealOf({ code, publicUrl }: { code: string; publicUrl: string }) {
  return {
    dots: qrDots(publicUrl + paths.registerVerification({ code })),
    lines: [
      `Codice di verifica: ${code}`,
      `Chi riceve questo documento può controllarlo su ${publicUrl + paths.verification()} o inquadrando il quadrato.`,
      'La pagina dice se è autentico, se è completo e se ce n’è uno più recente. Non mostra nomi.',
    ],
  }
}

/** The sheets of a register with its code and where anybody can verify it: as a picture to read, and in words. */
export function sealedSheets(
  sheets: readonly Sheet[],
  { code, publicUrl }: { code: string; publicUrl: string },
): Sheet[] {
  const url = publicUrl + paths.registerVerification({ code })
  const seal = {
    picture: qrPicture(url),
    dots: qrDots(url),
    lines: [
      `Codice di verifica: ${code}`,
      `Chi riceve questo registro può controllarlo su ${publicUrl + paths.verification()} o inquadrando il quadrato.`,
      'La pagina dice se il registro è autentico, se è completo e se ce n’è uno più recente. Non mostra nomi.',
    ],
  }
  return sheets.map((sheet) => ({ ...sheet, seal }))
}
