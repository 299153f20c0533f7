import { type Language, phrases } from '../platform/words.ts'

const words = phrases({
  title: [(name: string) => `Fascicolo per l’esame di ${name}`, (name: string) => `Dossier of ${name} for the exam`],
  lead: [
    'Tutto ciò che serve per l’esame in un solo archivio: patti formativi, resoconto in PDF, registri in Excel, certificati.',
    'Everything the exam needs in one archive: learning pacts, an account as PDF, registers in Excel, certificates.',
  ],
  make: ['Prepara il fascicolo', 'Make the dossier'],
  makeHint: [
    'Si prepara in pochi secondi; poi lo ritrovi per sette giorni fra le esportazioni.',
    'It takes a few seconds; you find it for seven days among the exports.',
  ],
  hours: ['Ore per anno', 'Hours by year'],
  year: ['Anno di corso', 'Year of course'],
  courseYear: [(year: number) => `${year}° anno`, (year: number) => `Year ${year}`],
  approved: ['Convalidate', 'Approved'],
  prior: ['Di altra scuola', 'Of another school'],
  total: ['Totale', 'Total'],
  required: ['Minimo di legge', 'Legal minimum'],
  missing: ['Mancano', 'Missing'],
  noMinimum: ['Nessuno', 'None'],
  content: ['Che cosa ci sarà dentro', 'What will be in it'],
  placement: ['Percorso', 'Placement'],
  pact: ['Patto formativo', 'Learning pact'],
  pactThere: ['C’è', 'There'],
  pactScans: [
    (n: number) => (n === 1 ? 'Con 1 firma su carta' : `Con ${n} firme su carta`),
    (n: number) => (n === 1 ? 'With 1 signature on paper' : `With ${n} signatures on paper`),
  ],
  pactMissing: ['Manca', 'Missing'],
  done: ['Ore', 'Hours'],
  waiting: [
    (hours: string) => `${hours} ore aspettano ancora la convalida: nel fascicolo non ci sono.`,
    (hours: string) => `${hours} hours still wait for approval: they are not in the dossier.`,
  ],
  evaluations: ['Valutazioni', 'Evaluations'],
  certificate: ['Certificato', 'Certificate'],
  notYet: ['Non ancora', 'Not yet'],
  labs: ['Laboratori', 'Labs'],
  nothing: ['Nessun percorso cominciato', 'No placement has begun'],
  nothingAdvice: [
    'Il fascicolo conterrà solo ore di laboratori e di altre scuole.',
    'The dossier will hold only hours of labs and of other schools.',
  ],
  exportTitle: [
    (name: string) => `Fascicolo per l’esame di ${name}`,
    (name: string) => `Dossier of ${name} for the exam`,
  ],
})

export function dossierWords(language: Language) {
  return words(language)
}
