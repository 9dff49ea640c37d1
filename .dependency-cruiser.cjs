/** `from` may import only these parts of lib; packages have rules of their own. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from,
  to: { path: '^(lib|imports)/', pathNot: allowed },
});

const KUBE = '^lib/kube/';
const VOCABULARY = '^lib/vocabulary/';
const PROFILE = '^lib/profile\\.ts$';
const POD = '^lib/pod/';
const CHECK = '^lib/check/';
const ASSERTIONS = '^lib/assertions\\.ts$';
const GRAPH = '^lib/graph/';
const DIFF = '^lib/diff/';
const GRAPH_CLASS = '^lib/graph\\.ts$';
const PAGES = '^lib/pages/';
const CHECKS = '^lib/checks\\.ts$';
const EXPLAIN = '^lib/explain/';
const PROVENANCE = '^lib/provenance/';
const CLI = '^lib/cli/';
const INDEX = '^lib/index\\.ts$';
const APP = '^lib/app\\.ts$';
const BACKUP = '^lib/nightly-backup\\.ts$';
const PLUGIN = '^lib/validation-plugin\\.ts$';
const DATABASE = '^lib/replicated-database\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle, even of types alone, is two files that are one.',
      from: {},
      to: { circular: true },
    },
    only('kube-stands-alone', { path: KUBE }, [KUBE, '^imports/'], 'kube knows Kubernetes, not this library.'),
    only('vocabulary-above-kube', { path: VOCABULARY }, [VOCABULARY, KUBE], 'Values know no construct and no profile.'),
    only('profile-above-vocabulary', { path: PROFILE }, [PROFILE, VOCABULARY, KUBE], 'A profile is made of values.'),
    only(
      'provenance-above-profile', { path: PROVENANCE }, [PROVENANCE, EXPLAIN, PROFILE, VOCABULARY, KUBE],
      'It makes constructs again by the classes that it is given, and knows none.',
    ),
    only(
      'checks-above-profile', { path: CHECKS }, [CHECKS, PROVENANCE, CHECK, PROFILE, VOCABULARY, KUBE],
      'They turn a tree of constructs into plain manifests for the rules.',
    ),
    only('assertions-above-checks', { path: ASSERTIONS }, [ASSERTIONS, CHECKS, CHECK, KUBE], 'They read what an app makes.'),
    only(
      'pod-below-constructs', { path: POD }, [POD, CHECKS, CHECK, PROFILE, VOCABULARY, KUBE],
      'The pod template serves all constructs and knows none.',
    ),
    only(
      'app-knows-no-construct', { path: APP }, [APP, CHECKS, CHECK, PROFILE, VOCABULARY, KUBE],
      'The App is the one that runs the checks.',
    ),
    only(
      'backup-of-a-database', { path: BACKUP }, [BACKUP, DATABASE, POD, PROFILE, VOCABULARY, KUBE],
      'The one construct that knows another.',
    ),
    {
      name: 'constructs-apart',
      severity: 'error',
      comment: 'A construct is read on its own: what two share stands in pod, kube or vocabulary.',
      from: { path: '^lib/([^/]+)\\.ts$', pathNot: [INDEX, APP, ASSERTIONS, CHECKS, GRAPH_CLASS, PLUGIN, PROFILE, BACKUP] },
      to: { path: '^(lib|imports)/', pathNot: ['^lib/$1\\.ts$', POD, PROFILE, VOCABULARY, KUBE] },
    },
    only('check-stands-alone', { path: CHECK }, [CHECK], 'Rules see plain manifests and nothing else.'),
    only('graph-above-check', { path: GRAPH }, [GRAPH, CHECK], 'A picture is of plain manifests, too.'),
    only(
      'graph-class-above-graph', { path: GRAPH_CLASS }, [GRAPH_CLASS, GRAPH, CHECKS, CHECK, KUBE],
      'It draws what an app makes.',
    ),
    only('pages-above-check', { path: PAGES }, [PAGES, CHECK, KUBE], 'A page shows plain manifests, whatever wrote them.'),
    only('diff-above-check', { path: DIFF }, [DIFF, CHECK], 'It compares plain manifests, too.'),
    only('explain-above-check', { path: EXPLAIN }, [EXPLAIN, CHECK, KUBE], 'Reasons are of plain manifests, and of what a program said of them.'),
    only('cli-above-check', { path: CLI }, [CLI, EXPLAIN, PAGES, DIFF, GRAPH, CHECK, KUBE], 'A command works on manifests, not on constructs.'),
    only('plugin-above-cli', { path: PLUGIN }, [PLUGIN, CLI, CHECK, KUBE], 'It sees what any program wrote, as the command does.'),
    {
      name: 'index-is-for-users',
      severity: 'error',
      comment: 'index.ts is the way in for users; inside, import the file itself.',
      from: { path: '^lib/' },
      to: { path: INDEX },
    },
    {
      name: 'lib-stands-alone',
      severity: 'error',
      comment: 'The published package holds neither tests nor examples.',
      from: { path: '^lib/' },
      to: { path: '^(test|examples|bench|docs|build|dist)/' },
    },
    {
      name: 'imports-as-types',
      severity: 'error',
      comment: 'Generated classes lose what a patch sets; only their types are used.',
      from: { path: '^lib/' },
      to: { path: '^imports/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kplus-as-types',
      severity: 'error',
      comment: 'Loading cdk8s-plus-28 costs every synth 0.1 s: import types, require it where it is needed.',
      from: { path: '^lib/' },
      to: { path: '(^|/)cdk8s-plus-28(/|$)', dependencyTypes: ['import'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      comment: 'A user of the package has no devDependencies.',
      from: { path: '^lib/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    {
      name: 'declared',
      severity: 'error',
      comment: 'What is imported stands in package.json, and exists.',
      from: { path: '^lib/' },
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^imports/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { extensions: ['.ts', '.d.ts', '.js', '.json'], mainFields: ['main', 'types'] },
  },
};
