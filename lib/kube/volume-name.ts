/** A name for the volume that holds something: lower case, with `-` for what a DNS label can't hold. */
export function volumeName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-/, '').slice(0, 63).replace(/-$/, '') || 'root';
}
