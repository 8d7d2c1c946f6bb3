import { expect, test } from 'vitest';
import { reminder } from '../../../web/instagram/reminder.ts';

const NOW = Date.UTC(2026, 10, 28);
const DAY = 86_400_000;
const TEXT = { title: 'Refresh; the token, now', text: 'It expires' };
const lines = (expiresAt: number) =>
  reminder(TEXT, 'https://me.example/', expiresAt, NOW).split('\r\n');

test('a reminder is for ten days before the end', () => {
  expect(lines(NOW + 60 * DAY)).toContain('DTSTART:20270117T000000Z');
});

test('a reminder is for the next hour when those ten days have begun', () => {
  expect(lines(NOW + 5 * DAY)).toContain('DTSTART:20261128T010000Z');
});

test('signs that the format keeps for itself are escaped', () => {
  expect(lines(NOW + 60 * DAY)).toContain('SUMMARY:Refresh\\; the token\\, now');
});

test('no line is longer than 75 octets, whatever the language', () => {
  const long = { title: 'ñ'.repeat(200), text: 'x'.repeat(200) };
  const entry = reminder(long, 'https://me.example/', NOW + 60 * DAY, NOW);
  const octets = entry.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(75);
  expect(entry.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'ñ'.repeat(200)}`);
});
