#!/usr/bin/env bash
# Packs the built package, installs it in an empty project, and there type-checks and runs the README's first program, the
# commands, and the plugin of `cdk8s synth`.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

if [ ! -f "$root/build/lib/index.js" ]; then
  echo 'there is no build/lib/index.js: run `npm run build` first' >&2
  exit 1
fi

mkdir "$temp/project"
awk '
  inside && /^```/ { exit }
  inside           { print }
  /^```(ts|typescript)[[:space:]]*$/ { inside = 1 }
' "$root/README.md" > "$temp/project/main.ts"
if [ ! -s "$temp/project/main.ts" ]; then
  echo 'README.md has no TypeScript program' >&2
  exit 1
fi

(cd "$root" && npm pack --silent --pack-destination "$temp" > "$temp/packed")
tarball=$temp/$(tail -n 1 "$temp/packed")

# The versions that this package is developed with, as name@version.
versions=$(node -p '
  const { devDependencies } = require(process.argv[1]);
  ["cdk8s", "cdk8s-plus-28", "constructs", "cdk8s-cli", "typescript", "@types/node"]
    .map((name) => `${name}@${devDependencies[name]}`).join(" ")
' "$root/package.json")
read -r -a packages <<< "$versions"

cd "$temp/project"
echo '{ "name": "empty-project", "version": "1.0.0", "private": true }' > package.json
cat > tsconfig.json <<'JSON'
{
  "compilerOptions": {
    "target": "ES2022",
    "module": "node16",
    "types": ["node"],
    "strict": true,
    "skipLibCheck": false,
    "noEmitOnError": true
  },
  "files": ["main.ts"]
}
JSON
npm install --no-audit --no-fund --silent "$tarball" "${packages[@]}"
npx --no-install tsc --project tsconfig.json
node main.js

if ! grep -q '^kind: StatefulSet$' dist/*.yaml; then
  echo 'the program of README.md wrote no StatefulSet into dist/*.yaml' >&2
  exit 1
fi
npx --no-install cdk8s-patterns check dist
npx --no-install cdk8s-patterns graph dist --format svg > graph.svg
if ! grep -q '</svg>' graph.svg; then
  echo 'cdk8s-patterns graph drew nothing' >&2
  exit 1
fi
printf '```yaml manifest="StatefulSet/orders-db"\n# une base\n```\n' > page.md
npx --no-install cdk8s-patterns pages page.md
npx --no-install cdk8s-patterns pages --check page.md
if ! grep -q '^kind: StatefulSet$' page.md || ! grep -q '^# une base$' page.md; then
  echo 'cdk8s-patterns pages wrote no StatefulSet into a page' >&2
  exit 1
fi

# A program that knows nothing of this library, with a Service that selects nothing.
cat > foreign.js <<'JS'
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
new ApiObject(new Chart(app, 'web'), 'service', {
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] },
});
app.synth();
JS
cat > cdk8s.yaml <<YAML
language: typescript
app: node foreign.js
output: foreign
validations:
  - package: ./node_modules/cdk8s-patterns
    version: $(node -p 'require("./node_modules/cdk8s-patterns/package.json").version')
    class: ValidationPlugin
    properties: { failOnWarnings: true }
YAML
if npx --no-install cdk8s synth --check-upgrade=false > said 2>&1 || ! grep -q 'service-selects-nothing' said; then
  cat said
  echo 'the plugin of cdk8s synth did not find a Service that selects nothing' >&2
  exit 1
fi
echo "type-checked and run: $(basename "$tarball") with ${packages[*]}"
