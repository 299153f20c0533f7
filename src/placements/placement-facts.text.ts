import { phrases } from '../platform/words.ts'

/** What the page of a placement says about shares, sites, kinds and school years. */
export const placementFactWords = phrases({
  kind: ['Tipo', 'Kind'],
  'kind-placement': ['Percorso presso un ente', 'Placement at a host'],
  'kind-simulated-enterprise': ['Impresa formativa simulata, a scuola', 'Simulated enterprise, at school'],
  secondSchoolTutor: ['Secondo tutor scolastico', 'Second school tutor'],
  secondHostTutor: ['Secondo tutor dell’ente', 'Second host tutor'],
  share: [(percent: number) => `${percent} % del lavoro`, (percent: number) => `${percent} % of the work`],
  otherSite: ['Altra sede', 'Other site'],
  acrossYears: [
    'Passa il 31 agosto: ogni ora conta nell’anno scolastico del suo giorno.',
    'It goes beyond 31 August: every hour counts in the school year of its day.',
  ],
  path: ['Percorso condiviso', 'Shared path'],
  pathLead: [
    'Il progetto è diviso fra più enti: i tre quarti di presenza che lo rendono valido si contano su tutto il percorso.',
    'The project is shared by several hosts: the three quarters of presence that make it valid are counted over the whole.',
  ],
  pathPart: ['Parte del progetto', 'Part of the project'],
  percent: [(percent: number) => `${percent} %`, (percent: number) => `${percent} %`],
  whole: ['Tutto il percorso', 'The whole path'],
  approved: ['Ore convalidate', 'Approved hours'],
  pathValid: ['Almeno tre quarti delle ore sono convalidate.', 'At least three quarters of the hours are approved.'],
  pathNotYet: [
    (hours: string) => `Per essere valido servono ancora ${hours} ore convalidate.`,
    (hours: string) => `It takes another ${hours} approved hours to be valid.`,
  ],
  sharePath: ['Dividi con un altro ente', 'Share with another host'],
  hidden: ['Altro ente', 'Another host'],
})
