import { Progress } from '../../lib/cli/progress';

const WIPE = '\r\u001b[K';

function shownAt(times: readonly number[], terminal: { isTTY: boolean; columns?: number } = { isTTY: true }): string[] {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress({ ...terminal, write: (text) => written.push(text) }, () => now);
  for (const time of times) {
    now = time;
    progress.show(`at ${time}`);
  }
  progress.end();
  progress.end();
  return written;
}

describe('progress', () => {
  test('says nothing of what takes less than a second', () => {
    expect(shownAt([0, 500, 999])).toEqual([]);
  });

  test('says what goes on after a second, not all too often, and leaves nothing behind', () => {
    expect(shownAt([0, 1000, 1050, 1100])).toEqual([`${WIPE}at 1000`, `${WIPE}at 1100`, WIPE]);
  });

  test('is for terminals', () => {
    expect(shownAt([0, 1000, 2000], { isTTY: false })).toEqual([]);
  });

  test('is never more than a line', () => {
    expect(shownAt([1000], { isTTY: true, columns: 5 })).toEqual([`${WIPE}at 1`, WIPE]);
  });
});
