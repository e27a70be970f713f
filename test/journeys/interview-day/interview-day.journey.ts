import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { keyboardOn, pointerOn } from '#test/journeys/hands.ts';
import { Walker } from '#test/journeys/walker.ts';
import { openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { arrangeMoreTime, askForMoreTime } from './accommodation-steps.ts';
import { askForTrack, lookFromTokyo } from './applicant-steps.ts';
import { delayTheDay, sayLate, swapTwoRooms } from './board-steps.ts';
import { answerByLink, dropOut, enterSuggested, interviewerLink, takeList } from './interviewer-steps.ts';
import { answerRequests, moveByButton, orderTheList } from './match-steps.ts';
import { planAndPublish, repair } from './plan-steps.ts';
import {
  answer,
  ask,
  askWithoutScript,
  expectUnlogged,
  publishQuestion,
  takeTokens,
  vote,
} from './question-steps.ts';
import { bookEverybody, type Guest, type SampleDay, startSampleDay } from './sample-day.ts';

/*
 * The interview day, from the list of interviewers to the match list: one season for all of it, in which each test goes on where
 * the one before it ended.
 */
let day: SampleDay;
let browser: Browser;
let desk: Walker;
let plainDesk: Walker;
const complaints: string[][] = [];

/** Somebody at a desk or with a phone in Tokyo; without script by touch, or else with the keyboard alone. */
async function walker(place: 'desk' | 'phone', hasScript = true): Promise<Walker> {
  const width = place === 'desk' ? 1280 : 390;
  const opened = await openPage(browser, {
    viewport: { width, height: 844 },
    javaScriptEnabled: hasScript,
    ...(place === 'phone' ? { timezoneId: 'Asia/Tokyo' } : {}),
  });
  complaints.push(opened.complaints);
  return new Walker(day.season, opened.page, { width, by: hasScript ? keyboardOn : pointerOn, hasScript });
}

function guest(number: number): Guest {
  const found = day.guests[number - 1];
  if (!found) throw new Error('the sample invites too few');
  return found;
}

beforeAll(async () => {
  [day, browser] = await Promise.all([
    startSampleDay({ databaseEndpoint: inject('databaseEndpoint') }),
    startBrowser(),
  ]);
  await bookEverybody(day);
  [desk, plainDesk] = [await walker('desk'), await walker('desk', false)];
});
afterAll(async () => {
  await browser?.close();
  await day?.stop();
});

test('five applicants read their pages, one asks, another votes, and a resident answers', async () => {
  const [asks, votes, ...others] = await Promise.all(Array.from({ length: 5 }, () => walker('phone')));
  if (!asks || !votes) throw new Error('nobody asks');
  for (const [index, phone] of [votes, ...others].entries()) await takeTokens(phone, guest(index + 2));
  await ask(asks, guest(1));
  await day.season.local.clock.move('+20m');
  const resident = await walker('desk');
  await publishQuestion(resident);
  await vote(votes);
  await answer(resident, asks);
  await askWithoutScript(await walker('phone', false), guest(6));
  expectUnlogged(desk);
});

test('an applicant is granted more time, interviewers answer, the day is published, and a drop-out is repaired', async () => {
  await askForMoreTime(await walker('phone'), guest(20));
  await desk.signInAgain();
  await arrangeMoreTime(desk, guest(20));
  await takeList(desk);
  const interviewer = await walker('phone');
  await answerByLink(interviewer, await interviewerLink(desk, 'kimura@example.org'), guest(3));
  await enterSuggested(desk);
  expect(await planAndPublish(desk)).toBe(36);
  await dropOut(await walker('phone', false), await interviewerLink(desk, 'ivanova@example.org'));
  await plainDesk.signInAgain();
  expect(await repair(plainDesk)).toBeLessThan(20);
});

test('an applicant looks at the day from Tokyo, and the board says who is late and which rooms swap', async () => {
  const { clock } = day.season.local;
  await clock.move('2020-11-16T20:00');
  await lookFromTokyo(await walker('phone'), guest(2));
  await clock.move('2020-11-17T08:35');
  await desk.signInAgain();
  await sayLate(desk, guest(2));
  await swapTwoRooms(desk);
  await plainDesk.signInAgain();
  await delayTheDay(plainDesk);
});

test('another track is asked for, granted and refused, and the list is ordered and exported byte for byte', async () => {
  await day.season.local.clock.move('2020-12-02T09:00');
  const [one, other] = day.scientists;
  if (!one || !other) throw new Error('no physician-scientist is invited');
  await askForTrack(await walker('phone'), one);
  await askForTrack(await walker('phone', false), other);
  await desk.signInAgain();
  await answerRequests(desk);
  const everybody = [...day.guests, one, other];
  await orderTheList(desk, everybody);
  await plainDesk.signInAgain();
  await moveByButton(plainDesk, everybody);
  // Whose session has ended is told so with 401, before they sign in again.
  expect(complaints.flat().filter((each) => !/status of 401/.test(each))).toEqual([]);
});
