import { phrases } from '../platform/words.ts'
import type { RetentionKind } from './retention.rules.ts'

/** How each kind of what is kept is called. */
export const retentionNames = phrases({
  hours: ['Ore e assenze dei percorsi', 'Hours and absences of placements'],
  papers: ['Documenti firmati e scansioni', 'Signed papers and scans'],
  'paper-registers': ['Registri su carta e scansioni', 'Paper registers and scans'],
  'safety-certificates': ['Attestati di sicurezza', 'Safety certificates'],
  diary: ['Diari con fotografie', 'Diaries with photographs'],
  'absence-reasons': ['Motivi delle assenze', 'Reasons of absences'],
  choices: ['Scelte inviate nelle tornate', 'Choices sent in rounds'],
  assignments: ['Esiti e vincoli delle tornate', 'Results and constraints of rounds'],
  'family-links': ['Collegamenti inviati alle famiglie', 'Links sent to families'],
  'access-records': ['Registro degli accessi', 'Access records'],
} satisfies Record<RetentionKind, readonly [string, string]>)
