import { expect, test } from 'vitest';
import { callsTo, timingOf } from '../../../web/flight/call-times.ts';

const ENTRY = {
  name: 'https://graph.example/me?access_token=IGAAtoken',
  startTime: 40,
  responseEnd: 100,
  responseStatus: 200,
  serverTiming: [
    { name: 'instagram', duration: 31 },
    { name: 'proxy', duration: 2 },
  ],
} as unknown as PerformanceResourceTiming;
const ME = 'https://graph.example/me';

test('a measured call is kept without its query, which may hold a token', () => {
  expect(JSON.stringify(timingOf(ENTRY))).not.toContain('IGAAtoken');
  expect(timingOf(ENTRY).address).toBe(ME);
});

test('a call has its own times and those that the proxy reported', () => {
  const call = { sentMs: 40, tookMs: 60, status: 200, instagramMs: 31, proxyMs: 2 };
  expect(callsTo(ME, [timingOf(ENTRY)])).toEqual([call]);
});

test('times that a browser does not report are left out', () => {
  const bare = { ...timingOf(ENTRY), responseStatus: 0, serverTiming: [] };
  expect(callsTo(ME, [bare])).toEqual([{ sentMs: 40, tookMs: 60 }]);
});

test('earlier calls and calls to other URLs are left out', () => {
  const at = (startTime: number, address = ME) => ({ ...timingOf(ENTRY), startTime, address });
  const timings = [at(900), at(400), at(1), at(500, `${ME}/media`)];
  expect(callsTo(ME, timings, 300).map(({ sentMs }) => sentMs)).toEqual([400, 900]);
});
