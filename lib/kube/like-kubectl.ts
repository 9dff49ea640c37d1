import type { DocumentOptions, ParseOptions, ScalarTag, SchemaOptions, Tags } from 'yaml';

/** YAML 1.2's way to write 0644, which kubectl reads too. */
const OCTAL: ScalarTag = {
  identify: () => false,
  default: true,
  tag: 'tag:yaml.org,2002:int',
  test: /^0o[0-7_]+$/,
  resolve: (text) => Number(text.replaceAll('_', '')),
};

/**
 * YAML 1.1 as kubectl knows it: `yes` is true, 0644 and 0o644 are octal, but `12:30` is neither 750 nor is a day a date.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/goyaml.v2/README.md#compatibility
 */
export const LIKE_KUBECTL: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  customTags: (tags: Tags): Tags => [OCTAL, ...tags.filter((tag) => (
    typeof tag === 'string' || !('format' in tag && tag.format === 'TIME' || /:(timestamp|binary)$/.test(tag.tag))
  ))],
  prettyErrors: false,
  logLevel: 'silent',
};
