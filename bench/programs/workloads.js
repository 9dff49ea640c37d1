// What every contender prints: web apps as production wants them, each with an ingress; nine of ten use the one before.

/** The numbers and neighbours of `count` workloads; in one chart, or each in its own. */
exports.workloadsOf = (count, layout) => Array.from({ length: count }, (_, i) => ({
  name: `web-${i}`,
  chart: layout === 'one' ? 'shop' : `chart-web-${i}`,
  uses: i % 10 === 0 ? undefined : `web-${i - 1}`,
  usedBy: i % 10 === 9 || i + 1 === count ? undefined : `web-${i + 1}`,
}));

exports.IMAGE = 'ghcr.io/acme/web:1.4.2';
exports.PORT = 8080;
exports.NAMESPACE = 'shop';
exports.hostOf = (name) => `${name}.example.com`;
/** The variables of a client of `name`, as `uses()` names them. */
exports.variablesOf = (name) => {
  const prefix = name.toUpperCase().replaceAll('-', '_');
  return { [`${prefix}_HOST`]: name, [`${prefix}_PORT`]: String(exports.PORT) };
};
