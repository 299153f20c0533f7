// Each school may have its own template of the agreement; without one, that of the programme is used. Every change is a
// new version, and the earlier ones are kept: an agreement that was opened for signing has its own text for ever.

export interface TemplateVersion {
  version: number
  text: string
  at: Date
  by: { accountId: string | null; name: string }
}

export interface AgreementTemplate {
  /** The school's. */
  _id: string
  schoolId: string
  /** null: the school went back to that of the programme. */
  text: string | null
  /** Grows with every change, from 1. */
  version: number
  /** What was in use before, oldest first. */
  history: TemplateVersion[]
}

/** How many earlier versions are kept. */
export const versionsKept = 50
