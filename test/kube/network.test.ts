import { CIDR, COUNT_OR_SHARE, IP_ADDRESS } from '../../lib/kube/network';

describe('a CIDR block', () => {
  test.each([
    '0.0.0.0/0', '10.0.0.0/8', '10.1.2.3/32', '172.16.0.0/12', '::/0', '::1/128', '2001:db8::/32', 'fe80::/10',
    '1:2:3:4:5:6:7:8/128', '1:2:3:4:5:6:7:0/112', '64:ff9b::102:304/128', '64:ff9b::/96',
  ])("takes '%s'", (block) => {
    expect(CIDR.accepts(block)).toBe(true);
  });

  test.each([
    '', '/', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/08', '10.0.0.0/8 ', ' 10.0.0.0/8',
    '10.0.0/8', '10.0.0.256/32', '010.0.0.0/8', '::/129', ':::/0', '::1', 'fe80::%eth0/10', '2001:db8/32', 'a/8',
    '１0.0.0.0/8', '10.0.0.0/8/8',
  ])("refuses '%s'", (block) => {
    expect(CIDR.accepts(block)).toBe(false);
  });

  test.each(['10.0.0.1/8', '10.128.0.0/8', '2001:db8::1/32', '::1/127', '1.2.3.4/0'])(
    "refuses '%s', which has bits after the prefix", (block) => {
      expect(CIDR.accepts(block)).toBe(false);
    });

  test.each(['FE80::/10', '2001:0db8::/32', '1:2:3:4:5:6:7::/112', '0:0:0:0:0:0:0:1/128', '64:ff9b::1.2.3.4/128'])(
    "refuses '%s', which has a shorter form", (block) => {
      expect(CIDR.accepts(block)).toBe(false);
    });

  test.each(['::ffff:1.2.3.4/128', '::ffff:0:0/96', '::FFFF:a00:0/104'])("refuses '%s', IPv4 within IPv6", (block) => {
    expect(CIDR.accepts(block)).toBe(false);
  });
});

describe('an IP address', () => {
  test.each(['10.0.0.7', '0.0.0.0', '255.255.255.255', '::', '::1', '2001:db8::7', 'fe80::1', '64:ff9b::102:304'])("takes '%s'", (address) => {
    expect(IP_ADDRESS.accepts(address)).toBe(true);
  });

  test.each(['', '10.0.0', '10.0.0.256', '10.0.0.07', '10.0.0.1/8', ' ::1', '[::1]', 'fe80::1%eth0', '::ffff:10.0.0.7', 'FE80::1', '::0:1', 'a'])("refuses '%s'", (address) => {
    expect(IP_ADDRESS.accepts(address)).toBe(false);
  });
});

describe('a count or share', () => {
  test('is expected in these words', () => {
    expect(COUNT_OR_SHARE.expected).toBe("a count such as '1' or a share such as '25%'");
  });
  test.each(['0', '1', '100', '2147483647', '0%', '25%', '100%'])("takes '%s'", (value) => {
    expect(COUNT_OR_SHARE.accepts(value)).toBe(true);
  });
  test.each(['', '%', '-1', '+1', '1.5', '2147483648', '101%', '-5%', '2.5%', '25 %', '25%%', ' 1', 'all', '１'])(
    "refuses '%s'", (value) => {
      expect(COUNT_OR_SHARE.accepts(value)).toBe(false);
    });
});
