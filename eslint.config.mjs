import stylistic from '@stylistic/eslint-plugin';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Whether the comment before a declaration or member says `@internal`. */
const internal = (context, node) => context.sourceCode.getCommentsBefore(node).at(-1)?.value.includes('@internal');

const nameOf = (member) => {
  const key = member.key ?? member.parameter?.left ?? member.parameter ?? member;
  return String(key.name ?? key.value ?? 'constructor');
};

/** Whether users see this member: of an exported class or interface, and nowhere marked as ours alone. */
function isPublic(context, member) {
  const statement = member.parent.parent.parent;
  return statement?.type === 'ExportNamedDeclaration'
    && !nameOf(member).startsWith('_')
    && !['private', 'protected'].includes(member.accessibility)
    && member.key?.type !== 'PrivateIdentifier'
    && !internal(context, statement)
    && !internal(context, member);
}

/** Any union in a type that is more than `T | undefined`, however deep it stands. */
function unionIn(type) {
  if (!type || typeof type !== 'object') return undefined;
  if (Array.isArray(type)) return type.map(unionIn).find(Boolean);
  if (type.type === 'TSUnionType' && type.types.filter((t) => t.type !== 'TSUndefinedKeyword').length > 1) return type;
  return Object.entries(type).filter(([key]) => key !== 'parent').map(([, child]) => unionIn(child)).find(Boolean);
}

/** The type of a parameter: `public readonly x: T`, `x: T = y`, `...x: T[]` or `x: T`. */
function annotation(parameter) {
  const declared = parameter.parameter ?? parameter;
  return (declared.left ?? declared).typeAnnotation;
}

/** Other languages see a union as "any": the public API takes classes with static factories instead. */
const noUnionInApi = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      union: '{{name}}: a union is `any` in the other languages; use an enum or a class with static factories',
    },
  },
  create(context) {
    const check = (member, types) => {
      if (!isPublic(context, member)) return;
      const union = unionIn(types);
      if (union) context.report({ node: union, messageId: 'union', data: { name: nameOf(member) } });
    };
    const callable = (member, { params, returnType }) => check(member, [...params.map(annotation), returnType]);
    return {
      TSPropertySignature: (member) => check(member, [member.typeAnnotation]),
      TSMethodSignature: (member) => callable(member, member),
      PropertyDefinition: (member) => check(member, [member.typeAnnotation]),
      MethodDefinition: (member) => callable(member, member.value),
      TSAbstractMethodDefinition: (member) => callable(member, member.value),
    };
  },
};

/** A property of a public struct says what it is for. */
const documentedProperty = {
  meta: { type: 'problem', schema: [], messages: { missing: '{{name}}: a public property needs a /** comment */' } },
  create: (context) => ({
    TSPropertySignature(member) {
      if (!isPublic(context, member)) return;
      const before = context.sourceCode.getCommentsBefore(member).at(-1);
      if (before?.type === 'Block' && before.value.startsWith('*')) return;
      context.report({ node: member, messageId: 'missing', data: { name: nameOf(member) } });
    },
  }),
};

const local = { rules: { 'no-union-in-api': noUnionInApi, 'documented-property': documentedProperty } };

export default defineConfig(
  { ignores: ['**/node_modules/**', 'build/**', 'dist/**', '**/dist/**', 'coverage/**', 'imports/**'] },
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.cjs', '**/*.js'],
    plugins: { '@stylistic': stylistic },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@stylistic/quotes': ['error', 'single', { avoidEscape: true }],
      '@stylistic/semi': ['error', 'always'],
      '@stylistic/indent': ['error', 2, { SwitchCase: 1 }],
      '@stylistic/max-len': ['error', {
        code: 130, ignoreUrls: true, ignoreStrings: true, ignorePattern: '^import ', ignoreTemplateLiterals: true, ignoreRegExpLiterals: true,
      }],
      '@stylistic/comma-dangle': ['error', 'always-multiline'],
      '@stylistic/eol-last': 'error',
      '@stylistic/no-trailing-spaces': 'error',
      '@stylistic/no-multiple-empty-lines': ['error', { max: 1, maxBOF: 0, maxEOF: 0 }],
      '@stylistic/object-curly-spacing': ['error', 'always'],
      '@stylistic/keyword-spacing': 'error',
      '@stylistic/space-before-blocks': 'error',
      '@stylistic/space-infix-ops': 'error',
      '@stylistic/member-delimiter-style': 'error',
      'eqeqeq': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'no-shadow': 'off',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {
        fixStyle: 'separate-type-imports', disallowTypeAnnotations: false,
      }],
      // What is slow to load and seldom needed is loaded where it is called for.
      '@typescript-eslint/no-require-imports': ['error', { allow: ['^cdk8s-plus-28', '^fast-json-patch$', '^yaml$', '^node:module$', '^@viz-js/viz$', '^\\./provenance/record$'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    // Type-aware, and only where the product is: a forgotten promise loses its error.
    files: ['lib/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-console': 'error',
      'max-lines': ['error', 400],
    },
  },
  {
    files: ['lib/**/*.ts'],
    ignores: ['lib/kube/**', 'lib/pod/**', 'lib/check/**', 'lib/cli/**', 'lib/pages/**'],
    plugins: { local },
    rules: { 'local/no-union-in-api': 'error' },
  },
  {
    files: ['lib/*.ts', 'lib/vocabulary/*.ts'],
    plugins: { local },
    rules: { 'local/documented-property': 'error' },
  },
  {
    // Tables of what is tried, a line each, and Kubernetes' answers, which have no type here.
    files: ['test/cluster/**/*.ts', 'test/real/**/*.ts'],
    rules: {
      '@stylistic/max-len': ['error', { code: 200, ignoreStrings: true, ignoreTemplateLiterals: true }],
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
);
