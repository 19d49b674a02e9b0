import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { choose, enter, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

const ALL = [
  'At least',
  'Within seconds',
  'Packets a flow, at most',
  'Ports',
  'Usual protocols',
  'Not seen for seconds',
];
const MORE = ['Bytes, at least', 'Listed addresses', 'Leave out sources'];

describe('the editor of a security question', () => {
  test.each([
    ['Horizontal scan', ['At least', 'Within seconds', 'Packets a flow, at most', 'Leave out sources']],
    ['Vertical scan', ['At least', 'Within seconds', 'Packets a flow, at most', 'Leave out sources']],
    ['Fan-out', ['At least', 'Within seconds', 'Leave out sources']],
    ['Sensitive ports', ['Ports', 'Leave out sources']],
    ['Uncommon protocols', ['Usual protocols', 'Leave out sources']],
    ['New talkers', ['Not seen for seconds', 'Bytes, at least', 'Leave out sources']],
    ['Listed addresses', ['Listed addresses']],
  ])('%s shows only what matters to it', async (check, shown) => {
    renderEditor({ kind: 'security', check: 'newTalkers' });
    if (check !== 'New talkers') {
      await choose('Look for', new RegExp(`^${check}`));
    }
    const seen = [...ALL, ...MORE].filter((label) => screen.queryByLabelText(label) !== null);
    expect(seen.sort()).toEqual([...shown].sort());
  });

  test('another check begins with its own threshold', async () => {
    const { saved } = renderEditor({ kind: 'security' });
    expect(screen.getByLabelText('At least')).toHaveValue('25');
    await enter('At least', '60');
    expect(saved()).toMatchObject({ check: 'horizontalScan', threshold: 60 });
    await choose('Look for', /^Vertical scan/);
    expect(saved()).toMatchObject({ check: 'verticalScan' });
    expect(screen.getByLabelText('At least')).toHaveValue('15');
  });

  test('lists are typed with blanks or commas', async () => {
    const { saved } = renderEditor({ kind: 'security', check: 'givenAddresses' });
    await enter('Listed addresses', '203.0.113.66, 198.51.100.0/24 2001:db8::/32');
    expect(saved()).toMatchObject({ addresses: ['203.0.113.66', '198.51.100.0/24', '2001:db8::/32'] });
  });

  test('protocols go by name, and a wrong one is not taken over', async () => {
    const { saved } = renderEditor({ kind: 'security', check: 'uncommonProtocols' });
    expect(screen.getByLabelText('Usual protocols')).toHaveValue('ICMP, TCP, UDP, ICMPv6');
    await enter('Usual protocols', 'tcp, xyz');
    expect(saved()).toBeUndefined();
    await enter('Usual protocols', 'tcp, udp, gre');
    expect(saved()).toMatchObject({ protocols: [6, 17, 47] });
  });

  test('is asked of either log, as a table or as numbers for an alert', async () => {
    const { saved } = renderEditor({ kind: 'traffic', measures: ['bytes'] });
    await pick('Question', 'Security');
    expect(saved()).toMatchObject({ kind: 'security', format: 'table', check: 'horizontalScan' });
    await pick('Answer as', 'Number');
    expect(saved()).toMatchObject({ kind: 'security', format: 'number' });
    await pick('Flow log', 'VPC network interface');
    expect(saved()).toMatchObject({ kind: 'security', log: 'eni' });
  });
});
