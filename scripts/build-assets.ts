/**
 * Puts what browsers need of Bootstrap Italia into public/vendor: its style sheet, its icons, the fonts and a small
 * script; and Leaflet, for the map. Runs at `npm install`; the two packages themselves are needed only here.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const vendor = join(root, 'public', 'vendor')
const source = join(root, 'node_modules', 'bootstrap-italia', 'dist')
const leaflet = join(root, 'node_modules', 'leaflet', 'dist')

// Pages unfold, open and close with plain HTML. What the style sheet cannot do alone is to show the focus ring for the
// keyboard and not for the mouse: the package's starting module does that. Other components would be imported here.
const script = "import 'bootstrap-italia/dist/plugins/init.js'"

const fonts = [
  ['Titillium Web', 'normal', 300, 'Titillium_Web/titillium-web-v10-latin-ext_latin-300.woff2'],
  ['Titillium Web', 'normal', 400, 'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2'],
  ['Titillium Web', 'italic', 400, 'Titillium_Web/titillium-web-v10-latin-ext_latin-italic.woff2'],
  ['Titillium Web', 'normal', 600, 'Titillium_Web/titillium-web-v10-latin-ext_latin-600.woff2'],
  ['Titillium Web', 'normal', 700, 'Titillium_Web/titillium-web-v10-latin-ext_latin-700.woff2'],
  ['Roboto Mono', 'normal', 400, 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.woff2'],
] as const

// The same faces for documents on paper, in the plain format that the writer of PDF reads quickly (platform/pdf.ts).
const printFonts = [
  'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf',
  'Titillium_Web/titillium-web-v10-latin-ext_latin-600.ttf',
]

async function bundleScript(): Promise<void> {
  const { build } = await import('esbuild')
  await build({
    stdin: { contents: script, resolveDir: root },
    outfile: join(vendor, 'bootstrap-italia.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    // The package marks its plugins as free of side effects, but they register themselves.
    ignoreAnnotations: true,
    logLevel: 'error',
  })
}

function copyStyles(): void {
  const css = readFileSync(join(source, 'css', 'bootstrap-italia.min.css'), 'utf8')
  // The font of the video player sits inside the style sheet as data:, which our content policy refuses.
  const clean = css.replace(/@font-face\{font-family:VideoJS;[^}]*\}/u, '').replace(/\/\*# sourceMappingURL=.*$/u, '')
  writeFileSync(join(vendor, 'bootstrap-italia.css'), clean)
}

function copyFonts(): void {
  mkdirSync(join(vendor, 'fonts'), { recursive: true })
  const faces = fonts.map(([family, style, weight, path]) => {
    const file = path.slice(path.indexOf('/') + 1)
    copyFileSync(join(source, 'fonts', path), join(vendor, 'fonts', file))
    const version = createHash('sha256')
      .update(readFileSync(join(source, 'fonts', path)))
      .digest('hex')
      .slice(0, 10)
    const url = `fonts/${file}?v=${version}`
    return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};font-display:swap;src:url('${url}') format('woff2')}`
  })
  writeFileSync(join(vendor, 'fonts.css'), `${faces.join('\n')}\n`)
  for (const path of printFonts) copyFileSync(join(source, 'fonts', path), join(vendor, 'fonts', basename(path)))
}

/** The map's library as its authors publish it; map.js, which is ours, uses it. */
function copyMap(): void {
  const code = readFileSync(join(leaflet, 'leaflet.js'), 'utf8').replace(/\/\/# sourceMappingURL=.*$/u, '')
  writeFileSync(join(vendor, 'leaflet.js'), code)
  copyFileSync(join(leaflet, 'leaflet.css'), join(vendor, 'leaflet.css'))
  cpSync(join(leaflet, 'images'), join(vendor, 'images'), { recursive: true })
}

if (existsSync(source)) {
  rmSync(vendor, { recursive: true, force: true })
  mkdirSync(vendor, { recursive: true })
  copyStyles()
  copyFonts()
  copyFileSync(join(source, 'svg', 'sprites.svg'), join(vendor, 'sprites.svg'))
  copyMap()
  await bundleScript()
  console.log('public/vendor: style sheet, icons, fonts and script of Bootstrap Italia, and Leaflet')
} else if (existsSync(join(vendor, 'bootstrap-italia.js'))) {
  console.log('public/vendor: kept as it is, because bootstrap-italia is not installed')
} else {
  console.error(
    'public/vendor is missing and bootstrap-italia is not installed: run "npm install" with its dev dependencies',
  )
  process.exitCode = 1
}
