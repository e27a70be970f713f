import { expect, test } from 'vitest';
import {
  behindFence,
  groupOf,
  isKeptFor,
  labelOf,
  type Seat,
  sameSeat,
  seatName,
} from '#domain/seats/seat.ts';
import type { CalendarDay } from '#domain/values/time.ts';

const seat: Seat = { on: '2030-11-19' as CalendarDay, start: 'morning', number: 7, tracks: ['b', 'a'] };

test('a seat without a fence can be taken on any document, and one with a fence on that and later ones', () => {
  const seats = [seat, { ...seat, fence: 3 }, { ...seat, fence: 4 }];
  expect(behindFence(seats, 4)).toEqual(seats.slice(0, 2));
  expect(behindFence(seats)).toEqual([]);
});

test('a seat is kept for a track if no other may sit there', () => {
  expect(isKeptFor({ tracks: ['a'] }, 'a')).toBe(true);
  expect(isKeptFor({ tracks: ['b'] }, 'a')).toBe(false);
  expect(isKeptFor(seat, 'a')).toBe(false);
});

test('seats of one start are interchangeable if the same tracks may sit there, in whatever order they are named', () => {
  expect(labelOf(seat)).toBe('a b');
  expect(groupOf(seat)).toBe(groupOf({ ...seat, tracks: ['a', 'b'] }));
  expect(groupOf(seat)).not.toBe(groupOf({ ...seat, tracks: ['a'] }));
  expect(groupOf(seat)).not.toBe(groupOf({ ...seat, start: 'afternoon' }));
  expect(seat.tracks).toEqual(['b', 'a']);
});

test('a seat is named so that text order is the order of day, start and number', () => {
  expect(seatName(seat)).toBe('2030-11-19#morning#007');
  expect(seatName({ ...seat, number: 10 }) > seatName(seat)).toBe(true);
});

test('a seat is the same by day, start and number', () => {
  expect(sameSeat(seat, { ...seat })).toBe(true);
  expect(sameSeat(seat, { ...seat, number: 8 })).toBe(false);
  expect(sameSeat(seat, { ...seat, start: 'afternoon' })).toBe(false);
  expect(sameSeat(seat, { ...seat, on: '2030-11-20' as CalendarDay })).toBe(false);
});
