import { phrases } from '../platform/words.ts'
import type { TemplateProblemKind } from './template.rules.ts'

/** Every sentence of the page of the template. */
export const templateWords = phrases({
  title: ['Modello di convenzione', 'Template of the agreement'],
  leadOwn: [
    'Il modello del tuo istituto. Le convenzioni già alla firma o firmate tengono il loro testo.',
    'The template of your school. Agreements that are open for signing or signed keep their text.',
  ],
  leadProgramme: [
    'Usi il modello del programma. Se lo cambi e salvi, diventa quello del tuo istituto.',
    'You use the template of the programme. If you change and save it, it becomes that of your school.',
  ],
  text: ['Testo del modello', 'Text of the template'],
  textHint: [
    'Una riga che comincia con “# ” è il titolo, con “## ” un articolo, con “- ” una voce di elenco. Una riga vuota separa i paragrafi.',
    'A line that begins with “# ” is the title, with “## ” an article, with “- ” an item. A blank line separates paragraphs.',
  ],
  example: ['Prova con un caso vero', 'Try with a real case'],
  exampleHint: [
    'Una convenzione del tuo istituto o un ente: il testo si riempie con i suoi dati.',
    'An agreement of your school or a host: the text is filled in with its facts.',
  ],
  agreements: ['Convenzione', 'Agreement'],
  host: ['Ente', 'Host'],
  save: ['Salva il modello', 'Save the template'],
  preview: ['Mostra l’anteprima', 'Show the preview'],
  restore: ['Torna al modello del programma', 'Back to the programme’s template'],
  restoreConfirm: [
    'Tornare al modello del programma? Il tuo resta tra le versioni precedenti.',
    'Go back to the programme’s template? Yours stays among the earlier versions.',
  ],
  saved: [
    'Il modello è salvato: vale per le prossime convenzioni.',
    'The template is saved: it holds for the next agreements.',
  ],
  restored: ['Ora vale il modello del programma.', 'The programme’s template holds now.'],
  problems: ['Da correggere', 'To be corrected'],
  line: ['Riga', 'Line'],
  problem: ['Che cosa non va', 'What is wrong'],
  meant: [(name: string) => `Forse volevi dire ${name}.`, (name: string) => `Perhaps you meant ${name}.`],
  noProblems: ['Nessun errore', 'No error'],
  previewTitle: ['Anteprima', 'Preview'],
  previewOf: [(name: string) => `Con i dati di: ${name}`, (name: string) => `With the facts of: ${name}`],
  open: [
    (names: string) => `Non si conoscono e restano da riempire a mano: ${names}.`,
    (names: string) => `Not known, to be filled in by hand: ${names}.`,
  ],
  fields: ['Che cosa puoi scrivere nel modello', 'What you can write in the template'],
  fieldsLead: [
    'Questi nomi, tra doppie graffe, diventano i dati della convenzione. Per esempio {{ente.denominazione}}.',
    'These names, in double braces, become the facts of the agreement. For example {{ente.denominazione}}.',
  ],
  conditionsLead: [
    'Un passaggio che vale solo in certi casi: {{#se ente.impresa}} … {{altrimenti}} … {{/se}}. Oltre ai nomi qui sopra (“se il dato c’è”) puoi usare:',
    'A passage that holds only sometimes: {{#se ente.impresa}} … {{altrimenti}} … {{/se}}. Besides the names above (“if it is known”) you can use:',
  ],
  versions: ['Versioni precedenti', 'Earlier versions'],
  version: [(n: number) => `Versione ${n}`, (n: number) => `Version ${n}`],
  ofProgramme: ['Modello del programma', 'Template of the programme'],
  until: [
    (when: string, who: string) => `in uso fino al ${when}, poi cambiata da ${who}`,
    (when: string, who: string) => `in use until ${when}, then changed by ${who}`,
  ],
  cancel: ['Torna alle convenzioni', 'Back to agreements'],
  noExample: [
    'Scegli una convenzione o un ente per vedere il testo riempito.',
    'Choose an agreement or a host to see the text filled in.',
  ],
  'template-broken': [
    'Il modello ha degli errori, elencati qui sopra: finché ci sono non si può salvare.',
    'The template has errors, listed above: until they are mended it cannot be saved.',
  ],
  'changed-meanwhile': [
    'Intanto qualcun altro ha cambiato il modello: copia il tuo testo, riapri la pagina e riprova.',
    'Somebody else has changed the template meanwhile: copy your text, open the page again and retry.',
  ],
})

/** What each problem of a template is, and how to mend it. */
export const templateProblems = phrases({
  empty: ['Il modello è vuoto: scrivi il testo della convenzione.', 'The template is empty: write the text.'],
  'too-long': [
    'Il modello è troppo lungo: al massimo 40.000 caratteri.',
    'The template is too long: at most 40,000 characters.',
  ],
  'not-readable': [
    'Le graffe o i passaggi “se” non si chiudono come dovrebbero: ogni {{#se …}} vuole il suo {{/se}}.',
    'Braces or “se” passages do not close as they should: every {{#se …}} needs its {{/se}}.',
  ],
  'unknown-field': ['Questo nome non esiste.', 'There is no such name.'],
  'unknown-condition': ['Questa condizione non esiste.', 'There is no such condition.'],
  'not-allowed': [
    'Qui si possono usare solo i nomi dell’elenco e {{#se …}}.',
    'Only the names of the list and {{#se …}} can be used here.',
  ],
  'nested-too-deeply': ['Troppi “se” uno dentro l’altro: semplifica.', 'Too many “se” inside each other: simplify.'],
  'no-title': [
    'Manca il titolo: comincia una riga con “# ” e il nome dell’atto.',
    'The title is missing: begin a line with “# ” and the name of the document.',
  ],
} satisfies Record<TemplateProblemKind, readonly [string, string]>)
