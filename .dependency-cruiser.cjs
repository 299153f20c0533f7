// Who may import whom (the house): by kind a file imports only to the left, by feature only earlier ones.
const features = [
  ...['norms', 'identifiers', 'matching', 'notices', 'job-runs', 'export-jobs', 'programme', 'accounts', 'access-records', 'schools', 'partners'],
  ...['contact-log', 'documents', 'agreements', 'host-links', 'student-files', 'placements', 'host-proposals'],
  ...['paperwork', 'placement-groups', 'lab-modules', 'bookings', 'machine-authorisations', 'labs', 'roll-calls'],
  ...['absences', 'hours', 'paper-registers', 'ledger', 'registers', 'submissions', 'attestations', 'outcomes'],
  ...['offers', 'rounds', 'choices', 'round-runs', 'assignments', 'calendar', 'protocols'],
  ...['activities', 'suspensions', 'partner-merges', 'transfers', 'privacy', 'reminders', 'home'],
]

const laterFeatures = features.slice(0, -1).map((feature, index) => ({
  name: `feature-order-${feature}`,
  comment: `${feature} may use only features that come before it; a use case that needs a later one belongs to the later one.`,
  severity: 'error',
  from: { path: `^src/${feature}/`, pathNot: '\\.routes\\.ts$' },
  to: { path: `^src/(${features.slice(index + 1).join('|')})/` },
}))

const kind = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    { name: 'no-circles', comment: 'Two files that need each other are one thought in the wrong places.', severity: 'error', from: {}, to: { circular: true } },
    ...laterFeatures,
    kind('platform-knows-nobody', { path: '^src/platform/' }, { path: '^src/(?!platform/)' }, 'platform knows nothing about schools.'),
    kind('access-knows-no-feature', { path: '^src/access/' }, { path: '^src/(?!access/|platform/)' }, 'policy sees only Belongs.'),
    kind('web-knows-no-feature', { path: '^src/web/' }, { path: '^src/(?!web/|access/|platform/|menu\\.ts|paths\\.ts)' }, 'web knows no feature.'),
    kind('rules-are-pure', { path: '\\.rules\\.ts$' }, { path: '^src/(?!platform/|access/actor|access/access)(?!.*\\.rules\\.ts$)(?!.*/[a-z-]+-names\\.ts$)' }, 'A rule takes plain values: move the rest to the service.'),
    kind('rules-without-libraries', { path: '\\.rules\\.ts$' }, { path: '(^|/)node_modules/(mongoose|mongodb|express|zod|exceljs)/' }, 'A rule is alone.'),
    kind('models-hold-schemas', { path: '\\.model\\.ts$' }, { path: '^src/.*\\.(service|forms|pages|routes|sheet)\\.ts$' }, 'A model holds schema and indexes.'),
    kind('services-know-no-web', { path: '\\.service\\.ts$' }, { path: '^src/(web/|.*\\.(forms|pages|routes|sheet)\\.ts$)' }, 'A service is also called by jobs.'),
    kind('pages-know-no-database', { path: '\\.(pages|forms|sheet)\\.ts$' }, { path: '\\.(model|service|routes)\\.ts$' }, 'A page turns records into a plain object; the route brings the records.'),
    kind('routes-know-no-models', { path: '\\.routes\\.ts$' }, { path: '\\.model\\.ts$' }, 'A handler calls a use case.'),
    kind('only-routes-import-routes', { path: '^src/', pathNot: '(\\.routes|^src/routes)\\.ts$' }, { path: '\\.routes\\.ts$' }, 'Nobody imports routes.'),
    kind('models-stay-home', { path: '^src/([^/]+)/' }, { path: '^src/([^/]+)/.*\\.model\\.ts$', pathNot: '^src/$1/' }, 'A collection is touched only by its own feature.'),
    kind('src-alone', { path: '^src/' }, { path: '^(jobs|test|scripts)/' }, 'The product does not know its scripts.'),
    kind('jobs-use-services', { path: '^jobs/' }, { path: '^src/.*\\.(model|pages|forms|routes)\\.ts$' }, 'A job is a short sentence over services.'),
    kind('mongoose-at-the-edge', { path: '^(src|jobs)/', pathNot: '(\\.(model|schema)\\.ts|^src/platform/(database|files)\\.ts|^src/web/(session|rate-limit)\\.ts)$' }, { path: '(^|/)node_modules/mongoose/' }, 'mongoose lives in models and the schemas they share, the connection and the session store.'),
    kind('agenda-at-the-edge', { path: '^(src|jobs)/', pathNot: '^jobs/agenda\\.ts$' }, { path: '(^|/)node_modules/(agenda|@agendajs)/' }, 'agenda lives in jobs/agenda.ts.'),
    kind('exceljs-at-the-edge', { path: '^(src|jobs)/', pathNot: '^src/platform/workbook' }, { path: '(^|/)node_modules/exceljs/' }, 'exceljs lives in platform/workbook*.'),
    kind('no-orphan-packages', { path: '^(src|jobs)/' }, { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(^|/)node_modules/(@types|mongodb)/' }, 'The product runs without the development packages.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
