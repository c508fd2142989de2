/** The folders of src/, and what each may import of the others. The table in ARCHITECTURE.md, row by row. */
const mayImport = {
  base: [],
  kernel: ['base'],
  ir: ['base'],
  blocks: ['ir', 'base'],
  document: ['blocks', 'base'],
  compiler: ['document', 'blocks', 'ir', 'base'],
  runtime: ['compiler', 'kernel', 'ir', 'base'],
  data: ['base'],
  training: ['data', 'runtime', 'compiler', 'document', 'blocks', 'ir', 'base'],
  exchange: ['compiler', 'document', 'blocks', 'ir', 'base'],
  samples: ['document', 'base'],
  cli: allBut('editor'),
  // The workers themselves are reached through their addresses: new URL('../runtime/worker.ts', import.meta.url).
  editor: [
    ...allBut('runtime').filter((folder) => folder !== 'training'),
    ...['runtime', 'training'].flatMap((folder) => [`${folder}/client.ts`, `${folder}/protocol.ts`]),
  ],
};

function allBut(left) {
  const folders =
    'base kernel ir blocks document compiler runtime data training exchange samples cli editor'.split(' ');
  return folders.filter((folder) => folder !== left);
}

/** A pattern for the paths in src/ that lie in one of `places`: folders, or single files. */
const within = (places) =>
  `^src/(${places.map((place) => (place.includes('.') ? `${place.replace('.', '\\.')}$` : `${place}/`)).join('|')})`;

const folderRules = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${others.join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: within([folder]) },
  to: { path: '^(src|test|e2e|scripts|bench)/', pathNot: within([folder, ...others]) },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'known-folder',
      comment: 'Every file of src/ lies in a folder of the table above, so that a rule applies to it.',
      severity: 'error',
      from: { path: '^src/', pathNot: within(Object.keys(mayImport)) },
      to: {},
    },
    {
      name: 'only-editor-renders',
      comment: 'React and what is built on it stay in src/editor.',
      severity: 'error',
      from: { path: '^src/', pathNot: within(['editor']) },
      to: {
        path: '(^|/)(react|react-dom|@types/react|@types/react-dom|@xyflow/[^/]+|zustand|radix-ui|@radix-ui/[^/]+|lucide-react)(/|$)',
      },
    },
    {
      name: 'no-cycle',
      comment:
        'No file needs itself to load. Types alone may refer to each other: they are gone when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      comment: 'A file that imports nothing and that nothing imports is of no use.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would escape the rules above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Imports of types keep to the table too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|test-results)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
