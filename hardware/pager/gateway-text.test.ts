import { describe, expect, test } from 'vitest';
import { fillGatewayJson, fillGatewayText, gatewayJsonFault, gatewayTextFault } from './gateway-text.ts';

const values = { to: '10 5', text: 'a&b="c" {to}', priority: 'urgent', id: 'i-1', at: '2026-11-27' } as const;

describe('the text for a gateway', () => {
  test('is filled, each value escaped for where it stands, and values are not filled again', () => {
    expect(fillGatewayText('https://g/{to}?m={text}&p={priority:1|9}', values, encodeURIComponent)).toBe(
      'https://g/10%205?m=a%26b%3D%22c%22%20%7Bto%7D&p=9',
    );
    expect(
      fillGatewayJson({ to: ['{to}'], m: '{text}', n: 1, x: null, p: '{priority}', b: true }, values),
    ).toEqual({ to: ['10 5'], m: 'a&b="c" {to}', n: 1, x: null, p: 'urgent', b: true });
  });

  test('says which placeholder means nothing', () => {
    expect(gatewayTextFault('{"a": "{to} {id} {at} {priority:a|b}"}')).toBeNull();
    expect(gatewayTextFault('{tex}')).toContain("'{tex}' is no placeholder");
    expect(gatewayJsonFault({ a: [{ b: '{priority:a}' }] })).toContain("'{priority:a}'");
  });
});
