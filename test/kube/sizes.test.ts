import { Duration, Lazy, Size } from 'cdk8s';
import { Faults } from '../../lib/kube/faults';
import { seconds } from '../../lib/kube/seconds';
import { expectRequestWithinLimit, quantity } from '../../lib/kube/sizes';
import { chartOf } from '../manifests';

/** What `check` adds, without the path. */
function faultsOf(check: (faults: Faults) => void): string {
  const faults = Faults.of(chartOf());
  check(faults);
  try {
    faults.throwIfAny();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a size', () => {
  test.each([
    [Size.gibibytes(10), '10Gi'], [Size.mebibytes(1), '1Mi'], [Size.kibibytes(64), '64Ki'], [undefined, undefined],
  ])('%p is the quantity %p', (size, text) => {
    expect(faultsOf((faults) => expect(quantity(faults, 'storage', size)).toBe(text))).toBe('');
  });

  test('of nothing is a fault', () => {
    expect(faultsOf((faults) => quantity(faults, 'storage', Size.gibibytes(0))))
      .toBe("shop: storage: got '0Gi', expected a whole number of bytes above 0 and below 8Pi, such as 10Gi");
  });
});

describe('a request', () => {
  test.each([
    ['100m', '1'], ['1', '1000m'], ['1Gi', '1Gi'], ['1000Mi', '1Gi'], [undefined, '1'], ['1', undefined], [undefined, undefined],
  ])('of %p is within a limit of %p', (request, limit) => {
    expect(faultsOf((faults) => expectRequestWithinLimit(faults, 'memory', request, limit))).toBe('');
  });

  test('above its limit is a fault with both and the way out', () => {
    expect(faultsOf((faults) => expectRequestWithinLimit(faults, 'memory', '512Mi', '256Mi')))
      .toBe('shop: memory: the limit (256Mi) is below the request (512Mi); raise `limit` or lower `request`');
  });

  test('is compared with a broken quantity as with none, which is a fault by itself', () => {
    expect(faultsOf((faults) => expectRequestWithinLimit(faults, 'cpu', 'much', '1'))).toBe('');
    expect(faultsOf((faults) => expectRequestWithinLimit(faults, 'cpu', '1', 'much'))).toContain('the limit (much) is below');
  });
});

describe('a duration', () => {
  test.each([[Duration.minutes(2), 120], [Duration.millis(3000), 3], [Duration.seconds(0), 0], [undefined, undefined]])(
    '%p is %p seconds', (duration, amount) => {
      expect(faultsOf((faults) => expect(seconds(faults, 'pause', duration, 0)).toBe(amount))).toBe('');
    },
  );

  test.each([
    [Duration.millis(1500), 1, 'got 1.5 seconds, expected whole seconds, 1 or more'],
    [Duration.seconds(0), 1, 'got 0 seconds, expected whole seconds, 1 or more'],
    [Duration.seconds(9), 10, 'got 9 seconds, expected whole seconds, 10 or more'],
    [Duration.days(30000), 0, 'got 2592000000 seconds, expected whole seconds, 0 or more'],
  ])('%p of at least %p is a fault', (duration, least, message) => {
    expect(faultsOf((faults) => seconds(faults, 'pause', duration, least))).toBe(`shop: pause: ${message}`);
  });
});

test('a Lazy is no fault, as it is known too late', () => {
  const late = Lazy.any({ produce: () => '0' });
  expect(faultsOf((faults) => quantity(faults, 'storage', { asString: () => late } as unknown as Size))).toBe('');
});
