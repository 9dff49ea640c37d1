import { Size } from 'cdk8s';
import { BYTES, QUANTITY, quantityValue } from '../../lib/kube/quantity';

describe('a quantity', () => {
  test.each([
    ['0', 0], ['1', 1], ['007', 7], ['1.5', 1.5], ['.5', 0.5], ['1.', 1], ['+1', 1], ['-1', -1], ['0Gi', 0],
    ['5n', 5e-9], ['5u', 5e-6], ['500m', 0.5], ['300m', 0.3], ['1k', 1000], ['1M', 1e6], ['1G', 1e9], ['1T', 1e12],
    ['1P', 1e15], ['1E', 1e18], ['1Ki', 1024], ['1Mi', 1024 ** 2], ['1.5Gi', 1.5 * 1024 ** 3], ['1Ti', 1024 ** 4],
    ['1Pi', 1024 ** 5], ['1Ei', 1024 ** 6], ['1e3', 1000], ['1E3', 1000], ['1e+3', 1000], ['1e-3', 0.001],
    ['1e003', 1000], ['1e99', 1e99], ['1e-99', 1e-99],
  ])("'%s' amounts to %p", (text, value) => {
    expect(QUANTITY.accepts(text)).toBe(true);
    expect(quantityValue(text)).toBe(value);
  });

  test.each([
    '', ' ', '1 ', ' 1', '1 Gi', 'Gi', '+', '-', '.', '1..5', '1.5.', '--1', '1K', '1ki', '1gi', '1GB', '1mi', '1ni',
    '1e', '1e+', '1e3k', '1k3', '1e1.5', '1e100', '1e-100', '1e4294967296', 'NaN', 'NaNMi', '1e+21Ki', '1,5', '１', 'Infinity', '1\n',
  ])("'%s' is none", (text) => {
    expect(QUANTITY.accepts(text)).toBe(false);
    expect(quantityValue(text)).toBeUndefined();
    expect(BYTES.accepts(text)).toBe(false);
  });

  test('compares alike whatever its suffix', () => {
    expect(quantityValue('0.1')).toBe(quantityValue('100m'));
    expect(quantityValue('1024Mi')).toBe(quantityValue('1Gi'));
  });

  test.each(['1', '1Ki', '0.5Ki', '1.5Gi', '1000m', '1e3', '7Pi'])("'%s' is a number of bytes", (text) => {
    expect(BYTES.accepts(text)).toBe(true);
  });

  test.each(['0', '-0', '0Gi', '0.000', '-1', '-5m', '0e3', '1n', '.5', '1e-9', '0.1Ki', '0.7Gi', '8Pi', '8589935Gi'])("'%s' is none", (text) => {
    expect(BYTES.accepts(text)).toBe(false);
  });

  test('is what the sizes of cdk8s come to, unless they are odd', () => {
    expect(BYTES.accepts(Size.gibibytes(1.5).asString())).toBe(true);
    expect(BYTES.accepts(Size.gibibytes(0).asString())).toBe(false);
    expect(BYTES.accepts(Size.mebibytes(NaN).asString())).toBe(false);
    expect(BYTES.accepts(Size.kibibytes(1e21).asString())).toBe(false);
  });
});
